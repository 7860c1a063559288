"""What sources say of a meeting and of its participants, as the rows of `EVIDENCE`."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..attestation.contradictions import OF_MEETINGS, OF_PARTICIPANTS


class Evidence(NamedTuple):
    """What one source says of one thing; `quoted` has its words, None where it is a source without an article."""

    meeting: str
    participant: str
    concluded: str
    status: str
    differs: bool | None
    article_day: Any
    publisher: str
    headline: str
    url: str
    archive_url: str
    said_by: str = ""
    quoted: Any = None


def rows(
    meeting: Any, coverage: Iterable[Any], participations: Iterable[Any], sources: Iterable[Any] = ()
) -> Iterator[Evidence]:
    """A row for each thing that an article says: of the meeting first, then of each participant.

    Between the two, what `sources` without an article say of the meeting.
    """
    for row in coverage:
        yield of_article(meeting, "", meeting, row, OF_MEETINGS, "")
    for row in sources:
        yield of_source(meeting, row)
    for participation in participations:
        for row in participation.attestations.all():
            yield of_article(
                meeting, str(participation), participation, row, OF_PARTICIPANTS, str(row.said_by)
            )


def of_source(meeting, row):
    source = row.source
    return Evidence(
        meeting.slug,
        "",
        meeting.status,
        row.status,
        differs(OF_MEETINGS, row.status, meeting.status),
        source.published_on,
        source.publisher.name if source.publisher else "",
        source.headline,
        source.url,
        source.get_absolute_url(),
    )


def of_article(meeting, participant, concluded, row, ladder, said_by):
    article = row.article
    return Evidence(
        meeting.slug,
        participant,
        concluded.status,
        row.status,
        differs(ladder, row.status, concluded.status),
        article.published_on,
        article.publisher.name if article.publisher else "",
        article.headline,
        article.url or article.get_absolute_url(),
        article.get_absolute_url(),
        said_by,
        row,
    )


def differs(ladder, status, concluded):
    """None where the source gives no status."""
    return ladder.is_against(status, concluded) if status else None
