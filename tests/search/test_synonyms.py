"""Synonyms: a group works at once, in both directions, and stops where it should."""

import pytest
from django.core.exceptions import ValidationError

from search.models import SearchSynonym
from search.query import parse
from search.service import SiteSearch
from search.synonyms import MOST, widen
from tests.factories.search import entry, store, titles

pytestmark = pytest.mark.django_db


def group(*words: str, one_way: bool = False) -> SearchSynonym:
    row = SearchSynonym(words="\n".join(words), one_way=one_way)
    row.full_clean()
    row.save()
    return row


def wordings(query: str) -> list[list[str]]:
    return [["".join(run.parts) for run in term.wordings] for term in widen(parse(query), "zh-hans").terms]


def test_the_words_of_a_group_find_each_other_at_once() -> None:
    store(entry("她是劳动模范"), entry("他是劳模"))
    assert titles(SiteSearch().search("劳模", locale="zh-hans").hits) == ["他是劳模"]
    row = group("劳模", "劳动模范")
    assert len(SiteSearch().search("劳模", locale="zh-hans").hits) == 2
    assert len(SiteSearch().search("勞動模範", locale="zh-hans").hits) == 2
    row.delete()
    assert titles(SiteSearch().search("劳模", locale="zh-hans").hits) == ["他是劳模"]


def test_a_word_inside_a_row_is_replaced() -> None:
    group("劳模", "劳动模范")
    assert wordings("全国劳模代表") == [["全国劳模代表", "全国劳动模范代表"]]


def test_the_longest_word_counts() -> None:
    group("劳模", "劳动模范")
    group("劳模精神", "劳动精神")
    assert wordings("劳模精神") == [["劳模精神", "劳动精神"]]
    assert wordings("劳模精") == [["劳模精", "劳动模范精"]]


def test_groups_do_not_chain() -> None:
    group("甲乙", "丙丁")
    group("丙丁", "戊己")
    assert wordings("甲乙") == [["甲乙", "丙丁"]]
    assert wordings("丙丁") == [["丙丁", "甲乙", "戊己"]]


def test_two_words_in_a_row() -> None:
    group("劳模", "劳动模范")
    group("夜校", "夜间学校")
    assert wordings("劳模夜校") == [["劳模夜校", "劳动模范夜校", "劳模夜间学校", "劳动模范夜间学校"]]


def test_a_longer_word_around_it_is_left_out() -> None:
    group("夜校", "职工夜校")
    assert wordings("夜校") == [["夜校"]]
    assert wordings("职工夜校") == [["职工夜校", "夜校"]]


def test_one_way() -> None:
    group("全总", "中华全国总工会", one_way=True)
    assert wordings("全总") == [["全总", "中华全国总工会"]]
    assert wordings("中华全国总工会") == [["中华全国总工会"]]


def test_words_of_other_scripts_must_be_whole() -> None:
    group("AI", "人工智能")
    assert wordings("ai hair AI课") == [["ai", "人工智能"], ["hair"], ["ai课", "人工智能课"]]


def test_years_are_left_alone_and_wordings_are_few() -> None:
    SearchSynonym.objects.create(words="2024\n2025")
    assert wordings("2024年") == [[run.needle.replace(" ", "") for run in parse("2024年").wordings]]
    group("一甲", *(f"词语{chr(0x4E00 + number)}" for number in range(15)))
    assert len(wordings("一甲")[0]) == MOST


def test_quoted_terms_are_left_alone() -> None:
    from dataclasses import replace

    group("劳模", "劳动模范")
    parsed = parse("劳模")
    quoted = replace(parsed, terms=tuple(replace(term, exact=True) for term in parsed.terms))
    assert widen(quoted, "zh-hans") == quoted


@pytest.mark.usefixtures("bootstrapped")
def test_former_names_of_honours_find_the_present_ones() -> None:
    from tests.factories import honors

    award = honors.award("山东省五一劳动奖章")
    award.former_names.create(name_zh="山东省富民兴鲁劳动奖章")
    award.save()
    assert "五一劳动奖章" in wordings("富民兴鲁劳动奖章")[0]
    assert "山东省五一劳动奖章" in wordings("2018年山东省富民兴鲁劳动奖章")[1]


@pytest.mark.parametrize("words", ["劳模", "劳模\n勞模", "劳模\n。。", "劳模\n工", "", "劳模\n" + "长" * 61])
def test_a_group_that_makes_no_sense_is_refused_in_words(words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SearchSynonym(words=words).full_clean()
    assert "words" in caught.value.message_dict
