"""Person and Collective: the human being and the unit or team, today. One row each, whatever the language."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core import pinyin, sitedata
from core.bilingual import Bilingual
from core.cards import Card, ChannelDocument
from core.slugs import unique_slug
from honors import cards
from honors.enums import CollectiveKind, Sex, SkillGrade
from honors.names import clean_name
from honors.ordering import KEY_LENGTH, stroke_key
from honors.querysets import CollectiveQuerySet, PersonQuerySet


class NamedRecipient(ClusterableModel):
    """A name with what lists sort and find it by, and an address word that never changes."""

    name = models.CharField(_("名称"), max_length=120)
    slug = models.SlugField(_("地址用词"), max_length=90, unique=True, editable=False)
    pinyin = models.CharField(_("拼音"), max_length=200, blank=True, db_index=True)
    pinyin_initials = models.CharField(_("拼音首字母"), max_length=40, blank=True, editable=False)
    stroke_key = models.CharField(_("笔画排序"), max_length=KEY_LENGTH, blank=True, editable=False, db_index=True)
    town = models.ForeignKey(
        "core.Town", verbose_name=_("镇街"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    industry = models.ForeignKey(
        "core.Industry", verbose_name=_("行业"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_example = models.BooleanField(_("示例"), default=False, help_text=_("演示用的虚构内容，页面上注明“示例”。"))
    created_at = models.DateTimeField(_("登记时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_derived()
        super().save(*args, **kwargs)

    def fill_derived(self) -> None:
        """Sort keys and slug from the name. Bulk writers call it themselves, with the slug already set."""
        self.stroke_key = stroke_key(self.name)
        if not self.slug:
            self.slug = unique_slug(self.slug_source(), self.slug_taken, "r")

    def slug_source(self) -> str:
        return self.name

    def slug_taken(self, slug: str) -> bool:
        return bool(type(self)._default_manager.exclude(pk=self.pk).filter(slug=slug).exists())


class FormerName(Orderable):
    """曾用名: finds the recipient, shown nowhere by itself."""

    name = models.CharField(_("曾用名"), max_length=120)
    note = models.CharField(_("说明"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("曾用名")
        verbose_name_plural = _("曾用名")

    def __str__(self) -> str:
        return self.name


class Person(NamedRecipient):
    """劳模/工匠个人: current unit, post, town, trade. What was printed stands in the grants."""

    name = models.CharField(
        _("姓名"),
        max_length=120,
        help_text=_("汉字姓名中间不加空格，少数民族姓名用间隔号“·”。例：王伟、阿卜杜拉·买买提"),
    )
    name_latin = models.CharField(
        _("拉丁字母姓名"), max_length=120, blank=True, help_text=_("英文页面用，不填则按拼音生成。例：Wang Wei")
    )
    unit = models.CharField(_("现单位"), max_length=120, blank=True, help_text=_("例：即墨示例针织厂"))
    post = models.CharField(_("现职务或岗位"), max_length=120, blank=True, help_text=_("例：经编车间挡车工"))
    trade = models.CharField(_("工种"), max_length=60, blank=True, help_text=_("例：经编机操作工"))
    skill_grade = models.CharField(_("技能等级"), max_length=20, choices=SkillGrade.choices, blank=True)
    facts_as_of = models.DateField(_("资料截至"), null=True, blank=True, help_text=_("上面这些资料是哪一天核实的。"))
    sex = models.CharField(_("性别"), max_length=6, choices=Sex.choices, blank=True)
    ethnic_group = models.CharField(_("民族"), max_length=20, blank=True, help_text=_("例：回族。可以不填。"))
    birth_year = models.PositiveSmallIntegerField(
        _("出生年份"),
        null=True,
        blank=True,
        help_text=_("只记年份，可以不填。"),
        validators=[
            MinValueValidator(1850, _("请填四位年份，例：1975。")),
            MaxValueValidator(2100, _("请填四位年份，例：1975。")),
        ],
    )
    deceased = models.BooleanField(_("已故"), default=False)
    portrait = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("肖像"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("三比四的竖照；没有有效的肖像同意记录时不公开，显示姓氏方章。"),
    )
    profile_hidden = models.BooleanField(
        _("不公开个人页"), default=False, help_text=_("应本人要求撤下个人页，光荣榜上已公布的名字保留。")
    )
    hidden_request = models.CharField(
        _("撤下依据"), max_length=200, blank=True, help_text=_("例：本人2026年3月2日书面申请")
    )
    hidden_on = models.DateField(_("撤下日期"), null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("经办人"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.TextField(_("内部备注"), max_length=500, blank=True, help_text=_("只有工作人员能看到。"))

    objects: ClassVar[Any] = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("人物")
        verbose_name_plural = _("人物")
        ordering = ["pinyin", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(profile_hidden=False)
                | (~models.Q(hidden_request="") & models.Q(hidden_on__isnull=False)),
                name="person_hidden_with_request",
                violation_error_message=_("不公开个人页时，请填写撤下依据和撤下日期。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="person_named", violation_error_message=_("请填写姓名。")
            ),
        ]

    def fill_derived(self) -> None:
        self.name = clean_name(self.name)
        parts = pinyin.name_syllables(self.name)
        self.pinyin = (self.pinyin or "".join(parts)).lower()[:200]
        self.pinyin_initials = pinyin.initials(self.name)[:40]
        self.name_latin = self.name_latin or pinyin.latin_name(self.name)[:120]
        super().fill_derived()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Hiding the profile takes it from public view in the same transaction."""
        newly_hidden = self.profile_hidden and Person.objects.filter(pk=self.pk, profile_hidden=False).exists()
        if not newly_hidden:
            super().save(*args, **kwargs)
            return
        from honors.withdrawing import withdrawal

        with withdrawal([self, *self.profiles.all()], reason=self.hidden_request):
            super().save(*args, **kwargs)

    def slug_source(self) -> str:
        return self.name_latin or pinyin.latin_name(self.name)

    def slug_taken(self, slug: str) -> bool:
        """Also by somebody who was merged into another: old links lead there, and 拆分 needs the address back."""
        merges = Person.merges.rel.related_model.objects
        return super().slug_taken(slug) or merges.in_force().filter(other_slug=slug).exists()

    @property
    def display_name(self) -> str:
        """In the active language."""
        return self.name_latin if get_language() == "en" and self.name_latin else self.name

    @property
    def shown_portrait(self) -> Any:
        """The portrait if its consent is in force today, else None. Load `portrait__consent` with the person."""
        image = self.portrait
        allowed = image is not None and image.consent is not None and image.consent.in_force
        return image if allowed else None

    def get_absolute_url(self, locale: str | None = None) -> str:
        """Address in that language, "" while no people index is live in it. It says nothing about visibility."""
        index = sitedata.current().index_url("honors.PeopleIndexPage", locale)
        return f"{index}{self.slug}/" if index else ""

    def card(self, locale: str | None = None) -> Card:
        return cards.person_card(self, locale)

    def channel_document(self) -> ChannelDocument:
        return cards.person_document(self)


class PersonFormerName(FormerName):
    person = ParentalKey(Person, verbose_name=_("人物"), on_delete=models.CASCADE, related_name="former_names")

    class Meta(FormerName.Meta):
        pass


class Collective(NamedRecipient):
    """集体: a unit, a team, a station or a project that receives awards."""

    name_en = models.CharField(_("英文名称"), max_length=200, blank=True, help_text=_("填了才有英文页面。"))
    kind = models.CharField(_("类别"), max_length=8, choices=CollectiveKind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("所属单位"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text=_("班组填它所在的单位。例：即墨示例机械公司"),
    )
    leader = models.ForeignKey(
        Person,
        verbose_name=_("负责人"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_collectives",
    )
    address = models.CharField(_("地址"), max_length=160, blank=True)
    summary_zh = models.TextField(
        _("简介"), max_length=400, blank=True, help_text=_("两三句话：做什么的，有什么特点。")
    )
    summary_en = models.TextField(_("英文简介"), max_length=800, blank=True)

    summary = Bilingual("summary")

    objects: ClassVar[Any] = CollectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("集体")
        verbose_name_plural = _("集体")
        ordering = ["pinyin", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=CollectiveKind.values),
                name="collective_kind_known",
                violation_error_message=_("类别只能是单位、班组、工会驿站或项目。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="collective_not_its_own_parent",
                violation_error_message=_("所属单位不能是它自己。"),
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="collective_named", violation_error_message=_("请填写名称。")
            ),
        ]

    def fill_derived(self) -> None:
        self.name = clean_name(self.name)
        parts = pinyin.syllables(self.name)
        self.pinyin = self.pinyin or "".join(parts).lower()[:200]
        self.pinyin_initials = "".join(part[0] for part in parts).lower()[:40]
        super().fill_derived()

    @property
    def display_name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name

    def get_absolute_url(self, locale: str | None = None) -> str:
        """ "" where the language has no name for it."""
        if (locale or get_language()) == "en" and not self.name_en:
            return ""
        index = sitedata.current().index_url("honors.HonorsIndexPage", locale)
        return f"{index}collectives/{self.slug}/" if index else ""

    def card(self, locale: str | None = None) -> Card:
        return cards.collective_card(self, locale)

    def channel_document(self) -> ChannelDocument:
        return cards.collective_document(self)


class CollectiveFormerName(FormerName):
    collective = ParentalKey(Collective, verbose_name=_("集体"), on_delete=models.CASCADE, related_name="former_names")

    class Meta(FormerName.Meta):
        pass
