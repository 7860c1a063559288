"""Days, months and times between days in words of the page's language; nothing where no day is on record."""

from collections.abc import Callable
from datetime import date, datetime

from django import template
from django.utils import timezone

from ..dates import months, plain_days

register = template.Library()


def of_a_day(put_in_words: Callable[[date], str]) -> Callable[[date | None], str]:
    """A filter: a moment is of the day that it has in the archive's time zone."""

    def said(day: date | None) -> str:
        if isinstance(day, datetime) and timezone.is_aware(day):
            day = timezone.localtime(day)
        return put_in_words(day) if day else ""

    return said


# 26 December 2023; 26 Dec 2023; 26 December; 26 Dec; December 2023; December; the December of 26 December.
register.filter("day", day := of_a_day(plain_days.day_in_words))
register.filter("day_short", of_a_day(plain_days.short_day))
register.filter("day_of_year", of_a_day(plain_days.day_of_year))
register.filter("day_of_year_short", of_a_day(plain_days.short_day_of_year))
register.filter("month_and_year", of_a_day(plain_days.month_and_year))
register.filter("month", of_a_day(lambda day: months.month_alone(day.month)))
register.filter("month_beside_day", of_a_day(lambda day: months.month_beside_day(day.month)))
# 26 December 2023, 14:05.
register.filter("moment", of_a_day(plain_days.moment_in_words))


@register.filter
def days_to(first: date | None, last: date | None) -> str:
    """ "26–27 December 2023": one day where both are the same."""
    return plain_days.days_in_words(first, last) if first and last else ""


@register.filter
def span_to(first: date | None, last: date | None) -> str:
    """ "2 years 3 months"."""
    return plain_days.span_in_words(first, last) if first and last else ""


@register.filter
def age_on(first: date | None, last: date | None) -> int | str:
    """ "61": full years."""
    return plain_days.full_years(first, last) if first and last else ""
