"""课程组织者 sees and changes only the classes of her own towns (model.md §7); everybody else is not bound to towns."""

from typing import Any

from django.db import models
from django.db.models import Q

from accounts.roles import Role
from core.models import Town
from courses.models import Community, Course, Series, Session, Venue

# Where each model keeps its town. A course has none: it belongs to the towns of its series.
TOWN_PATHS: dict[type[models.Model], str] = {
    Community: "town",
    Venue: "community__town",
    Series: "room__venue__community__town",
    Session: "room__venue__community__town",
}
FREE_ROLES = (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER, Role.ADMINISTRATOR)


def towns_of(user: Any) -> models.QuerySet[Town] | None:
    """The towns a user is bound to; None for who is not bound. One query a request for an ordinary user."""
    if user.is_superuser:
        return None
    if not hasattr(user, "_bound_to_towns"):
        roles = set(user.groups.values_list("name", flat=True))
        user._bound_to_towns = Role.ORGANISER.value in roles and not roles.intersection(FREE_ROLES)
    return Town.objects.filter(organisers__user=user) if user._bound_to_towns else None


def within_towns(queryset: models.QuerySet[Any], user: Any) -> models.QuerySet[Any]:
    """What `user` may see and change of `queryset`; models without a town are left whole."""
    towns = towns_of(user)
    if towns is None:
        return queryset
    if queryset.model is Course:
        elsewhere = Series.objects.exclude(room__venue__community__town__in=towns)
        return queryset.exclude(pk__in=elsewhere.values("course"))
    path = TOWN_PATHS.get(queryset.model)
    return queryset.filter(Q(**{f"{path}__in": towns})) if path else queryset


def may_use_town(user: Any, town: Town | None) -> bool:
    """Whether `user` may put something into that town; nothing chosen yet is left to the field checks."""
    towns = towns_of(user)
    return towns is None or town is None or towns.filter(pk=town.pk).exists()
