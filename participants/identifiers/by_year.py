"""Which number of each scheme a country had in a year: what tables of countries and years are joined by."""

from collections import defaultdict
from datetime import timedelta

from ..models import Identifier


class NumbersByYear:
    """The numbers of all countries in the schemes of states. One query."""

    def __init__(self):
        self.spans = defaultdict(list)
        rows = Identifier.objects.filter(country__isnull=False).in_order()
        for country, scheme, value, days in rows.values_list(
            "country", "scheme", "value", "possibly_in_force"
        ):
            self.spans[country, scheme].append((*years_of(days), value))

    def of(self, country, year, scheme):
        """The one of that year; of several the latest, as the state was by the end of the year. "" where there is none.

        Where no year is stated, the number that it has had in all years, if it has had one alone.
        """
        spans = self.spans.get((country, scheme), ())
        if year is None:
            values = {value for _first, _last, value in spans}
            return values.pop() if len(values) == 1 else ""
        there = [value for first, last, value in spans if first <= year <= last]
        return there[-1] if there else ""


def years_of(days):
    """The first and the last year of a range of days; an open end reaches beyond every year."""
    first = days.lower.year if days.lower else 0
    last = (days.upper - timedelta(days=1)).year if days.upper else 9999
    return first, last
