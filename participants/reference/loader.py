"""The shipped facts reach the archive: all of them, or none if a file is wrong."""

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from participants.models import Meeting

from . import case_forms
from .adding import Known
from .checking import read_files, refuse_wrong
from .following import Following
from .memory import Memory, Outcome
from .tables import MEETINGS, NAMES, TABLES
from .writing import change

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Report:
    outcomes: dict[str, Outcome]
    case_forms: case_forms.Made

    @property
    def differences(self):
        return [difference for outcome in self.outcomes.values() for difference in outcome.differences]


def load(folder: Path | str = FOLDER) -> Report:
    """Make the archive say what the files say, but for what editors changed. Raises `Refused`."""
    with nothing_collected():
        shipped = read_files(Path(folder))
        with transaction.atomic():
            hold_editors_off(table.model for table in TABLES)
            memory = Memory(shipped)
            # What was loaded as it is was looked at then.
            if not memory.has_all(shipped):
                refuse_wrong(shipped)
            report = follow_all(shipped, memory)
            tell_the_planner({table.model: report.outcomes[table.name] for table in shipped})
            return report


@contextmanager
def nothing_collected():
    """All rows are held until the end: looking again and again for what can go takes a quarter of the time."""
    was_collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collected:
            gc.enable()


# Of fewer new rows the planner's old picture of a table is good enough.
MANY = 500


def tell_the_planner(outcomes):
    """How full the tables are now, `{model: outcome}`: plans made for empty ones take minutes until autovacuum comes by."""
    filled = [
        connection.ops.quote_name(model._meta.db_table)
        for model, outcome in outcomes.items()
        if outcome.added > MANY
    ]
    if filled:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(filled)}")


def follow_all(shipped, memory):
    known, followings = Known(), []
    for table, entries in shipped.items():
        if table is NAMES:
            case_forms.make_way(entries, known)
        following = Following(table, entries, memory, known)
        following.follow()
        followings.append(following)
    made = case_forms.remake()
    for following in reversed(followings):
        following.finish()
    redo_open_dates()
    memory.save()
    return Report({following.table.name: following.outcome for following in followings}, made)


def hold_editors_off(models):
    """Until the load is through, other writers wait and readers do not: no edit falls between look and write."""
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def redo_open_dates():
    """What a date leaves open may start at the founding of an organisation: see `Organisation.save`."""
    meetings = Meeting.objects.with_open_dates().with_what_bounds_them()
    moved = [meeting for meeting in meetings if meeting.possible != meeting.possible_days()]
    if moved:
        change(Meeting, moved, ["possible"], MEETINGS.name)
