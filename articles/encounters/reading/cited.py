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
ITSELF = r"(?:[Tt]he|[Tt]his) (?:article|report|story|piece|text|account|news item|publication|overview)"
ARTICLE = rf"(?:{ITSELF}|[Ii]t)"
NAMES = r"(?:names?|cites?|lists?|gives?|credits?|identifies|mentions|quotes|uses|indicates)"
REPORTS = r"(?:information|reports?|data|statements?|materials?)"
FROM = rf"(?:{REPORTS}(?: (?:provided|supplied|published|released))? (?:from|by|of) )?"
RESTS_ON = (
    rf"(?:is|was|has been) (?:based|built|drawn|compiled|prepared) (?:on|from|using) {FROM}(?P<list>\S.*)"
)
ENGLISH = [
    rf"{ARTICLE} {NAMES} (?:as )?(?:its |the |their )?(?:main |own )?sources?(?: as| are)?:? (?P<list>\S.*)",
    rf"{ARTICLE} {NAMES} (?P<list>[^.;:]{{3,500}}?) as (?:its |the )?(?:main |own )?sources?\W*",
    r"(?:[Tt]he |[Ii]ts )?(?:main )?[Ss]ources?(?: (?:named|cited|given|used|listed))?(?: (?:of|for|in|by) (?:the |this )?(?:article|report|story|text|it))?"
    r"(?: are:?| were:?| include:?| included:?|:) (?P<list>\S.*)",
    r"(?:[Tt]he|[Tt]his) (?:article|report|story)['’]s sources (?:are|were|include):? (?P<list>\S.*)",
    rf"(?:{ITSELF}|(?:[Tt]he|[Tt]his) information(?: in (?:it|(?:the|this) article))?) {RESTS_ON}",
    rf"(?:[Tt]he|[Tt]his) (?:article|report|story) (?:draws|relies) (?:up)?on {FROM}(?P<list>\S.*)",
    rf"(?:{ARTICLE} (?:is|was) )?[Cc]ompiled (?:from|on the basis of|using) {FROM}(?P<list>\S.*)",
    r"[Ii]nformation (?:for|in) (?:the|this) (?:article|report|story) (?:came|comes|was taken|is|was|has been (?:taken|obtained)) from (?P<list>\S.*)",
]
# All that a sentence says: each entry must have a word for a source, else it may as well be what somebody said.
# “It is based on mutual respect” is of a charter.
ENGLISH_ALONE = [rf"[Aa]ccording to {FROM}(?P<list>\S.*)", rf"[Ii]t {RESTS_ON}"]
RUSSIAN_ALONE = [r"По (?:данным|сообщениям|материалам|информации) (?P<list>\S.*)"]
SOURCE_WORD = re.compile(
    r"\b(?:service|press|communications?|briefings?|media|agency|agencies|ministry|government|office|reports?|newspapers?|website|statements?)\b"
    r"|(?<!\w)(?:пресс|служб|сообщени|правительств|брифинг|агентств|министерств|газет|сайт|заявлени|отч[её]т)",
    re.IGNORECASE,
)
STATYA = (
    r"(?:[Сс]тать[яеюи]|[Мм]атериал\w*|[Пп]убликаци\w+|[Зз]аметк\w+|[Тт]екст\w*|[Аа]втор\w*|[Рр]едакци\w+)"
)
ARE = r"(?:называ\w+|назван\w*|указыва\w+|указан\w*|привод\w+|перечисл\w+|служ\w+|послужил\w*|стал\w*|явля\w+|использ\w+)"
MATERIALS = r"(?:данны[ехм]|материал\w*|информаци\w+|сведени\w+|сообщени\w+)"
RUSSIAN = [
    rf"(?:В качестве (?:своих |основных )?источников|(?:Своими |Основными )?[Ии]сточниками)(?: информации)?(?: (?:в |для )?{STATYA})?(?: {STATYA})?"
    rf" {ARE}(?: (?:в )?{STATYA})?:? (?P<list>\S.*)",
    rf"{STATYA} {ARE} (?:в качестве (?:своих )?источников|(?:своими )?источниками):? (?P<list>\S.*)",
    rf"(?:Основные )?[Ии]сточники?(?: {STATYA})?(?: информации)?(?::| —| –) (?P<list>\S.*)",
    rf"(?:В {STATYA} |При подготовке(?: {STATYA})? )(?:были |был[аои]? )?использован\w*:? (?:{MATERIALS} )?(?P<list>\S.*)",
    rf"(?:Информация|Сведения|Данные)(?: {STATYA})? взят\w* из (?:{MATERIALS} )?(?P<list>\S.*)",
    rf"{STATYA} ссыла[ею]тся на (?P<list>\S.*)",
    rf"{STATYA} (?:подготовлен|составлен|основан|написан)\w* (?:по|на)(?: основе| основании)?(?: (?:данным|материалам|сообщениям|информации|сообщениях|данных|материалах))?"
    r" (?P<list>\S.*)",
]
PATTERNS = {
    language: [re.compile(pattern, re.DOTALL) for pattern in patterns]
    for language, patterns in (("en", ENGLISH + ENGLISH_ALONE), ("ru", RUSSIAN + RUSSIAN_ALONE))
}
ALONE = frozenset([*ENGLISH_ALONE, *RUSSIAN_ALONE])
# A sentence without one of these names none. To look for plain words costs a twentieth of what patterns do, and those
# within others, which few texts have, are looked for only there.
SIGNS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "ource": ("ources", "ource:", "ource is", "as its source"),
        "nformation ": ("nformation for ", "nformation in "),
        **{
            sign: (sign,)
            for sign in (
                "based on",
                "built on",
                "draws ",
                "relies ",
                "ompiled",
                "prepared ",
                "drawn ",
                "ccording to ",
            )
        },
    },
    "ru": {
        sign: (sign,)
        for sign in (
            "сточник",
            "ссылается на",
            "ссылаются на",
            "подготовлен",
            "составлен",
            "основан",
            "написан",
            "использован",
            "взят",
            "По данным ",
            "По сообщениям ",
            "По материалам ",
            "По информации ",
        )
    },
}

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
    found: dict[str, ReadCitation] = {}
    for part in PARTS:
        text = scene.parts[part]
        for start, end in sentences_with(SIGNS[scene.language], text):
            cited = cited_between(PATTERNS[scene.language], part, text, start, end)
            if cited and not (part == "body" and scene.is_speech(start)):
                for one in cited:
                    found.setdefault(one.as_given.casefold(), one)
    return list(found.values())


def sentences_with(signs: dict[str, tuple[str, ...]], text: str) -> Iterator[tuple[int, int]]:
    places = [
        place
        for stem, whole in signs.items()
        if stem in text
        for sign in whole
        for place in places_of(sign, text)
    ]
    last = 0
    for place in sorted(places):
        if place >= last:
            # A sentence that names sources begins with what names them.
            start = sentence_start(text, place, max(text.rfind("\n", 0, place) + 1, last))
            last = sentence_end(text, place)
            yield start, last


def places_of(sign: str, text: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + len(sign))


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
    if match.re.pattern in ALONE and not (
        len(entries) > 1 and all(SOURCE_WORD.search(text, first, last) for first, last in entries)
    ):
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
    if len(ands) == 1 and (
        len(pieces) > 1 or are_two(text[first : ands[0].start()], text[ands[0].end() : last])
    ):
        pieces[-1:] = [(first, ands[0].start()), (ands[0].end(), last)]
    for first, last in pieces:
        while leaves_out := LEAVES_OUT.match(text, first, last):
            first = leaves_out.end()
        if first < last:
            yield first, last


def are_two(first: str, second: str) -> bool:
    """Whether “and” alone parts two sources: in “Ministry of Trade and Industry” it does not."""
    return " " in second or " " not in first


def is_entry(words: str) -> bool:
    return len(words) <= LONGEST_ENTRY and any(map(str.isalpha, words)) and not NO_ENTRY.search(words)
