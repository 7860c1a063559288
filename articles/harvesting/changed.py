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
