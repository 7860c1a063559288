"""Which meetings on record, and which proposals, come into question for encounters: by their days, body, article."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from participants.querysets import DEFINITE

# A day or two before and after: sessions are sometimes told as of another day.
ON_ITS_DAYS = """
    SELECT told.id, there.id
    FROM articles_encounter told
    JOIN {table} there
        ON there.possible && datemultirange(daterange(lower(told.possible) - 2, upper(told.possible) + 2))
    WHERE told.id = ANY(%(ids)s) AND told.when ~ %(definite)s AND NOT isempty(told.possible) AND {open}
"""
OF_ITS_BODY = """
    SELECT told.id, there.id
    FROM articles_encounter told
    LEFT JOIN participants_meetingseries its_series ON its_series.id = told.series_id
    JOIN participants_organisation body
        ON body.id = coalesce(told.organisation_id, its_series.organisation_id)
    JOIN {table} there ON there.possible && told.possible
    LEFT JOIN participants_meetingseries series ON series.id = there.series_id
    JOIN participants_organisation other ON other.id = coalesce(there.organisation_id, series.organisation_id)
    WHERE told.id = ANY(%(ids)s) AND told.when !~ %(definite)s AND {open}
        AND coalesce(other.parent_id, other.id) = coalesce(body.parent_id, body.id)
"""
MEETINGS_NEARBY = f"""
    {ON_ITS_DAYS.format(table="participants_meeting", open="true")}
    UNION
    {OF_ITS_BODY.format(table="participants_meeting", open="true")}
    UNION
    SELECT told.id, coverage.meeting_id
    FROM articles_encounter told
    JOIN articles_coverage coverage ON coverage.article_id = told.article_id
    WHERE told.id = ANY(%(ids)s)
    ORDER BY 1, 2
"""
OPEN = "there.meeting_id IS NULL"
PROPOSALS_NEARBY = f"""
    {ON_ITS_DAYS.format(table="articles_proposal", open=OPEN)}
    UNION
    {OF_ITS_BODY.format(table="articles_proposal", open=OPEN)}
    UNION
    SELECT told.id, there.id
    FROM articles_encounter told
    JOIN articles_article article ON article.id = told.article_id
    JOIN articles_proposal there ON there.when = told.when AND there.stated_on = article.published_on
    WHERE told.id = ANY(%(ids)s) AND told.when !~ %(definite)s AND {OPEN}
    UNION
    SELECT told.id, told.proposal_id
    FROM articles_encounter told
    JOIN articles_proposal there ON there.id = told.proposal_id
    WHERE told.id = ANY(%(ids)s) AND {OPEN}
    ORDER BY 1, 2
"""


def meetings_nearby(encounters: Iterable[int]) -> dict[int, list[int]]:
    """By encounter the meetings of its days, or of its body, or that its article covers. One query."""
    return pairs(MEETINGS_NEARBY, encounters)


def proposals_nearby(encounters: Iterable[int]) -> dict[int, list[int]]:
    """By encounter the proposals, without a meeting yet, that come into question; its own among them. One query."""
    return pairs(PROPOSALS_NEARBY, encounters)


def pairs(query: str, encounters: Iterable[int]) -> dict[int, list[int]]:
    found = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(query, {"ids": list(encounters), "definite": DEFINITE})
        for encounter, other in cursor.fetchall():
            found[encounter].append(other)
    return found
