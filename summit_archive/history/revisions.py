"""How often rows were written, and when last: what programs that keep copies of them compare."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Model

# What was inserted is noted as sets of numbers: of each number the sets that hold it are looked up in their index.
WRITTEN = """
SELECT number, count(*), max(step.at)
FROM (
    SELECT row AS number, step_id FROM summit_archive_change
        WHERE table_name = %(table)s AND row = ANY (%(numbers)s)
    UNION ALL
    SELECT number, step_id FROM unnest(%(numbers)s::bigint[]) AS number
        JOIN summit_archive_change ON kind = 'I' AND table_name = %(table)s AND rows @> number
) AS written
JOIN summit_archive_step AS step ON step.id = step_id
GROUP BY number
"""


@dataclass(frozen=True)
class Written:
    """`times`: how often the row was added, changed or removed, so it only ever rises; `at`: when last."""

    times: int
    at: datetime


def written(model: type[Model], numbers: Iterable[int]) -> dict[int, Written]:
    """{number: Written} of the rows of which the history tells. One query."""
    wanted = list(numbers)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN, {"table": model._meta.db_table, "numbers": wanted})
        return {number: Written(times, at) for number, times, at in cursor.fetchall()}
