"""Meetings and their participants, with what articles say of them."""

from participants.exporting import meetings
from summit_archive.web.json import day, slug

from .quotes import as_quote


def as_row(meeting):
    """A meeting in a list; it comes from `for_export` and `with_coverage`."""
    return meetings.as_row(meeting) | {
        "articles": [coverage.article_id for coverage in meeting.coverage.all()]
    }


def in_full(meeting, holders):
    """A meeting with its evidence; it comes from `for_full_export` and `with_evidence`.

    `holders` is what `holders_of` gives for its participants.
    """
    participants = [as_participant(row, holders.get(row.pk, [])) for row in meeting.participations.all()]
    return (
        as_row(meeting)
        | meetings.details(meeting)
        | {
            "participants": participants,
            "coverage": [as_coverage(coverage) for coverage in meeting.coverage.all()],
        }
    )


def as_participant(row, holders):
    evidence = [as_evidence(attestation) for attestation in row.attestations.all()]
    return meetings.participant_in_full(row, holders) | {"evidence": evidence}


def as_evidence(attestation):
    """What one article says of a participant, and who said so there."""
    return {
        **from_article(attestation.article),
        "status": attestation.status,
        "said_by": said_by(attestation),
        **as_quote(attestation),
    }


def as_coverage(coverage):
    """What one article says of the meeting itself."""
    return {
        **from_article(coverage.article),
        "kind": coverage.kind,
        "status": coverage.status or None,
        **as_quote(coverage),
    }


def from_article(article):
    return {
        "article": article.pk,
        "url": article.get_absolute_url(),
        "headline": article.headline,
        "published": day(article.published_on),
        "publisher": slug(article.publisher),
    }


def said_by(attestation):
    return {
        "person": slug(attestation.said_by_person),
        "organisation": slug(attestation.said_by_organisation),
        "name": attestation.said_by_name,
    }
