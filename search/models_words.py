"""Words: those that a reader may be offered, editors' lists of synonyms and promoted answers, and what is asked."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.bilingual import Bilingual
from search.fields import KeyField
from search.text import fold, normal

WORD, KEY = 60, 240  # characters of a word, of its spelling
MOST_WORDS = 20  # in a group of synonyms


class TermRank(models.IntegerChoices):
    """What is offered first."""

    PERSON = 0, _("人物")
    GUIDE = 1, _("光荣榜、服务、课程")
    PLACE = 2, _("集体、工作室、教学点")
    OTHER = 3, _("其他")


class SearchTermQuerySet(models.QuerySet["SearchTerm"]):
    def offered(self, locale: str, moment: datetime) -> Self:
        """Words of documents that a reader of this language may open at that moment."""
        begun = Q(visible_from__isnull=True) | Q(visible_from__lte=moment)
        not_over = Q(visible_until__isnull=True) | Q(visible_until__gt=moment)
        return self.filter(begun, not_over, locale=locale)


class SearchTerm(models.Model):
    """A word of one document that a reader may be offered. Written and deleted with the document (search.terms).

    `folded`, `pinyin` and `initials` are what a reader may begin to type, without gaps; `loose` is the pinyin as those
    hear it who mix zh and z. Language and bounds repeat the document's, so that looking a word up asks one table.
    """

    document = models.ForeignKey(
        "search.SearchDocument", verbose_name=_("检索条目"), on_delete=models.CASCADE, related_name="terms"
    )
    locale = models.CharField(_("语言"), max_length=12)
    rank = models.PositiveSmallIntegerField(_("次序"), choices=TermRank)
    text = models.CharField(_("词"), max_length=WORD)
    folded = KeyField(_("词（检索用）"), max_length=WORD)
    pinyin = KeyField(_("拼音（检索用）"), max_length=KEY, blank=True)
    initials = KeyField(_("拼音首字母"), max_length=WORD, blank=True)
    loose = KeyField(_("近音"), max_length=KEY, blank=True)
    visible_from = models.DateTimeField(_("开始可见"), null=True, blank=True)
    visible_until = models.DateTimeField(_("可见到"), null=True, blank=True)

    objects = SearchTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("检索词")
        verbose_name_plural = _("检索词")
        indexes = [
            models.Index(fields=["locale", "rank", "folded", "text"], name="search_term_folded"),
            models.Index(fields=["locale", "rank", "pinyin", "text"], name="search_term_pinyin"),
            models.Index(fields=["locale", "rank", "initials", "text"], name="search_term_initials"),
            models.Index(fields=["locale", "loose"], name="search_term_loose"),
        ]

    def __str__(self) -> str:
        return self.text


# What editors keep ---------------------------------------------------------------------------------------------------


def lines(text: str) -> list[str]:
    """What stands on the lines of a field, once each, blanks at the ends left out."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _without_words(text: str) -> list[str]:
    return [line for line in lines(text) if not normal(fold(line))]


class SearchSynonym(models.Model):
    """同义词: words that find each other."""

    words = models.TextField(
        _("词"),
        max_length=800,
        help_text=_("一行一个，至少两个。例：第一行“劳模”，第二行“劳动模范”。保存后马上起作用。"),
    )
    one_way = models.BooleanField(
        _("只从第一个词找其余的词"),
        default=False,
        help_text=_("不勾选：这些词互相都能找到。勾选：搜第一个词也找其余的词，反过来不找。"),
    )

    class Meta:
        verbose_name = _("同义词")
        verbose_name_plural = _("同义词")
        ordering = ["words"]

    def __str__(self) -> str:
        return (" → " if self.one_way else " = ").join(self.listed[:6])

    @property
    def listed(self) -> list[str]:
        return lines(self.words)

    def clean(self) -> None:
        self.words = "\n".join(self.listed)
        self._refuse_bad_words()

    def _refuse_bad_words(self) -> None:
        if len({normal(fold(word)) for word in self.listed}) < 2:
            raise ValidationError({"words": _("请至少写两个不同的词，一行一个。简体和繁体算同一个词。")})
        if len(self.listed) > MOST_WORDS:
            raise ValidationError({"words": _("一组最多%d个词，请分成几组。") % MOST_WORDS})
        for word in self.listed:
            if len(word) < 2 or len(word) > WORD or word in _without_words(self.words):
                raise ValidationError({"words": _("“%s”不能用：每个词要有2到60个字，不能只有标点。") % word[:WORD]})


class PromotedAnswer(models.Model):
    """推荐: what stands above the results of certain queries."""

    queries = models.TextField(
        _("搜索词"), max_length=2000, help_text=_("一行一个。读者搜的词和其中一行完全相同，就显示这条推荐。")
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("页面"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("英文网站显示它的英文版；没有英文版就不显示。页面撤下以后，推荐自动不再显示。"),
    )
    url = models.CharField(
        _("或网址"),
        max_length=500,
        blank=True,
        validators=[RegexValidator(r"^(https?://[^\s]+|/[^\s/\\][^\s\\]*|/)$", _("网址以 https:// 或 / 开头。"))],
        help_text=_("页面和网址填一个。"),
    )
    title_zh = models.CharField(_("标题"), max_length=80, blank=True, help_text=_("选了页面可以不填，就用页面的标题。"))
    title_en = models.CharField(_("英文标题"), max_length=120, blank=True)
    summary_zh = models.CharField(_("一句话说明"), max_length=160, blank=True)
    summary_en = models.CharField(_("英文说明"), max_length=240, blank=True)
    starts_at = models.DateTimeField(_("开始显示"), null=True, blank=True, help_text=_("不填：马上。"))
    ends_at = models.DateTimeField(_("显示到"), null=True, blank=True, help_text=_("不填：一直显示。"))
    sort_order = models.PositiveSmallIntegerField(_("次序"), default=0, help_text=_("数字小的在前面。"))

    title = Bilingual("title")
    summary = Bilingual("summary")

    class Meta:
        verbose_name = _("搜索推荐")
        verbose_name_plural = _("搜索推荐")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
                name="promoted_answer_times",
                violation_error_message=_("结束时间要晚于开始时间。"),
            )
        ]

    def __str__(self) -> str:
        return "、".join(lines(self.queries)[:4])

    @property
    def target(self) -> str:
        """What the list in the admin shows."""
        return self.title_zh or (self.page.title if self.page else self.url)

    def clean(self) -> None:
        self.queries = "\n".join(lines(self.queries))
        if not self.queries or _without_words(self.queries):
            raise ValidationError({"queries": _("请写搜索词，一行一个，不能只有标点。")})
        if (self.page is None) == (not self.url):
            raise ValidationError({"url": _("请选一个页面，或填一个网址，两样选一样。")})
        if self.url and not self.title_zh:
            raise ValidationError({"title_zh": _("填网址时请写标题。")})


class HiddenQuery(models.Model):
    """不显示的热词."""

    text = models.CharField(_("词"), max_length=WORD, unique=True, help_text=_("不再出现在“大家在搜”里。"))

    class Meta:
        verbose_name = _("不显示的热词")
        verbose_name_plural = _("不显示的热词")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


# What is asked -------------------------------------------------------------------------------------------------------


class SearchLogManager(models.Manager["SearchLog"]):
    def since(self, days: int) -> models.QuerySet["SearchLog"]:
        """The rows of the last `days` days, today included."""
        return self.filter(day__gt=timezone.localdate() - timedelta(days=days))


class SearchLog(models.Model):
    """How often something was asked on one day. Nothing says by whom, from where or at what hour."""

    day = models.DateField(_("日期"))
    locale = models.CharField(_("语言"), max_length=12)
    query = models.CharField(_("搜索词"), max_length=WORD)
    searches = models.PositiveIntegerField(_("次数"), default=0)
    hits = models.PositiveIntegerField(_("最近一次的结果数"), default=0)
    tier = models.CharField(_("怎样找到"), max_length=12, blank=True)
    clicks = models.PositiveIntegerField(_("点击"), default=0)
    positions = models.PositiveIntegerField(_("点击位置之和"), default=0)

    objects: ClassVar[SearchLogManager] = SearchLogManager()

    class Meta:
        verbose_name = _("搜索记录")
        verbose_name_plural = _("搜索记录")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "locale", "query"],
                name="search_log_once",
                violation_error_message=_("一天里一个搜索词只有一行。"),
            )
        ]
        indexes = [models.Index(fields=["query", "day"], name="search_log_query")]
        permissions = [("report_searchlog", _("可以看搜索情况"))]
        default_permissions = ()

    def __str__(self) -> str:
        return self.query
