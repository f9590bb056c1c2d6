"""The tree that pages hang in, and plain pages."""

from typing import Any

from wagtail.models import Locale, Page, Site

from home.models import HomePage, ServiceIndexPage, ServicePage, StandardPage


def locale(code: str = "zh-hans") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def root() -> Page:
    """The root of the page tree, made anew when a flush has taken it."""
    found = Page.objects.filter(depth=1).first()
    if found is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale()))
        found = Page.objects.get(depth=1)
    return found


def home(**fields: Any) -> HomePage:
    """The Chinese front page with its site; the same one when called again."""
    found = HomePage.objects.filter(locale=locale()).first()
    if found is not None:
        return found
    for page in Page.objects.filter(depth=2):
        page.delete()
    page = root().add_child(instance=HomePage(title="首页", slug="home", locale=locale(), **fields))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=page, is_default_site=True, site_name="即墨区总工会")
    return page


def under(parent: Page, page: Any) -> Any:
    """`page` as a live child of `parent`, published as an editor would."""
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def english(page: Any, title: str, **fields: Any) -> Any:
    """The live English version of a page; the versions of its ancestors are made when they are missing."""
    parent = page.get_parent().specific
    if parent.depth > 1 and not parent.has_translation(locale("en")):
        english(parent, f"{parent.title} (en)")
    version = page.copy_for_translation(locale("en"))
    version.title = title
    for name, value in fields.items():
        setattr(version, name, value)
    version.save_revision().publish()
    version.refresh_from_db()
    return version


def service_index() -> ServiceIndexPage:
    found = ServiceIndexPage.objects.child_of(home()).first()
    return found or under(home(), ServiceIndexPage(title="服务", slug="services"))


def service(title: str = "职工医疗互助", **fields: Any) -> ServicePage:
    fields = {"who": "参加互助的会员。", "what": "住院互助金。", "phone": "0532-0000 0002", **fields}
    return under(service_index(), ServicePage(title=title, **fields))


def standard(title: str = "关于我们", **fields: Any) -> StandardPage:
    fields = {"body": [("text", "<p>我们是即墨区总工会。</p>")], **fields}
    return under(home(), StandardPage(title=title, **fields))
