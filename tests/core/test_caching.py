"""The token under which everything public is cached."""

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from core import caching, sitedata
from core.cache_backends import ForgivingRedisCache
from core.models import CacheVersion, OrganisationSettings

pytestmark = pytest.mark.django_db


def test_each_change_gives_a_new_random_token() -> None:
    caching.bump()
    first = CacheVersion.current()
    caching.bump()
    assert first
    assert CacheVersion.current() != first
    assert CacheVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_rollback_takes_the_token_back_and_never_reuses_it() -> None:
    caching.bump()
    before = CacheVersion.current()
    with transaction.atomic():
        caching.bump()
        aborted = CacheVersion.current()
        transaction.set_rollback(True)
    assert CacheVersion.current() == before
    caching.bump()
    assert CacheVersion.current() not in {before, aborted}


def test_saved_settings_are_seen_at_once() -> None:
    organisation = OrganisationSettings.objects.create(name_zh="旧名")
    assert sitedata.current().offered["organisation"].name_zh == "旧名"
    organisation.name_zh = "新名"
    organisation.save()
    assert sitedata.current().offered["organisation"].name_zh == "新名"


def test_site_data_costs_one_query_once_cached(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    caching.bump()
    sitedata.load()
    with django_assert_num_queries(1):
        sitedata.load()


def test_without_a_token_nothing_is_cached() -> None:
    CacheVersion.objects.all().delete()
    OrganisationSettings.objects.create(name_zh="旧名")
    CacheVersion.objects.all().delete()
    sitedata.load()
    OrganisationSettings.objects.update(name_zh="新名")
    assert sitedata.load().offered["organisation"].name_zh == "新名"


def test_an_absent_cache_server_is_a_miss() -> None:
    absent = ForgivingRedisCache("redis://127.0.0.1:9/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})
    assert absent.get("key", "nothing") == "nothing"
    assert absent.get_many(["key"]) == {}
    assert absent.add("key", 1) is True
    absent.set("key", 1)
    absent.delete("key")
    absent.clear()
    assert absent.has_key("key") is False
