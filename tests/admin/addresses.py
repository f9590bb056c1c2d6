"""Every address of the admin, read from the URL resolver, so that a new one is tried without anybody's doing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Revision

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")  # of both syntaxes: <int:pk> and (?P<pk>…)
PREFIX = "admin/"
# Wagtail's own drill: it raises on purpose, for superusers only.
LEFT_OUT = {"wagtailadmin_error_test"}
# Views that are functions do not say what they work on.
WORKS_ON = {
    "honors_commendation_advance": "honors.Commendation",
    "honors_grant_leave_out": "honors.Grant",
    "honors_grant_correct": "honors.Grant",
    "honors_person_merge": "honors.Person",
    "honors_revocation_confirm": "honors.Revocation",
}


@dataclass(frozen=True)
class Address:
    """One pattern below /admin/: its route with the names of its parameters, and the model its view works on."""

    route: str
    name: str
    parameters: tuple[str, ...]
    model: type[Model] | None

    def filled(self, values: dict[str, Any]) -> str:
        """The path with real values for the parameters; those that have none are 1."""
        return reverse(self.name, kwargs={name: values.get(name, 1) for name in self.parameters})


def addresses() -> list[Address]:
    """All patterns below /admin/ that have a name; one without could not be linked to either."""
    found = [address for address in _walk(get_resolver()) if address.route.startswith(PREFIX)]
    return [address for address in found if address.name.rpartition(":")[2] not in {"?", *LEFT_OUT}]


def _walk(resolver: URLResolver, before: str = "", names: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route, (*names, pattern.namespace) if pattern.namespace else names)
        elif isinstance(pattern, URLPattern):
            yield Address(
                route, ":".join([*names, pattern.name or "?"]), tuple(PARAMETER.findall(route)), _model(pattern)
            )


def _model(pattern: URLPattern) -> type[Model] | None:
    if pattern.name in WORKS_ON:
        return apps.get_model(WORKS_ON[pattern.name])
    callback = pattern.callback
    found = getattr(callback, "view_initkwargs", {}).get("model") or getattr(
        getattr(callback, "view_class", None), "model", None
    )
    return found if isinstance(found, type) and issubclass(found, Model) else None


def real_values(address: Address) -> dict[str, Any]:
    """Parameters that name real objects of the demo edition, so that the view gets as far as it can."""
    page = Page.objects.filter(depth=4, live=True).order_by("pk").first()
    values: dict[str, Any] = dict.fromkeys(
        ("page_id", "parent_page_id", "page_to_move_id", "page_pk", "page_to_alias_id"), page.pk if page else 1
    )
    values["destination_id"] = Page.objects.get(depth=2, locale__language_code="zh-hans").pk
    values["image_id"] = _first(get_image_model())
    values["document_id"] = values["doc_id"] = _first(get_document_model())
    values["collection_id"] = _first(Collection)
    values["revision_id"] = _first(Revision.page_revisions.filter(object_id=str(page.pk)) if page else Revision)
    values["filter_spec"] = "max-165x165"
    values |= _names(address)
    values["pk"] = values["object_id"] = _first(address.model) if address.model else 1
    return values


def _names(address: Address) -> dict[str, str]:
    if "content_type_app_name" in address.parameters:
        return {"content_type_app_name": "news", "content_type_model_name": "articlepage"}
    known = {"revision_id_a": "earliest", "revision_id_b": "latest", "object_id": "1", "uidb64": "MQ", "token": "x-x"}
    return known | {
        "app_label": "core",
        "app_name": "core",
        "model_name": "town",
        "action": "delete",
        "mode": "default",
        "source": "commendation",
    }


def _first(source: Any) -> Any:
    manager = source._default_manager if isinstance(source, type) else source
    return manager.order_by("pk").values_list("pk", flat=True).first() or 1


def staff(username: str, *roles: str) -> Any:
    """A member of staff with these roles."""
    from django.contrib.auth.models import Group

    user = get_user_model().objects.create_user(username, f"{username}@example.org", "x")
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def editable_models() -> list[type[Model]]:
    """Our models that have an edit view of their own in the admin."""
    ours = {config.label for config in apps.get_app_configs() if not config.name.startswith(("django", "wagtail"))}
    found = {
        address.model
        for address in addresses()
        if address.model and address.name.endswith(":edit") and address.model._meta.app_label in ours
    }
    return sorted(found, key=lambda model: model._meta.label)
