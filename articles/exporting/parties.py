"""Countries, people and organisations, with what is written about them and what they said."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from participants.exporting import nouns
from summit_archive.files import Field, Kind, Noun
from summit_archive.web.json import day

from .quotes import as_place


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


def placed(name, kind, meaning):
    """A part of where the words stand: see `as_place`."""
    return Field(name, kind, meaning, lambda row: as_place(row)[name])


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
        placed("in_text", Kind.YES_NO, _("Whether they stand in the article's text.")),
        placed("part", Kind.WORD, _("In which part of the article.")),
        placed("start", Kind.NUMBER, _("Where they begin.")),
        placed("end", Kind.NUMBER, _("Where they end.")),
        placed("of_summary", Kind.YES_NO, _("Whether they are of the archive's own summary.")),
        Field("topics", Kind.KEYS, _("About what."), lambda row: [topic.slug for topic in row.topics.all()]),
    ),
)
PERSON_IN_FULL = nouns.PERSON_IN_FULL.with_fields(
    Field("statements_total", Kind.NUMBER, _("How many statements are on record."), unit=_("statements")),
    Field("statements", Kind.ROWS, _("The latest of them."), lambda row: row.latest_statements, of=SAID),
    *elsewhere("person", lambda row: row.slug),
)


def said(statement):
    """A statement on the page of its speaker."""
    return {
        "article": statement.article_id,
        "url": statement.article.get_absolute_url(),
        "published": day(statement.article.published_on),
        "on_behalf_of": statement.on_behalf_of,
        "manner": statement.manner,
        "text": statement.text,
        **as_place(statement),
        "topics": [topic.slug for topic in statement.topics.all()],
    }
