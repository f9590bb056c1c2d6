"""The front page as Organization and WebSite, a service guide as Service and FAQPage (core.structured)."""

from typing import Any

from core.structured import Node, absolute, address, language, node, organisation, publisher, text
from core.templatetags.core_tags import site_path


def front_page(page: Any) -> list[Node]:
    """Who we are, and how the site is searched."""
    us = organisation()
    target = f"{absolute(site_path('search/'))}?q={{search_term_string}}"
    search = node(
        "SearchAction",
        target=node("EntryPoint", urlTemplate=target),
        **{"query-input": "required name=search_term_string"},
    )
    site = node(
        "WebSite",
        name=us["name"],
        url=us["url"],
        description=text(page.summary_text()),
        inLanguage=language(),
        publisher=publisher(),
        potentialAction=search,
    )
    return [us, site]


def service(page: Any) -> list[Node]:
    """A guide: whom it is for, whom to ask, and the questions that people ask."""
    found = node(
        "Service",
        name=text(page.title),
        url=absolute(page.get_url()),
        description=text(page.summary_text()),
        audience=node("Audience", audienceType=text(page.who)) if page.who else None,
        provider=publisher(),
        availableChannel=channel(page),
    )
    return [found, *questions(page)]


def channel(page: Any) -> Node | None:
    """The telephone, the office and the address of the online form, as far as there are any."""
    if not (page.phone or page.address or page.apply_url):
        return None
    office = address(page.address)
    return node(
        "ServiceChannel",
        servicePhone=node("ContactPoint", telephone=page.phone) if page.phone else None,
        serviceLocation=node("Place", name=text(page.contact_name or page.address), address=office) if office else None,
        serviceUrl=page.apply_url,
    )


def questions(page: Any) -> list[Node]:
    """常问的, each with its answer."""
    asked = [
        node(
            "Question",
            name=text(part.value["question"]),
            acceptedAnswer=node("Answer", text=text(part.value["answer"])),
        )
        for part in page.questions
    ]
    return [node("FAQPage", mainEntity=asked)] if asked else []
