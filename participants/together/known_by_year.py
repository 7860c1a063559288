"""Of how many meetings the participants are on record, in all and year by year: what counts of years are out of."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Func, IntegerField, Q

from ..completeness.known import NOTHING, Known
from ..models import Meeting
from ..querysets import DEFINITE, DOUBTED, MOST_YEARS

LISTS = Meeting.ParticipantList


class FirstYear(Func):
    """The year in which a set of days begins."""

    template = "extract(year from lower(%(expressions)s))::int"
    output_field = IntegerField()


class LastYear(Func):
    """The year in which a set of days ends."""

    template = "extract(year from upper(%(expressions)s) - 1)::int"
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


def known_by_year(meetings):
    """Of `meetings`. One query."""
    years = {"first": FirstYear("possible"), "last": LastYear("possible")}
    numbers = {
        "number": Count("pk"),
        "definite": Count("pk", filter=Q(when__regex=DEFINITE)),
        "sure": Count("pk", filter=~Q(when__regex=DOUBTED)),
    }
    groups = meetings.order_by().values("participant_list", **years).annotate(**numbers)
    whole, of_year = NOTHING, defaultdict(lambda: NOTHING)
    for group in groups:
        whole += known_of(group["participant_list"], group["number"])
        certain = group["sure"] if group["first"] == group["last"] else group["definite"]
        if group["last"] - group["first"] >= MOST_YEARS:
            of_year[None] += known_of(group["participant_list"], group["number"] - group["definite"])
        if certain:
            for year in range(group["first"], group["last"] + 1):
                of_year[year] += known_of(group["participant_list"], certain)
    return KnownByYear(whole, dict(of_year))


def known_of(participant_list, number):
    """`number` meetings with such lists, as `Known`."""
    recorded = number if participant_list != LISTS.NOT_RECORDED else 0
    return Known(recorded, number, number if participant_list == LISTS.COMPLETE else 0)
