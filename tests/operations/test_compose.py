"""What compose.yaml promises, read as data: no Docker engine is needed for that."""

import re
from typing import Any

import pytest
import yaml

from tests.architecture.house import ROOT

TEXT = (ROOT / "compose.yaml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
EVERY_SERVICE = ["web", "worker", "scheduler", "postgres", "redis", "elasticsearch", "nginx"]


def test_the_house_is_complete() -> None:
    assert sorted(SERVICES) == sorted(EVERY_SERVICE)


@pytest.mark.parametrize("name", EVERY_SERVICE)
def test_every_service_is_watched_and_limited(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]
    assert re.fullmatch(r"\d+m", SERVICES[name]["mem_limit"])
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["postgres", "redis", "elasticsearch", "nginx"])
def test_images_are_pinned(name: str) -> None:
    assert re.search(r":\d+\.\d+", SERVICES[name]["image"])


def test_no_secret_has_a_default() -> None:
    secrets = re.findall(r"\$\{(\w*(?:PASSWORD|SECRET)\w*)(:?.)", TEXT)
    assert {name for name, _ in secrets} == {"SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "ELASTIC_PASSWORD"}
    assert {operator for _, operator in secrets} == {":?"}
    example = dict(
        line.split("=", 1) for line in (ROOT / "deploy/example.env").read_text().splitlines() if line[0] != "#"
    )
    assert set(example.values()) == {""}


def test_nginx_never_sees_the_private_store() -> None:
    mounts = [mount.split(":") for mount in SERVICES["nginx"]["volumes"]]
    assert {mount[0] for mount in mounts} == {"./deploy/nginx/site.conf", "public", "static"}
    assert all(mount[2] == "ro" for mount in mounts)


def test_only_nginx_is_reached_from_outside_and_by_default_from_this_machine() -> None:
    assert [name for name, service in SERVICES.items() if service.get("ports")] == ["nginx"]
    assert SERVICES["nginx"]["ports"][0].startswith("${HTTP_BIND:-127.0.0.1}")
    assert COMPOSE["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("name", ["web", "worker", "scheduler"])
def test_the_site_runs_without_privileges(name: str) -> None:
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["read_only"] is True
    assert "\nUSER site\n" in (ROOT / "Dockerfile").read_text()
