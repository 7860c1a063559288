"""What the records of a meeting say of one state's part in it."""

from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import Participation


class Presence(models.TextChoices):
    """From the most to the least that a record can say; the last one says nothing."""

    ATTENDED = "attended", _("attended")
    ONLINE = "online", _("took part online")
    REPRESENTED = "represented", _("represented by another")
    CONFIRMED = "confirmed", _("expected; whether it came is not stated")
    NAMED = "named", _("named; role not stated")
    INVITED = "invited", _("invited; whether it came is not stated")
    ABSENT = "absent", _("absent")
    NOT_NAMED = "not-named", _("not named, and the list of participants is complete")
    NOT_RECORDED = "not-recorded", _("not recorded")


# The same rule as `Participation.objects.took_part()`.
TOOK_PART = {
    Presence.ATTENDED,
    Presence.ONLINE,
    Presence.REPRESENTED,
    Presence.CONFIRMED,
    Presence.NAMED,
}

# What leaves open whether a state came.
OPEN = {Presence.INVITED, Presence.NOT_RECORDED}

OF_STATUS = {
    status.value: Presence(status.value) for status in Participation.Status if status in list(Presence)
}
OF_STATUS[Participation.Status.NOT_STATED.value] = Presence.NAMED

# A sign for each, told apart by its shape.
SIGNS = {
    Presence.ATTENDED: "●",
    Presence.ONLINE: "◉",
    Presence.REPRESENTED: "◐",
    Presence.CONFIRMED: "◔",
    Presence.NAMED: "◌",
    Presence.INVITED: "○",
    Presence.ABSENT: "✕",
    Presence.NOT_NAMED: "∅",
    Presence.NOT_RECORDED: "·",
}


def presence_of(participations, is_complete=False):
    """The most that the participations of one state in one meeting say: of a leader who stayed
    away and a minister who came, that the state was there. `is_complete`: the meeting's list is."""
    if not participations:
        return Presence.NOT_NAMED if is_complete else Presence.NOT_RECORDED
    return most_of(frozenset([row.status for row in participations]))


@cache
def most_of(statuses):
    """The `Presence` of the one that says the most; there are few sets of statuses."""
    told = {OF_STATUS[status] for status in statuses}
    return next(presence for presence in Presence if presence in told)
