"""An article as a NewsArticle; lists and topics as ItemLists (core.structured)."""

from typing import Any

from core.structured import Node, absolute, language, moment, node, picture, publisher, text


def article(page: Any, corrections: list[Any], image: Any) -> list[Node]:
    """What the page prints; a draft that was never published has no date and no node."""
    if page.published_at is None:
        return []
    address = page.get_url()
    found = node(
        "NewsArticle",
        headline=text(page.title),
        alternativeHeadline=text(page.subtitle),
        description=text(page.share_description or page.summary_text()),
        url=absolute(address),
        mainEntityOfPage=node("WebPage", **{"@id": absolute(address)}),
        datePublished=moment(page.published_at),
        dateModified=moment(page.last_published_at or page.published_at),
        inLanguage=language(),
        articleSection=page.column.title if page.column else "",
        keywords=text(page.keywords),
        image=[url] if (url := picture(image)) else [],
        author=authors(page),
        contributor=people(page.correspondent),
        editor=people(page.managing_editor or page.editor),
        publisher=publisher(),
        isBasedOn=page.original_url,
        correction=[text(correction.text) for correction in corrections],
    )
    return [found]


def authors(page: Any) -> list[Node]:
    """The journalists named, else the paper or office that the text comes from."""
    named = people(page.author)
    if named:
        return named
    return [node("Organization", name=page.source.name, url=page.source.url)] if page.source else [publisher()]


def people(names: str) -> list[Node]:
    """记者甲 记者乙: several names stand apart by blanks; Latin names hold blanks themselves."""
    apart = names.replace("、", " ").split() if not names.isascii() else names.split(",")
    return [node("Person", name=name.strip()) for name in apart if name.strip()]
