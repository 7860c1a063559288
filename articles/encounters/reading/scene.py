"""An article as sentences of parties: its names joined to whoever may meet, each behind a placeholder, for the rules.

`Scene` holds an article while it is read. `Scene.sentences(cue)` gives those that have a word of the rules' pattern; in
`Sentence.masked.text` stand

⟨0⟩ a party, or several of one phrase: `Sentence.named[0]`
⟨c1⟩ ⟨d1⟩ ⟨b1⟩ a country, an adjective of one, an organisation that is no part of a party: `Sentence.atoms[1]`

and all other words as they are, case endings and all. `Sentence.parties(words)` gives the parties of a piece of it.
"""

import datetime
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from participants.models.office import LEADING_OFFICES
from summit_archive.text.sentences import sentence_spans

from ...linking.article_text import PARTS, FoundMention
from ...linking.facts import Facts
from ...linking.holders import Holders
from ...linking.rules import NAMESAKE, POSSIBLE_HOLDER
from ..encounter import Told
from .bodies import Bodies
from .days import STATED, Reckoning, days_named
from .english_parties import ENGLISH
from .masking import Masked, numbers_in
from .party_words import LEADER, MINISTER, SECRETARY, PartyWords
from .places import Places, ReadPlace
from .rules import LIKELY, SURE, least_sure
from .russian_parties import RUSSIAN
from .speech import speeches

if TYPE_CHECKING:
    from .draft import Draft

BODY_WORDS = re.compile(
    r"[Ss]ummit|[Ss]ession|[Cc]ouncil|[Mm]eeting|Caucasian|Caspian|attend|absent|[Tt]aking part|took part|joined|chaired|[Сс]аммит|[Зз]аседани|[Сс]овет"
)
# A body or a format where the text names no organisation that the archive has: each of the words stands in one pattern.
OF_FORMATS = (
    "Caspian",
    "Caucasian",
    "Shanghai",
    "Common Econ",
    "CES",
    "Asian Coop",
    "CACO",
    "ive Security C",
    "Interstate C",
    "Supreme S",
    "Supreme E",
    "eads of",
    "CIS",
    "СНГ",
)
OF_A_FORMAT = re.compile(
    r"Caspian (?:[Ss]tate|[Cc]ountr|[Nn]ation|[Ss]ummit|[Ff]ive|[Ll]ittoral)|Caucasian (?:Four|Quartet)|Shanghai (?:Five|Forum)|Common Economic Space|\bCES\b"
    r"|Central Asian Cooperation|CACO|(?:Collective Security|Interstate|Supreme State|Supreme Eurasian Economic) Council|(?:Council|[Ss]ummit|[Mm]eeting) of (?:the )?(?:\w+ )?[Hh]eads of"
    r"|CIS|СНГ"
)
# Characters of a text within which it says what it is about.
BEGINNING = 1500
# In place of a country.
ORGANISATION = 0
CYRILLIC, LATIN = re.compile("[а-яА-Я]"), re.compile("[a-zA-Z]")
# Longer ones are lists and tables, which no rule reads.
LONGEST_SENTENCE = 2500


class Party(NamedTuple):
    """Whoever may meet, as the text names them. `start`, `end`: characters of `part`."""

    part: str
    start: int
    end: int
    words: str
    """the name as given; where there is none, the words for the office"""
    country: int | None = None
    """of the office; of a person the country of the leading office held on the article's day"""
    organisation: int | None = None
    office: int | None = None
    """only where the text names it"""
    person: int | None = None
    """only where the text names them"""
    level: str = LEADER
    """leader, minister (of foreign affairs), secretary (an organisation's official); group, whoever an organisation's are"""
    certainty: str = SURE

    @property
    def key(self) -> tuple[int | None, int | None, str]:
        """What parties of one side have in common: the country, else the organisation, else the words."""
        if self.country or self.organisation:
            return self.country, self.organisation, ""
        return None, None, self.words


GROUP = "group"


class Words(NamedTuple):
    """Words of a part, and where they stand."""

    value: str
    start: int
    end: int


class Named(NamedTuple):
    """A phrase of a sentence that names parties; places count from the sentence's beginning."""

    start: int
    end: int
    parties: tuple[Party, ...]
    is_again: bool = False
    """named before: “the two presidents”, “the President”"""


class Sentence:
    """`text` stands at `start` of its part."""

    def __init__(self, scene: "Scene", part: str, start: int, end: int):
        self.scene, self.part, self.start, self.end = scene, part, start, end
        self.text = scene.parts[part][start:end]

    @cached_property
    def atoms(self) -> list[FoundMention]:
        return self.scene.atoms_between(self.part, self.start, self.end)

    @cached_property
    def places(self) -> list[ReadPlace]:
        """Where the sentence says that something is."""
        taken = [(one.start, one.end) for one in self.atoms]
        return self.scene.names.places.in_sentence(self.text, taken)

    @cached_property
    def atom_pieces(self) -> list[tuple[int, int, str]]:
        return atom_pieces(self.atoms)

    @cached_property
    def named(self) -> list[Named]:
        return named_in(self)

    @cached_property
    def masked(self) -> Masked:
        """With parties, and what else is named, behind placeholders."""
        pieces = [(one.start, one.end, f"⟨{number}⟩") for number, one in enumerate(self.named)]
        taken = [(one.start, one.end) for one in self.named]
        pieces += [
            piece
            for piece in self.atom_pieces
            if piece[2][1] not in "op"
            and not any(start < piece[1] and piece[0] < end for start, end in taken)
        ]
        return Masked(self.text, sorted(pieces))

    @cached_property
    def listed(self) -> Masked:
        """As `masked`, and each list of parties, with the titles before it, is one placeholder: ⟨0,1,2⟩."""
        masked = self.masked
        pieces: list[tuple[int, int, str]] = []
        for one in self.scene.party_words.list.finditer(masked.text):
            numbers = ",".join(map(str, numbers_in(one[0])))
            pieces.append((*masked.original_span(*one.span()), f"⟨{numbers}⟩"))
        taken = [piece[:2] for piece in pieces]
        pieces += [
            (start, end, placeholder)
            for start, end, placeholder in self.atom_pieces
            if placeholder[1] not in "op" and not any(first < end and start < last for first, last in taken)
        ]
        return Masked(self.text, sorted(pieces))

    def parties(self, words: str | None) -> list[Party]:
        """Those behind the placeholders of a piece of the masked text, each once."""
        found = [party for number in numbers_in(words or "") for party in self.named[number].parties]
        return list(dict.fromkeys(found))

    def span(self, match: re.Match, group: int | str = 0, masked: Masked | None = None) -> tuple[int, int]:
        """Where in the part the words of a group of a match stand, over the masked text or the other one that is given."""
        start, end = (masked or self.masked).original_span(*match.span(group))
        return self.start + start, self.start + end

    def words(self, match: re.Match, group: int | str = 0, masked: Masked | None = None) -> str:
        """The article's own words there."""
        start, end = self.span(match, group, masked)
        return self.scene.parts[self.part][start:end]

    def is_quoted(self, place: int) -> bool:
        """Whether a place of the part lies between quotation marks that its paragraph opened: what somebody says."""
        text = self.scene.parts[self.part]
        before = text[text.rfind("\n", 0, place) + 1 : place]
        return before.count("“") > before.count("”") or before.count("«") > before.count("»")


class Scene:
    """An article while it is read; `names` is the same for all."""

    def __init__(self, told: Told, names: "Names"):
        self.told, self.names, self.day = told, names, told.published_on
        self.parts = {
            "headline": told.headline,
            "standfirst": told.standfirst,
            "body": told.body,
            # The archive's own words, which tell no more than the source's.
            "summary": "" if told.body else told.summary,
        }
        self.language = told.language if told.language in WORDS else script_of(told)
        self.party_words = WORDS[self.language]
        self._found: dict[str, list[FoundMention]] = defaultdict(list)
        for one in told.found:
            if one.kind != "meeting" and one.rule not in UNTRUE and self.parts[one.part]:
                self._found[one.part].append(one)
        self._starts = {part: [one.start for one in found] for part, found in self._found.items()}
        self.of_bodies: list[Draft] = []
        """the meetings of bodies that were read, for “the summit”"""
        self.organisations = frozenset(one.target for one in told.found if one.kind == "organisation")
        self.voice_country = names.country_of_office(told.voice) if told.voice else None

    def sentences(
        self, cue: re.Pattern, parts: Iterable[str] = PARTS, *, anybody: bool = True
    ) -> Iterator[Sentence]:
        """Those outside direct speech with a word of the pattern, in the order of the text; `anybody`: and with somebody."""
        for part in parts:
            for first, last in self.accounts(part):
                yield from self.sentences_between(cue, part, first, last, anybody)

    def accounts(self, part: str) -> list[tuple[int, int]]:
        """The stretches of a part that are no transcript."""
        whole = [(0, len(self.parts[part]))]
        if part != "body":
            return whole
        ends = [0, *(place for speech in self.speeches for place in speech), whole[0][1]]
        return list(zip(ends[::2], ends[1::2], strict=True))

    @cached_property
    def speeches(self) -> list[tuple[int, int]]:
        """Where the body is a transcript."""
        return speeches(self.told.body)

    def sentences_between(
        self, cue: re.Pattern, part: str, first: int, last: int, anybody: bool
    ) -> Iterator[Sentence]:
        text, found, starts = self.parts[part], self._found.get(part, []), self._starts.get(part, [])
        at = bisect_left(starts, first)
        for start, end in sentence_spans(text, first, last):
            begins = at
            while at < len(starts) and starts[at] < end:
                at += 1
            if end - start > LONGEST_SENTENCE:
                continue
            is_apt = not anybody or self.is_of_two(part, found[begins:at], start, end)
            if is_apt and cue.search(text, start, end):
                yield Sentence(self, part, start, end)

    def is_of_two(self, part: str, found: list[FoundMention], start: int, end: int) -> bool:
        """Whether it may tell of two: by the countries of its people and offices, by an organisation, or by words for
        somebody whom the archive does not know or who was named before."""
        named: set[int | None] = set()
        others: set[int | None] = set()
        for one in found:
            country = self.names.country_of(one, self.day)
            if country == ORGANISATION:
                return True
            (others if one.kind == "country" else named).add(country)
        if len(named) > 1 or (part != "body" and not (named | others) <= {self.voice_country}):
            return True
        if self.is_of_bodies and BODY_WORDS.search(self.parts[part], start, end):
            return True
        words, text = self.party_words, self.parts[part]
        if not named and words.before.search(text, start, end):
            return True
        if named and words.another.search(text, start, end):
            return True
        is_of_another = len((named | others) & self.names.region) > 1
        return is_of_another and words.stranger.search(text, start, end) is not None

    @cached_property
    def is_of_bodies(self) -> bool:
        """Whether the article names an organisation, or a format of several states: “the session” may be a body's then."""
        if self.organisations:
            return True
        beginning = f"{self.told.headline}\n{self.told.standfirst}\n{self.told.body[:BEGINNING]}"
        return any(word in beginning for word in OF_FORMATS) and OF_A_FORMAT.search(beginning) is not None

    @cached_property
    def is_of_region(self) -> bool:
        """Whether the article names two countries of the region, its publisher's among them, or a body; or one country and
        words for a town or a body that are no mention."""
        countries = {self.voice_country} - {None}
        for one in self.told.found:
            if (country := self.names.country_of(one, self.day)) in self.names.region:
                countries.add(country)
            if len(countries) > 1 or country == ORGANISATION:
                return True
        return self.is_of_bodies or (bool(countries) and self.tells_of_unnamed)

    @cached_property
    def tells_of_unnamed(self) -> bool:
        """Whether its beginning tells of a visit, whose towns are no mentions, or of a body by words that are not its name."""
        beginning = f"{self.told.headline}\n{self.told.standfirst}\n{self.told.body[:BEGINNING]}"
        return self.party_words.unnamed.search(beginning) is not None

    def atoms_between(self, part: str, start: int, end: int) -> list[FoundMention]:
        """The names of a stretch of a part, in its order, the longest of those that overlap, places counted from `start`.

        Of several offices of one phrase each is there; so are the names within it.
        """
        found = self._found.get(part, [])
        first, last = (
            bisect_left(self._starts.get(part, ()), start),
            bisect_left(self._starts.get(part, ()), end),
        )
        return [
            one._replace(start=one.start - start, end=one.end - start)
            for one in found[first:last]
            if one.end <= end
        ]

    @cached_property
    def place_of_line(self) -> ReadPlace | None:
        """What the source says beside the text."""
        return self.names.places.of_line(self.told.place_line)

    @cached_property
    def coming_day(self) -> str:
        """The one day to come that the headline or the lead names, in EDTF: what the text announces is of that day."""
        days = {
            one.when
            for part in ("headline", "standfirst")
            for one in days_named(self.parts[part], Reckoning(self.day, True))
            if one.basis == STATED and self.day and one.when > str(self.day)
        }
        return days.pop() if len(days) == 1 else ""

    @cached_property
    def event(self) -> Words | None:
        """The summit or session that the headline is about, if one: talks that the body tells of are on its margins."""
        match = self.party_words.event.search(self.parts["headline"])
        return Words(match[0], match.start(), match.end()) if match else None

    @cached_property
    def is_of_a_call(self) -> bool:
        """Whether the headline or the lead tells of a call."""
        return (
            self.party_words.call.search(f"{self.parts['headline']}\n{self.parts['standfirst']}") is not None
        )

    @cached_property
    def is_of_an_arrival(self) -> bool:
        """Whether the headline tells that somebody arrived: what is to follow is of that day or the next."""
        return self.party_words.arrival.search(self.parts["headline"]) is not None

    @cached_property
    def is_of_several_meetings(self) -> bool:
        """Whether the headline tells of meetings one by one: “held bilateral meetings with the CIS leaders”."""
        return self.party_words.meetings.search(self.parts["headline"]) is not None

    # --- Whoever was named before -----------------------------------------------------

    @cached_property
    def leaders(self) -> list[tuple[int, int, Party]]:
        """Everybody of a leading office named by name or office, in the order of the text: part, place, party."""
        leaders = []
        for number, part in enumerate(PARTS):
            for one in self._found.get(part, ()):
                party = self.names.leader(one, self.day)
                if party:
                    leaders.append((number, one.start, party))
        return leaders

    def leaders_before(self, part: str, place: int) -> list[Party]:
        """From the last named on, each country once, by name where the text names one there."""
        end = bisect_left(self.leaders, (PARTS.index(part), place, ()))
        latest: dict[int | None, Party] = {}
        for _part, _place, party in reversed(self.leaders[:end]):
            known = latest.get(party.country)
            if known is None or (known.person is None and party.person):
                latest[party.country] = party
        return list(latest.values())

    def several_before(self, part: str, place: int, count: int | None) -> tuple[Party, ...]:
        """“The two presidents”: all that are named before; where these are more than so many, likely the one of whom the
        text tells most and the last other. “The presidents” are nobody then."""
        latest = self.leaders_before(part, place)
        if len(latest) == (count or 2):
            return tuple(latest)
        if count != 2 or len(latest) < count:
            return ()
        main = [one for one in latest if one.country == self.main_country]
        others = [one for one in latest if one.country != self.main_country]
        return tuple(
            one._replace(certainty=least_sure([one.certainty, LIKELY])) for one in (*others[:1], *main[:1])
        )

    @cached_property
    def main_country(self) -> int | None:
        """The publisher's own, else that whose leaders the text names most often."""
        if self.voice_country:
            return self.voice_country
        named = Counter(party.country for _part, _place, party in self.leaders)
        return named.most_common(1)[0][0] if named else None

    def holder_before(self, part: str, place: int, key: str) -> tuple[Party, ...]:
        """“The President”: the holder of the publisher's own office, else the one leader of such an office named before."""
        offices = self.names.offices_by_key.get(key, frozenset())
        if self.told.voice in offices:
            return (Party(part, place, place, "", self.voice_country, office=self.told.voice),)
        fitting = [
            one
            for one in self.leaders_before(part, place)
            if (one.office or self.names.office_of(one, key, self.day)) in offices
        ]
        return tuple(fitting) if len(fitting) == 1 else ()


def script_of(told: Told) -> str:
    sample = f"{told.headline} {told.standfirst} {told.body[:500]}"
    return "ru" if len(CYRILLIC.findall(sample)) > len(LATIN.findall(sample)) else "en"


WORDS: dict[str, PartyWords] = {"en": ENGLISH, "ru": RUSSIAN}
# Mentions that name nobody who takes part.
UNTRUE = frozenset([POSSIBLE_HOLDER.slug, NAMESAKE.slug])


# --- What the archive knows of names ---------------------------------------------------


class Names:
    """Whose office, country and level a name tells. Built once from the facts."""

    def __init__(self, facts: Facts):
        self.holders = Holders(facts)
        self.offices = self.holders.offices
        self.places = Places(facts)
        self.bodies = Bodies(
            {row.pk: row.name for row in facts.organisations},
            facts.series,
            {row.pk: row.parent for row in facts.organisations if row.parent},
            {row.abbreviation: row.pk for row in facts.organisations if row.abbreviation},
        )
        # The countries whose meetings the archive is about: those of which it knows the leading offices.
        self.region = frozenset(
            row.country for row in self.offices.values() if row.country and row.kind in LEADING_OFFICES
        )
        by_key = defaultdict(set)
        for (key, _country), offices in self.holders.by_title.items():
            by_key[key].update(offices)
        self.offices_by_key = {key: frozenset(offices) for key, offices in by_key.items()}
        self._held: dict[int, frozenset[int]] = defaultdict(frozenset)
        self.officials: set[int] = set()
        """everybody who ever held an office"""
        for office, row in self.offices.items():
            self.officials.update(self.holders.ever(office))
            for person in self.holders.ever(office):
                if row.kind in LEADING_OFFICES:
                    self._held[person] |= {office}

        # Of almost everybody who ever led a country it is one alone.
        self._countries: dict[int, int | None] = {}
        for person, held in self._held.items():
            countries = {self.offices[office].country for office in held}
            if len(countries) == 1:
                self._countries[person] = next(iter(countries))

    def country_of_office(self, office: int) -> int | None:
        return self.offices[office].country

    def country_of(self, one: FoundMention, day: datetime.date | None) -> int | None:
        """Of whatever a mention names; ORGANISATION of an organisation."""
        kind = one.kind
        if kind == "country":
            return one.target
        if kind == "office":
            return self.offices[one.target].country or ORGANISATION
        if kind == "person":
            return self.country_of_person(one.target, day)
        return ORGANISATION if kind == "organisation" else None

    def level_of_office(self, office: int) -> str:
        row = self.offices[office]
        if row.kind in LEADING_OFFICES:
            return LEADER
        if row.organisation:
            return SECRETARY
        return MINISTER if office in self.offices_by_key.get("foreign-minister", ()) else ""

    def held(self, person: int, day: datetime.date | None) -> frozenset[int]:
        """The leading offices that a person held on the day, possibly at least; ever, where there is no day."""
        if day is None:
            return self._held.get(person, frozenset())
        return self.holders.possible_leaders_on(day).get(person, frozenset())

    def country_of_person(self, person: int, day: datetime.date | None) -> int | None:
        if person in self._countries:
            return self._countries[person]
        countries = {self.offices[office].country for office in self.held(person, day)}
        return next(iter(countries)) if len(countries) == 1 else None

    def leader(self, one: FoundMention, day: datetime.date | None) -> Party | None:
        """Whom a mention names, if one of a leading office."""
        if one.kind == "person" and self.held(one.target, day):
            country = self.country_of_person(one.target, day)
            return Party(
                one.part,
                one.start,
                one.end,
                one.text,
                country,
                person=one.target,
                certainty=certainty_of(one),
            )
        if one.kind == "office" and self.level_of_office(one.target) == LEADER:
            country = self.country_of_office(one.target)
            return Party(
                one.part,
                one.start,
                one.end,
                one.text,
                country,
                office=one.target,
                certainty=certainty_of(one),
            )
        return None

    def office_of(self, party: Party, key: str, day: datetime.date | None) -> int | None:
        """The office that a title without a country means beside a name: “President Putin”."""
        if not key or party.person is None or party.country is None:
            return None
        held = self.held(party.person, day)
        fitting = [row.pk for row in self.holders.titled(key, party.country, day) if row.pk in held]
        return fitting[0] if len(fitting) == 1 else None

    def office_of_body(self, organisation: int, title: str) -> int | None:
        """The organisation's office of that title: “Executive Secretary”."""
        fitting = [
            row.pk
            for row in self.offices.values()
            if row.organisation == organisation and row.name.lower().startswith(f"{title.lower()} ")
        ]
        return fitting[0] if len(fitting) == 1 else None

    def may_hold(self, person: int, office: int) -> bool:
        return person in self.holders.ever(office)


def certainty_of(one: FoundMention) -> str:
    """As sure as the mention; a leader's office of which another might be meant is sure enough of the country."""
    return one.certainty


# --- From atoms to parties --------------------------------------------------------------

LETTERS = {"office": "o", "person": "p", "organisation": "b"}
PLACEHOLDER = re.compile(r"⟨([a-z])(\d+)⟩")


def letter_of(one: FoundMention) -> str:
    if one.kind == "country":
        return "d" if one.rule.startswith("demonym") else "c"
    return LETTERS[one.kind]


# Of names at one place the first of these counts.
RANK = {"office": 0, "person": 1, "organisation": 2, "country": 3}


def atom_pieces(atoms: list[FoundMention]) -> list[tuple[int, int, str]]:
    """The longest of the names that overlap, in the order of the text, each with its placeholder."""
    pieces: list[tuple[int, int, str]] = []
    taken = 0
    for number in sorted(
        range(len(atoms)), key=lambda at: (atoms[at].start, -atoms[at].end, RANK[atoms[at].kind])
    ):
        one = atoms[number]
        if one.start >= taken:
            pieces.append((one.start, one.end, f"⟨{letter_of(one)}{number}⟩"))
            taken = one.end
    return pieces


def named_in(sentence: Sentence) -> list[Named]:
    """Every phrase that names parties, in the order of the text."""
    words = sentence.scene.party_words
    masked = Masked(sentence.text, sentence.atom_pieces)
    named: list[Named] = []
    if "⟨b" in masked.text:
        named += [collective(sentence, masked, match) for match in words.group.finditer(masked.text)]
    place = 0
    while found := words.party.search(masked.text, place):
        one, place = PartyReading(sentence, masked, found).named()
        if one and not any(one.start < other.end and other.start < one.end for other in named):
            named.append(one)
    for match in words.again.finditer(masked.text):
        start, end = masked.original_span(*match.span())
        if not any(start < other.end and other.start < end for other in named):
            count = COUNTS.get((match["count"] or "").lower())
            parties = sentence.scene.several_before(sentence.part, sentence.start + start, count)
            named.append(Named(start, end, parties, is_again=True))
    named.sort(key=lambda one: one.start)
    return named


COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "2": 2,
    "3": 3,
    "двух": 2,
    "два": 2,
    "трех": 3,
    "три": 3,
    "четырех": 4,
}


def collective(sentence: Sentence, masked: Masked, match: re.Match) -> Named:
    """ "The leaders of the CIS countries": whoever they are of the organisation, no country."""
    start, end = masked.original_span(*match.span())
    organisation = next(
        sentence.atoms[int(number)].target
        for letter, number in PLACEHOLDER.findall(match[0])
        if letter == "b"
    )
    party = Party(
        sentence.part,
        sentence.start + start,
        sentence.start + end,
        sentence.text[start:end],
        organisation=organisation,
        level=GROUP,
    )
    return Named(start, end, (party,))


class PartyReading:
    """One match of the pattern `party`, and what of it is one party."""

    def __init__(self, sentence: Sentence, masked: Masked, match: re.Match):
        self.sentence, self.masked, self.match = sentence, masked, match
        self.scene = sentence.scene
        self.names, self.words = self.scene.names, self.scene.party_words

    def named(self) -> tuple[Named | None, int]:
        """The parties, if any, and the place of the masked text from which to look for others."""
        match = self.match
        if match["stranger"]:
            return self.of(match["his"], match["stranger"], match.start(), match.end(), "stranger")
        if match["person"]:
            if not (match["mr"] or match["after"]):
                return self.bare_person()
            return self.person_alone()
        if match["foreign"]:
            return self.of_each()
        if match["heads"]:
            return self.heads_of_countries()
        if not match["name"]:
            return self.of(match["head"], None, match.start(), match.end(), "")
        return self.title_and_name()

    def title_and_name(self) -> tuple[Named | None, int]:
        match = self.match
        head, name = match["head"], match["name"]
        person, offices = self.person_in(name), self.offices_in(head)
        if (match["comma"] and not self.fits(person, offices)) or len({one.target for one in offices}) > 1:
            return self.of(head, None, match.start("head"), match.end("head"), "")
        if offices and person and not self.fits(person, offices):
            # Of an office that the archive does not give them, though it may be their country's.
            countries = {self.names.country_of_office(one.target) for one in offices}
            is_theirs = self.names.country_of_person(person.target, self.scene.day) in countries
            start = match.start() if is_theirs else match.start("name")
            return self.of(None, name, start, match.end("name"), "name")
        end = match.end() if match["behind"] and self.is_of_it(match["behind"], person) else match.end("name")
        return self.of(
            f"{head}{match['behind'] or ''}" if end == match.end() else head,
            name,
            match.start(),
            end,
            "name",
        )

    def of_each(self) -> tuple[Named | None, int]:
        """ "Presidents Vladimir Putin of Russia and Robert Kocharian of Armenia": the title is said once for all."""
        match = self.match
        if not self.words.of_each.search(self.masked.text[: match.start()]):
            return None, match.end("foreign")
        [country] = self.atoms_of(match["its"], "c")
        party = self.whole(*match.span("foreign"))._replace(country=country.target)
        return Named(*self.masked.original_span(*match.span()), (party,)), match.end()

    def heads_of_countries(self) -> tuple[Named | None, int]:
        """ "The heads of Iran and Azerbaijan"."""
        party = self.whole(*self.match.span())
        countries = dict.fromkeys(one.target for one in self.atoms_of(self.match["heads"], "c"))
        parties = tuple(party._replace(country=country) for country in countries)
        return Named(*self.masked.original_span(*self.match.span()), parties), self.match.end()

    def bare_person(self) -> tuple[Named | None, int]:
        """What `person_alone` would give for a name without a word beside it, as most are."""
        end = self.match.end()
        person = self.atoms_of(self.match["person"], "p")[0]
        start, offset = person.start, self.sentence.start
        if not self.names.held(person.target, self.scene.day):
            return None, end
        country = self.names.country_of_person(person.target, self.scene.day)
        if country is None:
            return None, end
        party = Party(
            self.sentence.part,
            offset + start,
            offset + person.end,
            person.text,
            country,
            person=person.target,
            certainty=person.certainty,
        )
        return Named(start, person.end, (party,)), end

    def person_alone(self) -> tuple[Named | None, int]:
        match, person = self.match, self.person_in(self.match["person"])
        after = match["after"]
        if after and self.is_of_it(after, person):
            return self.of(after, match["person"], match.start(), match.end(), "person")
        return self.of(match["mr"], match["person"], match.start(), match.end("person"), "person")

    def is_of_it(self, behind: str, person: FoundMention | None) -> bool:
        offices = self.offices_in(behind)
        if offices:
            return self.fits(person, offices) or person is None
        countries = self.atoms_of(behind, "cd")
        if person and countries:
            return self.names.country_of_person(person.target, self.scene.day) == countries[0].target
        return True

    def fits(self, person: FoundMention | None, offices: list[FoundMention]) -> bool:
        """Whether the person ever held one of the offices."""
        return person is not None and any(self.names.may_hold(person.target, one.target) for one in offices)

    def person_in(self, words: str | None) -> FoundMention | None:
        people = self.atoms_of(words, "p")
        return people[0] if people else None

    def offices_in(self, words: str | None) -> list[FoundMention]:
        """All of the phrase, for several may stand at one place."""
        return [
            one
            for atom in self.atoms_of(words, "o")
            for one in self.sentence.atoms
            if one.kind == "office" and (one.start, one.end) == (atom.start, atom.end)
        ]

    def atoms_of(self, words: str | None, letters: str) -> list[FoundMention]:
        return [
            self.sentence.atoms[int(number)]
            for letter, number in PLACEHOLDER.findall(words or "")
            if letter in letters
        ]

    def of(
        self, head: str | None, name: str | None, start: int, end: int, group: str
    ) -> tuple[Named | None, int]:
        """The parties of a head, a name, or both, which stand from `start` to `end` of the masked text."""
        parties = self.parties(head, name, start, end, group)
        first, last = self.masked.original_span(start, end)
        if parties is None:
            return None, max(end, start + 1)
        is_again = name is None and not self.offices_in(head) and not self.atoms_of(head, "cdb")
        return Named(first, last, parties, is_again), max(end, start + 1)

    def parties(
        self, head: str | None, name: str | None, start: int, end: int, group: str
    ) -> tuple[Party, ...] | None:
        """None where it names nobody who may meet."""
        title = PLACEHOLDER.sub("", self.words.article.sub("", head or "")).strip(" ,").removesuffix(" the")
        title = title.removesuffix(" of").strip()
        is_mr = head is not None and head == self.match["mr"]
        party: Party | None = self.whole(start, end)
        if head and not is_mr:
            offices = self.offices_in(head)
            if not self.words.level_of(f"{title} {self.words.any_title}" if offices else title):
                return None
            if offices and not name:
                return self.of_offices(offices, self.whole(start, end))
            party = (
                self.with_office(self.whole(start, end), offices)
                if offices
                else self.with_title(head, title, self.whole(start, end), bool(name))
            )
            if party is None and not name:
                return self.again(title, start)
        if person := self.person_in(name):
            party = self.with_person(party or self.whole(start, end), person)
        if party is None or not party.level or not party.key[0] and not party.key[1]:
            return None
        if name and group:
            party = party._replace(words=self.name_words(name, group))
        if person and head and not party.office:
            party = party._replace(
                office=self.names.office_of(party, self.words.key_of(title), self.scene.day)
            )
        return (party,)

    def whole(self, start: int, end: int) -> Party:
        first, last = self.masked.original_span(start, end)
        words = self.words.article.sub("", self.sentence.text[first:last])
        offset = self.sentence.start
        return Party(self.sentence.part, offset + first, offset + last, words)

    def of_offices(self, offices: list[FoundMention], party: Party) -> tuple[Party, ...] | None:
        """One party a country; of several offices that the words may mean in one country none is named."""
        by_country: dict[int | None, list[FoundMention]] = defaultdict(list)
        for one in offices:
            by_country[self.names.country_of_office(one.target)].append(one)
        parties = []
        for ones in by_country.values():
            holder = self.with_office(party, ones)
            inside = [
                other
                for other in self.sentence.atoms
                if other.kind == "person"
                and ones[0].start <= other.start < ones[0].end
                and self.names.may_hold(other.target, ones[0].target)
            ]
            if inside:
                holder = holder._replace(person=inside[0].target, words=inside[0].text)
            if holder.level:
                parties.append(holder)
        parties += self.without_office(offices, set(by_country), party)
        return tuple(parties) or None

    def without_office(
        self, offices: list[FoundMention], known: set[int | None], party: Party
    ) -> list[Party]:
        """Of "the leaders of Iran and Azerbaijan" those of countries for which the archive has no office."""
        if not self.words.is_of_several(offices[0].text):
            return []
        inside = {
            one.target: None
            for one in self.sentence.atoms
            if one.kind == "country" and offices[0].start <= one.start < offices[0].end
        }
        level = self.names.level_of_office(offices[0].target)
        return [party._replace(country=country, level=level) for country in inside if country not in known]

    def with_office(self, party: Party, offices: list[FoundMention]) -> Party:
        row = self.names.offices[offices[0].target]
        return party._replace(
            country=row.country,
            organisation=row.organisation,
            office=row.pk if len(offices) == 1 else None,
            level=self.names.level_of_office(row.pk),
            certainty=least_sure([SURE if one.rule in SURE_OF_COUNTRY else one.certainty for one in offices]),
        )

    def with_title(self, head: str, title: str, party: Party, has_name: bool) -> Party | None:
        """Of a title with a country or an organisation for which the archive has no office."""
        level = self.words.level_of(title)
        bodies, countries = self.atoms_of(head, "b"), self.atoms_of(head, "cd")
        if level == SECRETARY or (bodies and not countries and level == LEADER):
            if not bodies or not (has_name or self.words.is_full_title(title)):
                return None
            office = self.names.office_of_body(bodies[0].target, title)
            return party._replace(organisation=bodies[0].target, office=office, level=SECRETARY)
        if countries:
            return party._replace(country=countries[0].target, level=level)
        if has_name and level == MINISTER:
            return party._replace(country=self.scene.voice_country, level=MINISTER)
        return None

    def with_person(self, party: Party, person: FoundMention) -> Party | None:
        """With who it is; nobody who may meet, where they hold no leading office and the words name none."""
        country = self.names.country_of_person(person.target, self.scene.day)
        if party.country is None and party.organisation is None:
            if not self.names.held(person.target, self.scene.day):
                return None
            party = party._replace(country=country)
        certainty = least_sure([party.certainty, person.certainty])
        return party._replace(person=person.target, certainty=certainty)

    def again(self, title: str, start: int) -> tuple[Party, ...] | None:
        """“The President”, without a name or a country."""
        key = self.words.key_of(title)
        first = self.sentence.start + self.masked.original(start)
        if not key or not self.words.article.match(self.match[0]):
            return None
        return tuple(
            party._replace(
                words=party.words or self.whole(start, self.match.end()).words, end=party.end or party.start
            )
            for party in self.scene.holder_before(self.sentence.part, first, key)
        )

    def name_words(self, name: str, group: str) -> str:
        """A full name as it is; a family name with what stands before it: “Mr Putin”."""
        start, end = self.masked.original_span(*self.match.span(group))
        words = self.sentence.text[start:end]
        if " " in words:
            return words
        before = self.match["mr"] or self.match["head"] or ""
        if before and "⟨" not in before:
            return f"{self.words.article.sub('', before).strip()} {words}"
        return words


# Rules of offices that leave open which of a country's offices is meant, or who holds it.
SURE_OF_COUNTRY = frozenset(["office-of-several"])
