"""Reads which sources an article names as its own, in a sentence: “The article names as its sources A, B and C”.

A list under a heading is taken from the text when it is imported, see `importing/reading/citation_lists.py`.
"""

import re
from collections.abc import Iterator

from summit_archive.text.sentences import sentence_end, sentence_start

from ..statement import ReadCitation
from .rules import NAMED_AS_SOURCE
from .scene import Scene

PARTS = ("standfirst", "body", "summary")
LONGEST_ENTRY, MOST_ENTRIES = 200, 30

# --- Sentences ------------------------------------------------------------------------

# Of each the group `list` has the sources.
ARTICLE = (
    r"(?:(?:[Tt]he|[Tt]his) (?:article|report|story|piece|text|account|news item|publication|overview)|[Ii]t)"
)
NAMES = r"(?:names?|cites?|lists?|gives?|credits?|identifies|mentions|quotes|uses|indicates)"
REPORTS = r"(?:information|reports?|data|statements?|materials?)"
FROM = rf"(?:{REPORTS}(?: (?:provided|supplied|published|released))? (?:from|by|of) )?"
ENGLISH = [
    rf"{ARTICLE} {NAMES} (?:as )?(?:its |the |their )?(?:main |own )?sources?(?: as| are)?:? (?P<list>\S.*)",
    rf"{ARTICLE} {NAMES} (?P<list>[^.;:]{{3,500}}?) as (?:its |the )?(?:main |own )?sources?\W*",
    r"(?:[Tt]he |[Ii]ts )?(?:main )?[Ss]ources?(?: (?:named|cited|given|used|listed))?(?: (?:of|for|in|by) (?:the |this )?(?:article|report|story|text|it))?"
    r"(?: are:?| were:?| include:?| included:?|:) (?P<list>\S.*)",
    r"(?:[Tt]he|[Tt]his) (?:article|report|story)['’]s sources (?:are|were|include):? (?P<list>\S.*)",
    rf"(?:{ARTICLE}|(?:[Tt]he|[Tt]his) information(?: in (?:it|(?:the|this) article))?) (?:is|was|has been) (?:based|built|drawn|compiled|prepared)"
    rf" (?:on|from|using) {FROM}(?P<list>\S.*)",
    rf"(?:[Tt]he|[Tt]his) (?:article|report|story) (?:draws|relies) (?:up)?on {FROM}(?P<list>\S.*)",
]
STATYA = (
    r"(?:[Сс]тать[яеюи]|[Мм]атериал\w*|[Пп]убликаци\w+|[Зз]аметк\w+|[Тт]екст\w*|[Аа]втор\w*|[Рр]едакци\w+)"
)
ARE = r"(?:называ\w+|назван\w*|указыва\w+|указан\w*|привод\w+|перечисл\w+|служ\w+|послужил\w*|стал\w*|явля\w+|использ\w+)"
RUSSIAN = [
    rf"(?:В качестве (?:своих |основных )?источников|(?:Своими |Основными )?[Ии]сточниками)(?: информации)?(?: (?:в |для )?{STATYA})?(?: {STATYA})?"
    rf" {ARE}(?: (?:в )?{STATYA})?:? (?P<list>\S.*)",
    rf"{STATYA} {ARE} (?:в качестве (?:своих )?источников|(?:своими )?источниками):? (?P<list>\S.*)",
    rf"(?:Основные )?[Ии]сточники?(?: {STATYA})?(?: информации)?(?::| —| –) (?P<list>\S.*)",
    rf"{STATYA} ссыла[ею]тся на (?P<list>\S.*)",
    rf"{STATYA} (?:подготовлен|составлен|основан|написан)\w* (?:по|на)(?: основе| основании)?(?: (?:данным|материалам|сообщениям|информации|сообщениях|данных|материалах))?"
    r" (?P<list>\S.*)",
]
PATTERNS = {
    language: [re.compile(pattern, re.DOTALL) for pattern in patterns]
    for language, patterns in (("en", ENGLISH), ("ru", RUSSIAN))
}
# Without one of these there is none: to look for plain words costs a twentieth.
SIGNS = {
    "en": (
        "ources",
        "ource:",
        "ource is",
        "as its source",
        "based on",
        "based upon",
        "built on",
        "draws ",
        "relies ",
        "compiled",
        "prepared ",
        "drawn ",
    ),
    "ru": ("сточник", "ссылается на", "ссылаются на", "подготовлен", "составлен", "основан", "написан"),
}
CUES = {language: re.compile("|".join(map(re.escape, signs))) for language, signs in SIGNS.items()}

# --- Lists ----------------------------------------------------------------------------

MARKS = re.compile(r"\s*;\s*|\s*,\s+(?:and |as well as |а также |и )?")
LAST_AND = re.compile(r"\s+(?:as well as|and|а также|и)\s+")
LEAVES_OUT = re.compile(r"(?:the|a|an|also|both) ", re.IGNORECASE)
# Whatever a source is called, it has letters and is no clause.
NO_ENTRY = re.compile(
    r"\b(?:that|which|who|is|are|was|were|said|says|told|not|unknown|anonymous)\b|(?<!\w)(?:что|котор\w+|не|неизвестн\w+)(?!\w)"
)


def citations_of(scene: Scene) -> list[ReadCitation]:
    """In the order of the text, none twice."""
    cue, patterns = CUES[scene.language], PATTERNS[scene.language]
    found: dict[str, ReadCitation] = {}
    for part in PARTS:
        if not any(sign in scene.parts[part] for sign in SIGNS[scene.language]):
            continue
        for start, end in sentences_with(cue, scene.parts[part]):
            if part == "body" and any(first < start < last for first, last in scene.speeches):
                continue
            for one in cited_between(patterns, part, scene.parts[part], start, end):
                found.setdefault(one.as_given.casefold(), one)
    return list(found.values())


def sentences_with(cue: re.Pattern, text: str) -> Iterator[tuple[int, int]]:
    last = 0
    for match in cue.finditer(text):
        if match.start() >= last:
            # A sentence that names sources begins with what names them.
            start = sentence_start(text, match.start(), max(text.rfind("\n", 0, match.start()) + 1, last))
            last = sentence_end(text, match.start())
            yield start, last


def cited_between(
    patterns: list[re.Pattern], part: str, text: str, start: int, end: int
) -> list[ReadCitation]:
    """Nothing of a list of which any entry is none."""
    words = text[start:end]
    match = next(filter(None, (pattern.fullmatch(words) for pattern in patterns)), None)
    if match is None:
        return []
    entries = list(entries_between(text, start + match.start("list"), start + match.end("list")))
    if not 0 < len(entries) <= MOST_ENTRIES or not all(is_entry(text[first:last]) for first, last in entries):
        return []
    return [
        ReadCitation(part, first, last, text[first:last], NAMED_AS_SOURCE.slug, NAMED_AS_SOURCE.certainty)
        for first, last in entries
    ]


def entries_between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".;,"):
        end -= 1
    pieces, place = [], start
    for mark in MARKS.finditer(text, start, end):
        pieces.append((place, mark.start()))
        place = mark.end()
    pieces.append((place, end))
    # “A, B and C”, “A and B”: the last “and” parts two, unless a comma stands before it.
    first, last = pieces[-1]
    ands = list(LAST_AND.finditer(text, first, last))
    if len(ands) == 1:
        pieces[-1:] = [(first, ands[0].start()), (ands[0].end(), last)]
    for first, last in pieces:
        while leaves_out := LEAVES_OUT.match(text, first, last):
            first = leaves_out.end()
        if first < last:
            yield first, last


def is_entry(words: str) -> bool:
    return len(words) <= LONGEST_ENTRY and any(map(str.isalpha, words)) and not NO_ENTRY.search(words)
