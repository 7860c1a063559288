"""The meetings that are still to come: announced or scheduled, and possible from today on."""

from ..models import Meeting
from ..models.meeting import today
from ..remembered.bits import any_of

TO_COME = [Meeting.Status.SCHEDULED.value, Meeting.Status.ANNOUNCED.value]


def coming_in(memory):
    """The set of those that may be today or later. No query."""
    planned = any_of(memory.get("status", status) for status in TO_COME)
    return planned & memory.possibly_between(today(), None)
