"""Languages, site and page tree."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from home.bootstrapping.plan import TREE, Node
from home.models import HomePage

ENGLISH = "en"


def ensure() -> None:
    """Both languages, our front page as the root of the default site, and everything below it that is to last."""
    chinese = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]
    english = Locale.objects.get_or_create(language_code=ENGLISH)[0]
    home = HomePage.objects.filter(locale=chinese).first()
    fresh = home is None
    if home is None:
        _remove_default_pages()
        home = _make(TREE, Page.get_first_root_node(), chinese)
    _name_roots()
    _ensure_site(home)
    _ensure_english(TREE, home, english)
    for child in TREE.children:
        _ensure_node(child, home, fresh, english)


def _name_roots() -> None:
    """Editors meet both in lists and choosers; Wagtail's migrations call them Root."""
    Page.objects.filter(depth=1, title="Root").update(title="全站", draft_title="全站")
    Collection.objects.filter(depth=1, name="Root").update(name="全部")


def _remove_default_pages() -> None:
    """Wagtail's welcome page, if nobody has touched it. Its site goes with it; ours is made next."""
    for page in Page.objects.filter(depth=2, numchild=0, latest_revision__isnull=True):
        if page.specific_class is Page:
            page.delete()


def _ensure_site(home: HomePage) -> None:
    """The default site under the public address of the settings, so that absolute addresses agree everywhere."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    wanted = {"hostname": address.hostname or "localhost", "port": port, "root_page_id": home.pk}
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
        site.save()


def _ensure_node(node: Node, parent: Page, fresh: bool, english: Locale) -> None:
    page = _found(node, parent)
    made = page is None and (fresh or node.lasting)
    if page is None and made:
        page = _make(node, parent, parent.locale)
    if page is None:
        return
    if made or node.lasting:
        _ensure_english(node, page, english)
    for child in node.children:
        _ensure_node(child, page, made, english)


def _found(node: Node, parent: Page) -> Any:
    """The page of this node: lasting ones there is one of in a language, wherever it lies; others by their address."""
    pages = node.model._default_manager.filter(locale=parent.locale)
    if node.lasting:
        return pages.order_by("path").first()
    return pages.child_of(parent).filter(slug=node.slug).first()


def _make(node: Node, parent: Page, locale: Locale) -> Any:
    page = node.model(title=node.title, slug=node.slug, locale=locale, **node.fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _ensure_english(node: Node, page: Any, english: Locale) -> None:
    """The English version, published; its words are an ordinary page's, to be edited there."""
    if page.has_translation(english):
        return
    version = page.copy_for_translation(english)
    version.title = version.draft_title = node.title_en
    for name, value in node.fields_en.items():
        setattr(version, name, value)
    version.save_revision().publish()
