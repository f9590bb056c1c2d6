"""Other public roles that give a person an address: an app above offers them (courses: teachers of public classes)."""

from collections.abc import Callable

from django.db import models

# Returns a queryset of values("person_id"-like single column) of persons who have that role publicly now.
RoleSource = Callable[[], "models.QuerySet"]
_sources: list[RoleSource] = []


def register_public_role(source: RoleSource) -> None:
    """Called from AppConfig.ready(). `source()` is a queryset of one column: the pks of persons in that role."""
    _sources.append(source)


def in_public_role() -> models.Q:
    """Persons whom some app shows publicly for another reason than an honour."""
    condition = models.Q(pk__in=[])
    for source in _sources:
        condition |= models.Q(pk__in=source())
    return condition
