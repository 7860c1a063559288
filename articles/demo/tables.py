"""What a story's file may fill: facts that it needs, the article, and what the article says."""

from articles.models import Article, Attestation, Citation, Coverage, Statement, Topic
from participants.reference import tables
from participants.reference.tables import PARTY, Table

TOPICS = Table("topics", Topic, ("slug", "name", "name_ru", "parent"), ("slug",), optional=("name_ru",))

# In the order in which they lean on each other.
FACTS = [tables.ORGANISATIONS, tables.OFFICES, tables.PEOPLE, tables.PLACES, tables.SERIES, tables.MEETINGS]
FACTS += [tables.MEETING_LINKS, tables.PARTICIPATIONS]

ARTICLE = Table(
    "article",
    Article,
    (
        "headline",
        "standfirst",
        "summary",
        "language",
        "publisher",
        "published_on",
        "url",
        "byline",
        "status",
    ),
    key=("url", "headline"),
)
LISTS = ("countries", "people", "organisations", "topics")

CITATIONS = Table("citations", Citation, ("as_given", "publisher", "url"), ("as_given",))
COVERAGE = Table("coverage", Coverage, ("meeting", "kind", "status", "quote"), ("meeting",))
SAID_BY = ("said_by_person", "said_by_organisation", "said_by_name")
ATTESTATIONS = Table(
    "attestations",
    Attestation,
    ("meeting", *PARTY, "status", *SAID_BY, "quote"),
    key=("meeting", *PARTY, *SAID_BY),
)
STATEMENTS = Table(
    "statements",
    Statement,
    ("speaker", "speaker_name", "on_behalf_of", "manner", "text", "topics"),
    key=("speaker", "speaker_name", "text"),
)
EVIDENCE = [CITATIONS, COVERAGE, ATTESTATIONS, STATEMENTS]
