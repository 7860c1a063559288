"""When a meeting is looked for whose date leaves open a year, a digit of it or an end: back or forward from its source.

A source that says that a meeting was held is not older than it; one that announces it is not younger. No end of what
is to come follows from a source, and a set of days must have one: ten years ahead are this archive's own bound.
"""

import datetime

from django.utils.translation import gettext_lazy as _

# Before this no meeting of the region's independent states was held.
REGION_STARTS_ON = datetime.date(1991, 12, 1)
YEARS_AHEAD = 10

LOOKING_BACK = ["held"]
LOOKING_FORWARD = ["possible", "announced", "scheduled"]
# A rumour, a denial, a cancellation or a postponement may be of what should have been already, or of what is to come.

BACK = _("A meeting that was held cannot be later than its source.")
FORWARD = _(
    "A meeting that is announced, scheduled or possible is dated from the day of its source to ten years after it."
)
REACHING_BACK = _(
    "Its date reaches back before the day of its source, and is kept as it is stated; days until ten years after the "
    "source are looked at."
)
BOTH_WAYS = _(
    "What was rumoured, postponed, cancelled or denied may have been meant for any day until ten years after its source."
)


def years_after(day, years):
    """The same day so many years later; 28 February where the year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def outlook(status, source, back_to):
    """(first, last) of the days to look at, for a source of the day `source`; the past begins on `back_to`."""
    first = source if status in LOOKING_FORWARD else back_to
    last = source if status in LOOKING_BACK else years_after(source, YEARS_AHEAD)
    return first, last


def outlook_in_words(status, reaches_back=False):
    """The rule of `outlook`; `reaches_back`: the date itself states days before its source."""
    if status in LOOKING_BACK:
        return BACK
    if status in LOOKING_FORWARD:
        return REACHING_BACK if reaches_back else FORWARD
    return BOTH_WAYS
