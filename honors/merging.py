"""Two rows that are one person become one: everything that points at the second follows, whatever app it is in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from core import caching
from honors.models import Person, ProfilePage
from honors.searching import objects_changed
from honors.withdrawing import addresses


@transaction.atomic
def merge(kept: Person, other: Person) -> Person:
    """`other` goes into `kept`: foreign keys, many-to-many rows, former names. Old addresses redirect."""
    if kept.pk == other.pk:
        raise ValidationError(_("请选两个不同的人物。"))
    _refuse_both_have_profiles(kept, other)
    old = addresses(other)
    for relation in Person._meta.related_objects:
        _move(relation, kept, other)
    Person.former_names.rel.related_model.objects.get_or_create(
        person=kept, name=other.name, defaults={"note": _("合并前的登记")}
    )
    moved = list(ProfilePage.objects.filter(person=kept).exclude(slug=kept.slug))
    other.delete()
    for page in moved:
        page.refresh_from_db()
        page.save()
    _redirect(old, kept)
    caching.bump()
    objects_changed([kept])
    return kept


def _refuse_both_have_profiles(kept: Person, other: Person) -> None:
    both = set(kept.profiles.values_list("language", flat=True)) & set(
        other.profiles.values_list("language", flat=True)
    )
    if both:
        raise ValidationError(_("两个人物都有个人页，请先删掉其中一个的个人页再合并。"))


def _move(relation: Any, kept: Person, other: Person) -> None:
    """Point one relation's rows at `kept`. Rows that would then stand twice are refused by name."""
    model, field = relation.related_model, relation.field.name
    if relation.many_to_many:
        _move_many(relation, kept, other)
        return
    try:
        with transaction.atomic():
            model._base_manager.filter(**{field: other}).update(**{field: kept})
    except IntegrityError as error:
        name = model._meta.verbose_name
        raise ValidationError(
            _("两个人物在“%s”里有重复的记录（例如同一届次各有一条授予），请先处理重复的一条再合并。") % name
        ) from error


def _move_many(relation: Any, kept: Person, other: Person) -> None:
    """Rows of the table between; what `kept` already has is dropped."""
    through = relation.through
    names = {f.name: f for f in through._meta.get_fields() if isinstance(f, models.ForeignKey)}
    ours = relation.field.m2m_reverse_field_name()
    theirs = relation.field.m2m_field_name()
    if ours not in names:
        return
    have = through._base_manager.filter(**{ours: kept}).values_list(f"{theirs}_id", flat=True)
    through._base_manager.filter(**{ours: other, f"{theirs}_id__in": list(have)}).delete()
    through._base_manager.filter(**{ours: other}).update(**{ours: kept})


def _redirect(paths: set[str], kept: Person) -> None:
    """Old links lead to the same language's page of the person who stays."""
    targets = {path.split("/honors/")[0]: path for path in addresses(kept)}
    for path in paths:
        link = targets.get(path.split("/honors/")[0])
        if link:
            Redirect.objects.update_or_create(
                old_path=Redirect.normalise_path(path), site=None, defaults={"redirect_link": link}
            )
