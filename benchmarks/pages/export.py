"""What our site holds, as plain values: the plain site is filled from it, and both are checked against it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import content
from django.utils import timezone, translation

from core.models import OrganisationSettings, Statistic
from courses.models import Session
from courses.rows import rows_of
from home import front_page
from home.models import ServicePage, StandardPage
from honors.models import AwardEdition, Grant, Person, ProfilePage
from news.models import ArticlePage, ColumnPage

CHINESE = "zh-hans"


def everything() -> dict[str, Any]:
    with translation.override(CHINESE):
        return {
            "organisation": _organisation(),
            "columns": [_column(page) for page in ColumnPage.objects.filter(locale__language_code=CHINESE)],
            "articles": [_article(page) for page in _articles()],
            "people": [_person(person) for person in Person.objects.honoured().select_related("town", "industry")],
            "profile": _profile(),
            "roll": _roll(),
            "sessions": list(_sessions()),
            "week": [(timezone.localdate() + timedelta(days=number)).isoformat() for number in range(7)],
            "studios": [
                {"title": card.title, "seal": card.seal, "summary": card.summary, "place": " ".join(card.meta)}
                for card in front_page.studios(CHINESE)
            ],
            "services": [page.entry() | {"on_front_page": page.on_front_page} for page in _services()],
            "standard": [page.title for page in StandardPage.objects.filter(locale__language_code=CHINESE)],
            "figures": [
                {key: str(row[key] or "") for key in ("label", "value", "unit", "period", "source")}
                for row in front_page.figures()
            ],
            "pages": addresses(),
            "article": content.ARTICLE,
        }


def addresses() -> dict[str, str]:
    """Name of a measured page → address on our site."""
    article = _articles().get(slug=content.ARTICLE)
    return {
        "front page": "/",
        "column": article.column.url,
        "article": article.url,
        "roll of 230": AwardEdition.objects.get(slug=content.ROLL).get_absolute_url(CHINESE),
        "profile": Person.objects.get(slug=content.PROFILE).get_absolute_url(CHINESE),
        "classes, week": "/courses/",
        "search": f"/search/?q={quote(content.WORD)}",
    }


def varied(number: int) -> list[str]:
    """Many different addresses, of every kind of page."""
    columns = [page.url for page in ColumnPage.objects.filter(locale__language_code=CHINESE)]
    lists = [f"{url}?page={page}" for page in (1, 2) for url in columns]
    fixed = [
        "/",
        "/en/",
        "/honors/",
        "/honors/people/",
        "/honors/rolls/",
        "/honors/studios/",
        "/courses/",
        "/services/",
    ]
    fixed += ["/topics/", "/courses/venues/", "/news/", "/en/news/", "/news/rss/", "/sitemap.xml", "/about/"]
    fixed += [page.url for page in ServicePage.objects.live()]
    found = [f"/search/?q={quote(person.name)}" for person in Person.objects.honoured()[:60]]
    rolls = [edition.get_absolute_url(CHINESE) for edition in AwardEdition.objects.public()[:60]]
    people = [person.get_absolute_url(CHINESE) for person in Person.objects.honoured()[:120]]
    addresses = [*fixed, *lists, *found, *rolls, *people, *(page.url for page in _articles().reverse()[:number])]
    return [address for address in addresses if address][:number]


def _services() -> Any:
    return ServicePage.objects.readable().in_language(CHINESE).in_order()


def _organisation() -> dict[str, str]:
    lines = OrganisationSettings.load()
    names = ("name", "host", "operator", "address", "phone", "hotline", "report_phone", "site_id_code", "icp_number")
    return {name: str(getattr(lines, name)) for name in (*names, "police_number")}


def _column(page: ColumnPage) -> dict[str, Any]:
    return {
        "slug": page.slug,
        "title": page.title,
        "introduction": page.introduction,
        "on_front_page": page.on_front_page,
    }


def _articles() -> Any:
    pages = ArticlePage.objects.live().filter(locale__language_code=CHINESE)
    return pages.select_related("column", "source").order_by("published_at", "pk")


def _article(page: ArticlePage) -> dict[str, Any]:
    return {
        "slug": page.slug,
        "column": page.column.slug,
        "title": page.title,
        "date": page.published_at.isoformat(),
        "source": page.source.name if page.source else "",
        "author": page.author,
        "editor": page.managing_editor,
        "summary": page.summary_text(),
        "image": page.listing_image_id,
        "people": [row.person.slug for row in page.subjects.select_related("person") if row.person],
        "body": _story(page.body),
    }


def _story(body: Any) -> list[list[Any]]:
    """Blocks that both sites have; figures become a paragraph, which is cheaper for the plain site."""
    found: list[list[Any]] = []
    for block in body.raw_data:
        kind, value = block["type"], block["value"]
        if kind in ("text", "heading", "quote"):
            found.append([kind, value])
        elif kind == "picture":
            found.append([kind, {"image": value["image"]["image"], "caption": value["caption"]}])
        elif kind == "figures":
            rows = Statistic.objects.filter(pk__in=[row["value"] for row in value["statistics"]])
            found.append(["text", "".join(f"<p>{row.label} {row.number}{row.unit} {row.period}</p>" for row in rows)])
    return found


def _person(person: Person) -> dict[str, Any]:
    return {
        "slug": person.slug,
        "title": person.name,
        "unit": person.unit,
        "post": person.post,
        "town": person.town.name if person.town else "",
        "industry": person.industry.name if person.industry else "",
        "trade": person.trade,
        "birth_year": str(person.birth_year or ""),
    }


def _profile() -> dict[str, Any]:
    page = ProfilePage.objects.get(person__slug=content.PROFILE, locale__language_code=CHINESE)
    grants = Grant.objects.public().filter(person=page.person).with_awards().by_rank()
    return {
        "person": page.person.slug,
        "standfirst": page.standfirst,
        "image": page.listing_image_id,
        "body": _story(page.body),
        "citation": next((grant.citation for grant in grants if grant.citation), ""),
        "honours": [
            {
                "year": grant.edition.commendation.year,
                "title": grant.edition.name,
                "seal": str(grant.edition.award_type.get_level_display()),
                "document_no": grant.edition.commendation.document_no,
            }
            for grant in grants
        ],
    }


def _roll() -> dict[str, Any]:
    edition = AwardEdition.objects.select_related("commendation", "award_type").get(slug=content.ROLL)
    decision = edition.commendation
    grants = Grant.objects.public().filter(edition=edition).with_recipients().in_document_order()
    return {
        "title": f"{decision.label} {edition.name}",
        "slug": content.ROLL,
        "date": decision.decision_date.isoformat(),
        "document_no": decision.document_no,
        "granting_body": decision.granting_body,
        "decision_title": decision.decision_title,
        "award": edition.name,
        "names": [[grant.shown_name, grant.person.slug] for grant in grants],
    }


def _sessions() -> Any:
    now = timezone.now()
    for session in Session.objects.public().for_rows():
        for row in rows_of(session, now):
            yield {
                "course": row.title,
                "venue": row.place,
                "town": session.room.venue.community.town.name,
                "phone": row.phone,
                "start": timezone.localtime(row.start).isoformat(),
                "end": (row.end or row.start).isoformat(),
                "teacher": row.teacher,
                "note": row.note,
                "status": row.status_label,
                "reason": row.reason,
            }
