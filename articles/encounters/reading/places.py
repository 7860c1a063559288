"""Where something was, as a place line or a sentence says it: “The Kremlin, Moscow”, "in Sochi", «в Минске», "Yalta summit".

A place that the archive has is known by all its names there and, in Russian, their cases; so is the capital of a country. A
name that is two places' is neither's. A hall or a residence is known only where its town stands beside it or it is one of the few that have but one. Of a place that
nobody knows the words alone are kept, and no country.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from participants.models import Name
from summit_archive.text.phrase_forms import may_be_where, phrase_forms, town_named

from ...linking.facts import Facts

# Halls and residences with one town, by the place that the archive has.
HOUSES = {
    "Moscow": "Grand_Kremlin_Palace Kremlin Кремль Большой_Кремлёвский_дворец",
    "Sochi": "Bocharov_Ruchei Bocharov_Ruchey Krasnaya_Polyana Dagomys Бочаров_Ручей Красная_Поляна Дагомыс",
    "St. Petersburg": "Konstantin_Palace Konstantinovsky_Palace Константиновский_дворец",
    "Astana": "Ak_Orda Akorda Акорда Ак-Орда",
    "Yalta": "Livadia_Palace Livadia Ливадийский_дворец",
}
# A Kremlin with the name of its town before it is another.
OF_ANOTHER_TOWN = re.compile(
    r"(?:Kazan|Novgorod|Pskov|Rostov|Tula|Казанск\w+|Псковск\w+|Нижегородск\w+)(?:['’]s)?\s\Z"
)

# What a sentence says in front of a place where something is, and behind one.
AT = re.compile(
    r"(?:\b(?i:in|at|near|outside)\s+(?:the\s+|his\s+|her\s+|downtown\s+)?(?:(?:Black\sSea\s)?(?:city|town|village|capital(?:\scity)?|resort)\s+(?:of\s+)?)?"
    r"|\b(?i:в|во|под|на)\s+(?:(?:городе|столице|посёлке|поселке|резиденции)\s+)?)\Z"
)
OF_A_MEETING = re.compile(
    r"\s+(?:(?!and\b|or\b)[\w’'-]+\s+){0,3}?(?:summit|meeting|session|talks|conference|negotiations|forum)s?\b"
)
HOSTS = re.compile(
    r"\s+(?:also\s+)?(?:(?:is|was|will\s+be)\s+(?:also\s+)?hosting|hosts|hosted|will\s+host|played\s+host|принял|принимает|примет)\b"
)
LONGEST_REACH = 60

# A run of words with capitals, and those small ones that stand in names of places.
RUN = re.compile(r"[A-ZА-ЯЁ][\w‑–-]*\.?(?:[\s\xa0](?:[A-ZА-ЯЁ][\w‑–-]*|двор[а-я]+|резиденци[а-я]+))*")
WORD = re.compile(r"[\w‑–-]+\.?")
MOST_WORDS = 4
IN = re.compile(r"\b[Ii]n\s\Z")
# The region around a town is not the town.
REGION = re.compile(r"(?:\s|-)(?:Region|Oblast|област[а-я]+|Territory)\b")
# A place that nobody knows has up to three words with capitals, and none of these first.
UNKNOWN = re.compile(r"[A-Z][a-z]+(?:-[A-Za-z]+)*(?:\s[A-Z][a-z]+){0,2}(?![\w’'-])")
# In Russian one word that the dictionary has as a town's, behind «в»; no part of the world.
UNKNOWN_IN_RUSSIAN = re.compile(
    r"(?<=\b[Вв]\s)[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?![\w-]|\s(?:област|кра|район)|\s[А-ЯЁ])"
)
PART_OF_THE_WORLD = frozenset(
    "Европа Азия Африка Америка Евразия Сибирь Прибалтика Закавказье Кавказ Арктика Евросоюз".split()
)
NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Mr|Mrs|Presidents?|Prime|Parliament|Cabinet|Government|State|Council|The|This|That"
    r"|His|Her|Its|Their|Our|Spring|Summer|Autumn|Winter|Central|Eastern|Western|Northern|Southern|General|Addition|Turn"
    r"|Particular|Moscow|Kremlin|[A-Z][a-z]+(?:an|ese|ish))\b"
)


class ReadPlace(NamedTuple):
    """Characters `start` up to, not including, `end` of the text name a place."""

    words: str
    place: int | None
    """as the archive has it, None where it does not"""
    country: int | None
    start: int
    end: int


class Places:
    """All places that texts may name; built once from the archive's names."""

    def __init__(self, facts: Facts):
        self._known: dict[str, tuple[int | None, int | None]] = {}
        """the key of each form of a name -> place and country"""
        self._first_words: set[str] = set()
        """those with which a name begins: most words are none"""
        self._houses: set[str] = set()
        for row in facts.names:
            if row.country and row.kind == Name.Kind.METONYM:
                self._know(row.text, (None, row.country))
        places = named_places(facts)
        for pk, name, country in facts.places:
            for house in spellings(HOUSES, name):
                # It may be on record as a place of its own.
                if house not in places:
                    self._houses |= self._know(house, (pk, country))
        for name, meant in places.items():
            self._know(name, together(meant))
        self._countries = {key_of(name): pk for pk, _code, name in facts.countries}
        self._countries |= {
            key_of(row.text): row.country
            for row in facts.names
            if row.country and row.kind not in (Name.Kind.METONYM, Name.Kind.DEMONYM)
        }

    def _know(self, name: str, known: tuple[int | None, int | None]) -> set[str]:
        keys = set(map(key_of, forms_of(name)))
        self._known |= dict.fromkeys(keys, known)
        self._first_words.update(word[0].rstrip(".") for key in keys if (word := WORD.match(key)))
        return keys

    def of_line(self, line: str) -> ReadPlace | None:
        """A place line names one place, from its smallest part to its country: its town counts before a hall."""
        line = line.strip()
        if not line:
            return None
        found = list(self._names_in(line))
        towns = [one for one in found if key_of(one.words) not in self._houses]
        place, country = next(((one.place, one.country) for one in [*towns, *found]), (None, None))
        said = [
            self._countries[key] for part in line.split(",") if (key := key_of(bare(part))) in self._countries
        ]
        if said and country not in (None, *said):
            place = None
        return ReadPlace(line, place, said[-1] if said else country, 0, len(line))

    def in_sentence(self, words: str, taken: Iterable[tuple[int, int]] = ()) -> list[ReadPlace]:
        """The places where something is said to be, in the order of the words; a hall and its town are one.

        `taken`: spans that are known to be no places, such as those of countries, people and organisations.
        """
        taken = list(taken)
        found = [one for one in self._names_in(words) if is_where(words, one)]
        for match in UNKNOWN.finditer(words):
            span = match.span()
            is_free = not any(start < span[1] and span[0] < end for start, end in taken)
            is_known = any(one.start < span[1] and span[0] < one.end for one in found)
            if is_free and not is_known and not NO_PLACE.match(match[0]) and IN.search(words, 0, span[0]):
                found.append(ReadPlace(match[0], None, None, *span))
        if IN_RUSSIAN.search(words):
            found += unknown_in_russian(words, [*taken, *((one.start, one.end) for one in found)])
        return joined(sorted(found, key=lambda one: one.start), words)

    def named_at(self, words: str, place: int) -> ReadPlace | None:
        """The place whose name begins there."""
        run = RUN.match(words, place)
        return self._name_at(words, place, run.end()) if run else None

    def _names_in(self, words: str) -> Iterator[ReadPlace]:
        """Every known name, the longest of those that begin at one word, wherever it stands."""
        for run in RUN.finditer(words):
            place = run.start()
            for word in WORD.finditer(words, *run.span()):
                if word.start() < place:
                    continue
                if one := self._name_at(words, word.start(), run.end()):
                    yield one
                    place = one.end

    def _name_at(self, words: str, start: int, last: int) -> ReadPlace | None:
        first = WORD.match(words, start, last)
        if not first or key_of(first[0]).rstrip(".") not in self._first_words:
            return None
        ends = [word.end() for word in WORD.finditer(words, start, last)][:MOST_WORDS]
        for end in reversed(ends):
            for stop in (end, end - 1) if words[end - 1] == "." else (end,):
                if known := self._known.get(key_of(words[start:stop])):
                    if words[start] in "KК" and OF_ANOTHER_TOWN.search(words, 0, start):
                        return None
                    place, country = known
                    if region := REGION.match(words, stop):
                        place, stop = None, region.end()
                    return ReadPlace(words[start:stop], place, country, start, stop)
        return None


def named_places(facts: Facts) -> dict[str, set[tuple[int, int]]]:
    """{name: the places that have it, each with its country}"""
    countries = {pk: country for pk, _name, country in facts.places}
    found: dict[str, set[tuple[int, int]]] = {}
    for pk, name in [*((pk, name) for pk, name, _country in facts.places), *facts.place_names]:
        found.setdefault(name, set()).add((pk, countries[pk]))
    return found


def together(meant: set[tuple[int, int]]) -> tuple[int | None, int | None]:
    """The place and its country; of several places none, and their country where it is one."""
    countries = {country for _place, country in meant}
    place = next(iter(meant))[0] if len(meant) == 1 else None
    return place, next(iter(countries)) if len(countries) == 1 else None


def is_where(words: str, one: ReadPlace) -> bool:
    """Whether something is there, and not on its way from or to it, or named after it."""
    return bool(
        AT.search(words, max(0, one.start - LONGEST_REACH), one.start)
        or OF_A_MEETING.match(words, one.end)
        or HOSTS.match(words, one.end)
    )


IN_RUSSIAN = re.compile(r"\b[Вв]\s[А-ЯЁ]")


def unknown_in_russian(words: str, taken: list[tuple[int, int]]) -> Iterator[ReadPlace]:
    """Towns that the archive does not have and the dictionary does."""
    for match in UNKNOWN_IN_RUSSIAN.finditer(words):
        start, end = match.span()
        is_free = not any(first < end and start < last for first, last in taken)
        if is_free and may_be_where(match[0]) and town_named(match[0]) not in ("", *PART_OF_THE_WORLD):
            yield ReadPlace(match[0], None, None, start, end)


def joined(found: list[ReadPlace], words: str) -> list[ReadPlace]:
    """“The Kremlin in Moscow” is one."""
    kept: list[ReadPlace] = []
    for one in found:
        before = kept[-1] if kept else None
        if (
            before
            and before.country == one.country
            and re.fullmatch(r"(?:,|\s+in|\s+near)?\s*", words[before.end : one.start])
        ):
            text = words[before.start : one.end]
            kept[-1] = ReadPlace(text, one.place or before.place, one.country, before.start, one.end)
        else:
            kept.append(one)
    return kept


def spellings(table: dict[str, str], name: str) -> list[str]:
    return [one.replace("_", " ") for one in table.get(name, "").split()]


def forms_of(name: str) -> set[str]:
    """In Russian in all cases."""
    is_russian = re.search("[а-яё]", name) is not None
    return {form for form, _case in phrase_forms(name)} if is_russian else {name}


# --- As a place is called -----------------------------------------------------------------


def place_called(words: str, names: Sequence[str], *, is_line: bool) -> str:
    """A place for somebody to read: the first of the archive's `names` for it, unless the words say more, such as
    "The Kremlin, Moscow". Russian words of a sentence have its case: they give way to the name, or to their nominative where
    the dictionary is sure of it.

    names: none where the archive does not have the place. is_line: whether the words are a place line, which has no case.
    """
    name = names[0] if names else ""
    if not words or is_name(words, names):
        return name or words
    if is_line or not CYRILLIC.search(words):
        return words
    return name or town_named(words) or words


CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def is_name(words: str, names: Iterable[str]) -> bool:
    """Whether they are one of the place's names alone, in any case."""
    return key_of(words) in {key_of(form) for name in names for form in forms_of(name)}


# Signs that make no difference.
ALIKE = str.maketrans({"ё": "е", "Ё": "Е", "‑": "-", "–": "-", "’": "'", "\xa0": " ", "ș": "s", "ă": "a"})


def key_of(words: str) -> str:
    return " ".join(words.translate(ALIKE).split()).casefold()


def bare(part: str) -> str:
    return re.sub(r"^(?:the|The)\s+", "", part.strip())
