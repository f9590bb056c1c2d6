"""Words that are known without any document: honours, towns. Kept under the token, for suggestions and corrections.

Only what readers see anyway: honours with public holders, and towns.
"""

from dataclasses import dataclass

from core import sitedata
from core.bilingual import in_language
from core.models import Town
from honors import statistics
from honors.models import AwardTypeFormerName
from search import sounds
from search.terms import key_of


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its keys: as in SearchTerm, the pinyin by the small table."""

    text: str
    folded: str
    pinyin: str
    initials: str
    loose: str

    @classmethod
    def of(cls, text: str) -> "Word":
        folded = key_of(text)
        parts = sounds.spellings(folded)[0]
        initials = "".join(part[0] for part in parts)
        return cls(text, folded, sounds.joined(parts), initials, sounds.loosely(parts))


def words(locale: str) -> tuple[Word, ...]:
    """Names of honours by rank, then towns; a few queries once for each state of the site."""
    return sitedata.remember(f"search-vocabulary-{locale}", lambda: _collected(locale))


def beginning_with(key: str, locale: str) -> list[Word]:
    return [word for word in words(locale) if any(each.startswith(key) for each in _keys(word, key))]


def _keys(word: Word, key: str) -> tuple[str, ...]:
    return (word.folded, word.pinyin, word.initials) if key.isascii() else (word.folded,)


def _collected(locale: str) -> tuple[Word, ...]:
    awards = {each.award: in_language(each, "name", locale) for each in statistics.tallies().editions}
    former = AwardTypeFormerName.objects.filter(award_type__code__in=awards) if locale != "en" else ()
    towns = [in_language(town, "name", locale) for town in Town.objects.all()]
    texts = dict.fromkeys([*awards.values(), *(name.name_zh for name in former), *towns])
    return tuple(Word.of(text) for text in texts if len(key_of(text)) > 1)
