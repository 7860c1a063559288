"""Several countries, or several people, side by side: their meetings, hosts and partners."""

from collections import Counter
from functools import cached_property, reduce
from itertools import combinations
from operator import and_

from django.utils.translation import gettext_lazy as _

from ..called import called
from ..models import Country, Leader
from ..remembered import remembered
from ..remembered.bits import any_of, but
from .attendance import countries_at, held_in, hosts_of_meetings, people_at
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
    def memory(self):
        """What this process remembers. One query."""
        return remembered()

    @cached_property
    def attended(self):
        """{id: the set of held meetings} of every country, or every person."""
        present_at = countries_at if self.kind == "country" else people_at
        return present_at(self.memory, held_in(self.memory))

    @cached_property
    def known_by_year(self):
        """Of all held meetings."""
        return known_by_year(self.memory, held_in(self.memory))

    @property
    def known(self):
        return self.known_by_year.whole

    def meetings_of(self, side):
        return self.attended.get(side.row.pk, 0)

    @property
    def totals(self):
        return [
            Count(side.label, self.meetings_of(side).bit_count(), meetings_url([side])) for side in self.sides
        ]

    @cached_property
    def all_together(self):
        """The meetings at which all of them were."""
        shared = reduce(and_, (self.meetings_of(side) for side in self.sides))
        return Count(_("All of them together"), shared.bit_count(), meetings_url(self.sides))

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
            {year.year: year for year in by_year(self.memory, self.meetings_of(side))} for side in self.sides
        ]

    # Most of what

    @cached_property
    def partners(self):
        """For each side those with whom it met most. One query."""
        most = {
            side.row.pk: Counter(
                {
                    pk: (its & self.meetings_of(side)).bit_count()
                    for pk, its in self.attended.items()
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
        return [
            Count(row.called, number, meetings_url([side, side_of(row)])) for row, number in known[:SHOWN]
        ]

    @cached_property
    def hosts(self):
        """For each side the hosts or chairs of its meetings, and how many have none on record. One query."""
        hosted = hosts_of_meetings(self.memory)
        return [self.hosts_of(side, hosted) for side in self.sides]

    def hosts_of(self, side, hosted):
        mine = self.meetings_of(side)
        numbers = Counter({(code, name): (mine & its).bit_count() for code, name, its in hosted})
        found = [
            Count(called("country", code.lower(), name), number, meetings_url([side], host=code.lower()))
            for (code, name), number in numbers.most_common(SHOWN)
            if number
        ]
        silent = but(mine, any_of(its for _code, _name, its in hosted)).bit_count()
        return [*found, Count(NO_HOST, silent, meetings_url([side], host="not-stated"))]
