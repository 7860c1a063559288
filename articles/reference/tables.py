"""Which tables the files of sources fill: their columns, what tells their rows apart, what is promised of one.

A row of `sources.csv` fills one of two tables, and so do its rows of `source_meetings.csv`: an article, where headline
and day are known, with its coverage; else a source, with its meetings.
"""

from datetime import date

from django.core.exceptions import ValidationError

from articles.models import Article, Coverage, Publisher, Source, SourceMeeting
from articles.models.article import tomorrow
from articles.models.source import SOURCE_ARTICLES
from participants.reference.tables import Table


def check_article(row):
    if row.published_on > tomorrow():
        raise ValidationError({"published_on": "expected a day that is not to come"})


def check_source(row):
    if row.published_on and not row.published_on.days(date.min, tomorrow()):
        raise ValidationError({"published_on": "expected a date that is not to come"})
    if row.headline and not row.language:
        raise ValidationError({"language": "expected the language of the headline"})


def check_nothing(row):
    pass


PUBLISHERS = Table(
    "publishers",
    Publisher,
    (
        *("slug", "name", "kind", "country", "url", "time_zone"),
        *("office", "text_licence", "licence_source_url"),
    ),
    key=("slug",),
    optional=("office", "text_licence", "licence_source_url"),
)
# The columns of the files, and which of them are optional.
SOURCES_FILE = ("url", "publisher", "published_on", "headline", "language")
SOURCE_MEETINGS_FILE = ("url", "meeting", "kind", "status")

ARTICLES = Table(
    SOURCE_ARTICLES,
    Article,
    ("canonical_url", "url", "publisher", "published_on", "headline", "language", "status"),
    key=("canonical_url",),
    check=check_article,
)
SOURCES = Table("sources", Source, SOURCES_FILE, key=("url",), check=check_source)
COVERAGE = Table(
    "source_coverage",
    Coverage,
    ("article", "meeting", "kind", "status"),
    key=("article", "meeting"),
    owner=("article", "meeting"),
    check=check_nothing,
)
SOURCE_MEETINGS = Table(
    "source_meetings",
    SourceMeeting,
    ("source", "meeting", "kind", "status"),
    key=("source", "meeting"),
    owner=("source", "meeting"),
    check=check_nothing,
)
# In the order in which they lean on each other.
TABLES = [PUBLISHERS, ARTICLES, SOURCES, COVERAGE, SOURCE_MEETINGS]
