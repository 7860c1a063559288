"""Offices that a text names by a title and a country, and who held them on the article's day.

Of "the leaders of Kazakhstan and Uzbekistan" each office has the whole phrase for its span:
it is the phrase that names it. The countries stand inside as mentions of their own.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from . import rules
from .article_text import ArticleText, FoundMention, Hit
from .gazetteer_entry import COUNTRY, DEMONYM, OFFICE, PERSON, SURNAME, TITLE
from .holders import Holders
from .titles import (
    AND,
    GOVERNMENT,
    OF_ONE,
    OTHER_OFFICE,
    OTHER_TIME,
    PRESS_SECRETARY,
    TitleForm,
    title_forms,
    titles_for,
)

BETWEEN = re.compile(r",? ")
AND_NAME = re.compile(r",? (?:and|и) |, ")
BEFORE_COUNTRY = re.compile(r"(?:the |both )?")
# What ends right before the next country of a list that is read backwards.
LISTED = {
    DEMONYM: (", and ", " and ", ", а также ", " а также ", " и ", ", "),
    COUNTRY: ("'s, and ", "'s and ", "'s, ", ", and ", " and ", " и ", ", "),
}
Day = datetime.date | None


class Listed(NamedTuple):
    """A country of a phrase, and where it ends: the name of who holds the office there may follow."""

    country: int
    end: int


class Phrase(NamedTuple):
    """A title and its countries, as they stand in a reading."""

    start: int
    end: int
    words: TitleForm
    countries: tuple[Listed, ...]


class Offices:
    """Reads office phrases, and those for governments, which are the same. `after` finds a title behind a country:
    "Kazakhstan's president"."""

    def __init__(self, holders: Holders, own_titles: set[str], governments: Mapping[int, int]):
        self.holders, self.governments = holders, governments
        titles = [*titles_for(own_titles), *([GOVERNMENT] if governments else [])]
        self.ways = {way: words for title in titles for way, words in title_forms(title)}
        self.beginnings = frozenset(f" {way[:2]}" for way in self.ways)
        self.after = after_country(self.ways)
        self.after_without_press = after_country(
            way for way, words in self.ways.items() if words.key != PRESS_SECRETARY
        )
        self.titled_countries = holders.titled_countries | set(governments)

    def find(self, article: ArticleText, day: datetime.date | None) -> list[FoundMention]:
        found = []
        for phrase in self.phrases(article):
            named = self.government if phrase.words.key == GOVERNMENT.key else self.named
            for listed in phrase.countries:
                found += named(article, phrase, listed, day)
        for start, end, entry in article.by_sort[OFFICE]:
            article.offices_ending_at.setdefault(end, []).extend(entry.targets)
            for office in entry.targets:
                found += self.resolved(article, start, end, self.people_after(article, end), office, day)
        return found

    def phrases(self, article: ArticleText) -> list[Phrase]:
        phrases = [
            phrase for hit in article.by_sort[TITLE] if (phrase := self.before_countries(article, hit))
        ]
        phrases += self.behind_countries(article)
        phrases.sort()
        taken, kept = 0, []
        for phrase in phrases:
            if phrase.start < taken or OTHER_OFFICE.search(
                article.text, max(0, phrase.start - 20), phrase.start
            ):
                continue
            taken = phrase.end
            kept.append(phrase)
        return kept

    def before_countries(self, article: ArticleText, hit: Hit) -> Phrase | None:
        """ "Presidents of Russia, Belarus and Kazakhstan", «президентов России и Белоруссии»."""
        start, end, entry = hit
        words, countries = entry.note, []
        is_list = words.is_plural or words.may_be_plural
        place = end_of(BEFORE_COUNTRY, article.text, end + 1)
        while country := self.country_at(article, place, words.is_russian):
            end = country[1]
            countries.append(Listed(country[2].targets[0], end))
            joined = AND.match(article.text, self.end_of_name(article, end)) if is_list else None
            if not joined:
                break
            place = joined.end()
        if len(countries) > 1 and not self.is_of_several(article, start, words):
            countries = countries[:1]
        if not countries or article.text.startswith("'s ", countries[-1].end):
            return None
        if words.key == PRESS_SECRETARY and not self.has(PRESS_SECRETARY, countries[0].country):
            start, words = self.without_press(article, start, hit[1], words)
        return Phrase(start, countries[-1].end, words, each_once(countries))

    def is_of_several(self, article: ArticleText, start: int, words: TitleForm) -> bool:
        if words.may_be_plural:
            return article.word_before(start).lower() not in OF_ONE
        return words.is_plural

    def end_of_name(self, article: ArticleText, end: int) -> int:
        """Where the list goes on: behind the name of who holds the office in the country that ends there, if it is
        told: "Presidents of Belarus Alexander Lukashenko and Kazakhstan Nursultan Nazarbayev"."""
        hit = article.starting_at(end + 1) if article.text[end] == " " else None
        return hit[1] if hit and hit[2].sort in (PERSON, SURNAME) else end

    def has(self, key: str, country: int) -> bool:
        return (key, country) in self.holders.by_title

    def without_press(
        self, article: ArticleText, start: int, end: int, words: TitleForm
    ) -> tuple[int, TitleForm]:
        """Where the archive has no press secretary of the country, the president alone is named."""
        way = article.text[start:end].removesuffix(" of").removesuffix(" OF")
        president = way.rpartition(" ")[2]
        return start + len(way) - len(president), self.ways.get(president, words)

    def country_at(self, article: ArticleText, place: int, is_russian: bool) -> Hit | None:
        hit = article.starting_at(place)
        if (
            hit
            and hit[2].sort == COUNTRY
            and len(hit[2].targets) == 1
            and (hit[2].is_genitive or not is_russian)
        ):
            return hit
        return None

    def behind_countries(self, article: ArticleText) -> list[Phrase]:
        """ "Kazakhstan's president", "the Russian and Kazakh presidents", «казахстанский президент»."""
        phrases, titled, text, beginnings = [], self.titled_countries, article.text, self.beginnings
        for sort in (COUNTRY, DEMONYM):
            for start, end, entry in article.by_sort[sort]:
                if text[end] != "'" and text[end : end + 3] not in beginnings:
                    continue
                if len(entry.targets) > 1 or entry.targets[0] not in titled:
                    continue
                country = entry.targets[0]
                after = self.after if self.has(PRESS_SECRETARY, country) else self.after_without_press
                title = after.match(text, end)
                if not title:
                    continue
                words = self.ways[title[1]]
                if sort == COUNTRY and words.is_russian:
                    continue
                first, others = self.list_before(article, start, sort) if words.is_plural else (start, ())
                listed = tuple(Listed(one, title.end()) for one in (*others, country))
                phrases.append(Phrase(first, title.end(), words, each_once(listed)))
        return phrases

    def list_before(self, article: ArticleText, start: int, sort: int) -> tuple[int, tuple[int, ...]]:
        """Where a list that ends before `start` begins, and its countries."""
        countries: tuple[int, ...] = ()
        while joined := next((word for word in LISTED[sort] if article.text.endswith(word, 0, start)), ""):
            hit = article.ending_at(start - len(joined))
            if not hit or hit[2].sort != sort or len(hit[2].targets) > 1:
                break
            start, countries = hit[0], (hit[2].targets[0], *countries)
        return start, countries

    def government(
        self, article: ArticleText, phrase: Phrase, listed: Listed, _day: Day
    ) -> list[FoundMention]:
        """The organisation that is the country's government, where the archive has it; the country is named besides."""
        government = self.governments.get(listed.country)
        if government is None:
            return []
        rule = rules.GOVERNMENT
        return [article.mention(phrase.start, phrase.end, "organisation", government, rule)]

    def named(self, article: ArticleText, phrase: Phrase, listed: Listed, day: Day) -> list[FoundMention]:
        key, country = phrase.words.key, listed.country
        offices = self.holders.titled(key, country, day)
        if not offices:
            return []
        start, end = phrase.start, phrase.end
        article.offices_ending_at.setdefault(listed.end, []).extend(one.pk for one in offices)
        is_open = len(offices) > 1 or self.holders.is_open(key, country)
        if is_open and len(offices) > 1:
            return [article.mention(start, end, "office", one.pk, rules.OFFICE_OF_SEVERAL) for one in offices]
        office = offices[0].pk
        people = () if self.is_behind(phrase, listed) else self.people_after(article, listed.end)
        if not people and len(phrase.countries) > 1:
            people = self.of_names_behind(article, phrase, office, day)
        return self.resolved(article, start, end, people, office, day, is_open)

    def is_behind(self, phrase: Phrase, listed: Listed) -> bool:
        """Whether what follows the country follows a whole list, so that a name there may be anybody's of it."""
        return len(phrase.countries) > 1 and listed.end == phrase.end

    def of_names_behind(self, article: ArticleText, phrase: Phrase, office: int, day: Day) -> tuple[int, ...]:
        """Of the names behind a list, "the Kazakh and Uzbek presidents Nursultan Nazarbayev and Islam Karimov", whoever
        held this office; all of them where they held none of the list's, as of another time."""
        people, place = self.people_after(article, phrase.end), phrase.end
        named = people
        while named:
            name = article.starting_at(end_of(BETWEEN, article.text, place))
            joined = AND_NAME.match(article.text, name[1]) if name else None
            place = joined.end() - 1 if joined else len(article.text)
            named = self.people_after(article, place)
            people += named
        offices = [
            one.pk
            for listed in phrase.countries
            for one in self.holders.titled(phrase.words.key, listed.country, day)
        ]
        if any(person in self.may_hold(one, day) for person in people for one in offices):
            return tuple(person for person in people if person in self.may_hold(office, day))
        return people

    def may_hold(self, office: int, day: Day) -> Collection[int]:
        return self.holders.possibly(office, day) if day else self.holders.ever(office)

    def resolved(
        self,
        article: ArticleText,
        start: int,
        end: int,
        people: tuple[int, ...],
        office: int,
        day: Day,
        is_open: bool = False,
    ) -> list[FoundMention]:
        """The office, and the one who held it; those who only may have held it are mentions of their own. `people`:
        whom the name beside it may mean. Of one who never held the office it is no name for its holder: "after talks
        with the Ukrainian President, Vladimir Putin said"."""
        if people and not self.holders.ever(office).intersection(people):
            people = ()
        surely = self.holders.surely(office, day) if day else []
        possibly = self.holders.possibly(office, day) if day else []
        if OTHER_TIME.search(article.text, max(0, start - 20), start):
            return [article.mention(start, end, "office", office, rules.OFFICE_OTHER_TIME)]
        if people:
            return [self.with_name(article, start, end, office, people, self.may_hold(office, day))]
        if surely:
            rule = rules.OFFICE_OF_SEVERAL if is_open else rules.OFFICE
            return [article.mention(start, end, "office", office, rule, surely[0])]
        rule = rules.OFFICE_OF_SEVERAL if is_open else rules.OFFICE_UNRESOLVED
        return [
            article.mention(start, end, "office", office, rule),
            *(article.mention(start, end, "person", one, rules.POSSIBLE_HOLDER) for one in possibly),
        ]

    def with_name(
        self,
        article: ArticleText,
        start: int,
        end: int,
        office: int,
        people: tuple[int, ...],
        holders: Collection[int],
    ) -> FoundMention:
        fitting = [person for person in people if person in holders]
        if len(fitting) == 1:
            return article.mention(start, end, "office", office, rules.OFFICE_AND_NAME, fitting[0])
        return article.mention(start, end, "office", office, rules.OFFICE_OTHER_TIME)

    def people_after(self, article: ArticleText, end: int) -> tuple[int, ...]:
        """Whom the text names right after the office: "President of Kazakhstan Nursultan Nazarbayev"."""
        gap = BETWEEN.match(article.text, end)
        hit = article.starting_at(gap.end()) if gap else None
        return hit[2].targets if hit and hit[2].sort == PERSON else ()


def each_once(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Where a list names a country twice, "Kazakh and Kazakhstani", it is there once."""
    return tuple({one.country: one for one in listed}.values())


def end_of(pattern: re.Pattern, text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


def after_country(ways: Iterable[str]) -> re.Pattern:
    """Finds one of these titles behind a country, the longest that stands there."""
    alternatives = "|".join(re.escape(way) for way in sorted(ways, key=lambda way: (-len(way), way)))
    return re.compile(rf"(?:'[sS]? | )({alternatives})(?!-?\w)" if alternatives else "(?!)")
