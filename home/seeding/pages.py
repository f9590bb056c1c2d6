"""Plain pages and service guides."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from home.demo.pages import PAGES
from home.demo.services import ON_FRONT_PAGE, SERVICES
from home.demo.shapes import Service, sentences
from home.models import HomePage, ServiceIndexPage, ServicePage, StandardPage
from home.seeding import story
from home.seeding.edition import Edition
from home.seeding.publishing import publish
from home.seeding.translating import translate


def make_standard(edition: Edition) -> None:
    """Pages of the demo edition beside those that bootstrap makes."""
    home = HomePage.objects.get(locale=edition.chinese)
    for page in PAGES:
        row = StandardPage(
            slug=page.slug,
            title=page.title,
            introduction=page.summary,
            body=story.body(edition, page.slug, page.body),
        )
        edition.keep("standard", page.slug, publish(edition, row, home, edition.opened))


def translate_standard(edition: Edition) -> None:
    for page in PAGES:
        english = {page.title: page.title_en, page.summary: page.summary_en, **dict(sentences(page.body))}
        translate(edition, edition.get("standard", page.slug), english, edition.opened)


def make_services(edition: Edition) -> None:
    index = ServiceIndexPage.objects.get(locale=edition.chinese)
    for service in SERVICES:
        moment = edition.moment(service.checked)
        edition.keep("service", service.slug, publish(edition, _service(edition, service), index, moment))


def _service(edition: Edition, service: Service) -> ServicePage:
    return ServicePage(
        title=service.title,
        slug=service.slug,
        introduction=service.summary,
        listing_image=edition.get("picture", service.picture),
        who=service.who,
        what=service.what,
        how_much=service.amount,
        when=service.when,
        materials=_items(service.slug, "material", [{"name": name, "note": ""} for name in service.materials]),
        steps=_items(service.slug, "step", [{"title": step, "text": ""} for step in service.steps]),
        questions=_items(
            service.slug, "question", [{"question": item.ask, "answer": item.answer} for item in service.questions]
        ),
        contact_name=service.contact.name_zh,
        phone=service.contact.telephone,
        address=service.contact.address_zh,
        hours=service.contact.hours_zh,
        verified_by="区职工服务中心（示例）",
        verified_on=service.checked.day(edition.today),
        on_front_page=service.slug in ON_FRONT_PAGE,
    )


def _items(name: str, kind: str, values: list[dict[str, str]]) -> list[dict[str, object]]:
    return [
        {"id": str(uuid5(NAMESPACE_URL, f"{name}/{kind}/{place}")), "type": kind, "value": value}
        for place, value in enumerate(values)
    ]
