"""The cards of a list of meetings, in one statement and without a row's instance: only what a card shows."""

from collections import defaultdict
from collections.abc import Container
from typing import NamedTuple

from summit_archive.dates import PartialDate
from summit_archive.postgres.prepared import Prepared
from summit_archive.web.fast_reverse import path_to

from ..called import called, called_for_short, order_of, speaks_english
from ..models import Meeting, meeting
from ..models.meeting import FORMATS_FROM_AFAR, KINDS_FROM_AFAR, SIDES_OF_KIND
from ..querysets import UNSETTLED
from ..titles import title_called

KINDS, STATUSES, FORMATS = (
    dict(choices.choices) for choices in (Meeting.Kind, Meeting.Status, Meeting.Format)
)
NOT_RECORDED, COMPLETE = Meeting.ParticipantList.NOT_RECORDED, Meeting.ParticipantList.COMPLETE
MOST_SIDES = max(SIDES_OF_KIND.values())
# The people of a meeting of more countries are not named in a list, nor are more parties: its page names them.
MOST_NAMED = 16

# The countries are those kept of each meeting; its participants themselves are asked for hosts, by an index of these alone,
# for their people, where a card has room for them, and, where fewer countries are named than a meeting has sides, for the
# organisations and people that may be the others.
CARDS = Prepared("""
SELECT m.id, m.slug, m.title, m."when", m.status,
    m.status = ANY (%(unsettled)s::text[]) AND upper(m.possible) <= %(today)s::date,
    m.confirmation, m.source, m.source_url, m.kind, m.format, p.slug, coalesce(p.name, ''), m.participant_list,
    cardinality(k.named) + CASE WHEN cardinality(k.named) >= %(most_sides)s::integer THEN 0 ELSE (
        SELECT count(DISTINCT a.organisation_id)
            + count(DISTINCT a.person_id) FILTER (WHERE a.organisation_id IS NULL)
        FROM participants_participation a LEFT JOIN participants_office f ON f.id = a.office_id
        WHERE a.meeting_id = m.id AND a.status <> 'absent' AND coalesce(a.country_id, f.country_id) IS NULL
    ) END AS parties,
    (SELECT json_agg(json_build_array(c.id, lower(c.code), c.name, c.id <> ALL (k.present), c.id = ANY (hosts.ids))
        ORDER BY c.sort_key, c.code)
     FROM (SELECT unnest(k.named) AS id OFFSET 0) n CROSS JOIN LATERAL
         (SELECT id, code, name, sort_key FROM participants_country WHERE id = n.id OFFSET 0) c) AS countries,
    CASE WHEN cardinality(k.named) <= %(most_named)s::integer THEN (
        SELECT json_agg(json_build_array(coalesce(a.country_id, f.country_id), b.slug,
            coalesce(nullif(b.abbreviation, ''), b.name), r.slug, r.name, a.status = 'invited', a.role = 'host')
            ORDER BY a.id)
        FROM participants_participation a LEFT JOIN participants_office f ON f.id = a.office_id
        LEFT JOIN participants_person r ON r.id = a.person_id
        LEFT JOIN participants_organisation b ON b.id = a.organisation_id
        WHERE a.meeting_id = m.id AND a.status <> 'absent' AND (a.person_id IS NOT NULL OR a.organisation_id IS NOT NULL)
    ) END AS people
FROM participants_meeting m
JOIN participants_keptmeeting k ON k.meeting_id = m.id
LEFT JOIN participants_place p ON p.id = m.place_id
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


class Somebody(NamedTuple):
    """A person, an organisation or a country in a list, by the name of its page."""

    page: str
    address: str
    called: str

    def get_absolute_url(self):
        return path_to(self.page, self.address)


class Party(NamedTuple):
    """A country on record, or an organisation or a person of none, and who came for it where that is on record."""

    itself: Somebody
    people: tuple[Somebody, ...]
    is_only_invited: bool
    is_host: bool

    @property
    def named(self):
        return self.people or (self.itself,)


class MeetingCard(NamedTuple):
    """All that is shown of a meeting in a list, in plain values: a card that is rendered is kept by them.

    `place` is a name, "" for none. `is_certain`: whether it was in the days asked for, None where none
    are; `may_name_too_few`: None where nobody's part is on record.
    """

    slug: str
    called: str
    date: str
    is_certain: bool | None
    status: str
    has_unknown_outcome: bool
    confirmation: str
    source: str
    source_url: str
    kind: str
    format: str
    place: str
    parties: tuple[Party, ...]
    may_name_too_few: bool | None

    @property
    def title(self):
        """As a row has it."""
        return self.called

    @property
    def when(self):
        return PartialDate.parse(self.date)

    @property
    def year(self):
        """The year that its date states first, "" for none."""
        return self.date[:4] if self.date[:4].isdecimal() else ""

    @property
    def is_held(self):
        return self.status == Meeting.Status.HELD

    @property
    def has_known_participants(self):
        return self.may_name_too_few is not None

    @property
    def came(self):
        """The parties that were more than invited, as many as a card has room for."""
        return [party for party in self.parties if not party.is_only_invited][:MOST_NAMED]

    @property
    def invited(self):
        return [party for party in self.parties if party.is_only_invited][:MOST_NAMED]

    @property
    def left_out(self):
        """How many parties the card has no room for."""
        return len(self.parties) - len(self.came) - len(self.invited)

    @property
    def from_afar(self):
        """How they met, where they did not meet in one room: "by phone"; "" where they did, or nobody says."""
        if self.format in FORMATS_FROM_AFAR:
            return FORMATS[self.format]
        return KINDS[self.kind] if self.kind in KINDS_FROM_AFAR else ""

    @property
    def citations(self):
        """The sources, as they are cited."""
        return citations(self.source)

    def get_kind_display(self):
        return KINDS[self.kind]

    def get_status_display(self):
        return STATUSES[self.status]

    def get_absolute_url(self):
        return path_to("meeting-detail", self.slug)


def citations(source):
    """The sources that a cell names, which has them apart by semicolons."""
    return [cited.strip() for cited in source.split(";") if cited.strip()]


def cards(ids: list[int], certain: Container[int] | None = None) -> list[MeetingCard]:
    """In the order of `ids`; what is gone is left out. `certain`: those surely in the days asked for, None where none are.

    One query, none where nothing is asked for.
    """
    found = rows_of(ids)
    return [card(None if certain is None else pk in certain, found[pk]) for pk in ids if pk in found]


def cards_by_id(ids: list[int]) -> dict[int, MeetingCard]:
    """{a meeting's id: its card}. As many queries."""
    return {pk: card(None, row) for pk, row in rows_of(ids).items()}


def rows_of(ids):
    """{id: its row of the statement}"""
    if not ids:
        return {}
    asked = {"ids": ids, "unsettled": UNSETTLED, "today": meeting.today(), "most_sides": MOST_SIDES}
    asked["most_named"] = MOST_NAMED
    return {row[0]: row for row in CARDS.rows(asked)}


def card(is_certain, row):
    """Of a row of the statement."""
    _pk, slug, title, when, *facts, at, place, known, number, countries, people = row
    facts = (slug, title_called(title), when, is_certain, *facts, called("place", at, place))
    if known == NOT_RECORDED:
        return MeetingCard(*facts, (), None)
    kind = facts[KIND]
    has_all_sides = kind in SIDES_OF_KIND and number >= SIDES_OF_KIND[kind]
    return MeetingCard(
        *facts, parties(countries or (), people or ()), not (has_all_sides or known == COMPLETE)
    )


KIND = MeetingCard._fields.index("kind")


def parties(countries, people):
    """The countries in their order, each with its people, then the organisations and people of none."""
    of_country, of_none = defaultdict(list), {}
    for country, body, body_name, slug, name, *said in people:
        person = (Somebody("person-detail", slug, called("person", slug, name)),) if slug else ()
        if country:
            of_country[country] += person
        else:
            itself = body_of(body, body_name) if body else person[0]
            of_none.setdefault(itself, []).append((person if body else (), *said))
    of_countries = (
        Party(Somebody("country-detail", code, name), unique(of_country[pk]), *said)
        for pk, code, name, *said in countries_called(countries)
    )
    return (*of_countries, *(party_of_rows(itself, rows) for itself, rows in of_none.items()))


def body_of(slug, name):
    return Somebody("organisation-detail", slug, called_for_short("organisation", slug, name))


def countries_called(countries):
    """By the names that the page's language has for them, and in its order."""
    if speaks_english():
        return countries
    named = [(pk, code, called("country", code, name), *said) for pk, code, name, *said in countries]
    return sorted(named, key=lambda country: order_of(country[2]))


def party_of_rows(itself, rows):
    """One of no country: only invited where each of its rows says no more."""
    people, invited, hosts = zip(*rows, strict=True)
    return Party(itself, unique(one for some in people for one in some), all(invited), any(hosts))


def unique(people):
    return tuple(dict.fromkeys(people))
