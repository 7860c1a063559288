"""Offices that a text names by a title and a country, and who held them on the article's day.

Of "the leaders of Kazakhstan and Uzbekistan" each office has the whole phrase for its span:
it is the phrase that names it. The countries stand inside as mentions of their own.
"""

import datetime
import re
from collections.abc import Collection
from typing import NamedTuple

from . import rules
from .article_text import ArticleText, FoundMention, Hit
from .gazetteer_entry import COUNTRY, DEMONYM, OFFICE, PERSON, TITLE
from .holders import Holders
from .titles import AND, OTHER_OFFICE, OTHER_TIME, TitleForm, title_forms, titles_for

BETWEEN = re.compile(r",? ")
Day = datetime.date | None


class Phrase(NamedTuple):
    """A title and its countries, as they stand in a reading."""

    start: int
    end: int
    words: TitleForm
    countries: tuple[int, ...]


class Offices:
    """Reads office phrases. `after` finds a title behind a country: "Kazakhstan's president"."""

    def __init__(self, holders: Holders, own_titles: set[str]):
        self.holders = holders
        ways = {way: words for title in titles_for(own_titles) for way, words in title_forms(title)}
        self.ways = ways
        self.beginnings = frozenset(f" {way[:2]}" for way in ways)
        alternatives = "|".join(re.escape(way) for way in sorted(ways, key=lambda way: (-len(way), way)))
        self.after = re.compile(rf"(?:'[sS]? | )({alternatives})(?!\w)" if ways else "(?!)")

    def find(self, article: ArticleText, day: datetime.date | None) -> list[FoundMention]:
        found = []
        for phrase in self.phrases(article):
            for country in phrase.countries:
                found += self.named(article, phrase, country, day)
        for start, end, entry in article.by_sort[OFFICE]:
            for office in entry.targets:
                found += self.resolved(article, start, end, office, day)
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
        place = end + 1
        if article.text.startswith("the ", place):
            place += 4
        countries = []
        while country := self.country_at(article, place, entry.note.is_russian):
            countries.append(country[2].targets[0])
            end = country[1]
            joined = AND.match(article.text, end) if entry.note.is_plural else None
            if not joined:
                break
            place = joined.end()
        if not countries or article.text.startswith("'s ", end):
            return None
        return Phrase(start, end, entry.note, tuple(dict.fromkeys(countries)))

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
        phrases, titled, text, beginnings = [], self.holders.titled_countries, article.text, self.beginnings
        for sort in (COUNTRY, DEMONYM):
            for start, end, entry in article.by_sort[sort]:
                if text[end] != "'" and text[end : end + 3] not in beginnings:
                    continue
                title = self.after.match(text, end)
                if not title or len(entry.targets) > 1 or entry.targets[0] not in titled:
                    continue
                words = self.ways[title[1]]
                if sort == COUNTRY and words.is_russian:
                    continue
                first, others = self.list_before(article, start, sort) if words.is_plural else (start, ())
                phrases.append(Phrase(first, title.end(), words, (*others, entry.targets[0])))
        return phrases

    def list_before(self, article: ArticleText, start: int, sort: int) -> tuple[int, tuple[int, ...]]:
        """Where a list that ends before `start` begins, and its countries."""
        countries: tuple[int, ...] = ()
        while joined := next(
            (word for word in (", and ", " and ", " и ", ", ") if article.text.endswith(word, 0, start)), ""
        ):
            hit = article.ending_at(start - len(joined))
            if not hit or hit[2].sort != sort or len(hit[2].targets) > 1:
                break
            start, countries = hit[0], (hit[2].targets[0], *countries)
        return start, countries

    def named(self, article: ArticleText, phrase: Phrase, country: int, day: Day) -> list[FoundMention]:
        offices = self.holders.titled(phrase.words.key, country, day)
        if not offices:
            return []
        start, end = phrase.start, phrase.end
        article.offices_ending_at.setdefault(end, []).extend(one.pk for one in offices)
        is_open = len(offices) > 1 or self.holders.is_open(phrase.words.key, country)
        if is_open and len(offices) > 1:
            return [article.mention(start, end, "office", one.pk, rules.OFFICE_OF_SEVERAL) for one in offices]
        return self.resolved(article, start, end, offices[0].pk, day, is_open)

    def resolved(
        self, article: ArticleText, start: int, end: int, office: int, day: Day, is_open: bool = False
    ) -> list[FoundMention]:
        """The office, and the one who held it; those who only may have held it are mentions of their own."""
        people = self.people_after(article, end)
        surely = self.holders.surely(office, day) if day else []
        possibly = self.holders.possibly(office, day) if day else []
        if OTHER_TIME.search(article.text, max(0, start - 20), start):
            return [article.mention(start, end, "office", office, rules.OFFICE_OTHER_TIME)]
        if people:
            return [
                self.with_name(
                    article, start, end, office, people, possibly if day else self.holders.ever(office)
                )
            ]
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
