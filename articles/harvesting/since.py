"""Which rows changed within some time, or are gone since, by number: what a harvest that goes on asks for.

The cost follows the number of changes since the first moment, at each part of the answer again.
"""

import datetime
from typing import NamedTuple

from django.db import connection

from .changed import NOT_WITH_ITS_ROW
from .gone import readable, taken
from .kinds import Kind


class Changed(NamedTuple):
    number: int
    at: datetime.datetime
    is_readable: bool


# The steps that may be of that time: their numbers come in nearly the order of their moments, which is looked at again.
SINCE = """
    WITH since AS (
        SELECT coalesce((SELECT id FROM summit_archive_step WHERE at < %(first)s ORDER BY id DESC LIMIT 1), 0) AS step
    ),
    events AS ({events}),
    latest AS (SELECT number, max(step_id) AS step FROM events WHERE number > %(after)s GROUP BY number)
    SELECT number, at, EXISTS (SELECT FROM {table} WHERE id = number {readable}) AS is_readable
    FROM latest JOIN summit_archive_step ON summit_archive_step.id = latest.step
    WHERE at >= %(first)s AND (%(before)s IS NULL OR at < %(before)s)
        AND (
            EXISTS (SELECT FROM {table} WHERE id = number {readable})
            OR EXISTS (
                SELECT FROM summit_archive_change
                WHERE table_name = %(table)s AND summit_archive_change.row = number AND {taken}
            )
        )
    ORDER BY number LIMIT %(most)s
"""
# Of what one statement inserted only the next are looked at, where none of them can be left out afterwards.
OWN = """
    SELECT row AS number, step_id FROM since JOIN summit_archive_change
        ON step_id > since.step AND table_name = %(table)s AND row > %(after)s
    UNION ALL
    SELECT next.id, step_id FROM since JOIN summit_archive_change
            ON step_id > since.step AND kind = 'I' AND table_name = %(table)s
        CROSS JOIN LATERAL unnest(rows) AS inserted
        CROSS JOIN LATERAL (
            SELECT id FROM {table}
            WHERE id >= lower(inserted) AND id < upper(inserted) AND id > %(after)s {readable}
            ORDER BY id LIMIT %(next)s
        ) AS next
"""
LINE = f"""
    UNION ALL
    SELECT (refers ->> '{{column}}')::bigint, step_id FROM since JOIN summit_archive_change
        ON step_id > since.step AND table_name = '{{line}}' AND row IS NOT NULL AND refers ? '{{column}}'
    UNION ALL
    SELECT {{line}}.{{column}}, change.step_id FROM since JOIN summit_archive_change AS change
            ON change.step_id > since.step AND change.kind = 'I' AND change.table_name = '{{line}}'
        CROSS JOIN LATERAL unnest(change.rows) AS inserted
        JOIN {{line}} ON {{line}}.id >= lower(inserted) AND {{line}}.id < upper(inserted)
        WHERE {{line}}.{{column}} IS NOT NULL AND {NOT_WITH_ITS_ROW}
"""
EVER = datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)


def changed_since(
    kind: Kind,
    first: datetime.datetime | None,
    before: datetime.datetime | None,
    after: int,
    most: int,
) -> list[Changed]:
    """The next so many after a number whose last change lies in this time. One query."""
    values = {"first": first or EVER, "before": before, "after": after, "most": most, "table": kind.table}
    values["next"] = None if before else most
    lines = "".join(LINE.format(line=line, column=column) for line, column in kind.lines)
    parts = {"table": kind.table, "readable": readable(kind), "taken": taken(kind)}
    asked = SINCE.format(events=OWN.format(**parts) + lines, **parts)
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        return [Changed(*row) for row in cursor.fetchall()]
