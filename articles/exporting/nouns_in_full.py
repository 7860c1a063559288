"""What their own pages tell of topics, publishers, sources and proposed meetings, beside what lists tell of them."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from summit_archive.files import Field, Kind, Noun
from summit_archive.web.json import slug

from ..models import Coverage
from .article_nouns import STATEMENT
from .evidence_nouns import STATUSES, taken_from
from .nouns import PROPOSAL, PUBLISHER, SOURCE, TOPIC


def articles_about(parameter):
    return lambda row: f"{reverse('article-list-json')}?{urlencode({parameter: row.slug})}"


# The article in which it stands: for rows that have one.
OF_ARTICLE = (
    Field("article", Kind.NUMBER, _("The article's number here."), lambda row: row.pk),
    Field("url", Kind.ADDRESS, _("The article's page here."), lambda row: row.get_absolute_url()),
    Field("published", Kind.DAY, _("When it was published."), lambda row: row.published_on),
)
STATEMENT_IN_ARTICLE = Noun(
    "statement-in-article",
    "statements",
    _("What somebody says, and the article that has it."),
    (
        STATEMENT["speaker"],
        STATEMENT["speaker_name"],
        *taken_from(lambda row: row.article, OF_ARTICLE),
        *(field for field in STATEMENT if field.name not in ("speaker", "speaker_name")),
    ),
)
CITED_IN = Noun(
    "cited-in",
    "cited-in",
    _("An article that cites a publisher."),
    (
        *taken_from(lambda row: row.article, OF_ARTICLE),
        Field("as_given", Kind.TEXT, _("The source as the article gives it.")),
    ),
)
TOPIC_IN_FULL = TOPIC.with_fields(
    Field(
        "parts",
        Kind.KEYS,
        _("The topics that are parts of it."),
        lambda row: [part.slug for part in row.below],
    ),
    Field("statements_total", Kind.NUMBER, _("How many statements are about it."), unit=_("statements")),
    Field("statements", Kind.ROWS, _("The newest of them."), of=STATEMENT_IN_ARTICLE),
    Field("articles_url", Kind.ADDRESS, _("The articles about it, as JSON."), articles_about("topic")),
    name="topic-in-full",
)
PUBLISHER_IN_FULL = PUBLISHER.with_fields(
    Field("cited_in_total", Kind.NUMBER, _("How many published articles cite it."), unit=_("articles")),
    Field("cited_in", Kind.ROWS, _("The newest of them."), of=CITED_IN),
    Field("articles_url", Kind.ADDRESS, _("Its articles, as JSON."), articles_about("publisher")),
    Field(
        "sources",
        Kind.ROWS,
        _("Its sources without an article here."),
        lambda row: row.cited,
        of=SOURCE,
    ),
    name="publisher-in-full",
)

COVERED = Noun(
    "covered-meeting",
    "coverage",
    _("A meeting that a source without an article covers."),
    (
        Field("meeting", Kind.KEY, _("The meeting's address here."), lambda row: row.meeting.slug),
        Field("url", Kind.ADDRESS, _("The meeting's page."), lambda row: row.meeting.get_absolute_url()),
        Field("kind", Kind.WORD, _("What the source does with it."), choices=tuple(Coverage.Kind.values)),
        Field(
            "status",
            Kind.WORD,
            _("The status that the source gives it; nothing where it does not say."),
            lambda row: row.status or None,
            choices=STATUSES,
        ),
    ),
)
SOURCE_IN_FULL = SOURCE.with_fields(
    Field("coverage", Kind.ROWS, _("The meetings that it covers."), of=COVERED),
    Field("facts", Kind.CONTENT, _("The recorded facts that cite it, by kind.")),
    name="source-in-full",
)

# What is put together of a proposal and of its articles stands in lists alone.
ONLY_IN_LISTS = ("country", "countries", "only_invited", "articles")
PROPOSAL_IN_FULL = Noun(
    "proposal-in-full",
    "proposed-meetings",
    PROPOSAL.meaning,
    (
        *(field for field in PROPOSAL if field.name not in ONLY_IN_LISTS),
        Field("state", Kind.WORD, _("That it is proposed."), lambda row: "proposed", choices=("proposed",)),
        Field("place_as_given", Kind.TEXT, _("Where it was, in the words of the articles.")),
        Field(
            "parent",
            Kind.KEY,
            _("The recorded meeting it is part of."),
            lambda row: slug(row.parent),
        ),
        Field(
            "parent_proposal",
            Kind.KEY,
            _("The proposed meeting it is part of."),
            lambda row: slug(row.parent_proposal),
        ),
        Field("reports", Kind.CONTENT, _("What each article reports of it, with the words that show it.")),
    ),
)
