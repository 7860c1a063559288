"""When rows last changed for readers: the moments of the history's steps. What it does not know has none."""

import datetime

from django.db import connection

from .kinds import Kind

OWN = """
    SELECT row AS number, step_id FROM summit_archive_change
    WHERE table_name = %(table)s AND row BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT number, step_id FROM summit_archive_change
        CROSS JOIN LATERAL unnest(rows) AS inserted
        CROSS JOIN LATERAL generate_series(
            greatest(lower(inserted), %(first)s), least(upper(inserted) - 1, %(last)s)
        ) AS number
    WHERE kind = 'I' AND table_name = %(table)s
        AND rows && int8multirange(int8range(%(first)s, %(last)s, '[]'))
"""
LAST_OF_OWN = f"""
    SELECT number, at FROM (SELECT number, max(step_id) AS step FROM ({OWN}) AS own GROUP BY number) AS latest
    JOIN summit_archive_step ON summit_archive_step.id = step
"""

Moments = dict[int, datetime.datetime]


def last_changes_between(kind: Kind, first: int, last: int) -> Moments:
    """{number: when the row itself last changed}, of rows from `first` to `last`. One query, by the indexes of the history."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_OF_OWN, {"table": kind.table, "first": first, "last": last})
        return dict(cursor.fetchall())


# --- With the lines that are told with a row

# What was inserted in one step with the rows that it belongs to is no change of others' rows: a step that brings a
# million articles brings five million links.
NOT_WITH_ITS_ROW = """
    NOT EXISTS (
        SELECT FROM summit_archive_change AS its
        WHERE its.step_id = change.step_id AND its.kind = 'I' AND its.table_name = %(table)s
    )
"""
OWN_OF = """
    SELECT number, step_id FROM wanted JOIN summit_archive_change ON table_name = %(table)s AND row = number
    UNION ALL
    SELECT number, step_id FROM wanted
        JOIN summit_archive_change ON kind = 'I' AND table_name = %(table)s AND rows @> number
"""
LINE_OF = f"""
    UNION ALL
    SELECT number, step_id FROM wanted JOIN summit_archive_change
        ON row IS NOT NULL AND refers @> jsonb_build_object('{{column}}', number) AND table_name = '{{line}}'
    UNION ALL
    SELECT number, change.step_id FROM wanted
        JOIN {{line}} ON {{line}}.{{column}} = number
        JOIN summit_archive_change AS change
            ON change.kind = 'I' AND change.table_name = '{{line}}' AND change.rows @> {{line}}.id
        WHERE {NOT_WITH_ITS_ROW}
"""
LAST_OF = """
    WITH wanted AS (SELECT unnest(%(numbers)s::bigint[]) AS number),
        latest AS (SELECT number, max(step_id) AS step FROM ({events}) AS events GROUP BY number)
    SELECT number, at FROM latest JOIN summit_archive_step ON summit_archive_step.id = step
"""


def last_changes_of(kind: Kind, numbers: list[int]) -> Moments:
    """{number: when the row or a line of it last changed}. One query, by the indexes of the history."""
    events = OWN_OF + "".join(LINE_OF.format(line=line, column=column) for line, column in kind.lines)
    with connection.cursor() as cursor:
        cursor.execute(LAST_OF.format(events=events), {"table": kind.table, "numbers": numbers})
        return dict(cursor.fetchall())


def earliest_change() -> datetime.datetime | None:
    """When the history begins."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT at FROM summit_archive_step ORDER BY id LIMIT 1")
        found = cursor.fetchone()
    return found[0] if found else None


def settled_until() -> datetime.datetime:
    """No step that is still to be committed has an earlier moment: whoever looks again from then on misses nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT least(clock_timestamp(), min(xact_start)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]
