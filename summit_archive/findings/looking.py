"""Lets a check look at the whole archive, and keeps what it finds.

By a command without limits; from a page, check after check, each within a time limit, until the page's time is over.
"""

import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from django.db import OperationalError, connection, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from psycopg2.errors import QueryCanceled

from ..history.tables import Change
from ..quality import Check
from .standing import record_at, versions_of
from .tables import KeptFinding, Look

# Of more only the number is told: nobody mends so many one by one.
MOST_KEPT = 20_000
AT_ONCE = 1000
# A press of a button on the page: so long for one check, and so long for all that are looked through at once.
SECONDS_FOR_ONE, SECONDS_FOR_ALL = 15, 20


class TakesTooLong(Exception):
    """Longer than a page may wait: the command looks without a limit."""


class LooksAlready(Exception):
    """The same check looks at this moment, for somebody else."""


@transaction.atomic
def look(check: Check) -> Look:
    """Looks, and keeps what is found in the place of what was kept. Raises LooksAlready."""
    hold(check)
    looked_at, started = timezone.now(), time.monotonic()
    last_change = Change.objects.aggregate(last=Max("pk"))["last"] or 0
    rows = check.rows()
    number = rows.count() if isinstance(rows, QuerySet) else len(rows)
    Look.objects.filter(check_name=check.name).delete()
    facts = {"looked_at": looked_at, "last_change": last_change, "number": number}
    kept = Look.objects.create(check_name=check.name, seconds=0, **facts)
    keep(kept, check, rows[:MOST_KEPT], can_be_asked_by_row(rows))
    kept.seconds = round(time.monotonic() - started, 3)
    kept.save(update_fields=["seconds"])
    return kept


def hold(check):
    """Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('look'), hashtext(%s))", [check.name])
        if not cursor.fetchone()[0]:
            raise LooksAlready


def keep(kept, check, rows, is_asked_by_row):
    findings = enumerate(iter(rows.iterator(AT_ONCE) if isinstance(rows, QuerySet) else rows))
    while some := list(islice(findings, AT_ONCE)):
        made = [
            kept_finding(kept, position, check.tell(row), row.pk if is_asked_by_row else None)
            for position, row in some
        ]
        note_versions(made)
        KeptFinding.objects.bulk_create(made)


def can_be_asked_by_row(rows):
    return isinstance(rows, QuerySet) and not rows.query.combinator and not rows.query.is_sliced


def kept_finding(look, position, finding, subject):
    table, row = record_at(finding.address) or ("", None)
    return KeptFinding(
        look=look,
        position=position,
        sentence=finding.sentence,
        address=finding.address,
        also=finding.also,
        merge=finding.merge,
        table_name=table,
        row=row,
        subject=subject,
    )


def note_versions(findings: Iterable[KeptFinding]) -> None:
    """A query for each table among them that has versions."""
    by_table: dict[str, set[int]] = defaultdict(set)
    for one in findings:
        if one.row is not None:
            by_table[one.table_name].add(one.row)
    versions = {table: versions_of(table, rows) for table, rows in by_table.items()}
    for one in findings:
        if one.row is not None:
            one.version = versions[one.table_name].get(one.row)


# --- From a page --------------------------------------------------------------


def look_in_time(check: Check, seconds: float | None = None) -> Look:
    """Within the limit of a page for its editors, which is longer than that of readers. Raises TakesTooLong, LooksAlready."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('statement_timeout', %s, true)", [f"{seconds or SECONDS_FOR_ONE:.0f}s"]
            )
            return look(check)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TakesTooLong from error
        raise


def look_through(checks: Iterable[Check]) -> tuple[list[Check], list[Check], list[Check]]:
    """(looked, left for the next press, those that take too long), the longest not looked through first."""
    last = dict(Look.objects.values_list("check_name", "looked_at"))
    waiting = sorted(checks, key=lambda check: (check.name in last, last.get(check.name)))
    looked, too_long, begun = [], [], time.monotonic()
    while waiting and (left := SECONDS_FOR_ALL - (time.monotonic() - begun)) > 1:
        check = waiting.pop(0)
        try:
            look_in_time(check, min(left, SECONDS_FOR_ONE))
            looked.append(check)
        except TakesTooLong:
            too_long.append(check)
        except LooksAlready:
            looked.append(check)
    return looked, waiting, too_long
