"""One sentinel for every hidden state: a reader who opens every public address meets none of them."""

import datetime
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, TestCase
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from core import figures
from honors import commendations, revoking
from honors.enums import Kind, RollLayout
from honors.merging import merge
from honors.models import (
    AwardEdition,
    Collective,
    Commendation,
    Grant,
    HonorRollPage,
    Person,
    ProfilePage,
    RollIndexPage,
    Studio,
)
from media import consents
from tests.factories import honors as make
from tests.factories import media, news
from tests.factories.accounts import user
from tests.factories.home import english, under
from tests.fixtures import reader
from tests.fixtures.reader import Seen

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]

LANGUAGES = ("zh-hans", "en")
SECONDS = 2.0
# Asked with a part of the name, so that the question itself is no hit.
ASKED = ("哨兵", "Shao Bing", "shaobing", "sb", "即撤", "示例针织厂")
QUESTIONS = (
    "/search/?q={}",
    "/en/search/?q={}",
    "/search/results.json?q={}",
    "/en/search/results.json?q={}",
    "/search/suggest?q={}",
    "/honors/people/?q={}",
    "/en/honors/people/?q={}",
    "/honors/studios/?q={}",
)
# Roots that no page links to and no pattern without parameters names; other apps add theirs here.
MORE_ROOTS = (
    "/honors/rolls/nowhere/",
    "/en/honors/people/nobody/",
    "/sitemap-1.xml",
    "/sitemap-2.xml",
    "/nothing-here/",
    "/v/",
    "/en/v/",
    *(f"/api/v1/{name}" for name in ("rolls", "grants", "people", "statistics", "openapi.json")),
)

# Where a printed grant stands whether or not its person has a page.
PRINTED = ("/rolls/", "/wall/", "/statistics/grants/", "/v/", "/api/v1/grants", "/api/v1/rolls")


@dataclass
class Sentinels:
    """state → words that no reader may meet; `notice` and `shown` are the two that are shown somewhere."""

    hidden: dict[str, list[str]] = field(default_factory=dict)
    notice: Commendation | None = None
    files: list[str] = field(default_factory=list)
    answers: dict[str, Seen] = field(default_factory=dict)

    def add(self, state: str, *things: Any) -> None:
        for thing in things:
            words = [str(thing)] if isinstance(thing, str) else _words_of(thing)
            self.hidden.setdefault(state, []).extend(words)


def _words_of(thing: Any) -> list[str]:
    """The name in each language and the address word."""
    name = getattr(thing, "name_zh", "") or thing.name
    latin = getattr(thing, "name_latin", "")
    return [word for word in (name, latin, f"/{thing.slug}/") if word]


def revoke(target: Any) -> None:
    number = make.next_name()
    proposed = revoking.propose(
        target,
        document_no=f"即撤〔2026〕{number}",
        decided_on=timezone.localdate(),
        reason="哨兵原因",
        by=user(f"one-{number}"),
    )
    revoking.confirm(proposed, user(f"two-{number}"))


# The states -------------------------------------------------------------------------------------------------------


def before_granting(found: Sentinels) -> None:
    """征集, a notice to come, one in force, one that is over, and who was left out."""
    collecting, coming, over, out = (make.person(f"哨兵{name}") for name in ("征集", "将示", "已示", "落选"))
    make.candidates(make.edition(make.commendation("哨兵征集批次")), [collecting])
    soon = timezone.now() + datetime.timedelta(hours=1)
    make.in_notice([coming], name="哨兵将示批次", notice_starts_at=soon)
    make.notice_over([over], name="哨兵已示批次")
    found.notice = make.in_notice([make.person("哨兵公示")], name="甲批次")
    made = make.edition()
    left = make.candidates(made, [out, make.person()])[0]
    commendations.leave_out(Grant.objects.get(pk=left.pk), "哨兵落选原因")
    commendations.record_past(made.commendation)
    found.add("征集", collecting, "哨兵征集批次")
    found.add("公示将开始", coming, "哨兵将示批次")
    found.add("公示已结束", over, "哨兵已示批次")
    found.add("未授予", out, "哨兵落选原因")


def revoked(found: Sentinels) -> None:
    """One grant beside others, all of a person, an edition, a commendation; a collective and a studio."""
    one, all_of, edition, whole = (make.person(f"哨兵{name}") for name in ("撤一", "撤人", "撤届", "撤批"))
    for person in (one, all_of):
        make.profile(person, standfirst="哨兵撤销故事")
    made = make.granted([one, make.person()])
    make.granted([all_of])
    awards = make.award("哨兵称号"), make.award("哨兵奖章")
    of_edition, of_whole = make.granted([edition], awards[0]), make.granted([whole], awards[1])
    team, shop = make.collective("哨兵班组", Kind.TEAM, name_en="Sentinel team"), make.studio("哨兵摘牌", leader=one)
    grants = [make.grant(team, make.award(kind=Kind.TEAM)), make.grant(shop, make.award(kind=Kind.STUDIO))]
    article = news.article("车间里的一天")
    article.subjects.create(person=one)
    for target in (made.grants.get(person=one), all_of, of_edition, of_whole.commendation, *grants):
        revoke(target)
    found.add("撤销一条", one, "哨兵撤销故事", "哨兵原因", "即撤〔")
    found.add("撤销一个人", all_of)
    found.add("撤销一届", edition, "哨兵称号", of_edition.commendation)
    found.add("撤销批次", whole, "哨兵奖章", of_whole.commendation)
    found.add("撤销集体", team, "Sentinel team")
    found.add("摘牌", shop)


def kept_back(found: Sentinels) -> None:
    """A hidden profile, drafts, a portrait whose consent was withdrawn, a second registration."""
    hidden, told, twin = make.person("哨兵隐去", unit="哨兵隐去工厂"), make.person("公开甲"), make.person("哨兵旧名")
    make.granted([hidden, told, twin], unit="示例针织厂")
    for person, story in ((hidden, "哨兵隐去故事"), (told, "哨兵草稿故事")):
        page = make.profile(person, standfirst=story)
        if person is told:
            page.unpublish()
    hidden.profile_hidden, hidden.hidden_request, hidden.hidden_on = True, "哨兵申请", timezone.localdate()
    hidden.save()
    draft = make.studio("哨兵草稿室", live=False, name_en="Sentinel draft studio")
    found.add("不公开个人页", f"/{hidden.slug}/", "哨兵隐去故事", "哨兵申请", "哨兵隐去工厂")
    found.add("个人页草稿", "哨兵草稿故事")
    found.add("工作室草稿", draft, "Sentinel draft studio")
    found.add("肖像已撤回", *portrait(found))


def portrait(found: Sentinels) -> list[str]:
    picture = media.portrait("公开乙", credit="哨兵摄")
    for spec in ("format-jpeg|width-400", "format-jpeg|fill-360x480", "format-jpeg|fill-1200x630"):
        found.files.append(media.rendition(picture, spec).url)
    shown = make.person("公开乙", portrait=picture)
    make.granted([shown])
    make.profile(shown, body=[("picture", {"image": picture})], listing_image=picture)
    with TestCase.captureOnCommitCallbacks(execute=True):
        consents.withdraw(picture.consent, user("consents"))
    return ["哨兵摄", *found.files]


def shown() -> None:
    """What a reader must meet, or the reading would prove nothing."""
    person = make.person("示众公开", unit="示例针织厂")
    make.granted([person], make.award("公开称号"))
    make.profile(person, standfirst="公开故事")


# The reading ------------------------------------------------------------------------------------------------------


def questions() -> Iterator[str]:
    yield from MORE_ROOTS
    yield from (question.format(asked) for question in QUESTIONS for asked in ASKED)


def addresses_of_everything() -> Iterator[str]:
    """Where each row would be shown, whatever its state."""
    for model in (Person, Collective, Studio, Commendation, AwardEdition):
        for thing in model._base_manager.all():
            urls = [thing.get_absolute_url(code) for code in LANGUAGES]
            urls += [thing.notice_url(code) for code in LANGUAGES] if isinstance(thing, Commendation) else []
            yield from filter(None, urls)
            yield from [f"/api/v1/rolls/{thing.slug}"] if isinstance(thing, Commendation) else []
    yield from (page.url for page in ProfilePage.objects.all() if page.url)
    yield from (
        f"{language}/v/{code}/" for code in Grant.objects.values_list("code", flat=True) for language in ("", "/en")
    )


@pytest.fixture(scope="module")
def world(bootstrapped: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Sentinels]:
    """Lists are opened before anything is hidden, so that a page wrongly kept would show; then everything."""
    found = Sentinels()
    with django_db_blocker.unblock(), transaction.atomic():
        shown()
        rolls = RollIndexPage.objects.get(locale__language_code="zh-hans")
        for layout in RollLayout.values:
            page = under(
                rolls, HonorRollPage(title=f"全部{layout}", slug=f"all-{layout}", rule_year_from=1990, layout=layout)
            )
            english(page, f"All {layout}")
        for path in (*reader.roots(), *questions()):
            Client().get(path)
        for state in (before_granting, revoked, kept_back):
            state(found)
        found.answers = reader.read(Client(), [*questions(), *addresses_of_everything(), *found.files])
        yield found
        transaction.set_rollback(True)


def where(world: Sentinels, word: str) -> set[str]:
    return {path for path, seen in world.answers.items() if seen.says(word)}


def test_the_reader_gets_around(world: Sentinels) -> None:
    met = where(world, "示众公开")
    assert {"/honors/people/", "/honors/rolls/all-names/", "/honors/rolls/all-cards/", "/search/?q=shizhong"} - met == {
        "/search/?q=shizhong"
    }
    assert any(path.startswith("/search/") for path in where(world, "示例针织厂"))
    assert len(world.answers) > 150
    assert not [path for path, seen in world.answers.items() if seen.status >= 500]
    kinds = {path.partition("?")[0] for path in world.answers}
    assert {"/sitemap.xml", "/robots.txt", "/news/rss/", "/qr/", "/en/search/"} <= kinds


def test_nobody_meets_what_is_hidden(world: Sentinels) -> None:
    met = {
        f"{state}: {word}": sorted(where(world, word))
        for state, words in world.hidden.items()
        for word in words
        if where(world, word)
    }
    assert met == {}


def test_every_hidden_state_has_its_sentinel(world: Sentinels) -> None:
    assert len(world.hidden) == 14


def test_a_name_in_notice_is_on_the_notice_alone(world: Sentinels) -> None:
    assert world.notice is not None
    [candidate] = Person.objects.filter(grants__edition__commendation=world.notice)
    notices = {world.notice.notice_url(code) for code in LANGUAGES}
    assert where(world, candidate.name) == notices
    assert where(world, candidate.name_latin) <= notices
    assert where(world, f"/{candidate.slug}/") == set()
    named = where(world, world.notice.notice_url("zh-hans"))
    assert named
    # Search finds the notice by its own words while it lasts; it holds no name.
    assert not [path for path in named if "sitemap" in path or "rss" in path]


def test_a_hidden_person_is_on_the_roll_without_a_link(world: Sentinels) -> None:
    hidden = Person.objects.get(name="哨兵隐去")
    roll = hidden.grants.get().edition.commendation.get_absolute_url("zh-hans")
    met = where(world, "哨兵隐去")
    assert roll in met
    elsewhere = {path for path in met if not any(place in path for place in PRINTED) and path not in {"/", "/en/"}}
    assert elsewhere == set()


def test_the_files_of_a_withdrawn_portrait_are_gone(world: Sentinels) -> None:
    assert world.files
    assert {world.answers[path].status for path in world.files} <= {404, 410}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_was_public_once_answers_410_with_a_neutral_line(world: Sentinels, code: str) -> None:
    names = ["哨兵撤一", "哨兵撤人", "哨兵撤届", "哨兵撤批", "哨兵隐去"]
    gone: list[Any] = [*Person.objects.filter(name__in=names), *Studio.objects.filter(name_zh="哨兵摘牌")]
    gone += [*Collective.objects.filter(name="哨兵班组"), *AwardEdition.objects.filter(revoked_at__isnull=False)]
    gone += Commendation.objects.filter(editions__revoked_at__isnull=False)
    addresses = [thing.get_absolute_url(code) for thing in gone if thing.get_absolute_url(code)]
    addresses += [row.notice_url(code) for row in gone if isinstance(row, Commendation)]
    assert len(addresses) >= 9
    wrong = {path: world.answers[path].status for path in addresses if world.answers[path].status != 410}
    assert wrong == {}


def test_never_public_addresses_answer_404(world: Sentinels) -> None:
    for name in ("哨兵征集", "哨兵将示", "哨兵已示", "哨兵公示", "哨兵落选"):
        assert world.answers[Person.objects.get(name=name).get_absolute_url("zh-hans")].status == 404, name


# Within two seconds -----------------------------------------------------------------------------------------------


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came of it."""
    began = time.monotonic()
    found = act()
    return time.monotonic() - began, found


@pytest.mark.parametrize(
    "take_back",
    [
        lambda person: revoke(person.grants.get()),
        revoke,
        lambda person: revoke(person.grants.get().edition),
        lambda person: revoke(person.grants.get().edition.commendation),
    ],
    ids=["grant", "person", "edition", "commendation"],
)
def test_two_seconds_later_nothing_kept_shows_it(client: Client, take_back: Callable[[Person], None]) -> None:
    person = make.person("哨兵时限")
    commendation = make.granted([person, make.person()]).commendation
    make.profile(person)
    own, roll = person.get_absolute_url("zh-hans"), commendation.get_absolute_url("zh-hans")
    pages = ["/", "/en/", "/honors/", "/honors/people/", "/honors/rolls/", roll, own, "/search/?q=哨兵", "/sitemap.xml"]
    pages += ["/sitemap-1.xml", "/news/rss/", f"/en{own}", f"/en{roll}", "/honors/people/?q=哨兵"]
    before = {path for path in pages if "哨兵时限" in client.get(path).content.decode()}
    assert {"/", "/honors/people/", roll, own} <= before
    number = figures.value("honors.grants")
    revoked_in, _nothing = timed(lambda: take_back(person))
    answers = {path: timed(lambda path=path: client.get(path).content.decode()) for path in pages}
    later = {path: text for path, (_seconds, text) in answers.items()}
    slowest = max(seconds for seconds, _text in answers.values())
    words = ("哨兵时限", "Shao Bingshixian", f"/{person.slug}/")
    assert {path: word for path, text in later.items() for word in words if word in text and path != own} == {}
    assert client.get(own).status_code == 410
    assert figures.value("honors.grants") < number
    assert revoked_in + slowest < SECONDS, (revoked_in, slowest)


def test_a_merge_leaves_no_trace_of_the_second_name_in_lists(client: Client) -> None:
    kept, other = make.person("公开丙"), make.person("哨兵并入")
    make.grant(other)
    assert "哨兵并入" in client.get("/honors/people/").content.decode()
    merge(kept, other)
    assert "哨兵并入" not in client.get("/honors/people/").content.decode()
    assert client.get(kept.get_absolute_url("zh-hans")).status_code == 200
