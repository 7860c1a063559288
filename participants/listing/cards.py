"""The cards of a list of meetings, in one statement and without a row's instance: only what a card shows."""

from collections.abc import Container
from typing import NamedTuple

from summit_archive.dates import PartialDate
from summit_archive.postgres.prepared import Prepared
from summit_archive.web.fast_reverse import path_to

from ..models import Meeting, meeting
from ..models.meeting import SIDES_OF_KIND
from ..querysets import UNSETTLED

KINDS, STATUSES = dict(Meeting.Kind.choices), dict(Meeting.Status.choices)
NOT_RECORDED, COMPLETE = Meeting.ParticipantList.NOT_RECORDED, Meeting.ParticipantList.COMPLETE
MOST_SIDES = max(SIDES_OF_KIND.values())

# The countries are those kept of each meeting; its participants themselves are asked for hosts, by an index of these alone,
# and, where fewer countries are named than a meeting has sides, for the organisations and people that may be the others.
CARDS = Prepared("""
SELECT m.id, m.slug, m.title, m."when", m.status,
    m.status = ANY (%(unsettled)s::text[]) AND upper(m.possible) <= %(today)s::date,
    m.confirmation, m.kind, coalesce(p.name, ''), coalesce(nullif(o.abbreviation, ''), o.name, ''), m.participant_list,
    cardinality(k.named) + CASE WHEN cardinality(k.named) >= %(most_sides)s::integer THEN 0 ELSE (
        SELECT count(DISTINCT a.organisation_id)
            + count(DISTINCT a.person_id) FILTER (WHERE a.organisation_id IS NULL)
        FROM participants_participation a LEFT JOIN participants_office f ON f.id = a.office_id
        WHERE a.meeting_id = m.id AND a.status <> 'absent' AND coalesce(a.country_id, f.country_id) IS NULL
    ) END AS parties,
    (SELECT json_agg(json_build_array(lower(c.code), c.name, c.id <> ALL (k.present), c.id = ANY (hosts.ids))
        ORDER BY c.sort_key, c.code)
     FROM (SELECT unnest(k.named) AS id OFFSET 0) n CROSS JOIN LATERAL
         (SELECT id, code, name, sort_key FROM participants_country WHERE id = n.id OFFSET 0) c) AS countries
FROM participants_meeting m
JOIN participants_keptmeeting k ON k.meeting_id = m.id
LEFT JOIN participants_place p ON p.id = m.place_id
LEFT JOIN participants_organisation o ON o.id = m.organisation_id
CROSS JOIN LATERAL (
    SELECT ARRAY(
        SELECT coalesce(h.country_id, f.country_id)
        FROM participants_participation h LEFT JOIN participants_office f ON f.id = h.office_id
        WHERE h.meeting_id = m.id AND h.role = 'host' AND h.status <> 'absent'
            AND coalesce(h.country_id, f.country_id) IS NOT NULL
    ) AS ids OFFSET 0
) hosts
WHERE m.id = ANY (%(ids)s::bigint[])
""")


class Party(NamedTuple):
    """A country on record."""

    code: str
    name: str
    is_only_invited: bool
    is_host: bool

    def get_absolute_url(self):
        return path_to("country-detail", self.code)


class MeetingCard(NamedTuple):
    """All that is shown of a meeting in a list, in plain values: a card that is rendered is kept by them.

    `place` and `organisation` are names, "" for none. `is_certain`: whether it was in the days asked for, None where none
    are; `may_name_too_few`: None where nobody's part is on record.
    """

    slug: str
    title: str
    date: str
    is_certain: bool | None
    status: str
    has_unknown_outcome: bool
    confirmation: str
    kind: str
    place: str
    organisation: str
    parties: tuple[Party, ...]
    may_name_too_few: bool | None

    @property
    def when(self):
        return PartialDate.parse(self.date)

    @property
    def is_held(self):
        return self.status == Meeting.Status.HELD

    @property
    def has_known_participants(self):
        return self.may_name_too_few is not None

    def get_kind_display(self):
        return KINDS[self.kind]

    def get_status_display(self):
        return STATUSES[self.status]

    def get_absolute_url(self):
        return path_to("meeting-detail", self.slug)


def cards(ids: list[int], certain: Container[int] | None = None) -> list[MeetingCard]:
    """In the order of `ids`; what is gone is left out. `certain`: those surely in the days asked for, None where none are.

    One query, none where nothing is asked for.
    """
    if not ids:
        return []
    asked = {"ids": ids, "unsettled": UNSETTLED, "today": meeting.today(), "most_sides": MOST_SIDES}
    found = {row[0]: row for row in CARDS.rows(asked)}
    return [card(None if certain is None else pk in certain, found[pk]) for pk in ids if pk in found]


def card(is_certain, row):
    """Of a row of the statement."""
    _pk, slug, title, when, *facts, kind, place, organisation, known, number, countries = row
    facts = (slug, title, when, is_certain, *facts, kind, place, organisation)
    if known == NOT_RECORDED:
        return MeetingCard(*facts, (), None)
    has_all_sides = kind in SIDES_OF_KIND and number >= SIDES_OF_KIND[kind]
    parties = tuple(Party(*country) for country in countries or ())
    return MeetingCard(*facts, parties, not (has_all_sides or known == COMPLETE))
