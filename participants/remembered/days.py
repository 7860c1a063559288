"""Days as numbers (`date.toordinal`): of each span the first and the one after its last, one after the other, in order."""

from datetime import date


def spans_of(days):
    return zip(days[::2], days[1::2], strict=True)


def meet(some, others):
    """Whether two sets of days have a day in common."""
    return any(
        first < end and start < beyond for first, beyond in spans_of(some) for start, end in spans_of(others)
    )


def years_of(days):
    """Every year that they touch, as `querysets.states_no_year` counts them."""
    return {
        year
        for first, beyond in spans_of(days)
        for year in range(date.fromordinal(first).year, date.fromordinal(beyond - 1).year + 1)
    }
