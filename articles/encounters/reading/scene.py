"""An article as sentences of parties: its names joined to whoever may meet, each behind a placeholder, for the rules.

`Scene` holds an article while it is read. `Scene.sentences(cue)` gives those that have a word of the rules' pattern; in
`Sentence.masked.text` stand

⟨0⟩ a party, or several of one phrase: `Sentence.named[0]`
⟨c1⟩ ⟨d1⟩ ⟨b1⟩ a country, an adjective of one, an organisation that is no part of a party: `Sentence.atoms[1]`

and all other words as they are, case endings and all. `Sentence.parties(words)` gives the parties of a piece of it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from summit_archive.text.sentences import sentence_spans

from ...linking.article_text import PARTS, FoundMention
from ...linking.rules import NAMESAKE, POSSIBLE_HOLDER
from ..encounter import Told
from .days import STATED, NamedDay, Reckoning, days_named
from .english.parties import ENGLISH
from .masking import Masked, numbers_in
from .names import ORGANISATION, Names
from .party import Named, Party, Words
from .party_reading import atom_pieces, named_in
from .party_words import PartyWords
from .places import ReadPlace
from .rules import LIKELY, least_sure
from .russian.parties import RUSSIAN
from .speech import speeches

if TYPE_CHECKING:
    from .draft import Draft

BODY_WORDS = re.compile(
    r"[Ss]ummit|[Ss]ession|[Cc]ouncil|[Mm]eeting|Caucasian|Caspian|attend|absent|[Tt]aking part|took part|joined|chaired|[Сс]аммит|[Зз]аседани|[Сс]овет"
)
# A body or a format where the text names no organisation that the archive has. Each way begins with a letter of its own,
# for which a text is soon looked through; that of the heads of states, whose letters are common, stands apart.
OF_A_FORMAT = re.compile(
    r"C(?:aspian (?:[Ss]tate|[Cc]ountr|[Nn]ation|[Ss]ummit|[Ff]ive|[Ll]ittoral)|aucasian (?:Four|Quartet)|ommon Economic Space|(?<!\wC)ES\b"
    r"|entral Asian Cooperation|ACO|ollective Security Council|IS)|Shanghai (?:Five|Forum)|Interstate Council|Supreme (?:State|Eurasian Economic) Council|СНГ"
)
HEADS_OF = "eads of"
OF_HEADS = re.compile(rf"(?:Council|[Ss]ummit|[Mm]eeting) of (?:the )?(?:\w+ )?[Hh]{HEADS_OF}")
# Characters of a text within which it says what it is about.
BEGINNING = 1500
# “They” may be those of this many sentences before.
SENTENCES_BACK = 1
# Of whoever is told not to be there: he is none of “they”.
ABSENT = re.compile(
    r"(?:,? (?:[A-Z][\w’'-]+ ?){1,3},?)? (?:(?:did|would|could|will) not(?= (?:come|attend|take part|travel|go|show|appear|participate|arrive|fly|join|make)|[.,;]| and | but )"
    r"|(?:was|were|is|are) (?:absent|missing|not (?:present|there|invited|among))|(?:stayed|remained) (?:away|at home)|skipped|missed|sent)\b"
)
CYRILLIC, LATIN = re.compile("[а-яА-Я]"), re.compile("[a-zA-Z]")
DATELINE = re.compile(
    r"[A-ZА-ЯЁ][\w.’'-]*(?: [A-ZА-ЯЁ][\w.’'-]*){0,3},? (?:[A-Z][a-z]+ \d{1,2}|\d{1,2} (?:[A-Z][a-z]+|[а-я]+))(?:,? \d{4})?(?:[,.]? ?[/(][^/()]{2,40}[/)])?[.,]? ?[–—-]{1,2} "
)
# Longer ones are lists and tables, which no rule reads.
LONGEST_SENTENCE = 2500


class Sentence:
    """`text` stands at `start` of its part."""

    def __init__(self, scene: "Scene", part: str, start: int, end: int, is_reported: bool = False):
        """`is_reported`: that part of a sentence which somebody is told to have said."""
        self.scene, self.part, self.start, self.end = scene, part, start, end
        self.is_reported = is_reported
        self.text = scene.parts[part][start:end]

    @cached_property
    def previous(self) -> "Sentence | None":
        """The one before it in its part."""
        text = self.scene.parts[self.part]
        ends = len(text[: self.start].rstrip())
        last = list(sentence_spans(text, text.rfind("\n", 0, ends) + 1, ends))[-1:]
        return Sentence(self.scene, self.part, *last[0]) if last else None

    @cached_property
    def opens(self) -> int:
        """Where its own words begin: behind a dateline, “MOSCOW, December 27 –”, whose day is that of the report."""
        is_first = self.part == "body" and not self.scene.parts["body"][: self.start].strip()
        dateline = DATELINE.match(self.text) if is_first else None
        return dateline.end() if dateline else 0

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
        self._spans: dict[tuple[str, int], tuple[list[tuple[int, int]], list[int]]] = {}
        self.of_bodies: list[Draft] = []
        """the meetings of bodies that were read, for “the summit”"""
        self.around: list[Draft] = []
        """those that are only the time of what is told: “on the sidelines of a summit”; other sentences may tell more of them"""
        self.voice_country = names.country_of_office(told.voice) if told.voice else None

    @cached_property
    def _found(self) -> dict[str, list[FoundMention]]:
        """By part, what names somebody who may take part."""
        by_part: dict[str, list[FoundMention]] = defaultdict(list)
        for one in self.told.found:
            if one.kind != "meeting" and one.rule not in UNTRUE and self.parts[one.part]:
                by_part[one.part].append(one)
        return by_part

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {part: [one.start for one in found] for part, found in self._found.items()}

    @cached_property
    def organisations(self) -> frozenset[int]:
        return frozenset(one.target for one in self.told.found if one.kind == "organisation")

    def sentences(
        self, cue: re.Pattern, parts: Iterable[str] = PARTS, *, anybody: bool = True
    ) -> Iterator[Sentence]:
        """Those outside direct speech with a word of the pattern, in the order of the text; `anybody`: and with somebody."""
        for part in parts:
            for first, last in self.accounts(part):
                if first < last:
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

    def is_speech(self, place: int) -> bool:
        """Whether a place of the body stands in a transcript."""
        return any(first < place < last for first, last in self.speeches)

    def sentences_between(
        self, cue: re.Pattern, part: str, first: int, last: int, anybody: bool
    ) -> Iterator[Sentence]:
        text, place = self.parts[part], first
        while match := cue.search(text, place, last):
            start, end = self.span_at(part, first, last, match.start())
            # What was found may begin before the sentence, or reach over its end.
            is_within = (start <= match.start() and match.end() <= end) or cue.search(text, start, end)
            if (
                is_within
                and end - start <= LONGEST_SENTENCE
                and not (anybody and not self.is_of_two(part, start, end))
            ):
                yield Sentence(self, part, start, end)
            place = end

    def span_at(self, part: str, first: int, last: int, place: int) -> tuple[int, int]:
        """The sentence of an account of the text, from `first` to `last`, that a place is in, or that begins behind it."""
        if (part, first) not in self._spans:
            spans = list(sentence_spans(self.parts[part], first, last))
            self._spans[part, first] = spans, [end for _start, end in spans]
        spans, ends = self._spans[part, first]
        number = bisect_right(ends, place)
        return spans[number] if number < len(spans) else (last, last)

    def is_of_two(self, part: str, start: int, end: int) -> bool:
        """Whether it may tell of two: by the countries of its people and offices, by an organisation, or by words for
        somebody whom the archive does not know or who was named before."""
        named: set[int | None] = set()
        others: set[int | None] = set()
        for one in self.found_between(part, start, end):
            country = self.names.country_of(one.kind, one.target, self.day)
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
        if self.organisations or OF_A_FORMAT.search(self.beginning):
            return True
        return HEADS_OF in self.beginning and OF_HEADS.search(self.beginning) is not None

    @cached_property
    def is_of_region(self) -> bool:
        """Whether the article names two countries of the region, its publisher's among them, or a body; or one country and
        words for a town or a body that are no mention. Of an article that names nobody it is untrue."""
        named = {(one.kind, one.target) for one in self.told.found}
        countries = {self.names.country_of(kind, target, self.day) for kind, target in named}
        if ORGANISATION in countries:
            return True
        countries = (countries | {self.voice_country}) & self.names.region
        if not named or len(countries) > 1:
            return bool(named)
        return self.is_of_bodies or (bool(countries) and self.tells_of_unnamed)

    @cached_property
    def tells_of_unnamed(self) -> bool:
        """Whether its beginning tells of a visit, whose towns are no mentions, or of a body by words that are not its name."""
        if self.party_words.unnamed is None:
            return False
        return self.party_words.unnamed.search(self.beginning) is not None

    @cached_property
    def beginning(self) -> str:
        """Where the article says what it is about."""
        return f"{self.told.headline}\n{self.told.standfirst}\n{self.told.body[:BEGINNING]}"

    def atoms_between(self, part: str, start: int, end: int) -> list[FoundMention]:
        """The names of a stretch of a part, in its order, the longest of those that overlap, places counted from `start`.

        Of several offices of one phrase each is there; so are the names within it.
        """
        return [
            one._replace(start=one.start - start, end=one.end - start)
            for one in self.found_between(part, start, end)
            if one.end <= end
        ]

    def found_between(self, part: str, start: int, end: int) -> list[FoundMention]:
        """Those that begin there, with their places in the part."""
        starts = self._starts.get(part, ())
        return self._found.get(part, [])[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def place_of_line(self) -> ReadPlace | None:
        """What the source says beside the text."""
        return self.names.places.of_line(self.told.place_line)

    @cached_property
    def coming_day(self) -> str:
        """The one day to come that the headline or the lead names, in EDTF: what the text announces is of that day."""
        days = {one.when for _part, one in self.days_to_come}
        return days.pop() if len(days) == 1 else ""

    @cached_property
    def days_to_come(self) -> list[tuple[str, NamedDay]]:
        """Those that the headline and the lead name, each with its part."""
        return [
            (part, one)
            for part in ("headline", "standfirst")
            for one in days_named(self.parts[part], Reckoning(self.day, True))
            if one.basis == STATED and self.day and one.when > str(self.day)
        ]

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
        return [leader for leader, is_there in self.all_leaders if is_there]

    @cached_property
    def all_leaders(self) -> list[tuple[tuple[int, int, Party], bool]]:
        """With those told not to be there, and whether each is."""
        leaders = []
        for number, part in enumerate(PARTS):
            for one in self._found.get(part, ()):
                party = self.names.leader(one, self.day)
                if party:
                    is_there = part != "body" or ABSENT.match(self.parts[part], one.end) is None
                    leaders.append(((number, one.start, party), is_there))
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

    def are_clear(self, sentence: Sentence, place: int, meant: tuple[Party, ...]) -> bool:
        """Whether “they”, at a place of the sentence, are these: the sentence before names them and nobody else."""
        countries = {one.country for one in meant}
        first: Sentence | None = sentence
        for _step in range(SENTENCES_BACK):
            if first is None or (first := first.previous) is None:
                return True
            if self.party_words.again.search(first.text):
                return True
            part, begins = PARTS.index(sentence.part), first.start
            named = {
                party.country
                for (number, at, party), _is_there in self.all_leaders
                if number == part and begins <= at < place
            }
            if named:
                return named == countries
        return False

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
