"""One page of every kind and everything it can show, `size` times over: once for the 1×, ten times for the 10×."""

import datetime
from typing import Any

from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from core import caching, searchable
from core.models import GoneAddress, RelatedPage, Statistic
from courses.enums import SessionStatus
from courses.models import Academy, Programme, SeriesTeacher, SessionTeacher
from home.models import StandardPage
from honors import verification
from honors.enums import Kind, Level, ReviewResult, RollGrouping, RollLayout
from honors.models import (
    AwardTypeFormerName,
    CommendationAttachment,
    HonorRollPage,
    ProfileMilestone,
    RollIndexPage,
    RollSource,
    StudioMember,
    StudioOpenDay,
    StudioReview,
    StudioYear,
)
from media.models import SiteImage, SiteRendition
from news.models import ArticleAttachment, ArticleCorrection, ArticlePage, ArticleSubject, ReadCount, TopicArticle
from tests.factories import courses, honors, media, news
from tests.factories import home as pages

NAMES_ON_A_ROLL = 23  # × 10 = 230
Addresses = dict[str, str]


def fill(size: int) -> Addresses:
    """Name of a page → its address. What belongs to a size bears it in its name, so that it can be called again."""
    with searchable.batch(), disable_reference_index_auto_update():
        people = People(size)
        found = {
            **people.addresses(),
            **news_pages(size, people),
            **class_pages(size, people.storied),
            **plain_pages(size),
        }
    GoneAddress.objects.get_or_create(path="/honors/people/gone/")
    caching.bump()  # some rows above were written without a signal
    return found


# Parts of a story -------------------------------------------------------------------------------------------------


def picture(title: str) -> SiteImage:
    """A picture with one public rendition: rows alone, no page opens a file."""
    return drawn(SiteImage.objects.create(title=title, description=title, file="none.jpg", width=64, height=48))


def portrait(name: str) -> SiteImage:
    given = media.consent(name)
    return drawn(
        SiteImage.objects.create(title=name, file="none.jpg", width=9, height=12, portrait=True, consent=given)
    )


def drawn(image: SiteImage) -> SiteImage:
    SiteRendition.objects.create(
        image=image, filter_spec="format-jpeg|width-400", file=f"{image.pk}.jpg", width=64, height=48
    )
    return image


def story(size: int, name: str, files: bool = True) -> list[tuple[str, Any]]:
    """Every block that reads something of the database."""
    documents = [media.document(f"{name}{number}") for number in range(size if files else 0)]
    return [
        ("text", "<p>晚上七点，文化大院的灯先亮起来。</p>"),
        *(("picture", _picture_value(f"{name}图{number}")) for number in range(size)),
        ("gallery", {"pictures": [_picture_value(f"{name}组图{number}") for number in range(size + 1)]}),
        ("video_link", {"title": "视频", "url": "https://v.example.com/1", "poster": picture(f"{name}封面")}),
        ("figures", {"title": "", "statistics": [statistic(f"数{number}") for number in range(size)]}),
        *([("attachments", {"title": "附件", "documents": documents})] if files else []),
    ]


def _picture_value(title: str) -> dict[str, Any]:
    return {"image": {"image": picture(title), "alt_text": title, "decorative": False}, "caption": title, "credit": ""}


def statistic(label: str) -> Statistic:
    """A computed one, so that counting it would show; the same for every story."""
    named = {"figure": "honors.people", "period_zh": "历年", "source_zh": "总结", "on_front_page": True}
    return Statistic.objects.get_or_create(label_zh=label, defaults=named)[0]


# Honours ----------------------------------------------------------------------------------------------------------


class People:
    """People with honours, one of them with a story, and the things that they are part of."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.town, self.industry = honors.town("通济街道"), honors.industry("纺织")
        self.people = [
            honors.person(
                town=self.town, industry=self.industry, portrait=portrait(f"像{number}") if number <= size else None
            )
            for number in range(NAMES_ON_A_ROLL * size)
        ]
        self.roll = honors.granted(self.people, self.award(Kind.PERSON), town=self.town, industry=self.industry)
        self.storied, self.plain = self.people[0], self.people[1]
        self.collective = honors.collective(name_en="Unit", town=self.town, leader=self.plain)
        self.studio = self.make_studio()
        for _each in range(size):
            self.grow()
        self.profile = honors.profile(
            self.storied,
            body=story(size, "故事"),
            listing_image=picture("人物"),
            milestones=[ProfileMilestone(when=f"{2000 + number}年", text="任班长") for number in range(size)],
        )
        pages.english(self.profile, "Profile", body=story(size, "Story"))
        self.attach()

    def award(self, kind: str) -> Any:
        made = honors.award(kind=kind, level=Level.MUNICIPAL)
        AwardTypeFormerName.objects.create(award_type=made, name_zh="旧称", until_year=1999)
        return made

    def grow(self) -> None:
        """One more honour for each of them, and a notice."""
        for recipient, kind in ((self.storied, Kind.PERSON), (self.plain, Kind.PERSON), (self.studio, Kind.STUDIO)):
            honors.grant(recipient, self.award(kind), citation="三十年零差错。")
        honors.grant(self.collective, self.award(Kind.UNIT))
        honors.grant(honors.collective(name_en="Other unit"), self.award(Kind.UNIT))
        team = honors.collective(kind=Kind.TEAM, name_en="Team", parent=self.collective, town=self.town)
        honors.grant(team, self.award(Kind.TEAM))
        honors.studio(name_en="Other studio", leader=self.plain, town=self.town, image=picture("别的工作室"))
        honors.in_notice([honors.person(town=self.town)])

    def make_studio(self) -> Any:
        made = honors.studio(
            name_en="Studio",
            leader=self.storied,
            host=self.collective,
            town=self.town,
            industry=self.industry,
            level=Level.MUNICIPAL,
            image=picture("工作室"),
            body=story(self.size, "工作室", files=False),
        )
        now, day = timezone.now(), datetime.timedelta(days=1)
        for number in range(self.size):
            StudioMember.objects.create(studio=made, person=self.people[number + 2])
            StudioYear.objects.create(studio=made, year=2000 + number)
            StudioOpenDay.objects.create(studio=made, starts_at=now + day, ends_at=now + (2 + number) * day)
            StudioReview.objects.create(
                studio=made, reviewed_on=datetime.date(2000 + number, 1, 1), result=ReviewResult.values[0]
            )
        return made

    def attach(self) -> None:
        """Documents of the decision and of the notice; a roll that an editor composes."""
        self.notice = honors.in_notice([honors.person(town=self.town) for _each in range(5 * self.size)])
        for owner, in_notice in ((self.roll.commendation, False), (self.notice, True)):
            for number in range(self.size):
                CommendationAttachment.objects.create(
                    commendation=owner, document=media.document(f"决定{number}"), in_notice=in_notice
                )
        page = HonorRollPage(
            title="专题榜",
            slug=f"composed-{self.size}",
            layout=RollLayout.CARDS,
            grouping=RollGrouping.TOWN,
            body=story(self.size, "榜"),
            listing_image=picture("榜"),
        )
        page.sources = [RollSource(commendation=self.roll.commendation)]
        self.composed = pages.under(RollIndexPage.objects.get(locale=pages.locale()), page)

    def addresses(self) -> Addresses:
        named = {
            "roll of 230 names": self.roll.commendation,
            "edition": self.roll,
            "person": self.plain,
            "profile": self.storied,
            "studio": self.studio,
            "collective": self.collective,
        }
        return {
            **{name: thing.get_absolute_url("zh-hans") for name, thing in named.items()},
            **{f"English {name}": thing.get_absolute_url("en") for name, thing in named.items()},
            "notice": self.notice.notice_url(),
            "composed roll": self.composed.get_url(),
            "verification, valid": verification.path_of(self.roll.grants.get(person=self.storied).code),
            "award on the wall": f"/honors/people/wall/{self.roll.award_type.code}/",
            "English award on the wall": f"/en/honors/people/wall/{self.roll.award_type.code}/",
        }


# News -------------------------------------------------------------------------------------------------------------


def news_pages(size: int, people: People) -> Addresses:
    others = [article(f"第{number}篇稿子", size, number) for number in range(2 * size)]
    for number in range(size):
        news.article(
            f"通知{number}",
            news.column("notices"),
            slug=f"notice-{size}-{number}",
            archive_on=timezone.localdate() + datetime.timedelta(days=9),
        )
    made = full_article(size, people, others)
    topic = news.topic(
        "稿子专题",
        slug=f"topic-{size}",
        words="稿子",
        columns=[news.column()],
        listing_image=picture("专题"),
        body=story(size, "专题", files=False),
        chosen=[TopicArticle(article=page) for page in others[:size]],
    )
    relate(topic, others[-size:])
    newest = article("最后一篇稿子", size, 1000)
    return {
        "article": made.get_url(),
        "English article": pages.english(made, "Article", body=story(size, "Story")).get_url(),
        "newest article, English too": pages.english(newest, "Newest").get_url(),
        "topic": topic.get_url(),
        "English topic": pages.english(topic, "Topic").get_url(),
    }


def article(title: str, size: int, number: int) -> ArticlePage:
    return news.article(title, slug=f"article-{size}-{number}", listing_image=picture(title))


def full_article(size: int, people: People, others: list[ArticlePage]) -> ArticlePage:
    """An article with everything that can stand around a text, and another one before and after it."""
    made = news.article(
        "全有的一篇",
        slug=f"full-{size}",
        body=story(size, "全"),
        attachments=[ArticleAttachment(document=media.document(f"附件{number}")) for number in range(size)],
        corrections=[ArticleCorrection(text=f"第{number}处") for number in range(size)],
        subjects=[
            *(ArticleSubject(person=person) for person in people.people[:size]),
            ArticleSubject(studio=people.studio),
            ArticleSubject(collective=people.collective),
        ],
    )
    relate(made, others[:size])
    ReadCount.objects.create(page=made, count=7)
    return made


def relate(page: Any, targets: list[ArticlePage]) -> None:
    for place, target in enumerate(targets):
        RelatedPage.objects.create(source=page.page_ptr, target=target.page_ptr, sort_order=place)


# Classes ----------------------------------------------------------------------------------------------------------


def class_pages(size: int, teacher: Any) -> Addresses:
    """A course with classes on each of the coming days in one venue; one cancelled, one moved to another teacher."""
    course = courses.course(name_en="Course", image=picture("课"), body=story(size, "课", files=False))
    venue = courses.venue(name_en="Venue", photo=picture("教学点"))
    today = timezone.localdate()
    for number in range(size):
        series = courses.series(course=course, room=courses.room(f"教室{number}", venue=venue))
        SeriesTeacher.objects.create(owner=series, person=teacher)
        for gap in range(1, 7):
            courses.session(today + datetime.timedelta(days=gap), series=series)
        change(courses.session(today + datetime.timedelta(days=7), series=series), teacher)
        courses.session(
            today + datetime.timedelta(days=8), series=series, status=SessionStatus.CANCELLED, reason="台风"
        )
    academy = Academy.objects.create(
        name_zh=f"工匠学院{size}", name_en=f"Academy {size}", photo=picture("学院"), body=story(size, "学院")
    )
    for number in range(size):
        programme = Programme.objects.create(academy=academy, name_zh=f"项目{number}", name_en="Programme")
        courses.course(programme=programme, name_en="Course of a programme")
    things = {"course": course, "venue": venue, "academy": academy}
    return {
        **{name: thing.get_absolute_url("zh-hans") for name, thing in things.items()},
        **{f"English {name}": thing.get_absolute_url("en") for name, thing in things.items()},
    }


def change(session: Any, teacher: Any) -> None:
    session.start, session.end = session.start + datetime.timedelta(hours=1), session.end + datetime.timedelta(hours=1)
    session.status, session.reason, session.teachers_overridden = SessionStatus.MOVED, "教室检修", True
    session.save()
    SessionTeacher.objects.create(owner=session, person=teacher)


# The rest ---------------------------------------------------------------------------------------------------------


def plain_pages(size: int) -> Addresses:
    service = pages.service(f"有图的服务{size}", slug=f"service-{size}", body=story(size, "服务"))
    relate(service, list(ArticlePage.objects.filter(locale=service.locale)[:size]))
    parent = pages.standard(f"机构{size}", slug=f"plain-{size}", body=story(size, "机构"))
    for number in range(size):
        pages.service(f"服务{size}-{number}", slug=f"service-{size}-{number}")
        pages.under(
            parent, StandardPage(title=f"科室{number}", slug=f"office-{number}", body=[("text", "<p>科室</p>")])
        )
    return {
        "service": service.get_url(),
        "English service": pages.english(service, "Service").get_url(),
        "standard page": parent.get_url(),
        "English standard page": pages.english(parent, "About").get_url(),
    }
