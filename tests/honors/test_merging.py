"""合并 and 拆分: everything that points at a person follows, and goes back exactly."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from courses.models import SeriesTeacher
from honors import followers, revoking
from honors.merging import following, merge, obstacles
from honors.models import Grant, Person, PersonMerge, ProfilePage, StudioMember
from honors.splitting import lost, split
from news.models import ArticlePage, ArticleSubject
from search.models import SearchDocument
from tests.admin.addresses import staff
from tests.factories import courses, news
from tests.factories import honors as make
from tests.factories.accounts import user
from tests.factories.home import english

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


def refused(kept: Person, other: Person) -> str:
    with pytest.raises(ValidationError) as caught:
        merge(kept, other)
    return " ".join(caught.value.messages)


def state(*tables: type[models.Model]) -> dict[str, list[Any]]:
    """Every column of every row, to compare before and after."""
    return {table._meta.label: list(table._base_manager.order_by("pk").values()) for table in tables}


@pytest.fixture
def twins() -> tuple[Person, Person]:
    return make.person("王伟", unit="示例针织厂"), make.person("王玮", unit="示例机械厂", birth_year=1975)


def everywhere(person: Person) -> dict[str, Any]:
    """One row of every kind that points at `person`."""
    studio = make.studio("示例工作室", leader=person)
    StudioMember.objects.create(studio=studio, person=person, role="成员")
    article = news.article("一篇稿件")
    ArticleSubject.objects.create(page=article, person=person)
    article = ArticlePage.objects.get(pk=article.pk)
    article.save_revision()
    profile = make.profile(person)
    profile.save_revision()
    series = courses.series()
    return {
        "grant": make.grant(person),
        "studio": studio,
        "collective": make.collective(leader=person),
        "article": article,
        "profile": profile,
        "teacher": SeriesTeacher.objects.create(owner=series, person=person),
    }


def test_everything_follows(client: Client, twins: tuple[Person, Person]) -> None:
    kept, other = twins
    made = everywhere(other)
    addresses = [other.get_absolute_url(code) for code in ("zh-hans", "en")]
    certificate = made["grant"].code
    assert [client.get(path).status_code for path in addresses] == [200, 200]
    merge(kept, other, user("one"))
    for name, field in (("grant", "person"), ("studio", "leader"), ("collective", "leader"), ("teacher", "person")):
        made[name].refresh_from_db()
        assert getattr(made[name], field) == kept, name
    assert Grant.objects.public().get(code=certificate).person == kept
    assert StudioMember.objects.get().person == kept
    assert ArticleSubject.objects.get().person == kept
    assert ProfilePage.objects.get().slug == kept.slug
    assert [each.name for each in kept.former_names.all()] == ["王玮"]
    for path, new in zip(addresses, [kept.get_absolute_url(code) for code in ("zh-hans", "en")], strict=True):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (301, new)
        assert client.get(new).status_code == 200
    assert not SearchDocument.objects.filter(title="王玮").exists()
    assert SearchDocument.objects.filter(title="王伟").exists()


def test_drafts_follow_too(twins: tuple[Person, Person], client: Client, admin_client: Client) -> None:
    kept, other = twins
    made = everywhere(other)
    version = english(made["profile"], "Wang Wei")
    merge(kept, other)
    article = ArticlePage.objects.get(pk=made["article"].pk).get_latest_revision_as_object()
    assert [subject.person for subject in article.subjects.all()] == [kept]
    for pk in (made["profile"].pk, version.pk):
        page = ProfilePage.objects.get(pk=pk)
        draft = page.get_latest_revision_as_object()
        assert draft.person == kept
        draft.save_revision().publish()
        page.refresh_from_db()
        assert (page.person, page.slug) == (kept, kept.slug)
        assert admin_client.get(f"/admin/pages/{pk}/edit/").status_code == 200


def test_a_split_puts_everything_back(client: Client, twins: tuple[Person, Person]) -> None:
    kept, other = twins
    made = everywhere(other)
    make.grant(kept)
    other.refresh_from_db()
    path, tables = other.get_absolute_url(), (Person, Grant, StudioMember, ArticleSubject, SeriesTeacher)
    before, page = state(*tables), client.get(path).content.decode()
    record = merge(kept, other, user("one"))
    assert client.get(path).status_code == 301
    assert split(record, user("two")) == other
    assert state(*tables) == before
    assert ProfilePage.objects.get().slug == other.slug
    assert not kept.former_names.exists()
    assert not Redirect.objects.exists()
    assert client.get(path).status_code == 200
    assert "示例机械厂" in page
    draft = ArticlePage.objects.get(pk=made["article"].pk).get_latest_revision_as_object()
    assert [subject.person for subject in draft.subjects.all()] == [other]
    with pytest.raises(ValidationError, match="已经拆分过"):
        split(record)
    assert merge(kept, Person.objects.get(pk=other.pk)).pk, "merged again"


def test_what_came_after_the_merge_stays_and_what_is_gone_is_counted(twins: tuple[Person, Person]) -> None:
    kept, other = twins
    made = everywhere(other)
    record = merge(kept, other)
    later = make.grant(kept)
    made["studio"].delete()
    assert lost(record) == 2, "its leader and its member"
    split(record)
    later.refresh_from_db()
    assert later.person == kept
    assert Grant.objects.get(pk=made["grant"].pk).person_id == other.pk


def test_merges_in_a_row_come_apart_in_any_order(twins: tuple[Person, Person]) -> None:
    second, first = twins
    third, grant = make.person("王为"), make.grant(first)
    merges = [merge(second, first), merge(third, second)]
    assert Grant.objects.get(pk=grant.pk).person == third
    merges[0].refresh_from_db()
    assert split(merges[0]) == first
    assert Grant.objects.get(pk=grant.pk).person == first
    assert split(merges[1]) == second
    assert Grant.objects.get(pk=grant.pk).person == first


def test_the_address_of_a_merged_person_is_given_to_nobody_else() -> None:
    kept, other = make.person("王伟"), make.person("王伟")
    merge(kept, other)
    assert make.person("王伟").slug not in {kept.slug, other.slug}


def test_what_would_stand_twice_is_named_and_nothing_moves(twins: tuple[Person, Person]) -> None:
    kept, other = twins
    both = make.granted([kept, other])
    studio, series = make.studio(), courses.series()
    for person in (kept, other):
        make.profile(person)
        StudioMember.objects.create(studio=studio, person=person)
        SeriesTeacher.objects.create(owner=series, person=person)
    make.grant(other)
    before = state(Grant, Person, PersonMerge)
    said = refused(kept, other)
    for words in ("授予记录", str(both), "个人页", "老师"):
        assert words in said
    assert state(Grant, Person, PersonMerge) == before
    assert "两个不同" in refused(kept, kept)


def test_an_open_revocation_and_a_hidden_person_stand_in_the_way(twins: tuple[Person, Person]) -> None:
    kept, other = twins
    make.grant(other)
    day = timezone.localdate()
    proposal = revoking.propose(other, document_no="1号", decided_on=day, reason="有误", by=user("one"))
    assert "待确认的撤销" in refused(kept, other)
    revoking.drop(proposal, user("two"))
    other.profile_hidden, other.hidden_request, other.hidden_on = True, "本人申请", day
    other.save()
    assert "不公开个人页" in refused(kept, other)
    assert [each.row for each in obstacles(kept, other)] == [other]
    assert merge(other, kept).kept == other


def test_a_person_that_is_gone_is_said_to_be(twins: tuple[Person, Person]) -> None:
    kept, other = twins
    merge(kept, Person.objects.get(pk=other.pk))
    assert "已经被合并或删除" in refused(kept, other)


def test_relations_that_have_no_name_backwards_are_known() -> None:
    """A key with related_name="+" is hidden from Person, and followed all the same."""
    known = {followers.key_of(relation) for relation in followers.relations()}
    pointing = {
        f"{model._meta.label}.{field.name}"
        for model in Person._meta.apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Person
    }
    assert known == pointing
    assert {"courses.SeriesTeacher.person", "news.ArticleSubject.person", "honors.Grant.person"} <= known


def test_what_would_follow_is_counted_by_name(twins: tuple[Person, Person]) -> None:
    _kept, other = twins
    everywhere(other)
    assert dict(following(other)) == {
        "授予记录": 1, "集体": 1, "创新工作室": 1, "成员": 1, "个人页": 1, "报道对象": 1, "老师": 1,
    }  # fmt: skip


# The admin --------------------------------------------------------------------------------------------------------


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_the_page_compares_merges_and_splits(admin_client: Client, twins: tuple[Person, Person]) -> None:
    kept, other = twins
    everywhere(other)
    page = reverse("honors_person_merge", args=[kept.pk])
    assert "比较两条记录" in text_of(admin_client.get(page))
    assert "找不到这个人物" in text_of(admin_client.get(page + "?other=999"))
    assert "找不到这个人物" in text_of(admin_client.get(page + "?other=x"))
    compared = text_of(admin_client.get(f"{page}?other={other.pk}"))
    for words in ("示例针织厂", "示例机械厂", "1975", "授予记录 1", other.get_absolute_url(), "左右对调"):
        assert words in compared, words
    done = text_of(admin_client.post(f"{page}?other={other.pk}", follow=True))
    assert "已并入" in done
    record = PersonMerge.objects.get()
    split_page = reverse("honors_merge_split", args=[record.pk])
    assert split_page in done
    assert "一篇稿件" in text_of(admin_client.get(split_page))
    assert "都恢复了" in text_of(admin_client.post(split_page, follow=True))
    assert "已经拆分过" in text_of(admin_client.get(split_page))
    assert "已经拆分过" in text_of(admin_client.post(split_page, follow=True))
    logged = ModelLogEntry.objects.filter(action__startswith="honors.person").order_by("pk")
    assert [(each.action, each.object_id) for each in logged] == [
        ("honors.person.merge", str(kept.pk)),
        ("honors.person.split", str(kept.pk)),
        ("honors.person.split", str(other.pk)),
    ]


def test_obstacles_have_links_and_no_button(admin_client: Client, twins: tuple[Person, Person]) -> None:
    kept, other = twins
    grants = make.granted([kept, other]).grants
    page = reverse("honors_person_merge", args=[kept.pk]) + f"?other={other.pk}"
    text = text_of(admin_client.get(page))
    assert "现在还不能合并" in text
    assert reverse(Grant.snippet_viewset.get_url_name("edit"), args=[grants.get(person=other).pk]) in text
    assert "并入“王伟”</button>" not in text
    assert "请先处理重复的一条" in text_of(admin_client.post(page, follow=True))
    assert grants.count() == 2


@pytest.mark.parametrize(("role", "status"), [(Role.HONOURS, 200), (Role.ADMINISTRATOR, 200), (Role.EDITOR, 302)])
def test_who_may_merge(client: Client, twins: tuple[Person, Person], role: Role, status: int) -> None:
    client.force_login(staff("one", role.value))
    record = merge(*twins)
    for page in (reverse("honors_person_merge", args=[twins[0].pk]), reverse("honors_merge_split", args=[record.pk])):
        assert client.get(page).status_code == status
