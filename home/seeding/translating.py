"""English editions through wagtail-localize, so that its editor shows every sentence as translated."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import Any

from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.demo.pictures import PICTURES
from home.seeding.edition import Edition
from home.seeding.publishing import go_live

# What many pages share: names of desks that stand in for people.
COMMON: dict[str, str] = {
    "示例记者甲": "Demo reporter A",
    "示例记者乙": "Demo reporter B",
    "示例编辑甲": "Demo editor A",
    "示例责编乙": "Demo managing editor B",
    "示例审核丙": "Demo reviewer C",
    "示例，代码绘制": "Demo, drawn by code",
    "田横镇总工会（示例）": "Tianheng town union (demo)",
    "附件": "Attachments",
}
PICTURE_WORDS = {picture.alt: picture.alt_en for picture in PICTURES.values()}
HAN = re.compile(r"[\u3400-\u9fff]")


class UntranslatedError(Exception):
    """A sentence of a page has no English: the demo edition must never put Chinese under /en/."""


def translate(edition: Edition, page: Any, english: dict[str, str], moment: datetime) -> Any:
    """Translate every string of `page`, publish the result, dated `moment`."""
    source, _new = TranslationSource.get_or_create_from_instance(page)
    translation, _new = Translation.objects.get_or_create(source=source, target_locale=edition.english)
    pairs = {**COMMON, **PICTURE_WORDS, **english}
    words = {escape(zh, quote=False): escape(en, quote=False) for zh, en in pairs.items() if zh and en}
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        _translate_segment(edition, segment, words)
    translation.save_target(user=edition.editor, publish=False)
    return go_live(edition, page.get_translation(edition.english), moment)


def _translate_segment(edition: Edition, segment: StringSegment, words: dict[str, str]) -> None:
    text = segment.string.data
    translated = words.get(text) or ("" if HAN.search(text) else text)  # a number says the same in both
    if not translated:
        raise UntranslatedError(f"{segment.context.path}: {text}")
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=edition.english,
        context=segment.context,
        defaults={
            "data": translated,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "last_translated_by": edition.editor,
        },
    )
