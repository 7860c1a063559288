"""Meetings that may be one and the same: a warning to the editor, never an error.

The rule stands here twice: in words of the queryset for the one meeting that is being
edited, and in SQL for all pairs of the archive at once. A test holds the two together.
"""

from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from summit_archive.dates import PartialDate

from ..models import Meeting
from ..querysets import DEFINITE

MOST = 5


def lookalikes_of(meeting):
    """Up to five other meetings with the same title, or of the same kind on the same days. Three queries at most.

    Of the same title those on definite days of their own are none: leaders hold many talks that are called alike. Of the same kind on a possible day means: of the same organisation; without one, with two
    countries in common, because many pairs of leaders meet on one day.
    """
    same_title = Q(title__iexact=meeting.title)
    if meeting.when.is_definite:
        same_title &= ~Q(when__regex=DEFINITE) | Q(possible__overlaps=_days_of(meeting))
    same_days = Q(kind=meeting.kind, possible__overlaps=_days_of(meeting)) & _of_the_same(meeting)
    others = Meeting.objects.filter(same_title | same_days).exclude(pk=meeting.pk)
    return others.exclude(pk=meeting.parent_id).exclude(parent=meeting).newest_first()[:MOST]


def _days_of(meeting):
    return Meeting.objects.filter(pk=meeting.pk).values("possible")


def _of_the_same(meeting):
    if meeting.organisation_id:
        return Q(organisation=meeting.organisation_id)
    countries = {row.for_country for row in meeting.participations.for_list()} - {None}
    if len(countries) < 2:
        return Q(pk__in=[])
    alike = Meeting.objects.filter(organisation=None).with_at_least(2, countries)
    return Q(pk__in=alike.values("pk"))


class Pair(NamedTuple):
    """Two meetings that look alike, the one that was recorded later first."""

    newer: int
    newer_title: str
    newer_when: PartialDate
    older: int
    older_title: str
    older_when: PartialDate


# Joined by what PostgreSQL can hash. The index of possible days sees only the first and the last,
# so a date with no year would meet every meeting there is: hence the months that each touches.
PAIRS = """
WITH party AS (
    SELECT DISTINCT taking_part.meeting_id, coalesce(taking_part.country_id, office.country_id) AS country_id
    FROM participants_participation taking_part
    LEFT JOIN participants_office office ON office.id = taking_part.office_id
    WHERE taking_part.status <> 'absent'
), month AS MATERIALIZED (
    SELECT DISTINCT meeting.id, kind, organisation_id, coalesce(organisation_id, 0) AS body, possible, first
    FROM participants_meeting meeting, unnest(possible) span, generate_series(
        date_trunc('month', lower(span)::timestamp), upper(span)::timestamp - interval '1 day', interval '1 month'
    ) first
), same_days AS MATERIALIZED (
    SELECT DISTINCT newer.id AS newer_id, older.id AS older_id, newer.organisation_id
    FROM month newer
    JOIN month older USING (kind, body, first)
    WHERE older.id < newer.id AND older.possible && newer.possible
), alike AS (
    SELECT newer.id AS newer_id, older.id AS older_id
    FROM participants_meeting newer
    JOIN participants_meeting older ON older.id < newer.id AND upper(older.title) = upper(newer.title)
    WHERE newer."when" !~ %(definite)s OR older."when" !~ %(definite)s OR older.possible && newer.possible
    UNION
    SELECT newer_id, older_id FROM same_days WHERE organisation_id IS NOT NULL
    UNION
    SELECT newer_id, older_id
    FROM same_days
    JOIN party one ON one.meeting_id = newer_id
    JOIN party other ON other.meeting_id = older_id AND other.country_id = one.country_id
    WHERE organisation_id IS NULL
    GROUP BY newer_id, older_id
    HAVING count(*) > 1
)
SELECT DISTINCT ON (newer.id) newer.id, newer.title, newer."when", older.id, older.title, older."when"
FROM alike
JOIN participants_meeting newer ON newer.id = newer_id
JOIN participants_meeting older ON older.id = older_id
WHERE newer.parent_id IS DISTINCT FROM older.id AND older.parent_id IS DISTINCT FROM newer.id
    AND NOT EXISTS (
        SELECT FROM participants_meetinglink link
        WHERE (link.first_id, link.second_id) IN ((newer.id, older.id), (older.id, newer.id))
    )
ORDER BY newer.id, older.id
"""


def lookalike_pairs():
    """Each meeting that an older record looks like, with the first of those, as a list of `Pair`. One query.

    Two meetings that an editor linked are known to be two, or known to be perhaps the same.
    """
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, {"definite": DEFINITE})
        rows = cursor.fetchall()
    return [
        Pair(newer, title, PartialDate.parse(when), older, older_title, PartialDate.parse(older_when))
        for newer, title, when, older, older_title, older_when in rows
    ]
