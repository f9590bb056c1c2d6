"""Teachers as persons of the site: whoever teaches a published course has an address (model.md §1 and §4).

A person without an honour stands in no list of honoured people; her page says who she is and what she teaches next.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.signals import published, unpublished

from core import searchable
from courses.models import Course, SeriesTeacher, Session, SessionTeacher
from honors.models import Person
from honors.visibility import register_public_role
from honors.withdrawing import addresses, mark_gone

TEACHERS = (SeriesTeacher, SessionTeacher)


def register() -> None:
    """Called from AppConfig.ready()."""
    register_public_role(teachers_of_series)
    register_public_role(teachers_of_sessions)
    for model in TEACHERS:
        pre_save.connect(_remember_predecessor, sender=model, dispatch_uid="teacher-before")
        post_save.connect(_teacher_changed, sender=model, dispatch_uid="teacher-saved")
        post_delete.connect(_teacher_changed, sender=model, dispatch_uid="teacher-deleted")
    post_save.connect(_session_changed, sender=Session, dispatch_uid="teachers-of-session")
    for signal in (published, unpublished):
        signal.connect(_course_changed, sender=Course, dispatch_uid="teachers-of-course")


# Who --------------------------------------------------------------------------------------------------------------


def teachers_of_series() -> QuerySet:
    """Persons who teach a series of a published course."""
    return SeriesTeacher.objects.filter(person__isnull=False, owner__course__live=True).values("person")


def teachers_of_sessions() -> QuerySet:
    """Persons who teach a class of a published course in place of the teachers of its series."""
    own = SessionTeacher.objects.filter(person__isnull=False, owner__teachers_overridden=True)
    return own.filter(owner__series__course__live=True).values("person")


# When it changes ----------------------------------------------------------------------------------------------------


def _remember_predecessor(instance: Any, raw: bool = False, **_signal: Any) -> None:
    """Who stood in this row before: the form replaces the person in it."""
    if not raw and instance.pk:
        before = type(instance).objects.filter(pk=instance.pk).values_list("person_id", flat=True)
        instance.person_before = before.first()


def _teacher_changed(instance: Any, created: bool = False, raw: bool = False, **_signal: Any) -> None:
    pks = {instance.person_id, getattr(instance, "person_before", None)} - {None}
    if pks and not raw:
        _roles_changed(Person.objects.filter(pk__in=pks), was_public=not created and _counts(instance))


def _counts(teacher: SeriesTeacher | SessionTeacher) -> bool:
    """Whether a row in this place makes a person public."""
    if isinstance(teacher, SeriesTeacher):
        return Course.objects.public().filter(series=teacher.owner_id).exists()
    return Session.objects.filter(pk=teacher.owner_id, teachers_overridden=True, series__course__live=True).exists()


def _session_changed(instance: Session, created: bool, raw: bool = False, **_signal: Any) -> None:
    """Its own teachers count or no longer count. Those of a new class are saved after it and tell themselves."""
    if not raw and not created:
        _roles_changed(Person.objects.filter(sessionteacher_set__owner=instance), was_public=True)


def _course_changed(instance: Course, **_signal: Any) -> None:
    taught = Q(seriesteacher_set__owner__course=instance) | Q(sessionteacher_set__owner__series__course=instance)
    _roles_changed(Person.objects.filter(taught).distinct(), was_public=True)


def _roles_changed(people: Iterable[Person], was_public: bool) -> None:
    """Search reads these persons anew; the address of one who was public by the class alone answers 410."""
    changed = list(people)
    if not changed:
        return
    searchable.touch(*changed)
    if was_public:
        public = set(Person.objects.public().filter(pk__in=[each.pk for each in changed]).values_list("pk", flat=True))
        gone = {path for each in changed if each.pk not in public for path in addresses(each)}
        mark_gone(gone, reason="")
