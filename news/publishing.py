"""What an article must have before readers see it. Pure: looks at the article, asks no database."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from news.enums import Origin


def problems(article: Any) -> dict[str, str]:
    """Field → what is missing and what to do."""
    found: dict[str, str] = {}
    if article.source is None:
        found["source"] = _("请选择稿件来源。本单位采写的稿件选本单位。")
    if article.origin == Origin.REPRINT:
        found.update(_reprint_problems(article))
    if article.original_date and article.original_date > timezone.localdate():
        found["original_date"] = _("原文日期不能晚于今天，请核对。")
    return found


def _reprint_problems(article: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    if article.source is not None and not article.source.on_whitelist:
        found["source"] = _("“%(name)s”不在转载白名单里，不能转载。请换一个来源，或请管理员把它加入白名单。") % {
            "name": article.source.name
        }
    if not article.original_title:
        found["original_title"] = _("转载稿件要填原标题，照原文一字不改。")
    if not article.original_url:
        found["original_url"] = _("转载稿件要填原文链接。")
    if not article.original_date:
        found["original_date"] = _("转载稿件要填原文日期。")
    return found
