"""Countries, people and organisations, with what is written about them and what they said."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from participants.exporting import nouns
from summit_archive.files import Field, Kind, Noun

from .evidence_nouns import PLACE


def elsewhere(parameter, value):
    """Where the lists of the meetings and of the articles about one of them are."""

    def listed(name):
        return lambda row: f"{reverse(name)}?{urlencode({parameter: value(row)})}"

    return (
        Field("meetings_url", Kind.ADDRESS, _("Its meetings, as JSON."), listed("meeting-list-json")),
        Field(
            "articles_url", Kind.ADDRESS, _("The articles about it, as JSON."), listed("article-list-json")
        ),
    )


COUNTRY = nouns.COUNTRY.with_fields(
    Field(
        "articles",
        Kind.NUMBER,
        _("How many published articles are about it."),
        lambda row: row.published_articles,
        unit=_("articles"),
    )
)
COUNTRY_IN_FULL = nouns.COUNTRY_IN_FULL.with_fields(
    COUNTRY["articles"], *elsewhere("country", lambda row: row.address_code)
)
ORGANISATION_IN_FULL = nouns.ORGANISATION_IN_FULL.with_fields(
    *elsewhere("organisation", lambda row: row.slug)
)


SAID = Noun(
    "said",
    "said",
    _("What somebody said, by a published article."),
    (
        Field("article", Kind.NUMBER, _("The article, by its number."), lambda row: row.article_id),
        Field("url", Kind.ADDRESS, _("The article's page."), lambda row: row.article.get_absolute_url()),
        Field("published", Kind.DAY, _("When it was published."), lambda row: row.article.published_on),
        Field("on_behalf_of", Kind.TEXT, _("On whose behalf.")),
        Field("manner", Kind.WORD, _("Whether quoted or in other words.")),
        Field("text", Kind.TEXT, _("The words.")),
        *PLACE,
        Field("topics", Kind.KEYS, _("About what."), lambda row: [topic.slug for topic in row.topics.all()]),
    ),
)
PERSON_IN_FULL = nouns.PERSON_IN_FULL.with_fields(
    Field("statements_total", Kind.NUMBER, _("How many statements are on record."), unit=_("statements")),
    Field("statements", Kind.ROWS, _("The latest of them."), lambda row: row.latest_statements, of=SAID),
    *elsewhere("person", lambda row: row.slug),
)
