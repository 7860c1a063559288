"""Questions that this archive can answer, computed from what it has: each leads to its answer. Templates put them into words."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from summit_archive.dates import PartialDate

from ..models import Meeting, Person, Place
from ..remembered.bits import any_of
from .attendance import people_at
from .sides import asking, meetings_url, pair_url, side_of
from .ways import CIRCLE_OF, ways_of

PAIR, PAIR_IN_YEARS, PERSON_IN_PLACE, SUMMITS_OF_MONTH = "pair", "pair-in-years", "person-in-place", "summits"
# So many years, the last on record among them.
YEARS = 5
# Who was somewhere once is no example.
FEWEST = 2


@dataclass(frozen=True)
class Example:
    """`kind` is one of the above; `one` and `other` are what two are called, `first` and `last` years, `month` a date."""

    kind: str
    url: str
    one: str = ""
    other: str = ""
    first: int = 0
    last: int = 0
    month: PartialDate | None = None


def examples(memory, held, countries):
    """At most one of each kind; the pairs are of `countries`. Three queries at most."""
    both = most_often(memory, held, countries)
    found = [pair(both), pair_in_years(memory, held, countries, but_for=both)]
    found += [summits_of_month(memory, held), person_in_place(memory, held)]
    return [example for example in found if example]


def pair(both):
    """The two who met most, if any did."""
    return Example(PAIR, pair_url(both), *called(both)) if both else None


def pair_in_years(memory, held, countries, but_for):
    """The two who met most in the last years, without a third; not those who met most of all."""
    bilateral = ways_of(memory, held).bilateral
    sure = memory.values("sure-year")
    last = max((year for year, its in sure.items() if its & bilateral), default=0)
    years = range(last - YEARS + 1, last + 1)
    some = bilateral & any_of(sure.get(year, 0) for year in years)
    if not (both := most_often(memory, some, countries, but_for)):
        return None
    days = {"from": years[0], "to": last, "certainty": "certain"}
    url = meetings_url([side_of(row) for row in both], circle=CIRCLE_OF["bilateral"], **days)
    return Example(PAIR_IN_YEARS, url, *called(both), years[0], last)


def most_often(memory, some, countries, but_for=None):
    """The two of `countries` with most of `some`, in their order; None where no two have any."""
    present = [(row, memory.get("present", row.pk) & some) for row in countries]
    both = {(one, other): (its & mine).bit_count() for (one, its), (other, mine) in combinations(present, 2)}
    both.pop(but_for, None)
    most = max(both, key=both.__getitem__, default=None)
    return most if most and both[most] else None


def called(both):
    return sorted(row.called for row in both)


def summits_of_month(memory, held):
    """The month of the newest summit whose day is certain."""
    kind = Meeting.Kind.SUMMIT.value
    some = memory.get("kind", kind) & held & memory.get("definite")
    newest = memory.positions_of_page(some, 0, 1)
    if not newest:
        return None
    month = f"{date.fromordinal(memory.days[newest[0]][0]):%Y-%m}"
    asked = {"kind": kind, "from": month, "to": month, "status": "held"}
    return Example(SUMMITS_OF_MONTH, asking("meeting-list", asked.items()), month=PartialDate.parse(month))


def person_in_place(memory, held):
    """Who was at most meetings, and where abroad they were most often. Three queries."""
    of_people = people_at(memory, held)
    if not of_people:
        return None
    person, some = max(of_people.items(), key=lambda pair: (pair[1].bit_count(), -pair[0]))
    own = max(memory.numbers("present", some).items(), key=lambda pair: pair[1], default=(0, 0))[0]
    abroad = some & ~memory.get("in", own)
    place, number = max(memory.numbers("place", abroad).items(), key=lambda pair: pair[1], default=(0, 0))
    if number < FEWEST:
        return None
    who, where = Person.objects.filter(pk=person).first(), Place.objects.filter(pk=place).first()
    if not (who and where):
        return None
    url = meetings_url([side_of(who)], place=where.slug)
    return Example(PERSON_IN_PLACE, url, who.called, where.called)
