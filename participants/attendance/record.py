"""A series with its editions, the states that had to do with them, and what is recorded of each."""

from collections import defaultdict

from django.utils.functional import cached_property

from ..called import in_order
from ..completeness.known import Known
from ..models import Membership
from .cells import Cell, Edition, Line, Tally
from .gaps import absences_of, gaps_between
from .hosts import hosting_of, hosts_of
from .presence import presence_of
from .standing import NO_STANDING, doubted, standings_on


class SeriesRecord:
    """Read in four queries, whatever the size: meetings, participations, memberships, searches."""

    def __init__(self, series):
        self.series = series

    @cached_property
    def meetings(self):
        """Every meeting of the series, newest first."""
        related = ("place__country", "organisation", "series__organisation")
        return list(self.series.meetings.newest_first().for_list().select_related(*related))

    @cached_property
    def searches(self):
        return list(self.series.searches.all())

    @cached_property
    def others(self):
        """Meetings of the series that are on record but not held: named, never counted."""
        return [meeting for meeting in self.meetings if not meeting.is_held]

    @cached_property
    def editions(self):
        """Those held, newest first."""
        return [self.edition(meeting) for meeting in self.meetings if meeting.is_held]

    @cached_property
    def known(self):
        """Of how many editions the participants are on record, as `Known`."""
        return known_of(self.editions)

    def edition(self, meeting):
        parties = defaultdict(list)
        for row in meeting.participations.all():
            if row.for_country:
                parties[row.for_country.pk].append(row)
        return Edition(meeting, self.standings_on(meeting), parties)

    def standings_on(self, meeting):
        """None where nobody's membership is on record."""
        memberships = self.memberships_for(meeting)
        if not memberships:
            return None
        standings = standings_on(meeting, memberships)
        return doubted(standings) if meeting.when.is_doubted else standings

    def memberships_for(self, meeting):
        """Those of its organisation, else of what that one is a part of; [] where none is on record."""
        body = body_of(meeting)
        if body is None:
            return []
        return self.memberships.get(body.pk) or self.memberships.get(body.parent_id) or []

    @cached_property
    def memberships(self):
        """{organisation id: [Membership, …]}."""
        bodies = [body_of(meeting) for meeting in self.meetings]
        ids = {pk for body in bodies if body for pk in (body.pk, body.parent_id) if pk}
        found = defaultdict(list)
        for row in Membership.objects.filter(organisation__in=ids).select_related("country"):
            found[row.organisation_id].append(row)
        return found

    @cached_property
    def countries(self):
        """Those with a standing at some edition, or recorded at one, by name."""
        named = {
            row.for_country.pk: row.for_country
            for edition in self.editions
            for rows in edition.parties.values()
            for row in rows
        }
        ever = {row.country_id: row.country for rows in self.memberships.values() for row in rows}
        standing = {pk for edition in self.editions for pk in edition.standings or ()}
        countries = named | {pk: ever[pk] for pk in standing}
        return in_order(sorted(countries.values(), key=lambda country: (country.sort_key, country.code)))

    @cached_property
    def lines(self):
        """Members of some edition first."""
        lines = [Line(country, cells_of(country, self.editions)) for country in self.countries]
        return sorted(lines, key=lambda line: not line.was_member)

    @cached_property
    def tallies(self):
        """One for each edition, in their order."""
        columns = zip(*(line.cells for line in self.lines), strict=True)
        return [Tally.of(cells) for cells in columns]

    @cached_property
    def absences(self):
        return [absence for line in self.lines for absence in absences_of(line)]

    @cached_property
    def hosts(self):
        return [hosts_of(edition) for edition in self.editions]

    @cached_property
    def hosting(self):
        return hosting_of(self.hosts)

    @property
    def without_year(self):
        """The editions that state no year, newest first."""
        return [edition for edition in self.editions if edition.meeting.states_no_year]

    @cached_property
    def gaps(self):
        return gaps_between(self.editions, self.others, self.searches)


def body_of(meeting):
    return meeting.organisation or meeting.series.organisation


def cells_of(country, editions):
    """One for each edition, in their order."""
    pk, cells = country.pk, []
    for edition in editions:
        rows, standings = tuple(edition.parties.get(pk, ())), edition.standings
        standing = None if standings is None else standings.get(pk, NO_STANDING)
        cells.append(Cell(edition, presence_of(rows, edition.is_complete), standing, rows))
    return tuple(cells)


def known_of(editions):
    """Of how many of these editions the participants are on record."""
    recorded = [edition for edition in editions if edition.is_recorded]
    complete = [edition for edition in recorded if edition.is_complete]
    return Known(known=len(recorded), of=len(editions), complete=len(complete))
