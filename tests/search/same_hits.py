"""What every engine must find: the documents that a plain look at every text finds, for queries of every form.

check(find)    `find` takes a parsed query and gives the keys (SearchDocument.pk) that an engine finds for it
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from search.models import SearchDocument
from search.query import ParsedQuery, Run, Term, parse
from search.text import fold, stretches
from tests.factories.search import entry, store

QUERIES = 2000
WORDS = [
    *[
        "即墨区总工会",
        "劳动模范",
        "五一劳动奖章",
        "创新工作室",
        "微课堂",
        "职工夜校",
        "书法",
        "2024年",
        "2026",
        "第3届",
    ],
    *["K歌", "村", "工会", "王伟", "张三丰", "𠮷䶮", "阿卜杜拉·买买提", "蓝村", "田横镇", "the", "Union", "勞動"],
    *[
        "医疗互助",
        "求学圆梦",
        "，",
        "。",
        "、",
        "的",
        "一",
        "〔2024〕12号",
        "即工发〔2024〕12号",
        "二〇二四年",
        "二○二五",
    ],
]
LENGTHS = [1, 2, 2, 3, 4, 6, 10, 30]

Find = Callable[[ParsedQuery], set[int]]


def check(find: Find, size: int = QUERIES) -> None:
    """Fill the search table and ask."""
    source = random.Random(20261122)
    texts = list(corpus(source, 150))
    years = ["", "2024", "2025"]
    store(
        *(
            entry(text[:12], body=text, names=tuple(source.choices(WORDS, k=2)), facets={"year": source.choice(years)})
            for text in texts
        ),
        entry("很长的附件", body=long_text(source)),
    )
    texts.append(SearchDocument.objects.get(title="很长的附件").body)
    rows = list(SearchDocument.objects.values_list("pk", "title_folded", "names_folded", "pinyin", "body_folded"))
    hits = 0
    for parsed in queries(source, texts, size):
        wanted = {pk for pk, *folded in rows if parsed.stands_in(*folded)}
        assert find(parsed) == wanted, parsed
        hits += bool(wanted)
    assert size * 0.5 < hits < size, "queries that find nothing, and queries that find something"


def corpus(source: random.Random, size: int) -> Iterator[str]:
    for _ in range(size):
        yield "".join(source.choices(WORDS, k=source.randint(3, 40)))


def long_text(source: random.Random) -> str:
    """60,000 characters; one pair of characters stands in it a thousand times."""
    filler = "".join(source.choices([chr(code) for code in range(0x4E00, 0x5000)], k=58_000))
    return filler[:30_000] + "工会" * 1000 + filler[30_000:] + "，最后一句写着海泊河边的灯"


def queries(source: random.Random, texts: Sequence[str], size: int) -> Iterator[ParsedQuery]:
    """Pieces of the texts as readers copy them, cut anywhere, put together in every way."""
    made = 0
    while made < size:
        parsed = FORMS[made % len(FORMS)](source, lambda: _piece(source, texts))
        if parsed.terms:
            made += 1
            yield parsed


def _piece(source: random.Random, texts: Sequence[str]) -> str:
    text = source.choice(texts)
    start = source.randrange(len(text))
    return text[start : start + source.choice(LENGTHS)]


Piece = Callable[[], str]


def _one(_source: random.Random, piece: Piece) -> ParsedQuery:
    return parse(piece())


def _several(source: random.Random, piece: Piece) -> ParsedQuery:
    return parse(" ".join([piece(), *source.choices(WORDS, k=source.randint(1, 2))]))


def _quoted(_source: random.Random, piece: Piece) -> ParsedQuery:
    return parse(f"“{piece()}”")


def _without(source: random.Random, piece: Piece) -> ParsedQuery:
    return parse(f"{source.choice(WORDS)} -{source.choice(WORDS)} -“{piece()[:3]}”")


def _of_a_year(source: random.Random, piece: Piece) -> ParsedQuery:
    year = source.choice(["2024", "2024年", "２０２５年度", "二〇二四年", "二○二五"])
    return parse(source.choice([f"{source.choice(WORDS)} {year}", f"{piece()}{year}", year]))


def _with_synonyms(source: random.Random, piece: Piece) -> ParsedQuery:
    """Each term with one or two other wordings."""
    parsed = parse(piece())
    terms = [
        Term((*term.wordings, *(Run(tuple(stretches(fold(word)))) for word in source.choices(SYNONYMS, k=2))))
        for term in parsed.terms
    ]
    return replace(parsed, terms=tuple(terms))


SYNONYMS = [word for word in WORDS if stretches(word)]
FORMS = (_one, _several, _quoted, _without, _of_a_year, _with_synonyms)
