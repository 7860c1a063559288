"""How encounters that were read are judged by those that a reader of the items wrote down: pairs, figures, errors.

Both are `Meeting`s here, of codes and plain words. Nothing of the archive is asked.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from summit_archive.dates import NotADate, PartialDate

TWELVE = frozenset("AM AZ BY GE KG KZ MD RU TJ TM UA UZ".split())
SECRETARIES = re.compile(r"secretary.general|executive secretary|state secretary", re.IGNORECASE)
EITHER, IGNORED = 0.6, 0.15
"""Below these a judgement is no better than its opposite, and is none."""

TALKS = frozenset({"bilateral", "margins", "visit", "other"})
TALKS_OF_MANY = frozenset({"trilateral", "multilateral", "margins", "visit", "other"})
SESSIONS = frozenset({"summit", "informal-summit", "council-session", "multilateral", "other"})
FROM_AFAR = frozenset({"call", "video-conference"})
GROUPS = (TALKS, TALKS_OF_MANY, SESSIONS, FROM_AFAR)
TO_COME = frozenset({"scheduled", "announced"})

# One body under names of several times counts as one.
BODIES = (
    ("cis", r"\bcis\b|commonwealth of independent|\bснг\b|содружеств"),
    ("csto", r"\bcsto\b|collective.security|\bодкб\b|коллективной безопасност"),
    (
        "eaeu",
        r"\beaeu\b|eurasec|eurasian|customs union|common economic|еврази|еврази?йск|еаэс|евразэс|таможенн",
    ),
    ("union-state", r"union.state|state council of the union|belarus.russia union|союзн\w+ государств"),
    ("sco", r"\bsco\b|shanghai|\bшос\b|шанхай"),
    ("caspian-five", r"caspian|каспи"),
    ("cica", r"\bcica\b|interaction and confidence|\bсвмда\b|мер доверия"),
    ("caco", r"\bcaco\b|central asian cooperation"),
)
FIRST, LAST = datetime.date(1985, 1, 1), datetime.date(2035, 12, 31)


class Party(NamedTuple):
    country: str = ""
    """ISO 3166-1 alpha-2, upper case"""
    body: str = ""
    """see `body_of`"""
    people: frozenset[str] = frozenset()
    """every name of the person, empty where none is named"""
    as_given: str = ""
    office: str = ""
    role: str = ""
    status: str = ""


class Meeting(NamedTuple):
    kind: str
    status: str
    when: str
    parties: tuple[Party, ...]
    body: str = ""
    place: str = ""
    """words of the place, of any language, in Latin letters"""
    country: str = ""
    basis: str = ""
    sure: float = 1.0
    rule: str = ""
    words: str = ""
    """of the text, for whoever reads the errors"""
    place_in_text: int = 0
    """the character of the body at which its words stand, if they do"""

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(one.country for one in self.coming if one.country)

    @property
    def sides(self) -> frozenset[str]:
        """Of a visit also the country that is visited, whoever is named as host."""
        return self.countries | ({self.country} if self.kind == "visit" and self.country else frozenset())

    @property
    def bodies(self) -> frozenset[str]:
        return frozenset({self.body, *(one.body for one in self.coming)} - {""})

    @property
    def coming(self) -> list[Party]:
        return [one for one in self.parties if one.status != "absent"]

    @property
    def is_held(self) -> bool:
        return self.status == "held"

    @property
    def is_of_two(self) -> bool:
        return len(self.countries) == 2 and not self.bodies


def body_of(words: str) -> str:
    """The code of a regional body, "" for any other."""
    return next((code for code, form in BODIES if re.search(form, words.lower())), "")


# --- Whether two are one ----------------------------------------------------------------------------


def same_parties(gold: Meeting, read: Meeting) -> bool:
    """Of two (or of a visit with its country): both and nobody else. Of more, or of a body: the body and most of those who are named."""
    if gold.bodies & read.bodies:
        return not gold.countries or not read.countries or bool(gold.countries & read.countries)
    if gold.bodies and any(one.body for one in gold.coming) and len(gold.countries | read.countries) < 3:
        return False
    visit = "visit" in (gold.kind, read.kind)
    ours, theirs = (gold.sides, read.sides) if visit else (gold.countries, read.countries)
    if min(len(ours), len(theirs)) < 3:
        return ours == theirs and len(ours) > 1
    return len(ours & theirs) * 2 >= len(ours | theirs)


def same_kind(gold: Meeting, read: Meeting) -> bool:
    """Or one that a careful reader might have written as well."""
    return gold.kind == read.kind or any({gold.kind, read.kind} <= group for group in GROUPS)


@lru_cache(maxsize=4096)
def days(edtf: str):
    try:
        return PartialDate.parse(edtf).days(FIRST, LAST)
    except NotADate:
        return ((FIRST, LAST),)


def day_is_right(gold: Meeting, read: Meeting) -> bool:
    """Nothing outside of what the judgement leaves open."""
    return bool(days(read.when)) and all(
        any(start <= first and last <= end for start, end in days(gold.when))
        for first, last in days(read.when)
    )


def days_agree(gold: Meeting, read: Meeting) -> bool:
    """Right, or no day said of a meeting that the judgement only bounds by the article's own."""
    meet = any(a <= d and c <= b for a, b in days(gold.when) for c, d in days(read.when))
    return day_is_right(gold, read) or (gold.basis == "inferred" and meet)


def is_right(gold: Meeting | None, read: Meeting) -> bool:
    """Kind, day, parties, and whether it was held."""
    return (
        gold is not None
        and same_parties(gold, read)
        and same_kind(gold, read)
        and days_agree(gold, read)
        and gold.is_held == read.is_held
    )


def likeness(gold: Meeting, read: Meeting) -> float:
    if not same_parties(gold, read):
        return 0
    return (
        10
        + 4 * days_agree(gold, read)
        + 4 * (gold.is_held == read.is_held)
        + 3 * same_kind(gold, read)
        + (gold.kind == read.kind)
        + (gold.status == read.status)
        + (gold.sure >= EITHER)
        + len(gold.countries & read.countries) / 100
    )


def pairs(gold: list[Meeting], read: list[Meeting]) -> dict[int, int]:
    """Places of `gold` by places of `read`: each at most once, so that they are as like as can be."""

    @cache
    def best(at: int, taken: frozenset[int]) -> tuple[float, tuple[tuple[int, int], ...]]:
        if at == len(read):
            return 0, ()
        found = best(at + 1, taken)
        for place, one in enumerate(gold):
            alike = 0 if place in taken else likeness(one, read[at])
            if alike:
                rest = best(at + 1, taken | {place})
                found = max(found, (alike + rest[0], ((at, place), *rest[1])), key=lambda one: one[0])
        return found

    return dict(best(0, frozenset())[1])


# --- What counts ------------------------------------------------------------------------------------


def counts(meeting: Meeting, anywhere: bool) -> bool:
    """Two of the twelve at least, or a regional body; of gold that has them all, any two."""
    if anywhere:
        return len(meeting.sides) > 1 or bool(meeting.bodies)
    return len(meeting.sides & TWELVE) > 1 or bool(meeting.bodies)


def is_asked(gold: Meeting, anywhere: bool) -> bool:
    unevenly_judged = any(SECRETARIES.search(one.office) for one in gold.parties)
    return counts(gold, anywhere) and (gold.sure >= EITHER or (unevenly_judged and gold.sure >= IGNORED))


def circle_of(meeting: Meeting) -> tuple[str, ...]:
    """The lines of the table that it counts for."""
    if not meeting.is_held:
        return ("not held",)
    if len(meeting.countries) < 2 and not meeting.bodies:
        return ("held", "held, visit of one")
    return ("held", "held, of two") if meeting.is_of_two else ("held", "held, of more")


class Error(NamedTuple):
    sort: str
    item: str
    headline: str
    gold: Meeting | None
    read: Meeting | None
    what: str = ""


class Scores:
    """Of any number of items. `totals` has a number for each line, and for each line its whole."""

    def __init__(self, anywhere: bool = False):
        self.anywhere = anywhere
        self.totals: Counter[tuple[str, ...]] = Counter()
        self.rules: Counter[tuple[str, str]] = Counter()
        self.statuses: Counter[tuple[str, str]] = Counter()
        self.errors: list[Error] = []

    def item(self, name: str, headline: str, gold: list[Meeting], read: list[Meeting]) -> None:
        gold = [one for one in gold if one.sure >= IGNORED]
        paired = pairs(gold, read)
        found = {place: read[at] for at, place in paired.items()}
        for at, one in enumerate(read):
            partner = gold[paired[at]] if at in paired else None
            self.precision(name, headline, partner, one)
            if partner:
                self.details(name, headline, partner, one)
            if counts(one, self.anywhere):
                self.invented(name, headline, gold, partner, one)
        for place, one in enumerate(gold):
            self.recall(name, headline, one, found.get(place))

    # --- Each that was read -------------------------------------------------------------------------

    def precision(self, name, headline, gold: Meeting | None, read: Meeting) -> None:
        if not counts(read, self.anywhere) or (gold and not is_asked(gold, self.anywhere)):
            self.totals["neutral", "read"] += 1
            self.rules[read.rule, "neutral"] += 1
            return
        right = is_right(gold, read)
        self.rules[read.rule, "right" if right else "wrong"] += 1
        for circle in circle_of(read):
            self.totals[circle, "read"] += 1
            self.totals[circle, "right"] += right
            self.totals[circle, "right, strictly"] += right and gold.kind == read.kind
        self.statuses[gold.status if gold else "no encounter", read.status] += 1
        if read.is_held and not (gold and gold.is_held):
            self.totals["falsely held", "of one to come" if gold else "of none"] += 1
        if not right:
            self.errors.append(Error("not right", name, headline, gold, read, why(gold, read)))

    def invented(self, name, headline, gold: list[Meeting], partner, read: Meeting) -> None:
        countries = read.countries - {one.country for each in gold for one in each.coming}
        named = set().union(*(one.people for each in gold for one in each.coming))
        given = " ".join(one.as_given for each in gold for one in each.coming).lower()
        people = [
            min(one.people)
            for one in read.coming
            if one.people
            and not one.people & named
            and not any(last_name(way) in given for way in one.people)
        ]
        whose = "in a meeting there is" if partner else "in a meeting there is not"
        for what in (*sorted(countries), *people):
            self.totals["invented", whose] += 1
            self.errors.append(Error(f"no party, {whose}", name, headline, partner, read, what))

    # --- Each that was written down -----------------------------------------------------------------

    def recall(self, name, headline, gold: Meeting, read: Meeting | None) -> None:
        if not is_asked(gold, self.anywhere):
            return
        right = read is not None and is_right(gold, read)
        for circle in circle_of(gold):
            self.totals[circle, "asked"] += 1
            self.totals[circle, "found"] += right
            self.totals[circle, "found, strictly"] += right and gold.kind == read.kind
        if read is None:
            self.errors.append(Error("missed", name, headline, gold, None))

    # --- What is said of a meeting ------------------------------------------------------------------

    def details(self, name, headline, gold: Meeting, read: Meeting) -> None:
        def tell(what: str, right: bool) -> None:
            self.totals[what, "told"] += 1
            self.totals[what, "right"] += right
            if not right:
                self.errors.append(Error(what, name, headline, gold, read))

        if not is_asked(gold, self.anywhere):
            return
        tell("kind", gold.kind == read.kind)
        tell("status", gold.status == read.status)
        tell("status, to come alike", gold.status == read.status or {gold.status, read.status} <= TO_COME)
        if gold.basis == "inferred":
            tell("day, bounded", days_agree(gold, read))
        else:
            tell("day", day_is_right(gold, read))
        if gold.place and read.place:
            tell("place", same_place(gold.place, read.place))
        elif gold.place:
            tell("place said", False)
        elif read.place and not gold.country:
            self.totals["place where none is stated", "told"] += 1
        if gold.country and read.country:
            tell("country of the place", gold.country == read.country)
        if gold.bodies:
            tell("body", bool(gold.bodies & read.bodies))
        if len(gold.countries) > 2 or gold.bodies:
            tell("all countries of many", gold.countries == read.countries)
        self.people(tell, gold, read)

    def people(self, tell, gold: Meeting, read: Meeting) -> None:
        ours: dict[str, Party] = {}
        for one in read.parties:
            # Whoever is named speaks for the country, before an office of it.
            if one.country and (one.country not in ours or one.people):
                ours.setdefault(one.country, one)
                ours[one.country] = one if one.people else ours[one.country]
        for one in gold.parties:
            party = ours.get(one.country)
            if not party:
                continue
            if one.people and (party.people or same_person(one, party)):
                tell("party's name", same_person(one, party))
            elif one.people:
                tell("party's name said", False)
            elif party.people:
                tell("no name where none is given", False)
            if {one.role, party.role} & {"host", "chair"}:
                tell("host or chair", one.role == party.role)
            if one.status not in ("", "not-stated"):
                tell("status of a party", one.status == party.status)


def last_name(words: str) -> str:
    return words.split()[-1].lower() if words.split() else ""


def same_person(gold: Party, read: Party) -> bool:
    if read.people:
        lasts = {last_name(one) for one in read.people}
        return bool(gold.people & read.people) or any(last_name(one) in lasts for one in gold.people)
    last = last_name(gold.as_given)
    return bool(last) and last in read.as_given.lower()


def same_place(gold: str, read: str) -> bool:
    """Whether a word of one begins as one of the other does, as places have cases and spellings."""
    dull = {"the", "region", "residence", "palace", "lake", "country", "grand", "presidential", "hotel"}
    ours, theirs = (
        {word[:4] for word in re.findall(r"\w{4,}", text.lower()) if word not in dull}
        for text in (gold, read)
    )
    return bool(ours & theirs)


def why(gold: Meeting | None, read: Meeting) -> str:
    if gold is None:
        return "no such encounter"
    reasons = {
        "kind": same_kind(gold, read),
        "day": days_agree(gold, read),
        "held or not": gold.is_held == read.is_held,
    }
    return ", ".join(what for what, holds in reasons.items() if not holds)


def kept(meetings: Iterable[Meeting], characters: int) -> list[Meeting]:
    """Those whose words do not stand behind so many characters of the body."""
    return [one for one in meetings if one.place_in_text < characters]
