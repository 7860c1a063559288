"""What is told of what articles say of meetings: where their words stand, the evidence, what is not confirmed as held."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from participants.listing.not_confirmed import FATES, OUTCOMES, outcome_of
from participants.models import Meeting, Participation
from summit_archive.files import Field, Kind, Noun
from summit_archive.web.json import slug

from ..models import Mention
from .quotes import note_of, quote_of

STATUSES = tuple(Meeting.Status.values)


def taken_from(part: Callable[[Any], Any], fields: Iterable[Field]) -> tuple[Field, ...]:
    """The same fields of a `part` of a row; nothing where it has none."""

    def of_part(value: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda row: None if (whole := part(row)) is None else value(whole)

    return tuple(replace(field, value=of_part(field.getter)) for field in fields)


# --- Words, and where they stand ------------------------------------------------

PLACE = (
    Field(
        "in_text",
        Kind.YES_NO,
        _("Whether the words were found in the text of the article; nothing where there are none."),
        lambda row: row.is_in_text if row.standing else None,
    ),
    Field(
        "part",
        Kind.WORD,
        _("The part of the article the words are in."),
        lambda row: row.part if row.is_in_text else None,
        choices=tuple(Mention.Part.values),
    ),
    Field(
        "start", Kind.NUMBER, _("Their first character in that part, counted from 0."), unit=_("characters")
    ),
    Field("end", Kind.NUMBER, _("The character after their last one."), unit=_("characters")),
    Field(
        "of_summary",
        Kind.YES_NO,
        _("Whether the words are the archive's own, from its summary of the article."),
        lambda row: row.is_in_text and row.is_of_summary,
    ),
    Field(
        "quote_url",
        Kind.ADDRESS,
        _("A link to the words on the article's page here."),
        lambda row: row.quote_url or None,
    ),
    Field(
        "quote_at_source",
        Kind.ADDRESS,
        _("A link to the words at the source, for browsers that support text fragments."),
        lambda row: row.quote_at_source or None,
    ),
)
QUOTE = (
    Field("quote", Kind.TEXT, _("The article's own words that show it."), quote_of, doubt="in_text"),
    *PLACE,
    Field("note", Kind.TEXT, _("An editor's note, where the words are not the article's."), note_of),
)

# --- The evidence of a meeting --------------------------------------------------

EVIDENCE = Noun(
    "evidence",
    "evidence",
    _("What one source says of a meeting, or of one of its participants, beside what editors concluded."),
    (
        Field("meeting", Kind.KEY, _("The meeting's address here.")),
        Field(
            "participant",
            Kind.TEXT,
            _("The participant it is about; empty where it is about the meeting itself."),
        ),
        Field(
            "concluded",
            Kind.WORD,
            _("What editors concluded of the meeting or of the participant."),
            choices=(*STATUSES, *Participation.Status.values),
            doubt="status",
        ),
        Field(
            "status",
            Kind.WORD,
            _("What the source says of it; empty where it does not say."),
            choices=(*STATUSES, *Participation.Status.values),
        ),
        Field("differs", Kind.YES_NO, _("Whether the source differs from the editors' conclusion.")),
        Field("article_day", Kind.EDTF, _("When the source was published, as far as it is known.")),
        Field("publisher", Kind.TEXT, _("Who published the source.")),
        Field("headline", Kind.TEXT, _("The headline of the source.")),
        Field("url", Kind.ADDRESS, _("Where the source is on the web, else its page here.")),
        Field("archive_url", Kind.ADDRESS, _("The source's page here.")),
        Field("said_by", Kind.TEXT, _("Who says so in the source.")),
        *taken_from(lambda row: row.quoted, QUOTE),
    ),
)

# --- Meetings that are not confirmed as held ------------------------------------

MEETING = (
    Field(
        "outcome",
        Kind.WORD,
        _("Whether a source says that it was not held, or the outcome is unknown."),
        lambda row: outcome_of(row.fate),
        choices=tuple(OUTCOMES),
    ),
    Field("fate", Kind.WORD, _("What became of it."), choices=tuple(name for name, _label in FATES)),
    Field("meeting", Kind.KEY, _("The meeting's address here."), lambda row: row.slug),
    Field("url", Kind.ADDRESS, _("The meeting's page."), lambda row: row.get_absolute_url()),
    Field("title", Kind.TEXT, _("What it is called.")),
    Field("status", Kind.WORD, _("What editors concluded of it."), choices=STATUSES),
    Field("when", Kind.EDTF, _("When it was planned, as far as known.")),
    Field("last_possible_day", Kind.DAY, _("The last possible day."), doubt="when"),
    Field("place", Kind.KEY, _("Where it was planned."), lambda row: slug(row.place)),
    Field(
        "organisation",
        Kind.KEY,
        _("The organisation that planned to meet."),
        lambda row: slug(row.organisation),
    ),
    Field(
        "countries",
        Kind.KEYS,
        _("The countries named as participants, by code; no source says that they came."),
        lambda row: row.codes_named,
    ),
    Field(
        "successors",
        Kind.KEYS,
        _("The meetings that replace it or go on with it."),
        lambda row: [other.slug for other in row.successors],
    ),
    Field("source", Kind.TEXT, _("Where the fact comes from, in words.")),
    Field(
        "confirmation",
        Kind.WORD,
        _("The grade of the fact's source."),
        choices=tuple(dict(Meeting._meta.get_field("confirmation").flatchoices)),
    ),
)
SAID = (
    Field(
        "article_status",
        Kind.WORD,
        _("The status that an article gives the meeting."),
        lambda row: row.status,
        choices=STATUSES,
    ),
    Field("article_day", Kind.DAY, _("When it was published."), lambda row: row.article.published_on),
    Field(
        "article_publisher",
        Kind.TEXT,
        _("Who published it."),
        lambda row: row.article.publisher.name if row.article.publisher else "",
    ),
    Field("article_headline", Kind.TEXT, _("Its headline."), lambda row: row.article.headline),
    Field(
        "article_url",
        Kind.ADDRESS,
        _("Where it is on the web, else its page here."),
        lambda row: row.article.url or row.article.get_absolute_url(),
    ),
    *QUOTE,
)
NOT_CONFIRMED = Noun(
    "not-confirmed",
    "not-confirmed",
    _("A meeting that was planned or reported and that no source confirms: not held, or of unknown outcome."),
    (
        *MEETING,
        Field(
            "articles",
            Kind.ROWS,
            _("What articles say became of it."),
            lambda row: row.said,
            of=Noun("status-given", "statuses-given", _("What one article says became of a meeting."), SAID),
        ),
    ),
)
NOT_CONFIRMED_LINE = Noun(
    "not-confirmed-line",
    "not-confirmed",
    _("Such a meeting and one article about its outcome; a meeting without such an article has one line."),
    (*taken_from(lambda row: row.meeting, MEETING), *taken_from(lambda row: row.said, SAID)),
)
