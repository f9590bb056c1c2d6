"""Every page of honours answers, in both languages, with what it must show."""

from itertools import product

import pytest
from django.test import Client

from honors.enums import Kind, Level, RollGrouping, RollLayout
from honors.granting import NewGrant, create_grants
from honors.models import HonorRollPage, RollSource, StudioMember, StudioYear
from tests.factories import honors as make
from tests.factories.home import english, under

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> dict[str, object]:
    return make.pages(with_english=True)


def test_the_honours_index_counts_and_lists(client: Client, site: dict) -> None:
    made = make.granted([make.person(), make.person()])
    text = client.get("/honors/").content.decode()
    assert made.commendation.name_zh in text
    assert "区级" in text
    assert client.get("/en/honors/").status_code == 200


def test_the_front_page_seals_and_orders_the_latest_roll(client: Client, site: dict) -> None:
    made = make.granted([make.person("王伟"), make.person("李娜")], of=make.award("即墨工匠", short_name="即墨工匠"))
    text = client.get("/").content.decode()
    seal = '<span class="seal seal-4" role="img" aria-label="即墨工匠"><span aria-hidden="true">即墨工匠</span></span>'
    for words in (seal, "共2人", "按表彰文件所列顺序", "看全部2个名字"):
        assert words in text
    assert 'role="img" aria-label="即墨工匠"' in client.get(made.get_absolute_url()).content.decode()
    team = make.edition(made.commendation, make.award(kind=Kind.TEAM, level=Level.MUNICIPAL))
    create_grants(team, [NewGrant(make.collective(kind=Kind.TEAM))])
    text = client.get("/").content.decode()
    for words in ('aria-label="市级"><span aria-hidden="true">市</span>', "共2人、1个班组", "按文件所列顺序，文件未列"):
        assert words in text


def test_a_person_without_a_story_has_a_generated_page_in_both_languages(client: Client, site: dict) -> None:
    person = make.person("王伟", unit="示例针织厂")
    made = make.grant(person, citation="三十年零差错。")
    text = client.get(f"/honors/people/{person.slug}/").content.decode()
    assert "王伟" in text
    assert "示例针织厂" in text
    assert "三十年零差错" in text
    assert made.edition.award_type.name_zh in text
    in_english = client.get(f"/en/honors/people/{person.slug}/").content.decode()
    assert "Wang Wei" in in_english
    assert 'hreflang="zh-Hans"' in in_english


def test_the_live_profile_takes_the_address_of_the_generated_page(client: Client, site: dict) -> None:
    person = make.person("李建国")
    make.grant(person)
    page = make.profile(person, body=[("text", "<p>入冬前的四十天最忙。</p>")])
    assert page.slug == person.slug
    assert "入冬前的四十天最忙" in client.get(f"/honors/people/{person.slug}/").content.decode()
    assert "Li Jianguo" in client.get(f"/en/honors/people/{person.slug}/").content.decode()
    story = english(page, "ignored", standfirst="Forty years underground.")
    assert story.slug == person.slug
    assert story.title == "Li Jianguo"
    assert "Forty years underground." in client.get(f"/en/honors/people/{person.slug}/").content.decode()


def test_an_unpublished_profile_gives_way_to_the_generated_page(client: Client, site: dict) -> None:
    person = make.person("李建国")
    make.grant(person)
    make.profile(person, body=[("text", "<p>入冬前的四十天最忙。</p>")]).unpublish()
    response = client.get(f"/honors/people/{person.slug}/")
    assert response.status_code == 200
    assert "入冬前" not in response.content.decode()


def test_people_are_found_by_name_pinyin_and_filters(client: Client, site: dict) -> None:
    here = make.town("通济街道")
    make.grant(make.person("王伟", town=here))
    make.grant(make.person("曾庆华"))
    for query, found in {"q=王伟": "王伟", "q=zeng": "曾庆华", "q=zqh": "曾庆华", "q=Zeng+Qinghua": "曾庆华"}.items():
        text = client.get(f"/honors/people/?{query}").content.decode()
        assert found in text, query
        assert "共1人" in text, query
    assert "共1人" in client.get(f"/honors/people/?town={here.slug}").content.decode()
    assert "共2人" in client.get("/honors/people/?level=district&town=nowhere").content.decode()
    assert "共0人" in client.get("/honors/people/?level=national").content.decode()


def test_no_query_breaks_a_list(client: Client, site: dict) -> None:
    queries = ["page=abc", "page=0", "page=99999", "q=%00", "q=%22", "q=" + "王" * 2000, "level=x", "town=%00"]
    for path in ("/honors/people/", "/honors/rolls/", "/honors/studios/", "/honors/collectives/"):
        for query in queries:
            assert client.get(f"{path}?{query}").status_code in {200, 404}, (path, query)


def test_a_commendation_and_its_editions_have_rolls_nobody_made(client: Client, site: dict) -> None:
    made = make.granted([make.person("王伟"), make.person("李建国")])
    for thing in (made.commendation, made):
        text = client.get(thing.get_absolute_url("zh-hans")).content.decode()
        assert "王伟" in text
        assert "2人" in text
        assert "按表彰文件所列顺序" in text
        assert made.commendation.document_no in text
        assert client.get(thing.get_absolute_url("en")).status_code == 200


def test_a_commendation_without_an_english_name_has_no_english_address(client: Client, site: dict) -> None:
    made = make.granted([make.person()])
    made.commendation.name_en = ""
    made.commendation.save()
    assert made.commendation.get_absolute_url("en") == ""
    assert client.get(f"/en/honors/rolls/{made.commendation.slug}/").status_code == 404


def test_the_roll_filters_without_script(client: Client, site: dict) -> None:
    here, there = make.town("通济街道"), make.town("蓝村街道")
    made = make.edition()
    make.candidates(made, [make.person("王伟")], town=here)
    make.candidates(made, [make.person("李建国")], town=there)
    make.commendations.record_past(made.commendation)
    url = made.commendation.get_absolute_url("zh-hans")
    text = client.get(f"{url}?town={here.slug}").content.decode()
    assert "王伟" in text
    assert "李建国" not in text
    assert "李建国" in client.get(f"{url}?town=nowhere").content.decode()
    assert "李建国" in client.get(f"{url}?name=李").content.decode()


def test_a_composed_roll_in_every_layout_and_grouping(client: Client, site: dict) -> None:
    made = make.granted([make.person("王伟")])
    page = HonorRollPage(title="历年工匠", slug="all", intro="以文件为准。")
    page.sources = [RollSource(commendation=made.commendation)]
    under(site["rolls"], page)
    for layout, grouping in product(RollLayout.values, RollGrouping.values):
        HonorRollPage.objects.filter(pk=page.pk).update(layout=layout, grouping=grouping)
        text = client.get("/honors/rolls/all/").content.decode()
        assert "王伟" in text, (layout, grouping)
        assert "以文件为准。" in text, (layout, grouping)


def test_a_roll_of_portraits_shows_squares_names_units_and_corrections(client: Client, site: dict) -> None:
    people = [make.person("王伟", unit="示例针织厂"), make.person("阿卜杜拉·买买提")]
    made = make.granted(people, unit="示例厂")
    made.grants.filter(person=people[0]).update(corrected_name="王玮", correction_note="文件误作“王伟”。")
    roll = HonorRollPage(title="群像", slug="cards", rule_year_from=1990, layout=RollLayout.CARDS)
    under(site["rolls"], roll)
    text = client.get("/honors/rolls/cards/").content.decode()
    assert text.count('<span class="surname" aria-hidden="true">') == 2
    for words in (
        '<ul class="portraits">',
        "王玮",
        "文件误作“王伟”。",
        "示例厂",
        '<span class="nm w2"><span class="keep">阿卜杜拉·</span><wbr>买买提',
    ):
        assert words in text
    assert f'<a href="{people[0].get_absolute_url()}">' in text


def test_a_roll_by_rule_and_one_without_any(client: Client, site: dict) -> None:
    make.grant(make.person("王伟"))
    make.grant(make.collective("示例热力"), of=make.award(kind=Kind.UNIT))
    under(site["rolls"], HonorRollPage(title="个人", slug="persons", rule_kind=Kind.PERSON))
    text = client.get("/honors/rolls/persons/").content.decode()
    assert "王伟" in text
    assert "示例热力" not in text
    draft = HonorRollPage(title="空", slug="empty")
    site["rolls"].add_child(instance=draft)
    assert "这个榜上还没有公布的名字" in client.get("/honors/rolls/empty/").content.decode()


def test_a_page_under_the_rolls_wins_over_a_commendation_of_that_name(client: Client, site: dict) -> None:
    made = make.granted([make.person("王伟")])
    under(site["rolls"], HonorRollPage(title="另一张榜", slug=made.commendation.slug, rule_level=1))
    text = client.get(f"/honors/rolls/{made.commendation.slug}/").content.decode()
    assert "另一张榜" in text
    assert "王伟" not in text


def test_studios_and_collectives(client: Client, site: dict) -> None:
    studio = make.studio(
        "示例焊接工作室", name_en="Welding Studio", leader=make.person("高奉先"), phone="0532-0000 0008"
    )
    StudioMember.objects.create(studio=studio, name="刘敏", role="组长")
    StudioYear.objects.create(studio=studio, year=2025, projects=3, patents=2, trained=6, saved=118)
    text = client.get(f"/honors/studios/{studio.slug}/").content.decode()
    for words in ("示例焊接工作室", "高奉先", "刘敏", "2025年立题3个", "118"):
        assert words in text
    assert studio.name_zh in client.get("/honors/studios/?q=焊接").content.decode()
    assert "Welding Studio" in client.get("/en/honors/studios/").content.decode()
    unit = make.collective("示例热力", name_en="Example Heating")
    make.grant(unit, of=make.award(kind=Kind.UNIT))
    assert "示例热力" in client.get("/honors/collectives/").content.decode()
    assert client.get(f"/en/honors/collectives/{unit.slug}/").status_code == 200


def test_what_is_not_there_is_a_404(client: Client, site: dict) -> None:
    for path in ("people/nobody/", "rolls/none/", "studios/none/", "collectives/none/", "x/", "people/a/b/"):
        assert client.get(f"/honors/{path}").status_code == 404, path
