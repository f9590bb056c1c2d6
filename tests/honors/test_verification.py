"""A code says of its own grant what is printed and whether it holds; all others are answered with the same words."""

import re
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.limits import SECONDS
from honors import codes, commendations, revoking, verification
from honors.merging import merge
from honors.models import Commendation, Grant
from tests.factories import honors as make
from tests.factories.accounts import user

pytestmark = pytest.mark.django_db
NEVER_ISSUED = "23456789ABCDEFGHJKLM"
VALID, CORRECTED, NOTHING = "这项荣誉有效</h1>", "这项荣誉有效，名称有更正", "没有查到有效的荣誉"


@pytest.fixture(autouse=True)
def site() -> dict[str, Any]:
    return make.pages(with_english=True)


def revoke(target: Any, number: int = 1) -> None:
    """By two members of staff; `number` tells several in one test apart."""
    reason = {"document_no": f"即撤〔2026〕{number}号", "decided_on": timezone.localdate(), "reason": "核实有误"}
    proposed = revoking.propose(target, by=user(f"proposer{number}"), **reason)
    revoking.confirm(proposed, user(f"confirmer{number}"))


def page(client: Client, code: str, language: str = "", **extra: Any) -> str:
    answer = client.get(f"{language}/v/{code}/", **extra)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_valid_code_shows_the_print_and_the_decision(client: Client) -> None:
    medal = make.award("即墨工匠")
    commendation = make.commendation(label="2024年度", year=2024, document_no="即工发〔2024〕12号")
    made = make.edition(commendation, medal)
    make.candidates(made, [make.person("王伟")], unit="示例针织厂")
    commendations.record_past(commendation)
    grant = Grant.objects.get()
    text = page(client, grant.code)
    for words in (VALID, "王伟", "示例针织厂", "即墨工匠", "2024年度", "即工发〔2024〕12号", codes.grouped(grant.code)):
        assert words in text, words
    assert f'href="{made.get_absolute_url()}"' in text
    in_english = page(client, grant.code, "/en")
    assert medal.name_en in in_english
    assert f'href="/v/{grant.code}/"' in in_english


def test_a_corrected_one_says_so_and_keeps_the_print(client: Client) -> None:
    grant = make.grant(make.person("王伟"))
    grant.corrected_name, grant.correction_note = "王玮", "文件误作“王伟”。"
    grant.save()
    text = page(client, grant.code)
    for words in (CORRECTED, "王伟", "王玮", "文件误作“王伟”。"):
        assert words in text, words


def of_every_state() -> dict[str, str]:
    """Why a code is not valid → the code."""
    person = make.person("哨兵")
    revoked, candidate = make.grant(person, unit="哨兵厂"), make.edition()
    revoke(revoked)
    make.candidates(candidate, [person])
    notice = make.in_notice([person])
    left_out = make.edition()
    grants = make.candidates(left_out, [person, make.person()])
    commendations.leave_out(Grant.objects.get(pk=grants[0].pk), "不符合条件")
    commendations.record_past(left_out.commendation)
    withdrawn = make.granted([person])
    revoke(withdrawn.commendation, 2)
    return {
        "never issued": NEVER_ISSUED,
        "revoked": revoked.code,
        "commendation revoked": withdrawn.grants.get().code,
        "candidate": candidate.grants.get().code,
        "in notice": Grant.objects.get(edition__commendation=notice).code,
        "not granted": Grant.objects.get(pk=grants[0].pk).code,
        "too short": "ABCD",
        "not of this alphabet": "0O1I" * 5,
        "injection": "' OR 1=1 --",
        "long": "A" * 2000,
    }


def test_codes_that_are_not_valid_are_answered_alike(client: Client) -> None:
    answers, numbers = {}, {}
    for state, code in of_every_state().items():
        client.get(f"/v/{code}/")  # the site data of this state
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/v/{code}/")
        numbers[state] = [re.sub(r"'[^']*'", "?", query["sql"]) for query in captured.captured_queries]
        text = (
            unescape(answer.content.decode())
            .replace(codes.cleaned(code), "CODE")
            .replace(answer.request["PATH_INFO"], "PATH")
        )
        answers[state] = (answer.status_code, re.sub(r"/v/[^/\"&]*/|path=[^\"&]*", "PATH", text), dict(answer.headers))
    first = answers["never issued"]
    assert NOTHING in first[1]
    assert "哨兵" not in first[1]
    for state, answer in answers.items():
        assert answer[0] == first[0], state
        assert answer[1] == first[1], state
        assert answer[2] | {"Content-Length": ""} == first[2] | {"Content-Length": ""}, state
        assert len(numbers[state]) == len(numbers["never issued"]), state


def test_a_right_code_costs_as_many_queries_as_a_wrong_one(client: Client) -> None:
    code = make.grant().code
    numbers = []
    for each in (code, NEVER_ISSUED):
        client.get(f"/v/{each}/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/v/{each}/")
        numbers.append(len(captured))
    assert numbers[0] == numbers[1] <= 5


def test_it_is_kept_by_nobody_and_in_no_search_engine(client: Client) -> None:
    code = make.grant().code
    for each in (code, NEVER_ISSUED):
        answer = client.get(f"/v/{each}/")
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert 'content="noindex"' in answer.content.decode()
        assert "canonical" not in answer.content.decode()
        assert "Set-Cookie" not in answer.headers
    assert "/v/" not in client.get("/sitemap.xml").content.decode()
    assert client.post(f"/v/{code}/").status_code == 405


def test_a_grant_that_is_revoked_is_not_valid_at_once(client: Client) -> None:
    grant = make.grant(make.person("哨兵撤销"))
    assert VALID in page(client, grant.code)
    revoke(grant)
    assert NOTHING in page(client, grant.code)
    assert "哨兵撤销" not in page(client, grant.code)


def test_a_code_stays_with_its_grant_when_persons_are_merged(client: Client) -> None:
    kept, other = make.person("王伟"), make.person("王玮")
    grant = make.grant(other, unit="示例厂")
    merge(kept, other)
    text = page(client, grant.code)
    assert VALID in text
    assert "王玮" in text


def test_a_person_without_a_page_is_named_and_not_linked(client: Client) -> None:
    person = make.person("隐去人")
    grant = make.grant(person)
    person.profile_hidden, person.hidden_request = True, "本人申请"
    person.hidden_on = grant.created_at.date()
    person.save()
    text = page(client, grant.code)
    assert "隐去人" in text
    assert person.slug not in text


@pytest.mark.parametrize(
    "typed",
    [
        "{code}",
        " {lower} ",
        "{grouped}",
        "{hyphens}",
        "查验码：{grouped}",
        "https://example.com/en/v/{lower}/?from=timeline",
        "{wide}",
    ],
)
def test_the_form_forgives(client: Client, typed: str) -> None:
    code = make.grant().code
    forms = {
        "code": code,
        "lower": code.lower(),
        "grouped": codes.grouped(code),
        "hyphens": codes.grouped(code).replace(" ", "—"),
        "wide": "".join(chr(ord(sign) + 0xFEE0) for sign in code),
    }
    answer = client.get("/v/", {"code": typed.format(**forms)})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/v/{code}/")
    assert VALID in page(client, forms["lower"])
    assert client.get("/en/v/", {"code": code}).headers["Location"] == f"/en/v/{code}/"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "请输入证书上的查验码"),
        ("，。", "请输入证书上的查验码"),
        ("ABCD", "您输入的是4位"),
        ("A" * 21, "您输入的是21位"),
        ("O" * 20, "没有字母I、O"),
        ("ABCDEFGHJKLMNPQRST10", "没有字母I、O"),
        ("\x00\ud83d", "请输入证书上的查验码"),
        ("王" * 5000, "请输入证书上的查验码"),
        ("<b>", "您输入的是1位"),
    ],
)
def test_the_form_says_what_to_look_at(client: Client, typed: str, words: str) -> None:
    answer = client.get("/v/", {"code": typed.encode("utf-8", "replace").decode()})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert words in text
    assert "<b>" not in text


def test_only_misses_are_limited(client: Client) -> None:
    code, address = make.grant().code, "198.51.100.7"
    for _person in range(verification.MISSES.most + 20):
        assert VALID in page(client, code, REMOTE_ADDR=address)
    for _miss in range(verification.MISSES.most):
        assert NOTHING in page(client, NEVER_ISSUED, REMOTE_ADDR=address)
    for each in (code, NEVER_ISSUED):
        answer = client.get(f"/v/{each}/", REMOTE_ADDR=address)
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= SECONDS
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert "用手机流量" in answer.content.decode()
    assert VALID in page(client, code, REMOTE_ADDR="198.51.100.8")


def test_codes_are_read_out_in_fours() -> None:
    assert codes.grouped("K7QM3XPA9TRC52HDWZ8E") == "K7QM 3XPA 9TRC 52HD WZ8E"
    assert verification.address_of("K7QM") == f"{settings.SITE_URL}/v/K7QM/"
    assert not set("IO01") & set(codes.ALPHABET)
    assert len(codes.ALPHABET) == 32


def test_the_state_of_a_commendation_counts_too(client: Client) -> None:
    grant = make.grant()
    Commendation.objects.filter(pk=grant.edition.commendation_id).update(state="revoked")
    assert NOTHING in page(client, grant.code)
