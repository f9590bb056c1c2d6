"""Taking an import back, as long as nothing stands on what it made. What is in the way is named, whatever its app.

Relations are read from the models themselves: honors does not know who points at a person.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models.sql import DeleteQuery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex

from core import caching
from honors.enums import CommendationState, ImportState
from honors.importing.rosters import forget_photos
from honors.models import Commendation, Grant, Person, RosterImport, RosterPhoto, RosterRow

Own = dict[str, set[Any]]
UNDONE = "honors.roster.undo"  # action in Wagtail's log
NAMED = 30  # obstacles that are named one by one
# The last made goes first.
ORDER = (
    "honors.profilepage", "honors.grant", "honors.awardedition", "honors.commendation", "honors.person",
    "honors.collective", "media.siteimage",
)  # fmt: skip
UNSEEN = {"honors.grant", "honors.person", "honors.collective"}
OWN = {RosterImport, RosterRow, RosterPhoto}
# A person's consent is a fact of its own and stays, whatever becomes of the picture.
KEPT = {"media.portraitconsent"}
# What is kept about a page or picture that nobody has touched.
TECHNICAL = {
    "media.siterendition", "wagtailcore.revision", "wagtailcore.pagelogentry", "wagtailcore.modellogentry",
    "wagtailcore.referenceindex", "wagtailcore.pagesubscription",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands in the way, with its address in the admin where it has one."""

    text: str
    url: str = ""


def obstacles(roster: RosterImport, user: Any = None) -> list[Obstacle]:
    """Everything that stands in the way; empty when the import can be taken back."""
    if roster.state != ImportState.WRITTEN:
        return [Obstacle(_("只有已导入的名单才能撤回。"))]
    find = AdminURLFinder(user)
    found = [_named(text, thing, find) for text, thing in _all_obstacles(roster)]
    return list(dict.fromkeys(found))


def _all_obstacles(roster: RosterImport) -> Iterator[tuple[str, Any]]:
    """Words and the thing they are about."""
    yield from _of_state(roster)
    own = _own(roster)
    for label, pks in roster.made.items():
        if label in KEPT:
            continue
        model = apps.get_model(label)
        things = list(model._default_manager.filter(pk__in=pks))
        if len(things) < len(pks):
            words = _("导入的%(kind)s里有%(number)d条已经删除或合并")
            yield words % {"kind": model._meta.verbose_name, "number": len(pks) - len(things)}, None
        yield from _edited_later(things, roster)
        yield from _pointing_at(model, pks, own, roster)
        yield from _referring_to(model, pks, own)
    yield from _corrected_again(roster)


def _own(roster: RosterImport) -> Own:
    """Primary keys by model of what the import made, and of the grants and persons that it changed."""
    own = {label: set(pks) for label, pks in roster.made.items()}
    for entry in roster.before:
        label, pk = ("honors.grant", entry["grant"]) if "grant" in entry else ("honors.person", entry["person"])
        own.setdefault(label, set()).add(pk)
    return own


def _of_state(roster: RosterImport) -> Iterator[tuple[str, Any]]:
    commendation = roster.commendation
    if commendation is not None and commendation.state != CommendationState.COLLECTING:
        words = _("批次“%(name)s”已经是“%(state)s”；公开过的名字要收回，请用“撤销”")
        yield words % {"name": commendation, "state": commendation.get_state_display()}, commendation


def _edited_later(things: Iterable[Any], roster: RosterImport) -> Iterator[tuple[str, Any]]:
    """Somebody changed or published it since."""
    for thing in things:
        if isinstance(thing, Page):
            later = thing.live or thing.latest_revision_created_at > roster.written_at
        else:
            changed = getattr(thing, "updated_at", None)
            later = changed is not None and changed > roster.written_at
        if later:
            yield _("%(kind)s“%(name)s”导入以后修改过") % {"kind": kind_of(thing), "name": thing}, thing


def _pointing_at(
    model: type[models.Model], pks: list[Any], own: Own, roster: RosterImport
) -> Iterator[tuple[str, Any]]:
    """Rows of any model that point at one of these, but for those that the same import made."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel) or relation.many_to_many or _inherits(relation):
            continue
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": pks})
        ours = own.get(relation.related_model._meta.label_lower, ())
        for row in rows.exclude(pk__in=ours).select_related(relation.field.name):
            if not _of_no_weight(row, roster):
                words = _("%(kind)s“%(name)s”用到了“%(used)s”")
                used = getattr(row, relation.field.name)
                yield words % {"kind": kind_of(row), "name": _name_of(row, used), "used": used}, row


def _inherits(relation: Any) -> bool:
    """The link from a page to its own row in a table below."""
    return bool(getattr(relation.field.remote_field, "parent_link", False))


def _of_no_weight(row: models.Model, roster: RosterImport) -> bool:
    """What Wagtail keeps for itself, the import's own rows, and other imports that came to nothing."""
    if row._meta.label_lower in TECHNICAL:
        return True
    other = row if isinstance(row, RosterImport) else getattr(row, "roster", None)
    return isinstance(other, RosterImport) and (other.pk == roster.pk or other.is_closed)


def _name_of(row: Any, used: Any) -> str:
    """A row of a table between two others is named by the other side."""
    if not row._meta.auto_created:
        return str(row)
    others = [getattr(row, field.name) for field in row._meta.fields if field.is_relation]
    return str(next((other for other in others if other != used), row))


def _referring_to(model: type[models.Model], pks: list[Any], own: Own) -> Iterator[tuple[str, Any]]:
    """Texts and choosers that name one of these (Wagtail's index of references)."""
    kind = ContentType.objects.get_for_model(model)
    references = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=[str(pk) for pk in pks])
    for reference in references.select_related("content_type"):
        source = reference.content_type.model_class()
        row = source._base_manager.filter(pk=reference.object_id).first() if source else None
        if row is not None and row.pk not in own.get(row._meta.label_lower, ()) and type(row) not in OWN:
            yield _("%(kind)s“%(name)s”引用了它") % {"kind": kind_of(row), "name": row}, row


def _corrected_again(roster: RosterImport) -> Iterator[tuple[str, Any]]:
    """Grants and persons that were there before and were changed by the import, and once more since."""
    for entry in roster.before:
        thing = _as_it_is(entry)
        if thing is not None and thing.updated_at > roster.written_at:
            yield _("%(kind)s“%(name)s”导入以后修改过") % {"kind": kind_of(thing), "name": thing}, thing


def kind_of(thing: Any) -> str:
    """人物, 授予记录, 稿件 …"""
    return str(type(thing)._meta.verbose_name)


def _named(text: str, thing: Any, find: AdminURLFinder) -> Obstacle:
    url = find.get_edit_url(thing) if thing is not None else None
    return Obstacle(text, url or "")


def _as_it_is(entry: Mapping[str, Any]) -> Any:
    """The grant or person of an entry of `before`, None when it is gone."""
    if "grant" in entry:
        return Grant.objects.filter(pk=entry["grant"]).first()
    return Person.objects.filter(pk=entry["person"]).first()


# Taking back ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def undo(roster_pk: int, by: Any) -> RosterImport:
    """What the import made goes, what it changed is as before. Raises ValidationError naming what is in the way."""
    roster: RosterImport = RosterImport.objects.select_for_update().get(pk=roster_pk)
    if roster.commendation_id:
        roster.commendation = Commendation.objects.select_for_update().get(pk=roster.commendation_id)
    in_the_way = obstacles(roster)
    if in_the_way:
        named = _("；").join(each.text for each in in_the_way[:NAMED])
        raise ValidationError(_("不能撤回：%s。") % named)
    _put_back(roster.before)
    target = roster.target
    for label in ORDER:
        _delete(label, roster.made.get(label, []))
    forget_photos(roster)
    return _note_undone(RosterImport.objects.get(pk=roster.pk), target, by)


def _put_back(before: Iterable[Mapping[str, Any]]) -> None:
    for entry in before:
        thing = _as_it_is(entry)
        if thing is not None:
            for name, value in entry["was"].items():
                setattr(thing, name, value)
            thing.save()


def _delete(label: str, pks: list[Any]) -> None:
    """One by one where signals tell others; the many that no reader has ever seen and nothing points at, at once."""
    model = apps.get_model(label)
    if label in UNSEEN:
        DeleteQuery(model).delete_batch(pks, DEFAULT_DB_ALIAS)
        return
    for thing in model._default_manager.filter(pk__in=pks):
        thing.delete()


def _note_undone(roster: RosterImport, target: str, by: Any) -> RosterImport:
    roster.state, roster.undone_by, roster.undone_at = ImportState.UNDONE, by, timezone.now()
    roster.new_commendation = {**roster.new_commendation, "name_zh": target}
    roster.version += 1
    roster.save()
    log(instance=roster, action=UNDONE, user=by)
    caching.bump()
    return roster
