"""What the card of a meeting shows, also of one that was read as a row."""

from django import template

from ..listing import cards
from ..listing.cards import MOST_NAMED, MeetingCard

register = template.Library()


@register.filter
def as_card(meeting):
    """A card as it is; of a row what a card has of it. No query after `for_list`."""
    if isinstance(meeting, MeetingCard):
        return meeting
    is_known = meeting.has_known_participants
    return MeetingCard(
        *head(meeting),
        meeting.source,
        meeting.source_url,
        meeting.kind,
        meeting.format,
        meeting.place.called if meeting.place else "",
        parties(meeting) if is_known else (),
        meeting.may_name_too_few if is_known else None,
    )


@register.filter
def as_line(meeting):
    """What a line of a calendar shows of it: nobody who came, no kind. No query where its place is at hand."""
    place = meeting.place.called if meeting.place else ""
    return MeetingCard(*head(meeting), "", "", "", "", place, (), None)


def head(meeting):
    """What it is called, its day, and whether it was held."""
    outcome = (meeting.status, meeting.has_unknown_outcome, meeting.confirmation)
    return (meeting.slug, meeting.called, str(meeting.when), None, *outcome)


def parties(meeting):
    hosts = {country.pk for country in meeting.host_countries if country}
    countries = [
        (country.pk, country.address_code, country.called, is_only_invited, country.pk in hosts)
        for country, is_only_invited in meeting.party_countries.items()
    ]
    rows = meeting.participations.all() if len(countries) <= MOST_NAMED else ()
    return cards.parties(
        countries, [person(row) for row in sorted(rows, key=lambda row: row.pk) if is_named(row)]
    )


def is_named(row):
    return row.status != row.Status.ABSENT and (row.person_id or row.organisation_id)


def person(row):
    """As the statement of cards has it."""
    country, body, who = row.for_country, row.organisation, row.person
    return (
        country and country.pk,
        body and body.slug,
        body and body.short_name,
        who and who.slug,
        who and who.called,
        row.status == row.Status.INVITED,
        row.role == row.Role.HOST,
    )
