"""Every component once, with full and with missing values."""

import datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils.translation import override

from core.cards import Card

KITCHEN_SINK = Path(__file__).parents[1] / "templates" / "kitchen_sink.html"
CHINA = ZoneInfo("Asia/Shanghai")
NOW = datetime.datetime(2026, 11, 22, 19, 0, tzinfo=CHINA)


class FilterForm(forms.Form):
    town = forms.ChoiceField(label="镇街", choices=[("", "全部镇街"), ("tongji", "通济")], required=False)
    industry = forms.ChoiceField(label="行业", choices=[("", "全部行业")], required=False)
    name = forms.CharField(label="姓名", required=False)


def kitchen_sink() -> dict:
    """One context with something for every component."""
    card = Card(
        title="把课堂搬到家门口：115处教学点，一年5100人次",
        url="/news/yaowen/ketang/",
        kind="article",
        kind_label="文章",
        summary="下了班，走十分钟就到。书法、合唱、太极、工间操，课开在村里和社区里。",
        date=NOW,
        eyebrow="职工夜校一年记",
        meta=("产改动态", "示例"),
    )
    long = Card(
        title="关于进一步做好全区产业工人队伍建设改革重点任务分工落实情况通报的说明标题共四十个字",
        url="/x/",
        kind="article",
    )
    session = {
        "start": NOW,
        "end": NOW + datetime.timedelta(minutes=90),
        "title": "书法夜校：楷书结构",
        "url": "/courses/shufa/",
        "place": "蓝村 · 岔河村文化大院",
        "teacher": "姜老师（示例）",
        "note": "还余6席",
        "status": "open",
        "status_label": "可报名",
        "ics_url": "/courses/shufa.ics",
        "phone": "0532-0000 0001",
        "map_url": "/courses/venues/chahe/",
    }
    gone = {
        **session,
        "title": "合唱：工人的歌",
        "status": "cancelled",
        "status_label": "取消",
        "gone": True,
        "reason": "教师临时参加展演。",
        "moved_to": NOW + datetime.timedelta(days=4),
    }
    return {
        "crumbs": [SimpleNamespace(title="首页", url="/"), SimpleNamespace(title="组件", url="")],
        "channels": [
            {"title": "首页", "url": "/"},
            {"title": "要闻", "url": "/news/"},
            {"title": "光荣榜", "url": "/honors/rolls/"},
        ],
        "cards": [card, long],
        "studios": [
            Card(
                title="供热管网创新工作室",
                url="/s/",
                kind="studio",
                seal="省",
                eyebrow="省级",
                summary="领办：高奉先（示例）",
            ),
            Card(title="没有级别的工作室", url="/s2/", kind="studio"),
        ],
        "page_obj": Paginator(list(range(240)), 20).page(6),
        "notices": [
            {"kind_label": "公示", "title": "候选人名单", "url": "/n/", "current": True, "note": "公示至11月27日"},
            {"kind_label": "通知", "title": "停电通知", "url": "/n2/", "date": NOW},
        ],
        "names": [
            {
                "name": name,
                "url": f"/honors/people/{number}/" if number % 2 else "",
                "note": "更正" if number == 2 else "",
            }
            for number, name in enumerate(["王伟", "李建国", "欧阳春晓", "阿卜杜拉·买买提", "䶮", "王𠮷", "于正午"])
        ],
        "days": [
            {"date": NOW.date() + datetime.timedelta(days=i), "url": f"#d{i}", "current": i == 0} for i in range(7)
        ],
        "sessions": [session, gone, {"start": NOW, "title": "只有开始时间的课"}],
        "figures": [
            {"label": "微课堂教学点", "value": "115.00", "unit": "处", "period": "2024年全年", "source": "年度总结"},
            {
                "label": "全年到课",
                "value": 5100,
                "unit": "人次",
                "qualifier": "余",
                "period": "2024年全年",
                "source": "年度总结",
            },
            {"label": "覆盖", "value": 0, "unit": "人", "qualifier": "约"},
        ],
        "services": [
            {"title": "职工维权", "url": "/services/weiquan/", "summary": "法律咨询、援助、调解", "phone": "12351"},
            {"title": "没有电话的服务", "url": "/services/x/"},
        ],
        "facets": [
            {
                "label": "类型",
                "options": [
                    {"label": "全部", "url": "?", "count": 23, "current": True},
                    {"label": "新闻", "url": "?k=n", "count": 7},
                ],
                "more": [{"label": "教学点", "url": "?k=v", "count": 1}],
            },
        ],
        "hits": [
            {
                "title": "[[书法]]夜校<b>",
                "url": "/x/",
                "snippet": "每周日晚[[书法]]",
                "facts": ["微课堂", "蓝村"],
                "date": NOW,
                "next": NOW,
            }
        ],
        "facts": [
            {"label": "镇街", "value": "通济", "url": "/t/"},
            {"label": "行业", "value": "供热供水"},
            {"label": "空", "value": ""},
        ],
        "honours": [
            {
                "year": 2025,
                "title": "山东省五一劳动奖章",
                "seal": "省",
                "seal_label": "省级",
                "document": "鲁工发〔2025〕0号（示例）",
            },
            {"year": 2016, "title": "即墨区劳动模范", "url": "/honors/rolls/2016/"},
        ],
        "corrections": [{"date": NOW, "text": "第三段“113处”应为“115处”。"}],
        "contact": {
            "name": "职工服务中心",
            "phone": "0532-0000 0002转8",
            "hours": "周一至周五\n8:30—11:30",
            "address": "示例路1号",
        },
        "heads": ["年份", "立题", "专利"],
        "rows": [["2025年", 3, 2], ["2024年", 2, None]],
        "attachments": [{"title": "2026年冬季课表", "url": "/documents/1/", "kind": "pdf", "size": 356352}],
        "form": FilterForm(),
        "honour": {
            "seal": {"text": "即墨工匠", "label": "即墨工匠"},
            "title": "第六届即墨工匠",
            "url": "/honors/rolls/gongjiang-6/",
            "count": 96,
            "counts": "96人",
            "order_label": "按姓氏笔画为序",
            "names": [{"name": "王伟", "url": "/honors/people/wang-wei/"}, {"name": "阿卜杜拉·买买提"}],
        },
    }


def render(context: dict, path: str = "/news/yaowen/") -> str:
    template = engines["django"].from_string(KITCHEN_SINK.read_text())
    return template.render(context, RequestFactory().get(path, {"town": "tongji", "page": "6"}))


@pytest.mark.django_db
def test_kitchen_sink_shows_what_it_is_given() -> None:
    html = render(kitchen_sink())
    assert '<a href="/news/" aria-current="true">要闻</a>' in html
    assert "?town=tongji&amp;page=7" in html
    long_name = '<span class="nm"><span class="keep">阿卜杜拉·</span><wbr>买买提</span>'
    assert f'<li class="w2"><a href="/honors/people/3/">{long_name}</a></li>' in html
    assert '<span class="tag tag-cancelled">取消</span>' in html
    assert "改到11月26日（周四）19:00" in html
    assert "<mark>书法</mark>夜校&lt;b&gt;" in html
    assert 'href="tel:053200000002,8"' in html
    assert 'href="tel:12351"' in html
    assert html.count("<h1") == 1


@pytest.mark.django_db
def test_kitchen_sink_bears_empty_values() -> None:
    html = render({})
    assert "这里暂时没有内容。" in html
    assert "None" not in html


@pytest.mark.django_db
def test_no_inline_code_in_components() -> None:
    html = render(kitchen_sink())
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick=" not in html
    tags = [tag.split(">")[0] for tag in html.split("<script")[1:]]
    assert all("src=" in tag or tag == ' type="application/ld+json"' for tag in tags)


@pytest.mark.django_db
def test_english_frame() -> None:
    with override("en"):
        html = render({"cards": []})
    assert '<html lang="en"' in html
    assert 'action="/en/search/"' in html
    assert '<a href="/" lang="zh-Hans" hreflang="zh-Hans">中文</a>' in html


@pytest.mark.parametrize("name", ["404.html", "403.html", "410.html"])
@pytest.mark.django_db
def test_error_pages_carry_search_and_footer(name: str) -> None:
    html = get_template(name).render({}, RequestFactory().get("/nowhere/"))
    assert 'role="search"' in html
    assert 'class="foot"' in html
    assert 'content="noindex"' in html
