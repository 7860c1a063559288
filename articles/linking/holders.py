"""Who held which office on a day, after the terms of the archive."""

import datetime
from bisect import bisect_right
from collections import defaultdict

from participants.models.office import LEADING_OFFICES

from .facts import Facts, OfficeRow, TermRow
from .gazetteer_entries import office_title
from .titles import HEAD_OF_GOVERNMENT_MAY_LEAD, LEADER, titles_for


class Timeline:
    """An office's holders through time: between two turning days nobody's term begins or ends."""

    def __init__(self, terms: list[TermRow]):
        spans = [span for term in terms for span in (term.surely, term.possibly) if span]
        self.boundary_days = sorted({day for first, last in spans for day in (first, last + 1)})
        self.stretches = [holders_on(terms, day) for day in [0, *self.boundary_days]]

    def on(self, day: datetime.date) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The one who surely held it, if one did, and all who possibly did."""
        return self.stretches[bisect_right(self.boundary_days, day.toordinal())]


def holders_on(terms: list[TermRow], ordinal: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    surely = {term.person for term in terms if within(term.surely, ordinal)}
    possibly = {term.person for term in terms if within(term.possibly, ordinal)}
    return tuple(surely) if len(surely) == 1 else (), tuple(sorted(possibly))


class Holders:
    """The offices of each country by the words for them, and their terms. No query."""

    def __init__(self, facts: Facts):
        self.offices = {office.pk: office for office in facts.offices}
        self.terms: dict[int, list[TermRow]] = {office.pk: [] for office in facts.offices}
        for term in facts.terms:
            self.terms[term.office].append(term)
        self.timelines = {office: Timeline(terms) for office, terms in self.terms.items()}
        self._ever = {
            office: frozenset(term.person for term in terms) for office, terms in self.terms.items()
        }
        codes = {pk: code for pk, code, _name in facts.countries}
        self.may_be_led_by_another = {pk for pk, code in codes.items() if code in HEAD_OF_GOVERNMENT_MAY_LEAD}
        self.by_title = self._by_title(facts)
        self.titled_countries = frozenset(country for _key, country in self.by_title)
        self.leading_terms = [
            term for term in facts.terms if self.offices[term.office].kind in LEADING_OFFICES
        ]
        # Between two of these days nobody's term begins or ends, surely or possibly.
        spans = [span for term in self.leading_terms for span in (term.surely, term.possibly) if span]
        self.boundary_days = sorted({day for first, last in spans for day in (first, last + 1)})
        self._leaders: dict[tuple[int, bool], dict[int, frozenset[int]]] = {}

    def _by_title(self, facts: Facts) -> dict[tuple[str, int], list[int]]:
        by_title = defaultdict(list)
        own = [(one, one.country, office_title(facts, one)) for one in facts.offices if one.country]
        for title in titles_for({own_title for _office, _country, own_title in own}):
            for office, country, own_title in own:
                if own_title in title.own_names or (title.kind and office.kind == title.kind):
                    by_title[title.key, country].append(office.pk)
        return dict(by_title)

    def titled(self, key: str, country: int, day: datetime.date | None) -> list[OfficeRow]:
        """The offices that the title may mean in the country; those in force on the day, where any are."""
        offices = self.by_title.get((key, country), [])
        if len(offices) > 1:
            offices = self.in_force(offices, day) or offices
        return [self.offices[pk] for pk in offices]

    def in_force(self, offices: list[int], day: datetime.date | None) -> list[int]:
        """Of some offices those held on the day, surely if any is; without a day those not known to have ended."""
        ordinal = day.toordinal() if day else datetime.date.max.toordinal()
        surely = [pk for pk in offices if any(within(term.surely, ordinal) for term in self.terms[pk])]
        return surely or [
            pk for pk in offices if any(within(term.possibly, ordinal) for term in self.terms[pk])
        ]

    def is_open(self, key: str, country: int) -> bool:
        """Whether the word may as well mean another office of the country than the one it is taken for."""
        return key == LEADER and country in self.may_be_led_by_another

    def surely(self, office: int, day: datetime.date) -> tuple[int, ...]:
        """The one who held the office on the day, or nobody where two or none surely did."""
        return self.timelines[office].on(day)[0]

    def possibly(self, office: int, day: datetime.date) -> tuple[int, ...]:
        return self.timelines[office].on(day)[1]

    def ever(self, office: int) -> frozenset[int]:
        return self._ever[office]

    def leaders_on(self, day: datetime.date) -> dict[int, frozenset[int]]:
        """The people who surely held a leading office on the day, and their offices."""
        return self._leaders_within(day, is_sure=True)

    def possible_leaders_on(self, day: datetime.date) -> dict[int, frozenset[int]]:
        """The people who surely or possibly held a leading office on the day, and their offices."""
        return self._leaders_within(day, is_sure=False)

    def _leaders_within(self, day: datetime.date, *, is_sure: bool) -> dict[int, frozenset[int]]:
        ordinal = day.toordinal()
        stretch = bisect_right(self.boundary_days, ordinal), is_sure
        if stretch not in self._leaders:
            found = defaultdict(set)
            for term in self.leading_terms:
                if within(term.surely if is_sure else term.possibly, ordinal):
                    found[term.person].add(term.office)
            self._leaders[stretch] = {person: frozenset(offices) for person, offices in found.items()}
        return self._leaders[stretch]


def within(days: tuple[int, int] | None, ordinal: int) -> bool:
    return days is not None and days[0] <= ordinal <= days[1]
