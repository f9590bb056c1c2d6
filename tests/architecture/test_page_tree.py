"""Guard 3: every page class says itself where it may stand and what may stand below it, and never names upward.

A section that hangs below a page of a higher layer cannot name that page: it states `parent_page_types = None`
(whoever names me), and the higher page names it in `subpage_types`.
"""

from collections.abc import Iterable

from django.apps import apps
from wagtail.models import Page

from tests.architecture.house import RANKS, may_name

ROOM = {"parent_page_types": list, "subpage_types": list}


def concrete_pages() -> list[type[Page]]:
    return [model for model in apps.get_models() if issubclass(model, Page) and model._meta.app_label in RANKS]


def app_of(named: str | type, own: str) -> str:
    if not isinstance(named, str):
        return named._meta.app_label
    return named.split(".")[0] if "." in named else own


def faults(pages: Iterable[type]) -> list[str]:
    """What is wrong with the places of these page classes."""
    pages = list(pages)
    named_below = {
        (name if "." in name else f"{page._meta.app_label}.{name}")
        for page in pages
        for name in vars(page).get("subpage_types") or []
        if isinstance(name, str)
    }
    return [fault for page in pages for fault in faults_of(page, named_below)]


def faults_of(page: type, named_below: set[str]) -> list[str]:
    own, name = page._meta.app_label, page.__name__
    found = [f"{name} does not state {place}" for place in ROOM if place not in vars(page)]
    if found:
        return found
    if page.subpage_types is None:
        found.append(f"{name} lets every page stand below it")
    if page.parent_page_types is None and f"{own}.{name}" not in named_below:
        found.append(f"{name} stands below nothing")
    for place in ROOM:
        found += [
            f"{name}.{place} names {named}"
            for named in getattr(page, place) or []
            if not may_name(own, app_of(named, own))
        ]
    return found


def test_every_page_class_states_its_place() -> None:
    pages = concrete_pages()
    assert pages
    assert faults(pages) == []


def synthetic(app: str, title: str, **places: object) -> type:
    """A class with just what the guard reads; a real page class would stay in Wagtail's registry."""
    meta = type("Meta", (), {"app_label": app})
    return type(title, (), {"_meta": meta, **places})


def test_a_silent_class_is_found() -> None:
    inherits = type("Child", (synthetic("news", "Base", parent_page_types=[], subpage_types=[]),), {})
    assert faults([inherits]) == ["Child does not state parent_page_types", "Child does not state subpage_types"]


def test_naming_up_or_a_peer_is_found() -> None:
    page = synthetic("news", "Article", parent_page_types=["home.HomePage"], subpage_types=["courses.CoursesIndexPage"])
    assert faults([page]) == [
        "Article.parent_page_types names home.HomePage",
        "Article.subpage_types names courses.CoursesIndexPage",
    ]


def test_open_places_are_found() -> None:
    anywhere = synthetic("news", "Index", parent_page_types=None, subpage_types=None)
    assert faults([anywhere]) == ["Index lets every page stand below it", "Index stands below nothing"]


def test_a_section_below_a_higher_page_is_fine() -> None:
    home = synthetic("home", "HomePage", parent_page_types=["wagtailcore.Page"], subpage_types=["news.NewsIndexPage"])
    index = synthetic("news", "NewsIndexPage", parent_page_types=None, subpage_types=["news.ColumnPage"])
    column = synthetic("news", "ColumnPage", parent_page_types=["NewsIndexPage"], subpage_types=[])
    assert faults([home, index, column]) == []
