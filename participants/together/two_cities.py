"""Whether one person can have come to two meetings of one day: in one place, near each other, or for a stated reason.

Asked of what the archive holds and of what the shipped files say: no query.
"""

import re
from itertools import combinations

from ..models import Meeting, MeetingLink
from ..models.meeting import FORMATS_FROM_AFAR, KINDS_FROM_AFAR

ONE_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
# Two meetings that are linked so are known to be two, one right after the other: whoever was at both travelled.
FOLLOWING = [MeetingLink.Kind.BACK_TO_BACK, MeetingLink.Kind.CONTINUES]


def takes_one_there(meeting):
    """Whether whoever attended was in its place, on its one day."""
    return bool(
        meeting.is_held
        and meeting.place_id
        and re.match(ONE_DAY, str(meeting.when))
        and meeting.kind not in KINDS_FROM_AFAR
        and meeting.format not in FORMATS_FROM_AFAR
    )


def apart(meetings: list[Meeting], linked: set[frozenset[int]]) -> tuple[Meeting, Meeting] | None:
    """The first two of `meetings`, all of one person and day, that nobody attends both without a reason; else None.

    `linked`: the ids of each two meetings that are linked as `FOLLOWING`. Such a link tells that there was a way from
    the one city to the other on that day: between these two it explains all other meetings of the day as well.
    """
    pairs = list(combinations(meetings, 2))
    ways = {cities(one, other) for one, other in pairs if frozenset((one.pk, other.pk)) in linked}
    return next((pair for pair in pairs if are_apart(*pair) and cities(*pair) not in ways), None)


def cities(one, other):
    return frozenset((one.place_id, other.place_id))


def are_apart(one, other):
    return not (
        one.place_id == other.place_id or are_of_one_whole(one, other) or one.place.is_near(other.place)
    )


def are_of_one_whole(one, other):
    """A part in another town than the whole is where the whole's participants went."""
    return bool({one.pk, one.parent_id} & {other.pk, other.parent_id} - {None})
