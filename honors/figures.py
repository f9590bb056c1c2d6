"""Award counts for any page: computed from public grants, never typed."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from core import figures
from core.figures import Figure
from honors.enums import Kind, Level
from honors.querysets import public_grants


def register() -> None:
    figures.register(Figure("honors.people", _("劳模工匠人数（获得过荣誉的个人）"), _("人"), people))
    figures.register(Figure("honors.collectives", _("先进集体数"), _("个"), collectives))
    figures.register(Figure("honors.studios", _("创新工作室数"), _("个"), studios))
    figures.register(Figure("honors.grants", _("荣誉总数"), _("项"), grants))
    for level in Level:
        label = _("荣誉数：%(level)s") % {"level": level.label}
        figures.register(Figure(f"honors.grants.{level.key}", label, _("项"), partial(grants, level)))
        person_label = _("个人荣誉数：%(level)s") % {"level": level.label}
        figures.register(
            Figure(f"honors.grants.{level.key}.person", person_label, _("人次"), partial(grants, level, Kind.PERSON))
        )


def people() -> int:
    """Different persons with a public grant; those who hid their page count, their grants are public."""
    return int(public_grants(person__isnull=False).order_by().values("person").distinct().count())


def collectives() -> int:
    return int(public_grants(collective__isnull=False).order_by().values("collective").distinct().count())


def studios() -> int:
    from honors.models import Studio

    return int(Studio.objects.public().count())


def grants(level: Level | None = None, kind: str = "") -> int:
    wanted = {"edition__award_type__level": level, "kind": kind}
    return int(public_grants(**{name: value for name, value in wanted.items() if value}).count())
