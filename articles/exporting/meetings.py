"""Meetings and their participants, with what articles say of them."""

from django.utils.translation import gettext_lazy as _

from participants.exporting import nouns
from summit_archive.files import Field, Kind, Noun
from summit_archive.web.json import day, slug

from ..models import Attestation, Coverage
from .evidence_nouns import QUOTE

MEETING = nouns.MEETING.with_fields(
    Field(
        "articles",
        Kind.KEYS,
        _("The published articles that cover the meeting, by number."),
        lambda row: [coverage.article_id for coverage in row.coverage.all()],
    )
)


OF_ARTICLE = (
    Field("article", Kind.NUMBER, _("The article, by its number."), lambda row: row.article.pk),
    Field("url", Kind.ADDRESS, _("The article's page."), lambda row: row.article.get_absolute_url()),
    Field("headline", Kind.TEXT, _("The article's headline."), lambda row: row.article.headline),
    Field("published", Kind.DAY, _("When the article was published."), lambda row: row.article.published_on),
    Field("publisher", Kind.KEY, _("Who published the article."), lambda row: slug(row.article.publisher)),
)
EVIDENCE = Noun(
    "evidence",
    "evidence",
    _("What one article says of a participant, and who said so there."),
    (
        *OF_ARTICLE,
        Field(
            "status",
            Kind.WORD,
            _("Whether the participant came, as the article says."),
            choices=nouns.choices(Attestation, "status"),
        ),
        Field("said_by", Kind.CONTENT, _("Who said so: a person, an organisation, or the name as given."), lambda row: said_by(row)),
        *QUOTE,
    ),
)  # fmt: skip
COVERAGE = Noun(
    "coverage",
    "coverage",
    _("What one article says of the meeting itself."),
    (
        *OF_ARTICLE,
        Field("kind", Kind.WORD, _("Whether it announces, reports or gives background."), choices=nouns.choices(Coverage, "kind")),
        Field("status", Kind.WORD, _("What came of the meeting, as the article says."), lambda row: row.status or None, choices=nouns.choices(Coverage, "status")),
        *QUOTE,
    ),
)  # fmt: skip
PARTICIPANT_IN_FULL = nouns.PARTICIPANT_IN_FULL.with_fields(
    Field(
        "evidence",
        Kind.ROWS,
        _("What articles say of the participant."),
        lambda row: row.attestations.all(),
        of=EVIDENCE,
    )
)
MEETING_IN_FULL = nouns.MEETING_IN_FULL.with_fields(
    MEETING["articles"],
    Field(
        "participants",
        Kind.ROWS,
        _("Who is on record as a participant, with the evidence for each."),
        lambda row: row.lines,
        of=PARTICIPANT_IN_FULL,
    ),
    Field(
        "coverage",
        Kind.ROWS,
        _("What articles say of the meeting."),
        lambda row: row.coverage.all(),
        of=COVERAGE,
    ),
)


def with_lines(meeting, holders):
    """A meeting from `for_full_export` and `with_evidence`, as `MEETING_IN_FULL` takes it.

    `holders` is what `holders_of` gives for its participants.
    """
    meeting.lines = list(meeting.participations.all())
    for line in meeting.lines:
        line.holders = holders.get(line.pk, [])
    return meeting


def said_by(attestation):
    return {
        "person": slug(attestation.said_by_person),
        "organisation": slug(attestation.said_by_organisation),
        "name": attestation.said_by_name,
    }


def from_article(article):
    return {
        "article": article.pk,
        "url": article.get_absolute_url(),
        "headline": article.headline,
        "published": day(article.published_on),
        "publisher": slug(article.publisher),
    }
