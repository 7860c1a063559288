"""What is told of topics, publishers, sources and proposed meetings: the columns of tables and the keys of JSON."""

from django.utils.translation import gettext_lazy as _

from participants.exporting.plain import code
from participants.models import Meeting
from summit_archive.files import Field, Kind, Noun
from summit_archive.web.json import day, slug, words

from ..models import Publisher

TOPIC = Noun(
    "topic",
    "topics",
    _("What articles and statements are about. Topics are a small tree."),
    (
        Field("slug", Kind.KEY, _("The topic's address here.")),
        Field("url", Kind.ADDRESS, _("The topic's page."), lambda row: row.get_absolute_url()),
        Field("name", Kind.TEXT, _("What it is called.")),
        Field("parent", Kind.KEY, _("The broader topic."), lambda row: slug(row.parent)),
        Field(
            "articles",
            Kind.NUMBER,
            _("How many published articles are about it or a narrower topic."),
            lambda row: row.published_articles,
            unit=_("articles"),
            doubt=_("The JSON of the list says how many articles have a recorded topic."),
        ),
    ),
)

PUBLISHER = Noun(
    "publisher",
    "publishers",
    _("Who publishes articles and sources."),
    (
        Field("slug", Kind.KEY, _("The publisher's address here.")),
        Field("url", Kind.ADDRESS, _("The publisher's page."), lambda row: row.get_absolute_url()),
        Field("name", Kind.TEXT, _("What it is called.")),
        Field("kind", Kind.WORD, _("What kind of publisher it is."), choices=tuple(Publisher.Kind.values)),
        Field(
            "country", Kind.KEY, _("The country that it is of, by its code."), lambda row: code(row.country)
        ),
        Field("office", Kind.KEY, _("The office whose press service it is."), lambda row: slug(row.office)),
        Field("site", Kind.ADDRESS, _("Its own site."), lambda row: row.url or None),
        Field(
            "articles",
            Kind.NUMBER,
            _("How many of its articles are published here."),
            lambda row: row.published_articles,
            unit=_("articles"),
        ),
        Field(
            "sources_total",
            Kind.NUMBER,
            _("How many of its sources are recorded without an article."),
            lambda row: row.source_count,
            unit=_("sources"),
        ),
    ),
)

SOURCE = Noun(
    "source",
    "sources",
    _("A source of recorded facts that has no article here: a citation without its text."),
    (
        Field("id", Kind.NUMBER, _("The source's number here.")),
        Field("url", Kind.ADDRESS, _("The source's page here."), lambda row: row.get_absolute_url()),
        Field("source_url", Kind.ADDRESS, _("Where the source is on the web."), lambda row: row.url),
        Field(
            "archived_url",
            Kind.ADDRESS,
            _("Where a web archive keeps it as it was; empty: not known."),
            lambda row: row.archived_url or None,
        ),
        Field(
            "headline",
            Kind.TEXT,
            _("The source's own headline; empty where it is not known."),
            lambda row: row.headline or None,
        ),
        Field("publisher", Kind.KEY, _("Who published it."), lambda row: slug(row.publisher)),
        Field(
            "published",
            Kind.EDTF,
            _("When it was published, as far as it is known."),
            lambda row: row.published_on,
        ),
        Field(
            "published_in_words",
            Kind.TEXT,
            _("The same in words."),
            lambda row: words(row.published_on),
            doubt="published",
        ),
        Field("language", Kind.KEY, _("Its language (BCP 47)."), lambda row: row.language or None),
    ),
)

PROPOSAL = Noun(
    "proposal",
    "proposed-meetings",
    _(
        "A meeting that articles report and that is not on record. Nobody has checked it, and no number counts it."
    ),
    (
        Field("slug", Kind.KEY, _("The proposed meeting's address here.")),
        Field("url", Kind.ADDRESS, _("Its page."), lambda row: row.get_absolute_url()),
        Field("title", Kind.TEXT, _("What it is called here, put together from what is reported.")),
        Field("kind", Kind.WORD, _("The kind of meeting."), choices=tuple(Meeting.Kind.values)),
        Field("status", Kind.WORD, _("What the articles say of it."), choices=tuple(Meeting.Status.values)),
        Field("when", Kind.EDTF, _("When it was or was to be, as far as the articles say.")),
        Field("when_in_words", Kind.TEXT, _("The same in words."), lambda row: words(row.when), doubt="when"),
        Field(
            "first_day",
            Kind.DAY,
            _("The first possible day."),
            lambda row: row.possible[0][0] if row.possible else None,
            doubt="when",
        ),
        Field(
            "last_day",
            Kind.DAY,
            _("The last possible day."),
            lambda row: row.possible[-1][1] if row.possible else None,
            doubt="when",
        ),
        Field(
            "possible",
            Kind.CONTENT,
            _("The possible days, as periods from first to last."),
            lambda row: [[day(first), day(last)] for first, last in row.possible],
        ),
        Field("place", Kind.KEY, _("Where it was."), lambda row: slug(row.place)),
        Field(
            "country",
            Kind.KEY,
            _("The country of the place, by its code."),
            lambda row: code(row.place.country) if row.place else None,
        ),
        Field("organisation", Kind.KEY, _("The organisation that met."), lambda row: slug(row.organisation)),
        Field("series", Kind.KEY, _("The series that it is one of."), lambda row: slug(row.series)),
        Field(
            "countries",
            Kind.KEYS,
            _("The countries reported as taking part, by code."),
            lambda row: [code(country) for country, only_invited in row.countries if not only_invited],
        ),
        Field(
            "only_invited",
            Kind.KEYS,
            _("The countries reported only as invited."),
            lambda row: [code(country) for country, only_invited in row.countries if only_invited],
        ),
        Field("articles", Kind.NUMBER, _("How many articles report it."), unit=_("articles")),
    ),
)
