"""Offices that a text names by a title and a country, and who held them on the article's day.

Of "the leaders of Kazakhstan and Uzbekistan" each office has the whole phrase for its span:
it is the phrase that names it. The countries stand inside as mentions of their own.
"""

import datetime
import re
from collections.abc import Collection
from typing import NamedTuple

from . import rules
from .article_text import Hit, Reading
from .entry import COUNTRY, DEMONYM, OFFICE, PERSON, TITLE
from .found import Found
from .holders import Holders
from .titles import AND, OTHER_OFFICE, OTHER_TIME, Words, titles_for, words_of

BETWEEN = re.compile(r",? ")
Day = datetime.date | None
POSSESSIVE = re.compile(r"'s? | ")


class Phrase(NamedTuple):
    """A title and its countries, as they stand in a reading."""

    start: int
    end: int
    words: Words
    countries: tuple[int, ...]


class Offices:
    """Reads office phrases. `after` finds a title behind a country: "Kazakhstan's president"."""

    def __init__(self, holders: Holders, own_titles: set[str]):
        self.holders = holders
        ways = {way: words for title in titles_for(own_titles) for way, words in words_of(title)}
        self.ways = ways
        self.beginnings = frozenset(f" {way[:2]}" for way in ways)
        alternatives = "|".join(re.escape(way) for way in sorted(ways, key=lambda way: (-len(way), way)))
        self.after = re.compile(rf"(?:'[sS]? | )({alternatives})(?!\w)" if ways else "(?!)")

    def find(self, reading: Reading, day: datetime.date | None) -> list[Found]:
        found = []
        for phrase in self.phrases(reading):
            for country in phrase.countries:
                found += self.named(reading, phrase, country, day)
        for start, end, entry in reading.by_sort[OFFICE]:
            for office in entry.targets:
                found += self.resolved(reading, start, end, office, day)
        return found

    def phrases(self, reading: Reading) -> list[Phrase]:
        phrases = [
            phrase for hit in reading.by_sort[TITLE] if (phrase := self.before_countries(reading, hit))
        ]
        phrases += self.behind_countries(reading)
        phrases.sort()
        taken, kept = 0, []
        for phrase in phrases:
            if phrase.start < taken or OTHER_OFFICE.search(
                reading.text, max(0, phrase.start - 20), phrase.start
            ):
                continue
            taken = phrase.end
            kept.append(phrase)
        return kept

    def before_countries(self, reading: Reading, hit: Hit) -> Phrase | None:
        """ "Presidents of Russia, Belarus and Kazakhstan", «президентов России и Белоруссии»."""
        start, end, entry = hit
        place = end + 1
        if reading.text.startswith("the ", place):
            place += 4
        countries = []
        while country := self.country_at(reading, place, entry.note.is_russian):
            countries.append(country[2].targets[0])
            end = country[1]
            joined = AND.match(reading.text, end) if entry.note.is_plural else None
            if not joined:
                break
            place = joined.end()
        if not countries or reading.text.startswith("'s ", end):
            return None
        return Phrase(start, end, entry.note, tuple(dict.fromkeys(countries)))

    def country_at(self, reading: Reading, place: int, is_russian: bool) -> Hit | None:
        hit = reading.starting_at(place)
        if (
            hit
            and hit[2].sort == COUNTRY
            and len(hit[2].targets) == 1
            and (hit[2].is_genitive or not is_russian)
        ):
            return hit
        return None

    def behind_countries(self, reading: Reading) -> list[Phrase]:
        """ "Kazakhstan's president", "the Russian and Kazakh presidents", «казахстанский президент»."""
        phrases, titled, text, beginnings = [], self.holders.titled_countries, reading.text, self.beginnings
        for sort in (COUNTRY, DEMONYM):
            for start, end, entry in reading.by_sort[sort]:
                if text[end] != "'" and text[end : end + 3] not in beginnings:
                    continue
                title = self.after.match(text, end)
                if (
                    not title
                    or reading.breaks_line(end)
                    or len(entry.targets) > 1
                    or entry.targets[0] not in titled
                ):
                    continue
                words = self.ways[title[1]]
                if sort == COUNTRY and words.is_russian:
                    continue
                first, others = self.list_before(reading, start, sort) if words.is_plural else (start, ())
                phrases.append(Phrase(first, title.end(), words, (*others, entry.targets[0])))
        return phrases

    def list_before(self, reading: Reading, start: int, sort: int) -> tuple[int, tuple[int, ...]]:
        """Where a list that ends before `start` begins, and its countries."""
        countries: tuple[int, ...] = ()
        while joined := next(
            (word for word in (", and ", " and ", " и ", ", ") if reading.text.endswith(word, 0, start)), ""
        ):
            hit = reading.ending_at(start - len(joined))
            if not hit or hit[2].sort != sort or len(hit[2].targets) > 1:
                break
            start, countries = hit[0], (hit[2].targets[0], *countries)
        return start, countries

    def named(self, reading: Reading, phrase: Phrase, country: int, day: Day) -> list[Found]:
        offices = self.holders.titled(phrase.words.key, country, day)
        if not offices:
            return []
        start, end = phrase.start, phrase.end
        reading.offices_ending_at.setdefault(end, []).extend(one.pk for one in offices)
        is_open = len(offices) > 1 or self.holders.is_open(phrase.words.key, country)
        if is_open and len(offices) > 1:
            return [reading.found(start, end, "office", one.pk, rules.OFFICE_OF_SEVERAL) for one in offices]
        return self.resolved(reading, start, end, offices[0].pk, day, is_open)

    def resolved(
        self, reading: Reading, start: int, end: int, office: int, day: Day, is_open: bool = False
    ) -> list[Found]:
        """The office, and the one who held it; those who only may have held it are mentions of their own."""
        beside = self.person_beside(reading, end)
        surely = self.holders.surely(office, day) if day else []
        possibly = self.holders.possibly(office, day) if day else []
        if OTHER_TIME.search(reading.text, max(0, start - 20), start):
            return [reading.found(start, end, "office", office, rules.OFFICE_OTHER_TIME)]
        if beside:
            return [
                self.beside_name(
                    reading, start, end, office, beside, possibly if day else self.holders.ever(office)
                )
            ]
        if surely:
            rule = rules.OFFICE_OF_SEVERAL if is_open else rules.OFFICE
            return [reading.found(start, end, "office", office, rule, surely[0])]
        rule = rules.OFFICE_OF_SEVERAL if is_open else rules.OFFICE_UNRESOLVED
        return [
            reading.found(start, end, "office", office, rule),
            *(reading.found(start, end, "person", one, rules.POSSIBLE_HOLDER) for one in possibly),
        ]

    def beside_name(
        self,
        reading: Reading,
        start: int,
        end: int,
        office: int,
        people: tuple[int, ...],
        holders: Collection[int],
    ) -> Found:
        fitting = [person for person in people if person in holders]
        if len(fitting) == 1:
            return reading.found(start, end, "office", office, rules.OFFICE_AND_NAME, fitting[0])
        return reading.found(start, end, "office", office, rules.OFFICE_OTHER_TIME)

    def person_beside(self, reading: Reading, end: int) -> tuple[int, ...]:
        """Whom the text names right after the office: "President of Kazakhstan Nursultan Nazarbayev"."""
        gap = BETWEEN.match(reading.text, end)
        hit = reading.starting_at(gap.end()) if gap else None
        return hit[2].targets if hit and hit[2].sort == PERSON else ()
