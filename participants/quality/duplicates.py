"""Meetings that may be one and the same: a warning to the editor, never an error.

The rule stands here twice: in words of the queryset for the one meeting that is being edited, saved or not, and in SQL
for all pairs of the archive at once. A test holds the two together. Who edits a meeting is asked of more: `WHY`.
"""

from typing import NamedTuple

from django.db import connection
from django.db.models import Case, CharField, Count, Exists, Q, Value, When
from django.utils.translation import gettext_lazy as _

from summit_archive.dates import PartialDate
from summit_archive.dates.fields import DateMultiRangeField
from summit_archive.distinct import DistinctPair

from ..models import Meeting, MeetingLink, Participation
from ..querysets import DEFINITE, parties

MOST = 5

TITLE, BODY, COUNTRIES, PEOPLE, PARTIES, PLACE = "title", "body", "countries", "people", "parties", "place"
WHY = {
    TITLE: _("the same title"),
    BODY: _("the same kind, organisation and days"),
    COUNTRIES: _("the same kind, days and two of its countries"),
    PEOPLE: _("the same days and two of its people"),
    PARTIES: _("the same days and the same countries"),
    PLACE: _("the same place and days"),
}
# By these two records of the archive are told to stand twice; by the others only who is about to save one is asked.
ON_RECORD = [TITLE, BODY, COUNTRIES]


def lookalikes_of(meeting, rows=None, reasons=tuple(WHY)):
    """Up to five other meetings that `meeting` may be, each with `why`, the first of `reasons`. Two queries at most.

    Of a meeting that is not saved yet `rows` are its participations. Of the same title those on definite days of their
    own are none: leaders hold many talks that are called alike. Of the same kind on a possible day means: of the same
    organisation; without one, with two countries in common, because many pairs of leaders meet on one day. What is linked
    to it, or is a part of it, is known to be another.
    """
    rows = meeting.participations.for_list() if rows is None else rows
    named = [row for row in rows if row.status != Participation.Status.ABSENT]
    by_reason = ways_to_be_alike(meeting, named)
    ways = [(reason, by_reason[reason]) for reason in reasons if reason in by_reason]
    if not ways:
        return Meeting.objects.none()
    alike = ways[0][1]
    for _reason, way in ways[1:]:
        alike |= way
    whens = [When(way, then=Value(reason)) for reason, way in ways]
    others = Meeting.objects.filter(alike).exclude(pk=meeting.pk)
    others = others.exclude(pk=meeting.parent_id).exclude(known_to_be_another(meeting))
    return others.annotate(why=Case(*whens, output_field=CharField())).newest_first()[:MOST]


def known_to_be_another(meeting):
    if meeting.pk is None:
        return Q(pk__in=[])
    links = MeetingLink.objects.filter(Q(first=meeting.pk) | Q(second=meeting.pk))
    ends = {pk for pair in links.values_list("first", "second") for pk in pair}
    return Q(parent=meeting.pk) | Q(pk__in=ends | DistinctPair.objects.beside(meeting))


def ways_to_be_alike(meeting, rows):
    """{reason: a condition on meetings}, as far as the meeting says enough for it."""
    ways = {}
    days = meeting.possible_days() if meeting.when else ()
    same_days = Q(possible__overlaps=Value(days, DateMultiRangeField())) if days else None
    if meeting.title:
        ways[TITLE] = same_title(meeting, same_days)
    if not days:
        return ways
    countries = {row.for_country for row in rows} - {None}
    if meeting.organisation_id:
        ways[BODY] = same_days & Q(kind=meeting.kind, organisation=meeting.organisation_id)
    elif len(countries) > 1:
        among = Meeting.objects.filter(organisation=None).with_at_least(2, countries)
        ways[COUNTRIES] = same_days & Q(kind=meeting.kind, pk__in=among.values("pk"))
    if len(people := {row.person_id for row in rows} - {None}) > 1:
        ways[PEOPLE] = same_days & Q(pk__in=naming_two_of(people))
    if meeting.when.is_definite:
        definite = same_days & Q(when__regex=DEFINITE)
        if len(countries) > 1:
            ways[PARTIES] = definite & of_just(countries)
        if meeting.place_id:
            ways[PLACE] = definite & Q(place=meeting.place_id) & beside_no_other(meeting, countries)
    return ways


def same_title(meeting, same_days):
    same = Q(title__iexact=meeting.title)
    if meeting.when and meeting.when.is_definite:
        same &= ~Q(when__regex=DEFINITE) | (same_days or Q())
    return same


def naming_two_of(people):
    rows = Participation.objects.not_absent().filter(person__in=people).order_by()
    return rows.values("meeting").annotate(n=Count("person", distinct=True)).filter(n__gt=1).values("meeting")


def of_just(countries):
    """Of these countries and no other."""
    others = parties().exclude(party__in=[country.pk for country in countries])
    among = Meeting.objects.with_at_least(len(countries), countries)
    return ~Exists(others) & Q(pk__in=among.values("pk"))


def beside_no_other(meeting, countries):
    """Not the next talk in the same house: that one has a party that this has not, and lacks one that this has."""
    lacks_none = (
        Meeting.objects.with_at_least(len(countries), countries) if countries else Meeting.objects.all()
    )
    has_no_other = ~Exists(parties().exclude(party__in=[country.pk for country in countries]))
    alike = Q(pk__in=lacks_none.values("pk")) | has_no_other
    of_one_whole = Q(parent=meeting.parent_id) if meeting.parent_id else Q(pk__in=[])
    return alike & ~of_one_whole


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
    AND NOT EXISTS (
        SELECT FROM summit_archive_distinctpair two
        WHERE two.kind = 'participants_meeting' AND two.one = older.id AND two.other = newer.id
    )
ORDER BY newer.id, older.id
"""


def lookalike_pairs():
    """Each meeting that an older record looks like, with the first of those, as a list of `Pair`. One query.

    Two meetings that an editor linked are known to be two, or known to be perhaps the same; of others it may be remembered.
    """
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, {"definite": DEFINITE})
        rows = cursor.fetchall()
    return [
        Pair(newer, title, PartialDate.parse(when), older, older_title, PartialDate.parse(older_when))
        for newer, title, when, older, older_title, older_when in rows
    ]
