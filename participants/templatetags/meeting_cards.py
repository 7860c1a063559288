"""What the card of a meeting shows, also of one that was read as a row."""

from django import template

from ..listing.cards import MeetingCard, Party

register = template.Library()


@register.filter
def as_card(meeting):
    """A card as it is; of a row what a card has of it. No query after `for_list`."""
    if isinstance(meeting, MeetingCard):
        return meeting
    is_known = meeting.has_known_participants
    return MeetingCard(
        meeting.slug,
        meeting.title,
        str(meeting.when),
        None,
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
    hosts = {country.pk for country in meeting.host_countries if country}
    return tuple(
        Party(country.address_code, country.name, is_only_invited, country.pk in hosts)
        for country, is_only_invited in meeting.party_countries.items()
    )
