"""Suggests the meeting of which an article may tell, by its date, its place, its words and its parties.

The words are English and Russian: which kinds of meeting each may mean.
"""

import datetime
from collections import defaultdict

from summit_archive.text.phrase_forms import phrase_forms

from . import rules
from .article_text import ArticleText, FoundMention, Hit
from .facts import Facts, MeetingRow
from .gazetteer_entry import CAPITAL, ORGANISATION, PLACE, WORDS, Entry

SUMMIT, INFORMAL, COUNCIL = "summit", "informal-summit", "council-session"
MULTILATERAL, VISIT = "multilateral", "visit"

ENGLISH = [
    ("informal summit", {INFORMAL}),
    ("informal meeting", {INFORMAL}),
    ("summit", {SUMMIT, INFORMAL, COUNCIL}),
    ("summit meeting", {SUMMIT, INFORMAL, COUNCIL}),
    ("Council of Heads of State", {COUNCIL}),
    ("Council of CIS Heads of State", {COUNCIL}),
    ("Collective Security Council", {COUNCIL}),
    ("Interstate Council", {COUNCIL}),
    ("Supreme Eurasian Economic Council", {COUNCIL}),
    ("Eurasian Economic Council", {COUNCIL}),
    ("heads of state meeting", {SUMMIT, INFORMAL, COUNCIL}),
    ("multilateral meeting", {MULTILATERAL}),
    ("multilateral talks", {MULTILATERAL}),
    ("four-way talks", {MULTILATERAL}),
    ("quadrilateral meeting", {MULTILATERAL}),
    ("visit", {VISIT}),
    ("official visit", {VISIT}),
    ("state visit", {VISIT}),
    ("working visit", {VISIT}),
]
RUSSIAN = [
    ("неформальный саммит", {INFORMAL}),
    ("неформальная встреча", {INFORMAL}),
    ("саммит", {SUMMIT, INFORMAL, COUNCIL}),
    ("Совет глав государств", {COUNCIL}),
    ("Совет коллективной безопасности", {COUNCIL}),
    ("Межгосударственный совет", {COUNCIL}),
    ("Межгоссовет", {COUNCIL}),
    ("Высший Евразийский экономический совет", {COUNCIL}),
    ("многосторонняя встреча", {MULTILATERAL}),
    ("четырёхсторонняя встреча", {MULTILATERAL}),
    ("визит", {VISIT}),
]
PHRASES = [(phrase, frozenset(kinds)) for phrase, kinds in ENGLISH] + [
    (form, frozenset(kinds)) for phrase, kinds in RUSSIAN for form, _case in sorted(phrase_forms(phrase))
]


# An article tells of a meeting from a week ahead until three days after.
DAYS_AHEAD, DAYS_AFTER = 7, 3
ENOUGH_PARTIES = 3
# Texts are full of visits: one is told only by all who take part in it, and two are enough.
TOLD_BY_ITS_PARTIES = {VISIT}
# A meeting whose date is open to more days than these is not told by its date.
LONGEST_WINDOW = 60


class Meetings:
    def __init__(self, facts: Facts):
        self.parties = facts.parties
        self.parents = {row.pk: row.parent for row in facts.organisations if row.parent}
        self.places: dict[int | None, str] = {pk: name for pk, name, _country in facts.places}
        self.series: dict[int | None, int | None] = {
            pk: organisation for pk, _name, organisation, _kind in facts.series
        }
        self.by_day: dict[int, list[MeetingRow]] = defaultdict(list)
        for meeting in facts.meetings:
            for day in days_of_articles(meeting):
                self.by_day[day].append(meeting)

    def find(
        self, article: ArticleText, found: list[FoundMention], day: datetime.date | None
    ) -> list[FoundMention]:
        """At most one mention of each meeting, at the first words that may mean it. Never sure."""
        near = self.by_day.get(day.toordinal(), ()) if day else ()
        if not near:
            return []
        bodies = [hit for hit in article.by_sort[ORGANISATION] if hit[2].note]
        words = sorted([*article.by_sort[WORDS], *bodies]) if bodies else article.by_sort[WORDS]
        if not words:
            return []
        countries = {one.target for one in found}
        organisations = {target for hit in article.by_sort[ORGANISATION] for target in hit[2].targets}
        organisations |= {self.parents[one] for one in organisations if one in self.parents}
        return [
            one
            for meeting in near
            if (one := self.suggested(meeting, words, article, organisations, countries))
        ]

    def suggested(
        self,
        meeting: MeetingRow,
        words: list[Hit],
        article: ArticleText,
        organisations: set[int],
        countries: set[int],
    ) -> FoundMention | None:
        body = meeting.organisation or self.series.get(meeting.series)
        fitting = [one for one in words if meeting.kind in one[2].note and self.is_of(body, one[2])]
        if not fitting:
            return None
        parties = self.parties.get(meeting.pk, frozenset())
        by_parties = meeting.kind in TOLD_BY_ITS_PARTIES
        names_all = len(parties) > 1 and parties <= countries
        signs = [
            body in organisations,
            self.is_placed(meeting, article),
            names_all if by_parties else len(parties & countries) >= ENOUGH_PARTIES,
        ]
        if not any(signs) or (by_parties and not names_all):
            return None
        rule = rules.MEETING_OF_DAYS if sum(signs) > 1 else rules.MEETING_MAYBE
        start, end, _entry = fitting[0]
        return article.mention(start, end, "meeting", meeting.pk, rule)

    def is_of(self, body: int | None, entry: Entry) -> bool:
        """Whether the words may mean a meeting of that body: what names one means none of another's."""
        own = {*entry.targets, *(self.parents.get(one) for one in entry.targets)}
        return entry.sort != ORGANISATION or (body is not None and body in own)

    def is_placed(self, meeting: MeetingRow, article: ArticleText) -> bool:
        name = self.places.get(meeting.place)
        return any(
            meeting.place in hit[2].targets if hit[2].sort == PLACE else article.text[hit[0] : hit[1]] == name
            for sort in (PLACE, CAPITAL)
            for hit in article.by_sort[sort]
        )


def days_of_articles(meeting: MeetingRow) -> set[int]:
    """Ordinals of the days on which an article may tell of it; none where its date is too open."""
    spans = [(first.toordinal(), last.toordinal()) for first, last in meeting.possible]
    if sum(last - first + 1 for first, last in spans) > LONGEST_WINDOW:
        return set()
    return {day for first, last in spans for day in range(first - DAYS_AHEAD, last + DAYS_AFTER + 1)}
