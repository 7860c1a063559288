"""What sources say of a meeting and of its participants, in files."""

from summit_archive.web.json import day, edtf

from ..attestation.contradictions import OF_MEETINGS, OF_PARTICIPANTS
from . import quotes

HEADER = [
    "meeting",
    "participant",
    "concluded",
    "status",
    "differs",
    "article_day",
    "publisher",
    "headline",
    "url",
    "said_by",
    *quotes.HEADER,
]


def rows(meeting, coverage, participations, sources=(), site=""):
    """A line for each thing that an article says: of the meeting first, then of each participant.

    Between the two, what `sources` without an article say of the meeting. `site` stands before our own addresses.
    """
    for row in coverage:
        yield line(meeting, "", meeting, row, OF_MEETINGS, "", site)
    for row in sources:
        yield line_of_source(meeting, row)
    for participation in participations:
        for row in participation.attestations.all():
            yield line(
                meeting, str(participation), participation, row, OF_PARTICIPANTS, str(row.said_by), site
            )


def line_of_source(meeting, row):
    source = row.source
    told = [
        meeting.slug,
        "",
        meeting.status,
        row.status,
        "yes" if row.status and OF_MEETINGS.is_against(row.status, meeting.status) else "",
        edtf(source.published_on) or "",
        source.publisher.name if source.publisher else "",
        source.headline,
        source.url,
    ]
    return told + [""] * (len(HEADER) - len(told))


def line(meeting, participant, concluded, row, ladder, said_by, site):
    article = row.article
    return [
        meeting.slug,
        participant,
        concluded.status,
        row.status,
        "yes" if row.status and ladder.is_against(row.status, concluded.status) else "",
        day(article.published_on),
        article.publisher.name if article.publisher else "",
        article.headline,
        article.url or site + article.get_absolute_url(),
        said_by,
        *quotes.cells(row, site),
    ]
