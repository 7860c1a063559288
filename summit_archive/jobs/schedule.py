"""What is asked for by the clock, kept in the database: however many workers there are, each time is asked for once."""

import datetime

from django.db import transaction
from django.utils import timezone

from .asking import ask_for
from .kinds import Kind, kind_called, kinds
from .tables import Schedule

DAY = datetime.timedelta(days=1)


def make_schedule() -> None:
    """A row for each kind that has none; what an administrator decided stays."""
    wanted = [kind for kind in kinds() if kind.minutes]
    known = set(Schedule.objects.values_list("kind", flat=True))
    Schedule.objects.bulk_create(
        [
            Schedule(kind=kind.name, minutes=kind.minutes, is_active=kind.is_active, next_at=first_of(kind))
            for kind in wanted
            if kind.name not in known
        ],
        ignore_conflicts=True,
    )


def first_of(kind: Kind) -> datetime.datetime:
    """At once, or when it is the kind's hour next."""
    now = timezone.now()
    if kind.hour is None:
        return now
    today = now.replace(hour=kind.hour, minute=0, second=0, microsecond=0)
    return today if today > now else today + DAY


@transaction.atomic
def ask_for_what_is_due() -> list[str]:
    """The kinds that were asked for. What was missed while nobody worked is asked for once."""
    now = timezone.now()
    due = Schedule.objects.select_for_update(skip_locked=True).filter(is_active=True, next_at__lte=now)
    asked = []
    for row in due:
        if kind_called(row.kind) is None:
            continue
        ask_for(row.kind)
        row.last_at, row.next_at = now, next_after(row, now)
        row.save(update_fields=["last_at", "next_at"])
        asked.append(row.kind)
    return asked


def next_after(row: Schedule, now: datetime.datetime) -> datetime.datetime:
    """The next moment of its row of moments, so that what is done by night stays so."""
    pace = datetime.timedelta(minutes=row.minutes)
    missed = (now - row.next_at) // pace
    return row.next_at + pace * (missed + 1)
