"""What a meeting's record says of one side: that it came, was invited, stayed away, or nothing at all."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.called import called
from summit_archive.postgres.prepared import Prepared


class Standing(models.TextChoices):
    """From the most to the least; see `SURE`, `OPEN` and `AWAY`."""

    ATTENDED = "attended", _("attended")
    ONLINE = "online", _("took part online")
    NAMED = "named", _("named among those who took part")
    BY_ANOTHER = "by-another", _("took part, represented by another")
    CONFIRMED = "confirmed", _("expected; whether it came is not stated")
    INVITED = "invited", _("invited; whether it came is not stated")
    PERHAPS_HOLDER = "perhaps-holder", _("an office took part that they may have held then")
    COUNTRY_ONLY = "country-only", _("the country took part; who came for it is not stated")
    OF_THE_BODY = "of-the-body", _("a meeting of the organisation; whether it took part itself is not stated")
    REPRESENTED = "represented", _("represented by another")
    ABSENT = "absent", _("absent")
    ANOTHER_CAME = "another-came", _("somebody else is named for the country")
    NOT_LISTED = "not-listed", _("not named, and the list of participants is complete")
    SILENT = "silent", _("not named")


SURE = {Standing.ATTENDED, Standing.ONLINE, Standing.NAMED, Standing.BY_ANOTHER}
OPEN = {
    Standing.CONFIRMED,
    Standing.INVITED,
    Standing.PERHAPS_HOLDER,
    Standing.COUNTRY_ONLY,
    Standing.OF_THE_BODY,
}
# A source says so itself: what follows from a list, or from who else came, denies nothing.
STATED_AWAY = {Standing.REPRESENTED, Standing.ABSENT}
AWAY = STATED_AWAY | {Standing.ANOTHER_CAME, Standing.NOT_LISTED}

OF_STATUS = {
    "attended": Standing.ATTENDED,
    "online": Standing.ONLINE,
    "not-stated": Standing.NAMED,
    "represented": Standing.REPRESENTED,
    "confirmed": Standing.CONFIRMED,
    "invited": Standing.INVITED,
    "absent": Standing.ABSENT,
}
ORDER = list(Standing)


class Row(NamedTuple):
    """A participation. `country` is the id of the one that it stands for."""

    pk: int
    meeting: int
    status: str
    person: int | None
    office: int | None
    country: int | None
    organisation: int | None
    given: str
    note: str
    source: str
    source_url: str
    confirmation: str
    person_name: str | None
    person_slug: str | None
    office_name: str | None


class Part(NamedTuple):
    """What is said of a side, by `row`; None where no row says it. `by_office`: resolved by the day, not quoted."""

    standing: Standing
    row: Row | None = None
    by_office: bool = False

    @property
    def is_sure(self):
        return self.standing in SURE

    @property
    def is_away(self):
        return self.standing in AWAY

    @property
    def is_silent(self):
        return self.standing == Standing.SILENT


ROWS = Prepared("""
SELECT p.id, p.meeting_id, p.status, p.person_id, p.office_id, coalesce(p.country_id, o.country_id), p.organisation_id,
    p.name_as_given, p.note, p.source, p.source_url, p.confirmation, person.name, person.slug, o.name
FROM participants_participation p
LEFT JOIN participants_office o ON o.id = p.office_id
LEFT JOIN participants_person person ON person.id = p.person_id
WHERE p.meeting_id = ANY (%(meetings)s::bigint[]) AND (
    coalesce(p.country_id, o.country_id) = ANY (%(countries)s::bigint[]) OR p.person_id = ANY (%(people)s::bigint[])
    OR p.office_id = ANY (%(offices)s::bigint[]) OR p.organisation_id = ANY (%(organisations)s::bigint[]))
ORDER BY p.id
""")


def rows_of(meetings, sides):
    """{meeting's id: its rows that say anything of `sides`}. One query, none for no meetings."""
    if not meetings:
        return {}
    asked = {name: sorted({pk for side in sides for pk in getattr(side, name)}) for name in WHOSE}
    found: dict[int, list[Row]] = {pk: [] for pk in meetings}
    for values in ROWS.rows({"meetings": list(meetings), **asked}):
        row = in_page_language(Row(*values))
        found[row.meeting].append(row)
    return found


def in_page_language(row):
    return row._replace(
        person_name=row.person_name and called("person", row.person, row.person_name),
        office_name=row.office_name and called("office", row.office, row.office_name),
    )


WHOSE = ("countries", "people", "offices", "organisations")


def most_of(rows, **more):
    """By the row that says the most: of a leader who stayed away and a minister who came, that the state was there."""
    standing, row = min(((OF_STATUS[row.status], row) for row in rows), key=lambda one: ORDER.index(one[0]))
    return Part(standing, row, **more)


def of_nobody(meeting):
    """What silence says."""
    return Part(
        Standing.NOT_LISTED if meeting.has_complete_participants and meeting.is_held else Standing.SILENT
    )
