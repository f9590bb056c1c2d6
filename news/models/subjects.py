"""ArticleSubject: the people, collectives and studios that an article is about."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from honors.enums import GrantStatus
from honors.models import Collective, Person, Studio
from news.models.articles import ArticlePage

KINDS = ("person", "collective", "studio")
ONE_OF_THREE = _("人物、集体、工作室三项里选一项，也只选一项。要写几个，请分几行。")


class ArticleSubjectQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Rows whose person, collective or studio a reader may see now; only those of the row are looked at."""
        shown = Q()
        for kind, rows in zip(KINDS, (Person.objects, Collective.objects, Studio.objects), strict=True):
            shown |= Q(Exists(rows.public().filter(pk=OuterRef(kind))))
        return self.filter(shown)

    def withdrawn(self) -> Self:
        """Rows whose person, collective or studio lost an honour or was hidden, and is not public any more."""
        lost = Q()
        for kind in KINDS:
            lost |= Q(**{f"{kind}__grants__status": GrantStatus.REVOKED})
        hidden = Q(person__profile_hidden=True)
        shown = type(self)(self.model, using=self.db).public().values("pk")
        return self.filter(lost | hidden).exclude(pk__in=shown).distinct()


class ArticleSubject(Orderable):
    """Exactly one of the three; what is withdrawn from public view is left out when the article is read."""

    page = ParentalKey(ArticlePage, verbose_name=_("稿件"), on_delete=models.CASCADE, related_name="subjects")
    person = models.ForeignKey(
        "honors.Person",
        verbose_name=_("人物"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="article_subjects",
    )
    collective = models.ForeignKey(
        "honors.Collective",
        verbose_name=_("集体"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="article_subjects",
    )
    studio = models.ForeignKey(
        "honors.Studio",
        verbose_name=_("工作室"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="article_subjects",
    )

    panels = ["person", "collective", "studio"]

    objects: ClassVar[Any] = ArticleSubjectQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = _("报道对象")
        verbose_name_plural = _("报道对象")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, collective__isnull=True, studio__isnull=True)
                | Q(person__isnull=True, collective__isnull=False, studio__isnull=True)
                | Q(person__isnull=True, collective__isnull=True, studio__isnull=False),
                name="article_subject_is_one",
                violation_error_message=ONE_OF_THREE,
            ),
            *(
                models.UniqueConstraint(
                    fields=["page", kind],
                    name=f"article_{kind}_once",
                    violation_error_message=_("同一个报道对象在一篇稿件里只写一次。"),
                )
                for kind in KINDS
            ),
        ]

    def __str__(self) -> str:
        return str(self.target or "")

    @property
    def kind(self) -> str:
        """Which of the three is set; "" while the row is being filled in."""
        return next((kind for kind in KINDS if getattr(self, f"{kind}_id") is not None), "")

    @property
    def target(self) -> Any:
        return getattr(self, self.kind) if self.kind else None
