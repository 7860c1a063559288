"""Of how many meetings the participants are on record, in all and year by year: what counts of years are out of."""

from dataclasses import dataclass

from django.db.models import Func, IntegerField

from ..completeness.known import NOTHING, Known
from ..models import Meeting

LISTS = Meeting.ParticipantList


class FirstYear(Func):
    """The year in which a set of days begins."""

    template = "extract(year from lower(%(expressions)s))::int"
    output_field = IntegerField()


@dataclass(frozen=True)
class KnownByYear:
    """`whole` of all meetings; a year's of those that surely were in it, by the rule of `together.years`.

    That of no year is of those that state none.
    """

    whole: Known
    years: dict

    def of(self, year):
        return self.years.get(year, NOTHING)


def known_by_year(memory, some):
    """Of the set `some`. No query."""
    complete = memory.get("list", LISTS.COMPLETE.value)
    recorded = complete | memory.get("list", LISTS.PARTIAL.value)

    def known_of(meetings):
        return Known(
            (meetings & recorded).bit_count(), meetings.bit_count(), (meetings & complete).bit_count()
        )

    years = {year: known_of(sure & some) for year, sure in memory.values("sure-year").items()}
    return KnownByYear(known_of(some), years | {None: known_of(memory.get("no-year") & some)})
