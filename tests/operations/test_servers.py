"""The servers that `make test` brings up are the real ones, and the clients we pin speak to them."""

import uuid
from collections.abc import Iterator

import psycopg
import pytest
from django.core.cache.backends.base import BaseCache

from core.cache_backends import ForgivingRedisCache
from elasticsearch import Elasticsearch

BIGRAMS = {
    "analysis": {
        "filter": {"pairs": {"type": "cjk_bigram", "output_unigrams": False}},
        "analyzer": {
            "pairs": {"type": "custom", "tokenizer": "standard", "filter": ["cjk_width", "lowercase", "pairs"]}
        },
    }
}


@pytest.fixture
def index(elasticsearch_url: str) -> Iterator[tuple[Elasticsearch, str]]:
    client = Elasticsearch(elasticsearch_url, request_timeout=10)
    name = f"try-{uuid.uuid4().hex[:8]}"
    client.indices.create(
        index=name,
        settings={"number_of_replicas": 0, **BIGRAMS},
        mappings={"properties": {"text": {"type": "text", "analyzer": "pairs"}, "kind": {"type": "keyword"}}},
    )
    yield client, name
    client.indices.delete(index=name)
    client.close()


def test_elasticsearch_8_answers(elasticsearch_url: str) -> None:
    with Elasticsearch(elasticsearch_url, request_timeout=10) as client:
        assert client.info()["version"]["number"].startswith("8.")


def test_elasticsearch_finds_chinese_by_overlapping_pairs(index: tuple[Elasticsearch, str]) -> None:
    client, name = index
    for number, text in enumerate(["李伟创新工作室揭牌", "五一劳动奖章名单", "工会开办作息讲座"]):
        client.index(index=name, id=str(number), document={"text": text, "kind": "news"})
    client.indices.refresh(index=name)

    def ids(words: str) -> list[str]:
        hits = client.search(index=name, query={"match_phrase": {"text": words}})["hits"]["hits"]
        return [hit["_id"] for hit in hits]

    assert ids("创新工作室") == ["0"]
    assert ids("劳动奖章") == ["1"]
    assert ids("工作") == ["0"]  # 工会…作息 has both characters, not the pair
    kinds = client.search(index=name, size=0, aggs={"kinds": {"terms": {"field": "kind"}}})["aggregations"]["kinds"]
    assert kinds["buckets"] == [{"key": "news", "doc_count": 3}]


@pytest.fixture
def redis_cache(redis_url: str) -> Iterator[BaseCache]:
    cache = ForgivingRedisCache(redis_url, {"KEY_PREFIX": uuid.uuid4().hex, "OPTIONS": {"socket_timeout": 2}})
    yield cache
    cache.close()


def test_redis_keeps_and_forgets(redis_cache: BaseCache) -> None:
    redis_cache.set("名", ["李", 3], timeout=60)
    assert redis_cache.get("名") == ["李", 3]
    redis_cache.delete("名")
    assert redis_cache.get("名") is None


def test_a_redis_that_is_gone_is_a_miss() -> None:
    cache = ForgivingRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})
    cache.set("a", 1)
    assert cache.get("a", "nothing") == "nothing"


def test_postgresql_is_new_enough_and_has_what_the_migrations_use(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as session:
        assert session.info.server_version >= 150000
        row = session.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'btree_gist'").fetchone()
        assert row == (1,)
