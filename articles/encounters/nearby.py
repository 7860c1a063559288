"""Which meetings on record, and which proposals, come into question for encounters: by their days, body, article."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection

from participants.querysets import DEFINITE

from .proposing import PLANS
from .same import SOON

# A date without an end, or of which nothing is stated: no meeting is told by it.
FROM_A_DAY_ON = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}/\.\.$"
SAYS_NOTHING = r"\.\.|^XXXX$|^/|/$"

# A day or two before and after: sessions are sometimes told as of another day. What has no day is told by its body, or
# by the meeting within which it lies, whose parts are read along.
ON_ITS_DAYS = """
    SELECT told.id, there.id
    FROM articles_encounter told
    JOIN {table} there
        ON there.possible && datemultirange(daterange(lower(told.possible) - 2, upper(told.possible) + 2))
    WHERE told.id = ANY(%(ids)s) AND told.when ~ %(definite)s AND NOT isempty(told.possible) AND {open}
        AND (
            there.when ~ %(definite)s
            OR (there.organisation_id IS NOT NULL OR there.series_id IS NOT NULL) AND there.when !~ %(says_nothing)s
        )
"""
OF_ITS_BODY = """
    SELECT told.id, there.id
    FROM (
        SELECT one.id, one.possible, coalesce(body.parent_id, body.id) AS body
        FROM articles_encounter one
        LEFT JOIN participants_meetingseries series ON series.id = one.series_id
        JOIN participants_organisation body ON body.id = coalesce(one.organisation_id, series.organisation_id)
        WHERE one.id = ANY(%(ids)s) AND one.when !~ %(definite)s AND one.when !~ %(says_nothing)s
        OFFSET 0
    ) told
    JOIN (
        SELECT there.id, there.possible, coalesce(body.parent_id, body.id) AS body
        FROM {table} there
        LEFT JOIN participants_meetingseries series ON series.id = there.series_id
        JOIN participants_organisation body ON body.id = coalesce(there.organisation_id, series.organisation_id)
        WHERE {open} AND there.when !~ %(says_nothing)s
        OFFSET 0
    ) there ON there.body = told.body AND there.possible && told.possible
"""
# What is planned from a day on: whatever is on record within a month of it.
SOON_AFTER = """
    SELECT told.id, there.id
    FROM (
        SELECT one.id, left(one.when, 10)::date AS first
        FROM (
            SELECT id, "when" FROM articles_encounter
            WHERE id = ANY(%(ids)s) AND "when" ~ %(from_a_day_on)s AND status = ANY(%(plans)s)
            OFFSET 0
        ) one
    ) told
    JOIN participants_meeting there
        ON there.possible && datemultirange(daterange(told.first, told.first + %(soon)s, '[]'))
        AND there.when ~ %(definite)s
"""
MEETINGS_NEARBY = f"""
    {ON_ITS_DAYS.format(table="participants_meeting", open="true")}
    UNION
    {OF_ITS_BODY.format(table="participants_meeting", open="true")}
    UNION
    {SOON_AFTER}
    UNION
    SELECT told.id, coverage.meeting_id
    FROM articles_encounter told
    JOIN articles_coverage coverage ON coverage.article_id = told.article_id
    WHERE told.id = ANY(%(ids)s)
    ORDER BY 1, 2
"""
# Written so that no index is taken for it: where nearly all are open, that of the days is the quick one.
OPEN = "coalesce(there.meeting_id, 0) = 0"
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
        facts: dict[str, Any] = {"ids": list(encounters), "definite": DEFINITE, "says_nothing": SAYS_NOTHING}
        facts |= {"from_a_day_on": FROM_A_DAY_ON, "plans": PLANS, "soon": SOON.days}
        cursor.execute(query, facts)
        for encounter, other in cursor.fetchall():
            found[encounter].append(other)
    return found
