"""Meetings that are not confirmed as held, in files."""

from summit_archive.web.json import day, edtf, slug

from ..listing.not_confirmed import outcome_of

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
    """A meeting for programs; it comes from `NotConfirmedResult.for_files`."""
    facts = dict(zip(HEADER, of_meeting(meeting), strict=True))
    facts["countries"] = meeting.codes_named
    facts["successors"] = [other.slug for other in meeting.successors]
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
        " ".join(meeting.codes_named),
        " ".join(other.slug for other in meeting.successors),
        meeting.source,
        meeting.confirmation,
    ]
