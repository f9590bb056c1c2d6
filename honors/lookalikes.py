"""Characters of names that look like a commoner one: traditional forms, variants, radicals from a PDF, made-up ones."""

import re
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

DATA = Path(__file__).parent / "data" / "lookalikes.txt"
# Standard characters that are nevertheless often a converter's work.
OFTEN_MEANT = {"昇": "升", "於": "于"}
# Private use areas, where some offices keep characters of their own, and signs for a character that was lost.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
LOST = re.compile("[?？\\ufffd□■〓]")


@lru_cache(maxsize=1)
def _usual() -> dict[str, str]:
    pairs = DATA.read_text(encoding="utf-8").split()
    return {pair[0]: pair[1] for pair in pairs} | OFTEN_MEANT


def doubts(name: str) -> list[str]:
    """A sentence for each character that somebody should look at. Nothing is changed."""
    found = [
        _("“%(given)s”通常写作“%(usual)s”，请与本人或原件核对。") % {"given": char, "usual": _usual()[char]}
        for char in dict.fromkeys(name)
        if char in _usual()
    ]
    if PRIVATE.search(name):
        found.append(_("名字里有自造的字，别的电脑上看不到，请换成标准汉字。"))
    if LOST.search(name):
        found.append(_("名字里有“?”或方框，可能是没有显示出来的字，请照原件填写。"))
    return found
