"""The tree as data: what pages there are at the start, in both languages, at addresses that stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from courses.models import CoursesIndexPage, VenueIndexPage
from home.bootstrapping.texts import ABOUT, ACCESSIBILITY, PRIVACY, REPORT, Text
from home.models import HomePage, ServiceIndexPage, StandardPage
from honors.models import HonorsIndexPage, PeopleIndexPage, RollIndexPage, StudioIndexPage
from news.enums import ColumnCode, ColumnType
from news.models import ColumnPage, NewsIndexPage, TopicIndexPage

NEWS_DAYS, NOTICE_DAYS = 14, 180  # after how many days without news a column counts as stale (domain.md §7)


@dataclass(frozen=True)
class Node:
    """One page. `lasting` ones are made whenever they are missing; others only together with their parent, so that a
    column or page that editors have deleted does not come back."""

    model: type[Page]
    slug: str
    title: str
    title_en: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    fields_en: Mapping[str, Any] = field(default_factory=dict)
    lasting: bool = True
    children: tuple["Node", ...] = ()


def _column(code: ColumnCode, title_en: str, introduction: str, introduction_en: str, **fields: Any) -> Node:
    settings = {"code": code.value, "column_type": ColumnType.NEWS, "stale_after_days": NEWS_DAYS, **fields}
    return Node(
        ColumnPage,
        slug=code.value,
        title=str(code.label),
        title_en=title_en,
        fields={**settings, "introduction": introduction},
        fields_en={"introduction": introduction_en},
        lasting=False,
    )


def _standard(slug: str, title: str, title_en: str, text: Text) -> Node:
    return Node(
        StandardPage,
        slug=slug,
        title=title,
        title_en=title_en,
        fields={"introduction": text.introduction, "body": text.body},
        fields_en={"introduction": text.introduction_en, "body": text.body_en},
        lasting=False,
    )


def _index(model: type[Page], slug: str, titles: tuple[str, str], intros: tuple[str, str], *children: Node) -> Node:
    """An index page; honours call their introduction `intro`."""
    name = "intro" if hasattr(model, "intro") else "introduction"
    return Node(model, slug, *titles, fields={name: intros[0]}, fields_en={name: intros[1]}, children=children)


COLUMNS = (
    _column(ColumnCode.HEADLINES, "Headlines", "区总工会的大事。", "What matters in the federation."),
    _column(
        ColumnCode.REFORM,
        "Workforce reform",
        "产业工人队伍建设改革：培训、竞赛、晋级、待遇。",
        "Training, contests, grades and pay for industrial workers.",
    ),
    _column(
        ColumnCode.PEOPLE,
        "Model workers and craftsmen",
        "劳模和工匠的人与事。",
        "People, their craft, and those they taught.",
    ),
    _column(ColumnCode.RIGHTS, "Rights and services", "维权、互助、帮扶。", "Rights, mutual aid and help."),
    _column(
        ColumnCode.TOWNS,
        "Towns and sub-districts",
        "各镇街、功能区工会在做的事。",
        "What unions in the towns and sub-districts are doing.",
    ),
    _column(
        ColumnCode.NOTICES,
        "Notices",
        "通知、公告、报名。",
        "Notices, announcements and sign-up.",
        column_type=ColumnType.NOTICES,
        stale_after_days=NOTICE_DAYS,
        on_front_page=False,
    ),
    _column(
        ColumnCode.COMPETITIONS,
        "Skill competitions",
        "赛什么、怎么报名、谁赢了。",
        "What is contested, how to enter, who won.",
    ),
    _column(
        ColumnCode.POLICIES,
        "Policies",
        "办法、标准和解读。",
        "Rules, standards and what they mean.",
        column_type=ColumnType.POLICIES,
        stale_after_days=NOTICE_DAYS,
    ),
)

TREE = Node(
    HomePage,
    slug="home",
    title="首页",
    title_en="Home",
    fields={"introduction": "即墨区总工会：光荣榜、微课堂、职工服务与公示公告"},
    fields_en={
        "introduction": "Jimo District Federation of Trade Unions: honour rolls, micro-classes, services and notices"
    },
    children=(
        _index(NewsIndexPage, "news", ("新闻", "News"), ("区里和镇街的事。", "News of the district."), *COLUMNS),
        _index(
            TopicIndexPage, "topics", ("专题", "Topics"), ("一件事，从头到尾。", "One subject, from beginning to end.")
        ),
        _index(
            HonorsIndexPage,
            "honors",
            ("荣誉", "Honours"),
            ("光荣榜、劳模工匠、创新工作室。", "Honour rolls, people and innovation studios."),
            _index(
                RollIndexPage,
                "rolls",
                ("光荣榜", "Honour rolls"),
                ("每一个名字都以表彰文件为准。", "Every name as the official document prints it."),
            ),
            _index(
                PeopleIndexPage,
                "people",
                ("劳模工匠", "Model workers and craftsmen"),
                ("按姓名、镇街、行业找人。", "Find a person by name, town or industry."),
            ),
            _index(
                StudioIndexPage,
                "studios",
                ("创新工作室", "Innovation studios"),
                ("领办人、成果、开放日。", "Leaders, results and open days."),
            ),
        ),
        _index(
            CoursesIndexPage,
            "courses",
            ("微课堂", "Micro-classes"),
            (
                "办在村里和社区里，会员和家属都可以来。",
                "Held in villages and communities, open to members and families.",
            ),
            _index(
                VenueIndexPage,
                "venues",
                ("教学点", "Venues"),
                ("离您最近的教室在哪里。", "Where the nearest classroom is."),
            ),
        ),
        _index(
            ServiceIndexPage,
            "services",
            ("服务", "Services"),
            ("办事与求助：谁能办、带什么、找谁。", "What we can do for you, and whom to ask."),
        ),
        _standard("about", "关于我们", "About us", ABOUT),
        _standard("privacy", "隐私说明", "Privacy", PRIVACY),
        _standard("accessibility", "无障碍说明", "Accessibility", ACCESSIBILITY),
        _standard("report-an-error", "网站找错与监督举报", "Report an error", REPORT),
    ),
)
