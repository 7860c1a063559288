"""Meetings that are not confirmed as held, in files."""

from summit_archive.web.json import day, edtf, slug

from ..listing.not_confirmed import outcome_of, successors
from .plain import code

HEADER = [
    "outcome",
    "fate",
    "meeting",
    "title",
    "status",
    "when",
    "last_possible_day",
    "place",
    "organisation",
    "countries",
    "successors",
    "source",
    "confirmation",
]


def as_row(meeting):
    """A meeting for programs; it comes from `NotConfirmedFilter.for_export`."""
    facts = dict(zip(HEADER, of_meeting(meeting), strict=True))
    facts["countries"] = [code(country) for country in meeting.party_countries]
    facts["successors"] = [other.slug for other in successors(meeting)]
    return facts


def of_meeting(meeting):
    """The cells below HEADER."""
    return [
        outcome_of(meeting.fate),
        meeting.fate,
        meeting.slug,
        meeting.title,
        meeting.status,
        edtf(meeting.when),
        day(meeting.last_possible_day),
        slug(meeting.place),
        slug(meeting.organisation),
        " ".join(code(country) for country in meeting.party_countries),
        " ".join(other.slug for other in successors(meeting)),
        meeting.source,
        meeting.confirmation,
    ]
