"""Joins the names of a sentence to parties: a title, a country and a name are one, however they stand."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from ...linking.article_text import FoundMention
from .masking import Masked
from .party import GROUP, Named, Party
from .party_words import LEADER, MINISTER, SECRETARY
from .rules import SURE, least_sure

if TYPE_CHECKING:
    from .scene import Sentence

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


def named_in(sentence: "Sentence") -> list[Named]:
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
            scene, place = sentence.scene, sentence.start + start
            parties = scene.several_before(sentence.part, place, count)
            if match[0].lower() == "they" and not scene.are_clear(sentence, place, parties):
                parties = ()
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


def collective(sentence: "Sentence", masked: Masked, match: re.Match) -> Named:
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

    def __init__(self, sentence: "Sentence", masked: Masked, match: re.Match):
        self.sentence, self.masked, self.match = sentence, masked, match
        self.scene = sentence.scene
        self.names, self.words = self.scene.names, self.scene.party_words

    def named(self) -> tuple[Named | None, int]:
        """The parties, if any, and the place of the masked text from which to look for others."""
        match = self.match
        if match["stranger"]:
            if any(self.words.is_of_several(one.text) for one in self.offices_in(match["his"])):
                # “According to X, the leaders of A and B”: they are no title of X.
                return self.of(match["his"], None, *match.span("his"), "")
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
        is_of_others = len({one.target for one in offices}) > 1 or self.names_another(offices)
        if (match["comma"] and not self.fits(person, offices)) or is_of_others:
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

    def names_another(self, offices: list[FoundMention]) -> bool:
        """Whether the words of the office have its holder, so that a name behind them is another's: “the presidents of
        Azerbaijan Ilham Aliyev, Iran …”."""
        return any(
            one.kind == "person" and office.start <= one.start and one.end <= office.end
            for office in offices
            for one in self.sentence.atoms
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
