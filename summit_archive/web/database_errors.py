"""What is answered for each kind of error of the database, by PostgreSQL's five letters or the first of them.

Whoever sent something is told whether it was saved: never, but where the connection was lost, when nobody can know.
"""

from dataclasses import dataclass

from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
)
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..embedded_postgres.folders import CannotRun
from ..postgres.sqlstates import chain_of, sqlstate_of

NOTHING = _("Nothing was saved.")


@dataclass(frozen=True)
class Answer:
    """`saved`: what became of what was sent. `retry_after`: seconds, 0 where trying again is of no use. `is_fault`:
    somebody has to look at it."""

    status: int
    title: Promise
    reason: Promise
    saved: Promise = NOTHING
    retry_after: int = 5
    is_fault: bool = False


AWAY = Answer(
    503,
    _("The archive is not available"),
    _("The database did not answer in time. Try again in a few seconds."),
    saved=_("It is not certain whether what you sent was saved: look before you send it again."),
)
BUSY = Answer(
    503,
    _("The archive is busy"),
    _("The database has too much to do at the moment. Try again in a few seconds."),
)
SOMEBODY_ELSE = Answer(
    503,
    _("The archive is busy"),
    _("Somebody else is changing the same at this moment. Try again in a few seconds."),
)
READ_ONLY = Answer(
    503,
    _("The archive can only be read at the moment"),
    _("Changes and logins are not possible for a few minutes. Reading goes on."),
    retry_after=60,
)
DISK_FULL = Answer(
    503,
    _("The archive has no room left"),
    _(
        "The database’s disk is full. Whoever runs the archive has to make room. Reading goes on where it needs none."
    ),
    retry_after=300,
    is_fault=True,
)
UNFIT = Answer(
    503,
    _("The archive is being updated"),
    _("The database is of another version of the archive. Try again in a minute."),
    retry_after=60,
    is_fault=True,
)
DAMAGED = Answer(
    503,
    _("The archive is not available"),
    _("The database reports a fault of its own. It has been recorded. Try again in a minute."),
    retry_after=60,
    is_fault=True,
)
NOT_SAVED = Answer(
    409,
    _("Nothing was saved"),
    _("The change would break a rule of the archive. Go back and check it."),
    retry_after=0,
)
UNREADABLE = Answer(
    400,
    _("The request cannot be read"),
    _("A value in the request has the wrong form."),
    retry_after=0,
)

# The longest beginning that fits decides.
BY_STATE = {
    "08": AWAY,
    "0A": UNFIT,  # A statement that was planned before a migration.
    "22": UNREADABLE,
    "23": NOT_SAVED,
    "25": DAMAGED,
    "25006": READ_ONLY,
    "25P03": AWAY,
    "25P04": BUSY,
    "26": UNFIT,  # A pooler gave the statement another session.
    "27": NOT_SAVED,
    "28": UNFIT,
    "34": UNFIT,
    "3D": UNFIT,
    "3F": UNFIT,
    "40": SOMEBODY_ELSE,
    "40002": NOT_SAVED,
    "40003": AWAY,
    "42": UNFIT,
    "44": NOT_SAVED,
    "53": BUSY,
    "53100": DISK_FULL,
    "54": UNREADABLE,
    "55": SOMEBODY_ELSE,
    "57": AWAY,
    "57014": BUSY,
    "P0": DAMAGED,
    "P0001": NOT_SAVED,
    "58": DAMAGED,
    "XX": DAMAGED,
}
LONGEST = 5
# Of what has no letters: the connection was lost, or never made. What is not here is a mistake of ours.
BY_CLASS: list[tuple[tuple[type[Exception], ...], Answer]] = [
    ((OperationalError, InterfaceError, CannotRun), AWAY),
    ((IntegrityError,), NOT_SAVED),
    ((DataError,), UNREADABLE),
    ((InternalError,), DAMAGED),
]


def answer_for(error: BaseException) -> Answer | None:
    """None for what is no error of the database, or a mistake of the program's own in how it asks."""
    if state := sqlstate_of(error):
        beginnings = [state[:length] for length in range(LONGEST, 1, -1)]
        return next((BY_STATE[each] for each in beginnings if each in BY_STATE), DAMAGED)
    causes = list(chain_of(error))
    for kinds, answer in BY_CLASS:
        if any(isinstance(cause, kinds) for cause in causes):
            return answer
    # What libpq says of a broken connection is sometimes of no kind at all.
    return AWAY if any(type(cause) is DatabaseError for cause in causes) else None
