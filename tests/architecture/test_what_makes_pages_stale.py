"""Every table says whether readers see it: then a saved row changes the token, else it stands here with the reason."""

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import ModelSignal, post_delete, post_save
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from tests.architecture.house import RANKS

# What pages do not show, or learn otherwise.
OF_NO_CONCERN = {
    "news.ReadCount": "a count of some minutes ago is good enough (core.page_cache.MOST_SECONDS)",
    "courses.TownOrganiser": "who may do what in the admin",
    "search.SearchDocument": "repeats other tables, in their transaction; results are never kept",
    "search.SearchGrams": "as above",
    "search.IndexOutbox": "for the search server",
    "search.SearchTerm": "as above",
    "search.SearchLog": "for staff; hot words are looked up afresh each hour",
    "search.SearchServer": "how the search server is; results are never kept",
    "honors.Objection": "for staff",
    "honors.PersonMerge": "for staff; merging and splitting tell what they moved",
    "honors.RosterImport": "for staff; what it writes changes the token",
    "honors.RosterRow": "for staff",
    "honors.RosterPhoto": "for staff; portraits are pictures of the library",
    "honors.ColumnMapping": "for staff",
    "wechat.ChannelUse": "for staff",
    "core.CacheVersion": "the token itself",
    "media.DocumentText": "no page shows it; search is told by media.signals.texts_changed",
    "media.SiteRendition": "media.signals.pictures_changed tells of public ones",
    "accounts.User": "no page names a user",
    "accounts.SignInFailure": "for staff",
}


def of_a_page(model: type[Model]) -> bool:
    """Pages and their inline children go live with the page, whose signals change the token."""
    parents = (field.related_model for field in model._meta.get_fields() if isinstance(field, ParentalKey))
    return issubclass(model, Page) or any(issubclass(parent, Page) for parent in parents)


def listening(signal: ModelSignal, prefix: str) -> set[str]:
    names = (str(receiver[0][0]) for receiver in signal.receivers)
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


def test_each_table_is_watched_or_of_no_concern() -> None:
    ours = [model for model in apps.get_models() if model._meta.app_label in RANKS and not of_a_page(model)]
    named = {model._meta.label for model in ours}
    watched = listening(post_save, "bump-save-")
    assert named - watched == set(OF_NO_CONCERN)
    assert named & watched <= listening(post_delete, "bump-delete-")
