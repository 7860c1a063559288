"""Offices that a text names by another's: "President Putin met his Kazakh counterpart", «со своим узбекским коллегой».

Whose counterpart it is tells what is named before in the same sentence: offices, titles and leaders of other
countries. Where all of these are of one sort (heads of state, say), the counterpart holds that office of the other
country. Where the sentence names somebody whom the archive does not know, or leaves open whose the counterpart is, so
that the sentence before has to tell, the office only waits as a suggestion; where several sorts are named it is none.
"""

import datetime
import re

from participants.models.office import LEADING_OFFICES
from summit_archive.text.sentences import sentence_start

from . import rules
from .article_text import LINE_END, ArticleText, FoundMention, Hit
from .gazetteer_entry import COUNTERPART, COUNTRY, DEMONYM, PERSON, SURNAME
from .neighbours import NEVER_A_NAME
from .offices import Listed, Offices, each_once
from .people import People
from .titles import AND

# Whose counterpart: after these words no leader's, but a body's or a listener's.
NOBODYS = frozenset(
    "its our your my Our Your My наш ваш мой нашего вашего моего нашему вашему моему нашим вашим моим".split()
)
FROM = re.compile(r" (?:from|из) (?:the )?")
OTHER_POSTS = re.compile(
    r"(?:(?<!prime )minister|speaker|governor|ambassador|envoy|(?<!премьер-)министр|спикер|губернатор|посол\b|посла\b"
    r"|прокурор|депутат|генерал)",
    re.IGNORECASE,
)
NAME = re.compile(r"[^\W\d_][\w'-]*")
Day = datetime.date | None


class Counterparts:
    def __init__(self, offices: Offices, people: People):
        self.offices, self.people, self.holders = offices, people, offices.holders
        self.sorts = {
            office: key
            for (key, _country), offices in sorted(self.holders.by_title.items())
            for office in offices
            if not self.is_leading(office)
        } | {pk: row.kind for pk, row in self.holders.offices.items() if self.is_leading(pk)}

    def is_leading(self, office: int) -> bool:
        return self.holders.offices[office].kind in LEADING_OFFICES

    def find(self, article: ArticleText, day: Day) -> list[FoundMention]:
        """To be called when the offices are found; a text without such words costs nothing."""
        found: list[FoundMention] = []
        for hit in article.by_sort[COUNTERPART]:
            start, end, countries = self.of_countries(article, hit)
            if countries:
                for listed in countries:
                    found += self.counterpart(article, start, end, listed, day)
        return found

    def of_countries(self, article: ArticleText, hit: Hit) -> tuple[int, int, tuple[Listed, ...]]:
        """The phrase and its countries, of one for one and of two or more for several; none where it is not a leader's.

        "Kazakh counterpart", "Uzbek and Kazakh counterparts", «коллегой из Казахстана».
        """
        start, end, entry = hit
        is_plural = entry.note
        before = article.ending_at(start - 1) if article.text[start - 1] == " " else None
        if before and before[2].sort in (DEMONYM, COUNTRY) and before[2].only:
            start, countries = before[0], [before[2].only]
            if is_plural:
                start, others = self.offices.list_before(article, start, before[2].sort)
                countries = [*others, *countries]
            listed = each_once(Listed(one, end) for one in countries)
        else:
            listed = self.listed_behind(article, end, is_plural)
            end = listed[-1].end if listed else end
        is_right = len(listed) > 1 if is_plural else len(listed) == 1
        if not is_right or article.word_before(start) in NOBODYS:
            return start, end, ()
        return start, end, listed

    def listed_behind(self, article: ArticleText, end: int, is_plural: bool) -> tuple[Listed, ...]:
        listed: list[Listed] = []
        joined = FROM.match(article.text, end)
        while joined and (hit := article.starting_at(joined.end())):
            if hit[2].sort != COUNTRY or not hit[2].only:
                break
            listed.append(Listed(hit[2].only, hit[1]))
            joined = AND.match(article.text, hit[1]) if is_plural else None
        return each_once(listed)

    def counterpart(
        self, article: ArticleText, start: int, end: int, listed: Listed, day: Day
    ) -> list[FoundMention]:
        first = self.sentence_start(article, start)
        sorts = self.sorts_named(article, first, start, listed.country, day)
        is_sure = not self.names_strangers(article, first, start)
        if not sorts and is_sure and first:
            last_of_it = len(article.text[:first].rstrip(f" {LINE_END}")) - 1
            before = self.sentence_start(article, max(0, last_of_it))
            sorts, is_sure = self.sorts_named(article, before, first, listed.country, day), False
        offices = self.holders.titled(next(iter(sorts)), listed.country, day) if len(sorts) == 1 else []
        people = self.offices.people_after(article, listed.end)
        if len(offices) != 1 or self.names_another(article, listed.end, people, offices[0].pk, day):
            return []
        article.offices_ending_at.setdefault(listed.end, []).append(offices[0].pk)
        found = self.offices.resolved(article, start, end, people, offices[0].pk, day)
        if sorts == {"head-of-state"} and listed.country in self.holders.may_be_led_by_another:
            is_sure = False
        rule = rules.COUNTERPART if is_sure or people else rules.COUNTERPART_LIKELY
        return [
            one._replace(rule=rule.slug, certainty=rule.certainty) if one.kind == "office" else one
            for one in found
        ]

    def sentence_start(self, article: ArticleText, place: int) -> int:
        line = article.text.rfind(LINE_END, 0, place) + 1
        return sentence_start(article.text, place, line)

    def names_another(
        self, article: ArticleText, end: int, people: tuple[int, ...], office: int, day: Day
    ) -> bool:
        """Whether the name behind it is of somebody else than a holder of the office."""
        if people:
            return not set(people) & set(self.offices.may_hold(office, day))
        hit = article.starting_at(end + 1)
        is_surname = hit is not None and hit[2].sort == SURNAME
        return article.word_after(end)[:1].isupper() and not is_surname

    def sorts_named(self, article: ArticleText, first: int, last: int, country: int, day: Day) -> set[str]:
        """The sorts of office that the words from `first` to `last` name for other countries, by the kind of leading
        offices and the title of others."""
        sorts = set()
        for end, offices in article.offices_ending_at.items():
            if first < end <= last:
                sorts |= {self.sorts[one] for one in offices if self.is_of_another(one, country)}
        for sort in (PERSON, SURNAME):
            for start, end, entry in article.by_sort[sort]:
                if first <= start and end <= last:
                    sorts |= self.sorts_of_person(article, start, entry.targets, country, day)
        return sorts

    def sorts_of_person(
        self, article: ArticleText, start: int, people: tuple[int, ...], country: int, day: Day
    ) -> set[str]:
        """By the title before the name, else by what one of that name surely held on the day."""
        titled = self.people.title_keys.get(self.people.title_at(article, start), frozenset())
        leaders = self.holders.leaders_on(day) if day else {}
        held = [leaders[person] for person in people if person in leaders]
        offices = titled or (held[0] if len(held) == 1 else frozenset())
        if not titled and any(not self.is_of_another(one, country) for one in offices):
            return set()
        return {self.sorts[one] for one in offices}

    def is_of_another(self, office: int, country: int) -> bool:
        return office in self.sorts and self.holders.offices[office].country != country

    def names_strangers(self, article: ArticleText, first: int, last: int) -> bool:
        """Whether the words name a post or a name that the archive does not know: it may be whose counterpart it is."""
        if OTHER_POSTS.search(article.text, first, last):
            return True
        known = [(hit[0], hit[1]) for hits in article.by_sort for hit in hits if first <= hit[0] < last]
        for word in NAME.finditer(article.text, first, last):
            is_first = word.start() == first
            if word[0][0].islower() or is_first or word[0] in NEVER_A_NAME:
                continue
            if not any(start <= word.start() < end for start, end in known):
                return True
        return False
