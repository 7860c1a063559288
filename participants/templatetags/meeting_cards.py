"""What the card of a meeting shows, in plain values: a card that is rendered is kept by them."""

from typing import NamedTuple

from django import template

from summit_archive.dates import PartialDate
from summit_archive.web.fast_reverse import path_to

from ..models import Meeting

register = template.Library()

KINDS, STATUSES = dict(Meeting.Kind.choices), dict(Meeting.Status.choices)


class Party(NamedTuple):
    """A country on record."""

    code: str
    name: str
    is_only_invited: bool
    is_host: bool

    def get_absolute_url(self):
        return path_to("country-detail", self.code)


class MeetingCard(NamedTuple):
    """As a meeting tells it; `place` and `organisation` are names, "" for none.

    `is_certain`: whether it was in the days asked for, None where none are; `may_name_too_few`: None where nobody's
    part is on record.
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


@register.filter
def as_card(meeting, is_certain):
    """No query after `for_list`."""
    is_known = meeting.has_known_participants
    return MeetingCard(
        meeting.slug,
        meeting.title,
        str(meeting.when),
        is_certain,
        meeting.status,
        meeting.has_unknown_outcome,
        meeting.confirmation,
        meeting.kind,
        meeting.place.name if meeting.place else "",
        meeting.organisation.short_name if meeting.organisation else "",
        parties(meeting) if is_known else (),
        meeting.may_name_too_few if is_known else None,
    )


@register.filter
def as_line(meeting):
    """What a line of a calendar shows of it: nobody who came, no kind. No query where its place is at hand."""
    return MeetingCard(
        meeting.slug,
        meeting.title,
        str(meeting.when),
        None,
        meeting.status,
        meeting.has_unknown_outcome,
        meeting.confirmation,
        "",
        meeting.place.name if meeting.place else "",
        "",
        (),
        None,
    )


def parties(meeting):
    hosts = {country.pk for country in meeting.host_countries}
    return tuple(
        Party(country.address_code, country.name, is_only_invited, country.pk in hosts)
        for country, is_only_invited in meeting.party_countries.items()
    )
