"""Which rows were written last: they themselves, or what hangs on them. So many changes of each table are looked at, no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model

from .reading import Hanging, following_columns

# Of a row's own changes, and of those of each table that hangs on it, added or not. Many say nothing to readers: of five
# times as many the newest are taken.
OWN, OF_LINES = 1000, 200
LOOKED_AT = 5
# The moment of the last step that wrote a row, and what that step wrote of it.
NEWEST = """
WITH written (row, change, step_id, table_name, number) AS ({written}),
each_step AS (
    SELECT row, step_id, array_agg(change) AS changes, array_agg(table_name) AS tables, array_agg(number) AS numbers
    FROM written WHERE row IS NOT NULL GROUP BY row, step_id
)
SELECT DISTINCT ON (row) row, step_id, step.at, changes, tables, numbers
FROM each_step JOIN summit_archive_step AS step ON step.id = step_id
ORDER BY row, step.at DESC, step_id DESC
"""
# What was changed or removed; of the row itself not what is of no account to readers.
WRITTEN = """(
SELECT {row} AS row, id AS change, step_id, '{table}', row AS number
FROM (
    SELECT id, step_id, row, kind, refers, after FROM summit_archive_change
    WHERE table_name = '{table}' AND row IS NOT NULL ORDER BY id DESC LIMIT {looked_at}
) AS last
WHERE kind = 'D' OR after - %(unseen)s::text[] <> '{{}}' LIMIT {most})"""
# What was added is noted as sets of numbers: the last sets, number by number.
ADDED = """(
SELECT {row} AS row, change, step_id, '{table}' AS table_name, number
FROM (
    SELECT id AS change, step_id, rows FROM summit_archive_change
    WHERE table_name = '{table}' AND kind = 'I' ORDER BY id DESC LIMIT {most}
) AS added
CROSS JOIN LATERAL unnest(rows) AS span
CROSS JOIN LATERAL generate_series(upper(span) - 1, lower(span), -1) AS number
{joined} LIMIT {most})"""
LINE = "CROSS JOIN LATERAL (SELECT {column} FROM {table} WHERE {key} = number OFFSET 0) AS line"
# Of some rows their own changes alone, however long ago.
OF_SOME = """
SELECT row, id AS change, step_id, table_name, row AS number FROM summit_archive_change
WHERE table_name = '{table}' AND row = ANY (%(rows)s) AND (kind = 'D' OR after - %(unseen)s::text[] <> '{{}}')
UNION ALL
SELECT number, id, step_id, table_name, number FROM unnest(%(rows)s::bigint[]) AS number
JOIN summit_archive_change ON kind = 'I' AND table_name = '{table}' AND rows @> number"""


# When readers came to see rows: when they were added, or when a column last became so.
SHOWN = """
SELECT DISTINCT ON (row) row, step_id, step.at
FROM (
    SELECT number AS row, step_id FROM unnest(%(rows)s::bigint[]) AS number
        JOIN summit_archive_change ON kind = 'I' AND table_name = '{table}' AND rows @> number
    UNION ALL
    SELECT row, step_id FROM summit_archive_change
        WHERE table_name = '{table}' AND row = ANY (%(rows)s) AND kind = 'U' AND after ->> %(column)s = %(value)s
) AS shown
JOIN summit_archive_step AS step ON step.id = step_id
ORDER BY row, step.at DESC, step_id DESC
"""


class Part(NamedTuple):
    """A change, and the row of which it tells: the row itself, or one that hangs on it."""

    change: int
    table: str
    number: int


@dataclass(frozen=True)
class Newest:
    """The last step that wrote a row, and the parts of it that did."""

    row: int
    step: int
    at: datetime
    parts: tuple[Part, ...]


def newest_written(
    model: type[Model], hanging: Iterable[Hanging] = (), unseen: Iterable[str] = ()
) -> dict[int, Newest]:
    """{number of a row: its `Newest`}, of those written last, deleted ones too. `unseen`: columns that no reader sees. One query."""
    return asked(statement(model, hanging), {"unseen": of_no_account(model, unseen)})


def newest_of(model: type[Model], rows: Iterable[int], unseen: Iterable[str] = ()) -> dict[int, Newest]:
    """The same of some rows, of their own changes alone. One query."""
    written = OF_SOME.format(table=model._meta.db_table)
    return asked(NEWEST.format(written=written), {"unseen": of_no_account(model, unseen), "rows": list(rows)})


def of_no_account(model: type[Model], unseen: Iterable[str]) -> list[str]:
    return sorted({*unseen, *following_columns(model._meta.db_table)})


def statement(model: type[Model], hanging: Iterable[Hanging]) -> str:
    table = model._meta.db_table
    parts = [
        WRITTEN.format(row="row", table=table, most=OWN, looked_at=OWN * LOOKED_AT),
        ADDED.format(row="number", table=table, joined="", most=OWN),
    ]
    for one in hanging:
        line = LINE.format(column=one.column, table=one.table, key=one.model._meta.pk.column)
        referred = f"(refers ->> '{one.column}')::bigint"
        parts.append(
            WRITTEN.format(row=referred, table=one.table, most=OF_LINES, looked_at=OF_LINES * LOOKED_AT)
        )
        parts.append(ADDED.format(row=f"line.{one.column}", table=one.table, joined=line, most=OF_LINES))
    return NEWEST.format(written=" UNION ALL ".join(parts))


def asked(sql: str, values: dict[str, Any]) -> dict[int, Newest]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return {
            row: Newest(row, step, at, tuple(map(Part, changes, tables, numbers)))
            for row, step, at, changes, tables, numbers in cursor.fetchall()
        }


class Shown(NamedTuple):
    step: int
    at: datetime


def shown_since(
    model: type[Model], rows: Iterable[int], column: str = "", value: str = ""
) -> dict[int, Shown]:
    """{number: the step by which readers came to see a row}: that which added it, or in which `column` became `value`. One query."""
    values: dict[str, Any] = {"rows": list(rows), "column": column, "value": value}
    with connection.cursor() as cursor:
        cursor.execute(SHOWN.format(table=model._meta.db_table), values)
        return {row: Shown(step, at) for row, step, at in cursor.fetchall()}
