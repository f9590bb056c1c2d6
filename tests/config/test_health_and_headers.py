"""The house stands: health, headers, an empty site answers."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_health(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health/ready").json() == {"status": "ready"}


def test_public_policy_is_strict_and_the_admins_is_its_own(client: Client) -> None:
    public = client.get("/health/live").headers["Content-Security-Policy"]
    assert "default-src 'self'" in public
    assert "unsafe-inline" not in public
    assert "unsafe-inline" in client.get("/admin/login/").headers["Content-Security-Policy"]
