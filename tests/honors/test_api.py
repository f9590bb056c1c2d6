"""The API says what the pages say: nothing hidden, in the form it describes, and wrong questions are answered."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from honors import commendations, revoking
from honors.api.description import described
from honors.enums import Kind, Level
from honors.models import Grant
from tests.factories import honors as make
from tests.factories.accounts import user
from tests.fixtures.queries import statements

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"
LISTS = ["rolls", "grants", "people"]


@pytest.fixture(autouse=True)
def site() -> dict[str, Any]:
    return make.pages(with_english=True)


def get(client: Client, path: str, **query: str) -> Any:
    answer = client.get(ROOT + path, query)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def error(client: Client, address: str, status: int, **extra: Any) -> dict[str, Any]:
    answer = client.get(address, **extra)
    assert answer.status_code == status, address
    assert answer.headers["Content-Type"] == "application/json"
    found: dict[str, Any] = answer.json()["error"]
    return found


def endpoints() -> list[str]:
    """One address of every kind that answers 200."""
    slugs = [grant.edition.commendation.slug for grant in Grant.objects.public().select_related("edition")]
    return [ROOT + path for path in [*LISTS, "statistics", "openapi.json", *(f"rolls/{slug}" for slug in slugs)]]


# What stands in it ----------------------------------------------------------------------------------------------------


def test_a_grant_as_printed_with_its_award_and_roll(client: Client) -> None:
    town = make.town("通济街道")
    medal = make.award("市劳动奖章", level=Level.MUNICIPAL)
    commendation = make.commendation(label="2024年度", year=2024, document_no="青工发〔2024〕1号")
    made = make.edition(commendation, medal)
    person = make.person("王伟")
    make.candidates(made, [person], unit="示例厂", town=town)
    commendations.record_past(commendation)
    grant = Grant.objects.get()
    grant.corrected_name, grant.correction_note = "王玮", "误作“王伟”"
    grant.save()
    [found] = get(client, "grants")["items"]
    assert (found["name"], found["corrected_name"], found["unit"]) == ("王伟", "王玮", "示例厂")
    assert found["town"] == {"slug": town.slug, "name_zh": "通济街道", "name_en": ""}
    assert found["award"]["level"] == "municipal"
    assert found["url"] == settings.SITE_URL + person.get_absolute_url("zh-hans")
    assert found["url_en"] == settings.SITE_URL + person.get_absolute_url("en")
    [roll] = get(client, "rolls")["items"]
    assert (roll["slug"], roll["document_no"]) == (found["roll"], "青工发〔2024〕1号")
    assert get(client, f"rolls/{roll['slug']}")["grants"]["items"] == [found]
    [listed] = get(client, "people")["items"]
    assert (listed["name"], listed["name_latin"]) == ("王伟", "Wang Wei")


def test_codes_certificates_and_notes_stay_inside(client: Client) -> None:
    person = make.person(note="哨兵备注")
    grant = make.grant(person, certificate_no="哨兵证书")
    for address in endpoints():
        text = client.get(address).content.decode()
        assert grant.code not in text
        assert "哨兵" not in text


def test_nothing_hidden_is_in_any_answer(client: Client) -> None:
    """One sentinel a state."""
    kept = make.grant(make.person("王伟"))
    make.candidates(make.edition(), [make.person("哨兵候选")])
    make.in_notice([make.person("哨兵公示")], name="哨兵公示批次")
    left_out = make.edition()
    grants = make.candidates(left_out, [make.person("哨兵落选"), make.person()])
    commendations.leave_out(Grant.objects.get(pk=grants[0].pk), "不符合条件")
    commendations.record_past(left_out.commendation)
    revoked = make.grant(make.person("哨兵撤销"), make.award("哨兵称号"))
    proposed = revoking.propose(
        revoked.edition.commendation,
        document_no="1号",
        decided_on=timezone.localdate(),
        reason="x",
        by=user("one"),
    )
    slug = revoked.edition.commendation.slug
    assert "哨兵撤销" in client.get(f"{ROOT}rolls/{slug}").content.decode()
    revoking.confirm(proposed, user("two"))
    hidden = make.person("隐去人", hidden_request="本人申请", hidden_on=timezone.localdate(), profile_hidden=True)
    make.grant(hidden)
    make.grant(make.studio("未发布工作室", live=False), make.award(kind=Kind.STUDIO))
    addresses = endpoints()
    assert len(addresses) > 8
    for address in addresses:
        text = client.get(address).content.decode()
        assert "哨兵" not in text, address
        assert hidden.slug not in text, address
    assert client.get(f"{ROOT}rolls/{slug}").status_code == 404
    assert "隐去人" not in json.dumps(get(client, "people"), ensure_ascii=False)
    printed = {row["name"]: row["url"] for row in get(client, "grants")["items"]}
    assert printed["隐去人"] is None
    assert printed["未发布工作室"] is None
    assert printed["王伟"].endswith(kept.person.get_absolute_url("zh-hans"))


def test_the_numbers_are_those_of_the_lists(client: Client) -> None:
    make.granted([make.person(), make.person()], town=make.town())
    make.grant(make.collective(kind=Kind.TEAM), make.award("先锋号", kind=Kind.TEAM, level=Level.NATIONAL))
    numbers = get(client, "statistics")
    assert numbers["total"] == 3
    for name, rows in numbers.items():
        if name.startswith("by_"):
            assert sum(row["number"] for row in rows) == 3, name
            for row in rows:
                address = row["grants"].removeprefix(settings.SITE_URL)
                assert client.get(address).json()["total"] == row["number"], address
    assert [row["label_zh"] for row in numbers["by_level"]] == ["国家级", "区级"]
    assert get(client, "grants", kind="collective", level="national")["total"] == 1


# In which form --------------------------------------------------------------------------------------------------------


def faults(schema: dict[str, Any], value: Any, at: str = "") -> list[str]:
    """Where a value is not what the schema says; the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return faults(described()["components"]["schemas"][schema["$ref"].rpartition("/")[2]], value, at)
    if "oneOf" in schema:
        tried = [faults(each, value, at) for each in schema["oneOf"]]
        return [] if sum(not each for each in tried) == 1 else tried[0]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value}"]
    if not _is_one_of(schema["type"], value):
        return [f"{at} is no {schema['type']}: {value}"]
    if isinstance(value, list):
        return [fault for each in value for fault in faults(schema["items"], each, f"{at}[]")]
    if isinstance(value, dict):
        missing = [f"{at}.{name}" for name in set(schema["required"]) ^ set(value)]
        known = schema["properties"]
        return missing + [
            f for name in set(known) & set(value) for f in faults(known[name], value[name], f"{at}.{name}")
        ]
    return []


def _is_one_of(types: Any, value: Any) -> bool:
    kinds = {"string": str, "integer": int, "boolean": bool, "null": type(None), "object": dict, "array": list}
    return any(type(value) is kinds[each] for each in ([types] if isinstance(types, str) else types))


def test_answers_are_as_described(client: Client) -> None:
    make.granted([make.person()], town=make.town(), industry=make.industry())
    make.grant(make.studio(), make.award(kind=Kind.STUDIO, is_official=False))
    text = get(client, "openapi.json")
    assert text == json.loads(json.dumps(described()))
    for path, item in text["paths"].items():
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        slug = Grant.objects.public()[0].edition.commendation.slug
        answer = get(client, path.removeprefix("/").replace("{slug}", slug))
        assert faults(schema, answer) == [], path
    assert faults({"$ref": "#/components/schemas/Error"}, client.get(ROOT + "x").json()) == []
    assert faults({"$ref": "#/components/schemas/Term"}, {"slug": "a", "name_zh": None}) != []


def test_pages_hold_a_hundred_and_lead_on(client: Client) -> None:
    made = make.granted([make.person(f"示例{number}") for number in range(101)])
    names: list[str] = []
    for path in ("grants", f"rolls/{made.commendation.slug}", "people"):
        first = get(client, path)
        first = first.get("grants", first)
        assert (first["total"], first["pages"], first["previous"], len(first["items"])) == (101, 2, None, 100)
        assert first["next"] == f"{settings.SITE_URL}{ROOT}{path}?page=2"
        last = client.get(first["next"].removeprefix(settings.SITE_URL)).json()
        last = last.get("grants", last)
        assert (last["next"], len(last["items"])) == (None, 1)
        names = [each["name"] for each in first["items"] + last["items"]]
        assert len(set(names)) == 101
    assert get(client, "grants", year=str(made.commendation.year))["total"] == 101


def test_who_has_it_already_gets_304(client: Client) -> None:
    make.grant()
    for address in endpoints():
        first = client.get(address)
        assert first.headers["ETag"], address
        again = client.get(address, HTTP_IF_NONE_MATCH=first.headers["ETag"])
        assert (again.status_code, again.content) == (304, b""), address
    changed = client.get(ROOT + "grants").headers["ETag"]
    make.grant()
    assert client.get(ROOT + "grants", HTTP_IF_NONE_MATCH=changed).status_code == 200


def test_any_site_may_read_it_and_nobody_may_write(client: Client) -> None:
    make.grant()
    strict = Client(enforce_csrf_checks=True)
    for address in endpoints():
        answer = client.get(address, HTTP_ACCEPT_LANGUAGE="en", HTTP_ORIGIN="https://example.org")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        for method in ("post", "put", "patch", "delete", "options"):
            refused = getattr(strict, method)(address)
            assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD"), (address, method)
            assert refused.json()["error"]["message_zh"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("page=abc", "page"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=1e9", "page"),
        ("page=99999999999", "page"),
        ("page=%00", "page"),
        ("year=24", "year"),
        ("year=%D9%A2%D9%A0%D9%A2%D9%A4", "year"),
        ("level=high", "level"),
        ("kind=x", "kind"),
        ("town=%27%22", "town"),
        ("award=%F0%A0%AE%B7", "award"),
        ("industry=" + "a" * 3000, "industry"),
        ("yaer=2024", "yaer"),
        ("year=2024&year=2025", "year"),
        ("%00=1", "\x00"),
    ],
)
def test_a_wrong_parameter_is_named(client: Client, query: str, parameter: str) -> None:
    found = error(client, f"{ROOT}grants?{query}", 400)
    assert found["parameter"] == parameter
    assert found["message_zh"]
    assert found["message_en"]


def test_what_is_not_there_is_said_in_json(client: Client) -> None:
    for path in ("v1/grants?page=2", "v1/rolls/nothing", "v1/", "v2/grants", "", "v1/rolls/%00", "v1/grants/"):
        error(client, f"/api/{path}", 404)
    assert get(client, "grants", town="nowhere")["total"] == 0


def test_it_asks_as_often_whatever_the_number(client: Client) -> None:
    def asked() -> list[int]:
        return [len(statements(client, address)) for address in addresses]

    made = make.granted([make.person() for _number in range(3)], town=make.town(), industry=make.industry())
    addresses = [ROOT + path for path in [*LISTS, "statistics", f"rolls/{made.commendation.slug}"]]
    addresses.append(f"{ROOT}grants?town={made.grants.first().town.slug}")
    before = asked()
    make.candidates(made, [make.person() for _number in range(40)], town=made.grants.first().town)
    make.granted([make.person() for _number in range(9)])
    assert asked() == before
    assert max(before) <= 6


def test_a_kept_answer_costs_one_query(client: Client) -> None:
    make.grant()
    client.get(ROOT + "grants")
    with CaptureQueriesContext(connection) as captured:
        client.get(ROOT + "grants")
    assert len(captured) == 1
