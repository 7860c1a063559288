"""From which year to which the archive has meetings, where the calendar opens, and how addresses spell its days."""

from dataclasses import dataclass

from django.db.models import DateField, Func, Max, Min

from ..models import Meeting
from ..querysets import DEFINITE


class FirstDay(Func):
    function = "lower"
    output_field = DateField()


class DayAfterLast(Func):
    function = "upper"
    output_field = DateField()


@dataclass(frozen=True)
class YearRange:
    """The first and the last year in which some meeting may have been."""

    first: int
    last: int

    def __contains__(self, year):
        return self.first <= year <= self.last

    def before(self, year, month=None):
        """The year, or the (year, month), before; None where the archive begins."""
        if month is None:
            return self.within(year - 1)
        return self.within(year, month - 1) if month > 1 else self.within(year - 1, 12)

    def after(self, year, month=None):
        if month is None:
            return self.within(year + 1)
        return self.within(year, month + 1) if month < 12 else self.within(year + 1, 1)

    def within(self, year, *month):
        if year not in self:
            return None
        return (year, *month) if month else year


def year_range():
    """From the first year to the last, or None while the archive has no meeting. One query."""
    ends = Meeting.objects.aggregate(first=Min(FirstDay("possible")), last=Max(DayAfterLast("possible")))
    if ends["first"] is None:
        return None
    last = ends["last"]
    return YearRange(ends["first"].year, last.year - 1 if (last.month, last.day) == (1, 1) else last.year)


def latest_year():
    """The year of the newest meeting that was held on a sure day; failing that the last of all, or None."""
    newest = Meeting.objects.held().filter(when__regex=DEFINITE).aggregate(day=Max(FirstDay("possible")))
    if newest["day"]:
        return newest["day"].year
    whole = year_range()
    return whole.last if whole else None


# --- How addresses spell them -------------------------------------------------


class Year:
    regex = "[12][0-9]{3}"

    def to_python(self, text):
        return int(text)

    def to_url(self, number):
        return f"{number:04}"


class Month(Year):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, number):
        return f"{number:02}"


class Day(Month):
    regex = "0[1-9]|[12][0-9]|3[01]"
