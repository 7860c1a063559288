"""Several countries, or several people, side by side: their meetings, hosts and partners."""

from collections import Counter
from functools import cached_property
from itertools import combinations

from django.utils.translation import gettext_lazy as _

from summit_archive.postgres.expressions import IsAmong

from ..models import Country, Leader, Meeting
from .attendance import by_country, by_person, hosts_of_meetings
from .known_by_year import known_by_year
from .pair import NO_HOST, Count
from .sides import meetings_url, pair_url, side_of
from .years import by_year

SHOWN = 5


class Comparison:
    """Nine queries, however many sides and meetings there are."""

    def __init__(self, rows):
        self.sides = [side_of(row) for row in rows]
        self.kind = self.sides[0].kind

    @cached_property
    def attended(self):
        """{id: ids of held meetings} of every country, or every person."""
        held = Meeting.objects.held()
        return by_country(held) if self.kind == "country" else by_person(held)

    @cached_property
    def known_by_year(self):
        """Of all held meetings. One query."""
        return known_by_year(Meeting.objects.held())

    @property
    def known(self):
        return self.known_by_year.whole

    def meetings_of(self, side):
        return self.attended.get(side.row.pk, set())

    @cached_property
    def meetings(self):
        """{id: its plain row} of every meeting of some side."""
        ids = set().union(*(self.meetings_of(side) for side in self.sides))
        rows = Meeting.objects.filter(IsAmong("pk", ids)).order_by()
        return {row.pk: row for row in rows.values_list("pk", "when", "possible", named=True)}

    @property
    def totals(self):
        return [Count(side.label, len(self.meetings_of(side)), meetings_url([side])) for side in self.sides]

    @cached_property
    def all_together(self):
        """The meetings at which all of them were."""
        shared = set.intersection(*(self.meetings_of(side) for side in self.sides))
        return Count(_("All of them together"), len(shared), meetings_url(self.sides))

    @property
    def pairs(self):
        return [
            {"one": one.label, "other": other.label, "url": pair_url([one.row, other.row])}
            for one, other in combinations(self.sides, 2)
        ]

    @cached_property
    def years_of_each(self):
        """For each side {year: its `Year`}."""
        return [
            {year.year: year for year in by_year([self.meetings[pk] for pk in self.meetings_of(side)])}
            for side in self.sides
        ]

    # Most of what

    @cached_property
    def partners(self):
        """For each side those with whom it met most. One query."""
        most = {
            side.row.pk: Counter(
                {
                    pk: len(ids & self.meetings_of(side))
                    for pk, ids in self.attended.items()
                    if pk != side.row.pk
                }
            )
            for side in self.sides
        }
        wanted = {pk for counts in most.values() for pk, _number in counts.most_common(SHOWN * 4)}
        model = Country if self.kind == "country" else Leader
        rows = model.objects.in_bulk(list(wanted))
        return [self.partners_of(side, most[side.row.pk], rows) for side in self.sides]

    def partners_of(self, side, numbers, rows):
        known = [(rows[pk], number) for pk, number in numbers.items() if number and pk in rows]
        known.sort(key=lambda partner: (-partner[1], partner[0].sort_key))
        return [Count(row.name, number, meetings_url([side, side_of(row)])) for row, number in known[:SHOWN]]

    @cached_property
    def hosts(self):
        """For each side the hosts or chairs of its meetings, and how many have none on record. One query."""
        hosted = hosts_of_meetings()
        return [self.hosts_of(side, hosted) for side in self.sides]

    def hosts_of(self, side, hosted):
        mine = self.meetings_of(side)
        numbers = Counter({host: len(mine & meetings) for host, meetings in hosted.items()})
        found = [
            Count(name, number, meetings_url([side], host=code.lower()))
            for (code, name), number in numbers.most_common(SHOWN)
            if number
        ]
        silent = len(mine.difference(*hosted.values()))
        return [*found, Count(NO_HOST, silent, meetings_url([side], host="not-stated"))]
