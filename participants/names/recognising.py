"""Whom what is typed names.

The rules that keep a common word from being taken for a name:

- a word too common to be searched for (“who”) names only in CAPITALS, and so does one of two letters (“и в”),
  unless it stands alone; single letters name nobody, but belong to the surname beside them (“Путин В.В.”);
- a surname that is an ordinary Russian word, in small letters, names nobody;
- the first word of a name (“Nursultan”) names only whose name alone begins so;
- what is alike in sound only is taken where nothing is spelt so, from five letters on;
- a demonym and what stands for a country (“the Kremlin”) name it, but are searched for as typed;
- a place is named by what is spelt as one of its names and is no name of a country, a person or an organisation; so a
  capital names the place, and aside the country that it stands for;
- an office or a series is named by all words of one of its names, and these may name others: `wide` parts.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from summit_archive.text.phrase_forms import analyzer

from ..models import Name
from ..models.name import PARTIES
from .keys import CYRILLIC, PUNCTUATION, Span, spans_of
from .lookup import all_alike
from .owners import owners_of
from .spellings import spellings_of

SHORTEST_BY_SOUND = 5
ASIDE = {Name.Kind.DEMONYM, Name.Kind.METONYM}
INITIAL = r"[^\W\d_a-zа-яё](?![^\W\d_])\.?"
INITIALS = rf"(?P<initials>{INITIAL}(?:[ -]?{INITIAL})*)"
INITIALS_BEFORE = re.compile(rf"(?:^|(?<=\s)){INITIALS} ?$")
INITIALS_AFTER = re.compile(rf" {INITIALS}(?=\s|$)")
OF_NAMES = {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}


@dataclass(frozen=True)
class NamedPart:
    """What stands from `start` to `end` of the typed text names each of `owners`, the likeliest first.

    `spellings` are the others to search for as phrases, case forms too. `is_one_name`: so is what is typed.
    """

    start: int
    end: int
    words: str
    owners: list
    spellings: list[str]
    is_left_out: bool = False
    is_one_name: bool = False


@dataclass(frozen=True)
class Naming:
    """A span and its matches of the best kind; `initials` are the places of those before and after it, or its own."""

    span: Span
    how: str
    owners: tuple
    initials: tuple[int, int]


class Recognised(list):
    """The parts that name somebody for certain. `all_parts` has first names that several have, too: worth a
    link, not a search. `wide` are offices and series: words within them may name somebody too. `spans` are
    all words side by side, the longest first."""

    def __init__(self, pairs, wide, spans):
        super().__init__(part for naming, part in pairs if part.owners and is_certain(naming))
        self.all_parts = [part for _naming, part in pairs]
        self.wide, self.spans = wide, spans


def recognise(text: str) -> Recognised:
    """The names in `text`, from left to right; of those that overlap the longest. At most two queries.

    A list of `NamedPart`.
    """
    namings, wide, spans = namings_of(text)
    rows = owners_of(owner for naming in (*namings, *wide) for owner in naming.owners)
    pairs = [(naming, part_of(text, naming, rows)) for naming in namings]
    return Recognised(pairs, [part_of(text, naming, rows) for naming in wide], spans)


def is_certain(naming):
    """A first name may be anybody's."""
    return naming.how != "start" or len(naming.owners) == 1


def part_of(text, naming, rows):
    span, (start, end) = naming.span, naming.initials
    owners = [rows[owner] for owner in naming.owners if owner in rows]
    owners.sort(key=lambda row: (-row.weight, row.name, row.pk))
    words = span.words.strip(PUNCTUATION)
    is_asked_for = naming.how in ("whole", "end")
    # A capital names its country aside.
    places = [row for row in owners if row.table == "place"]
    spellings = spellings_of(words, places or owners, naming.how == "end") if is_asked_for else []
    if (start, end) != (span.start, span.end):
        spellings = [words, *spellings]
    sign = "-" if span.is_left_out else ""
    is_one_name = naming.how == "whole" and all(owner.table != "person" for owner in naming.owners)
    return NamedPart(start, end, sign + text[start:end], owners, spellings, span.is_left_out, is_one_name)


def namings_in(text):
    """Without overlap, from left to right. One query, or none."""
    return namings_of(text)[0]


def namings_of(text):
    """The same, those of offices and series, which may have others within, and the spans. One query, or none."""
    spans = spans_of(text)
    single = {span.words.strip(PUNCTUATION) for span in spans if span.number == 1}
    found = all_alike({key for span in spans for key in span.keys}, single)
    chosen, taken = [], []
    for span in spans:
        if any(span.start < end and start < span.end for start, end in taken):
            continue
        if naming := naming_of(span, found, is_alone=span.words == text.strip()):
            chosen.append(naming)
            taken.append((span.start, span.end))
    chosen = sorted(chosen, key=lambda naming: naming.span.start)
    return with_initials(chosen, text), wide_namings(spans, found, chosen), spans


def wide_namings(spans, found, chosen):
    """Of offices and series, by two words and more, where nobody is called all of that; without overlap of each other."""
    wide: list[Naming] = []
    for span in spans:
        owners = spelt_so(span, found, ("office", "series")) if span.number > 1 else ()
        is_within = any(one.span.start <= span.start and span.end <= one.span.end for one in chosen)
        overlaps = any(span.start < one.span.end and one.span.start < span.end for one in wide)
        if owners and not is_within and not overlaps:
            wide.append(Naming(span, "whole", owners, (span.start, span.end)))
    return wide


def spelt_so(span, found, tables):
    """Whoever of these tables has a name that is spelt as the words, or as they are in the nominative."""
    for key in span.keys:
        exact = [match for match in found.matches[key] if match.is_exact and match.how == "whole"]
        if owners := {match.owner for match in exact if match.owner.table in tables}:
            return tuple(sorted(owners))
    return ()


def with_initials(namings, text):
    """Of a person's name those beside it: nothing else is meant by them. Those between two names are the first's,
    unless a comma parts them."""
    found, free = [], 0
    for naming in namings:
        start, end = naming.span.start, naming.span.end
        if naming.how in ("whole", "end") and all(owner.table == "person" for owner in naming.owners):
            if not naming.span.is_left_out and (before := INITIALS_BEFORE.search(text[free:start])):
                start = free + before.start("initials")
            if text[end - 1] not in ",;" and (after := INITIALS_AFTER.match(text, end)):
                end = after.end()
        found.append(replace(naming, initials=(start, end)))
        free = end
    return found


def naming_of(span, found, is_alone):
    """The first of: a whole name, a surname, a place, a demonym or metonym, a first name."""
    longest = max(map(len, span.keys[0].split()), default=0)
    if not span.is_capital and (
        (longest < 3 and not is_alone) or span.words.strip(PUNCTUATION) in found.common
    ):
        return None
    places, best = spelt_so(span, found, ("place",)), best_of(span, found)
    if places and not any(match.is_exact for match in best):
        best = []
    matches = {(way_of(match, span), match.owner) for match in best if longest > 1 or is_of_letters(match)}
    for how in ("whole", "end", "aside", "start"):
        owners = tuple(sorted({owner for way, owner in matches if way == how}))
        if how == "aside" and places:
            return Naming(span, "whole", (*places, *owners), (span.start, span.end))
        if owners and not (how in ("end", "start") and is_ordinary(span.words.strip(PUNCTUATION))):
            return Naming(span, how, owners, (span.start, span.end))
    return None


def is_of_letters(match):
    """Initials are nobody's name; those of a country may be: “U.S.”."""
    return match.how == "whole" and match.owner.table != "person"


def best_of(span, found):
    """Of what is spelt so; failing that, of what is written so in the nominative; then of what sounds so."""
    of_parties = [
        [match for match in found.matches[key] if match.owner.table in PARTIES] for key in span.keys
    ]
    for matches in of_parties:
        if exact := [match for match in matches if match.is_exact]:
            return exact
    if len(span.keys[0]) < SHORTEST_BY_SOUND:
        return []
    return next(filter(None, of_parties), [])


def way_of(match, span):
    if match.how == "whole" and match.kind in ASIDE:
        return "aside"
    is_form = match.kind == Name.Kind.CASE_FORM and match.owner.table == "person"
    if match.how == "whole" and is_form and span.number == 1:
        return "end"
    return match.how


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """Whether a Russian word in small letters is in the dictionary as it stands, and likelier than as a name.

    Not if it is but another form of a word: «токаев» is of «токай» too.
    """
    if not CYRILLIC.fullmatch(word) or word != word.lower() or not analyzer().word_is_known(word):
        return False
    likeliest = analyzer().parse(word)[0]
    return likeliest.normal_form == word and not OF_NAMES & set(likeliest.tag.grammemes)
