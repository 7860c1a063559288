"""What is told of articles: in lists, with their texts, and whole with all that stands in them."""

from django.utils.translation import gettext_lazy as _

from participants.exporting.meetings import as_participant
from participants.exporting.plain import code
from summit_archive.files import Field, Kind, Noun
from summit_archive.web.json import slug

from ..models import Article, Coverage, Mention, Statement
from .evidence_nouns import PLACE, QUOTE, STATUSES
from .meetings import said_by

ARTICLE = Noun(
    "article",
    "articles",
    _("An article that a source published. It is evidence, not truth: what it says is the source's."),
    (
        Field("id", Kind.NUMBER, _("The article's number here.")),
        Field("url", Kind.ADDRESS, _("The article's page here.")),
        Field("source_url", Kind.ADDRESS, _("Where the source has it on the web.")),
        Field("archived_url", Kind.ADDRESS, _("Where a web archive keeps it as it was; empty: not known.")),
        Field("headline", Kind.TEXT, _("The source's own headline.")),
        Field("published", Kind.DAY, _("The day of publication, according to the source.")),
        Field("language", Kind.KEY, _("Its language (BCP 47)."), doubt="language_is_guessed"),
        Field(
            "language_is_guessed",
            Kind.YES_NO,
            _("Whether the language was recognised from the text, because the source states none."),
        ),
        Field("publisher", Kind.KEY, _("The publisher, by its address here.")),
        Field("publisher_name", Kind.TEXT, _("What the publisher is called.")),
        Field("countries", Kind.KEYS, _("The countries it is about, by code.")),
        Field("people", Kind.KEYS, _("The people it is about, by their addresses here.")),
        Field("meetings", Kind.KEYS, _("The meetings it covers, by their addresses here.")),
        Field("organisations", Kind.KEYS, _("The organisations it is about, by their addresses here.")),
        Field("topics", Kind.KEYS, _("The topics it is about, by their addresses here.")),
    ),
)

TEXTS = (
    Field("standfirst", Kind.TEXT, _("The source's own words between headline and text.")),
    Field("body", Kind.TEXT, _("The source's own text; empty where the archive has only a summary.")),
    Field(
        "text_kind",
        Kind.WORD,
        _("Whether the archive has the source's own text, or only a summary in its own words."),
        choices=tuple(Article.TextKind.values),
    ),
    Field("summary", Kind.TEXT, _("What it says in the archive's own words.")),
    Field("summary_language", Kind.KEY, _("The language of the summary (BCP 47).")),
    Field(
        "text_licence",
        Kind.TEXT,
        _(
            "The licence of the source's own words (SPDX name); empty where no licence to pass them on is "
            "recorded. The file's licence covers only the archive's own facts."
        ),
        lambda row: row.text_licence or None,
    ),
)
# A row of a list with what "texts=1" asks for.
ARTICLE_WITH_TEXTS = ARTICLE.with_fields(*TEXTS, name="article-with-texts")


def noun_of(has_texts: bool) -> Noun:
    return ARTICLE_WITH_TEXTS if has_texts else ARTICLE


# --- What stands in an article ---------------------------------------------------

STATEMENT = Noun(
    "statement",
    "statements",
    _("What somebody says in an article."),
    (
        Field("speaker", Kind.KEY, _("Who says it, where that is certain."), lambda row: slug(row.speaker)),
        Field("speaker_name", Kind.TEXT, _("Who says it, as the source has it.")),
        Field("on_behalf_of", Kind.TEXT, _("On whose behalf, as the source has it.")),
        Field(
            "manner",
            Kind.WORD,
            _("Whether the words are quoted or paraphrased."),
            choices=tuple(Statement.Manner.values),
        ),
        Field("text", Kind.TEXT, _("The words."), doubt="in_text"),
        *PLACE,
        Field(
            "topics",
            Kind.KEYS,
            _("What they are about."),
            lambda row: [topic.slug for topic in row.topics.all()],
        ),
    ),
)

CITATION = Noun(
    "citation",
    "citations",
    _("An entry of the article's own list of sources. A cited article that is not published is left out."),
    (
        Field("as_given", Kind.TEXT, _("The source as the article gives it.")),
        Field("publisher", Kind.KEY, _("The publisher that it is."), lambda row: slug(row.publisher)),
        Field("source_url", Kind.ADDRESS, _("Its address."), lambda row: row.url or None),
        Field(
            "article",
            Kind.NUMBER,
            _("The number of the article here that it is."),
            lambda row: row.article_for_readers.pk if row.article_for_readers else None,
        ),
    ),
)

MENTION = Noun(
    "mention",
    "mentions",
    _("Words of the article that name something, accepted by an editor or sure for the linker."),
    (
        Field(
            "part",
            Kind.WORD,
            _("The part of the article it is in."),
            choices=tuple(Mention.Part.values),
        ),
        Field("start", Kind.NUMBER, _("Its first character, counted from 0."), unit=_("characters")),
        Field("end", Kind.NUMBER, _("The character after its last one."), unit=_("characters")),
        Field("text", Kind.TEXT, _("The words.")),
        Field("country", Kind.KEY, _("The country that is named."), lambda row: code(row.country)),
        Field("person", Kind.KEY, _("The person who is named."), lambda row: slug(row.person)),
        Field(
            "organisation", Kind.KEY, _("The organisation that is named."), lambda row: slug(row.organisation)
        ),
        Field("office", Kind.KEY, _("The office that is named."), lambda row: slug(row.office)),
        Field("holder", Kind.KEY, _("Who held that office then."), lambda row: slug(row.holder)),
        Field("meeting", Kind.KEY, _("The meeting that is named."), lambda row: slug(row.meeting)),
        Field("rule", Kind.KEY, _("The linker's rule that found it.")),
        Field(
            "certainty",
            Kind.WORD,
            _("How sure the linker is of it."),
            choices=tuple(Mention.Certainty.values),
        ),
        Field("state", Kind.WORD, _("The decision on it."), choices=tuple(Mention.State.values)),
    ),
)

COVERAGE = Noun(
    "coverage",
    "coverage",
    _("A meeting that the article covers, and what it says of it."),
    (
        Field("meeting", Kind.KEY, _("The meeting's address here."), lambda row: row.meeting.slug),
        Field("url", Kind.ADDRESS, _("The meeting's page."), lambda row: row.meeting.get_absolute_url()),
        Field("kind", Kind.WORD, _("How the article covers it."), choices=tuple(Coverage.Kind.values)),
        Field(
            "status",
            Kind.WORD,
            _("The status in the article; empty where it does not say."),
            lambda row: row.status or None,
            choices=STATUSES,
        ),
        *QUOTE,
    ),
)

ATTESTATION = Noun(
    "attestation",
    "attestations",
    _("What the article says of a participant; the participant's own status is the editors' conclusion."),
    (
        Field(
            "meeting", Kind.KEY, _("The meeting's address here."), lambda row: row.participation.meeting.slug
        ),
        Field(
            "participant",
            Kind.CONTENT,
            _("The participant as the record names it, with what was concluded."),
            lambda row: as_participant(row.participation),
        ),
        Field("status", Kind.WORD, _("What the article says of the participant.")),
        Field("said_by", Kind.CONTENT, _("Who says so in the article."), said_by),
        *QUOTE,
    ),
)

VERSION = Noun(
    "version",
    "versions",
    _("Another article with nearly the same text."),
    (
        Field("id", Kind.NUMBER, _("The article's number here."), lambda row: row.pk),
        Field("url", Kind.ADDRESS, _("The article's page here."), lambda row: row.get_absolute_url()),
        Field("source_url", Kind.ADDRESS, _("Where the source has it."), lambda row: row.url or None),
        Field("headline", Kind.TEXT, _("The source's own headline.")),
        Field("published", Kind.DAY, _("When it was published."), lambda row: row.published_on),
        Field("publisher", Kind.KEY, _("Who published it."), lambda row: slug(row.publisher)),
    ),
)

ARTICLE_IN_FULL = ARTICLE_WITH_TEXTS.with_fields(
    Field("byline", Kind.TEXT, _("Who wrote it, as the source has it.")),
    Field("place_line", Kind.TEXT, _("The place line of the source.")),
    Field("external_id", Kind.KEY, _("The source's own number of it.")),
    Field("canonical_url", Kind.ADDRESS, _("Its address in normal form, by which duplicates are found.")),
    Field("retrieved_at", Kind.MOMENT, _("When it was retrieved."), unit="UTC"),
    Field("statements", Kind.ROWS, _("What is said in it, by whom."), of=STATEMENT),
    Field("citations", Kind.ROWS, _("Its own list of sources."), of=CITATION),
    Field("tags", Kind.CONTENT, _("What the source itself says it is about, in its own words.")),
    Field("mentions", Kind.ROWS, _("What its text names, and where."), of=MENTION),
    Field("coverage", Kind.ROWS, _("The meetings that it covers, with its words."), of=COVERAGE),
    Field("attestations", Kind.ROWS, _("What it says of participants, with its words."), of=ATTESTATION),
    Field(
        "versions", Kind.ROWS, _("Other articles with nearly the same text, the oldest first."), of=VERSION
    ),
    Field("encounters", Kind.CONTENT, _("The meetings read from it, and what was decided.")),
    Field("facts", Kind.CONTENT, _("The recorded facts that cite it, by kind.")),
    name="article-in-full",
)
