"""Who teaches: a person of the honour roll, or a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from courses.models.scheduling import Series, Session

ONE_OF_TWO = models.Q(person__isnull=False, name="") | (models.Q(person__isnull=True) & ~models.Q(name=""))
ONE_OF_TWO_MESSAGE = _("老师要么从人物库里选，要么写姓名，二选一。")


class Teacher(Orderable):
    """One teacher of a series or of one class: a Person, or a name for somebody who has no entry."""

    person = models.ForeignKey(
        "honors.Person",
        verbose_name=_("人物"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)s_set",
        help_text=_("劳模、工匠从人物库里选，课程会出现在其个人页面。"),
    )
    name = models.CharField(_("或姓名"), max_length=40, blank=True, help_text=_("人物库里没有的写姓名。例：姜老师"))

    class Meta(Orderable.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=ONE_OF_TWO, name="%(class)s_person_or_name", violation_error_message=ONE_OF_TWO_MESSAGE
            ),
            models.UniqueConstraint(
                fields=["owner", "person"],
                name="%(class)s_person_once",
                violation_error_message=_("同一位老师只选一次。"),
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """In the active language where the person has a name in it."""
        return self.person.display_name if self.person_id and self.person else self.name


class SeriesTeacher(Teacher):
    """A teacher of all classes of a series."""

    owner = ParentalKey(Series, verbose_name=_("系列"), on_delete=models.CASCADE, related_name="teachers")

    class Meta(Teacher.Meta):
        verbose_name = _("老师")
        verbose_name_plural = _("老师")


class SessionTeacher(Teacher):
    """A teacher of one class, in place of those of its series."""

    owner = ParentalKey(Session, verbose_name=_("场次"), on_delete=models.CASCADE, related_name="own_teachers")

    class Meta(Teacher.Meta):
        verbose_name = _("本场老师")
        verbose_name_plural = _("本场老师")
