"""What readers saw and see no more: withdrawn, taken back, or deleted. Of its words nothing is told."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from summit_archive.history.newest import OWN

# Of the last changes of articles, those by which one was published no more. One that is published again is none.
TAKEN_AWAY = """
WITH taken AS MATERIALIZED (
    SELECT id, step_id, row FROM (
        SELECT id, step_id, row, before, after FROM summit_archive_change
        WHERE table_name = 'articles_article' AND row IS NOT NULL
        ORDER BY id DESC LIMIT %(most)s
    ) AS last
    WHERE (after IS NULL OR after ? 'status') AND before ->> 'status' = 'published'
)
SELECT DISTINCT ON (row) row, step.at, article.id IS NOT NULL
FROM taken
JOIN summit_archive_step AS step ON step.id = step_id
LEFT JOIN articles_article AS article ON article.id = row
WHERE article.status IS DISTINCT FROM 'published'
ORDER BY row, taken.id DESC
"""


@dataclass(frozen=True)
class Withdrawn:
    """`is_kept`: whether the archive still has the row, so that it can be told what the article was about."""

    article: int
    at: datetime
    is_kept: bool


def withdrawn_of_late() -> list[Withdrawn]:
    """Among the last changes of articles. One query."""
    with connection.cursor() as cursor:
        cursor.execute(TAKEN_AWAY, {"most": OWN})
        return [Withdrawn(*row) for row in cursor.fetchall()]
