"""The rows that the files give, unsaved, as the checks of their agreement ask for them; the database is not known here."""

import datetime
from collections import defaultdict

from django.db.backends.postgresql.psycopg_any import DateRange

from participants.offices.holders import is_sure

from ..tables import MEETING_LINKS, MEETINGS, PARTICIPATIONS, TERMS


class Facts:
    """`meetings`, `links`, `participations` and `terms` are pairs (entry, row) in the order of the files."""

    def __init__(self, rows):
        self.rows = rows
        self.meetings, self.links = rows[MEETINGS], rows[MEETING_LINKS]
        self.participations, self.terms = rows[PARTICIPATIONS], rows[TERMS]
        # What the database would have worked out when it took the rows.
        for _entry, meeting in self.meetings:
            meeting.possible = meeting.possible_days()
        self.terms_of_office = defaultdict(list)
        for entry, term in self.terms:
            term.possibly_in_force = as_stored(term.days_possibly_in_force())
            term.surely_in_force = term.days_surely_in_force()
            self.terms_of_office[term.office_id].append((entry, term))
        self.participations_of = defaultdict(list)
        for entry, row in self.participations:
            self.participations_of[row.meeting_id].append((entry, row))
        self.entry_of = {meeting.pk: entry for entry, meeting in self.meetings}

    def linked(self, kinds=None):
        """The ids of each two meetings that a link of one of `kinds` joins; of any kind where none is given."""
        links = [link for _entry, link in self.links if kinds is None or link.kind in kinds]
        return {frozenset((link.first_id, link.second_id)) for link in links}

    def person_of(self, row):
        """Who came, of a participation: the person named, or the one sure holder of the office then; else None."""
        if row.person_id or not row.office_id:
            return row.person
        terms = [term for _entry, term in self.terms_of_office[row.office_id]]
        holders = {term.person for term in terms if is_sure(term, row.meeting)}
        return holders.pop() if len(holders) == 1 else None

    def countries_of(self, meeting):
        """The codes of the countries that took part, none that was absent or no more than invited."""
        absent = ("absent", "invited")
        rows = [row for _entry, row in self.participations_of[meeting.pk] if row.status not in absent]
        return {row.for_country.code for row in rows if row.for_country}


def as_stored(days):
    """PostgreSQL gives back each range of days with the day after its last one."""
    if not days.upper_inc:
        return days
    return DateRange(days.lower, days.upper + datetime.timedelta(days=1), "[)")
