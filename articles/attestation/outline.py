"""Which of very many articles a meeting's page tells of: the first and the last ones, and some of each status."""

from django.db import connection

from ..counting.codes import of_row
from ..counting.facets import FACETS

# A page tells of all, where they are no more than this.
MOST = 40
# Of more, so many of the first by day, of the last, of those of no stated day, and of those that give one status.
ENDS, UNDATED, ALIKE = 10, 3, 2

# Not planned once for all meetings: of one that thousands of articles cover the first ones of a status are
# found by the index's order, of others by sorting them.
OUTLINE = f"""
WITH listed AS MATERIALIZED (
    (SELECT article_id FROM articles_listedarticle WHERE code = %(code)s::bigint AND day > '-infinity'
     ORDER BY day, article_id LIMIT {ENDS})
    UNION
    (SELECT article_id FROM articles_listedarticle WHERE code = %(code)s::bigint AND day > '-infinity'
     ORDER BY day DESC, article_id DESC LIMIT {ENDS})
    UNION
    (SELECT article_id FROM articles_listedarticle WHERE code = %(code)s::bigint AND day = '-infinity'
     ORDER BY article_id LIMIT {UNDATED})
)
SELECT id FROM listed CROSS JOIN LATERAL (
    SELECT id FROM articles_coverage
    WHERE article_id = listed.article_id AND meeting_id = %(meeting)s::bigint OFFSET 0) AS coverage
UNION
SELECT alike.id FROM unnest(%(statuses)s::text[]) AS given(status) CROSS JOIN LATERAL (
    SELECT id FROM articles_coverage c WHERE meeting_id = %(meeting)s::bigint AND status = given.status
        AND (SELECT status FROM articles_article WHERE id = c.article_id) = 'published'
    ORDER BY id LIMIT {ALIKE}) AS alike
"""


def outline(meeting, statuses):
    """The ids of the coverage that stands for all of `meeting`'s. One query."""
    values = {"code": of_row(FACETS["meeting"], meeting), "meeting": meeting.pk, "statuses": statuses}
    with connection.cursor() as cursor:
        cursor.execute(OUTLINE, values)
        return [pk for (pk,) in cursor.fetchall()]
