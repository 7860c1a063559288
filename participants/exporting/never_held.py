"""Meetings that were never held, in files."""

from summit_archive.web.plain import day, edtf, slug

from ..listing.never_held import successors
from .plain import code

HEADER = [
    "fate",
    "meeting",
    "title",
    "status",
    "when",
    "last_possible_day",
    "place",
    "organisation",
    "countries",
    "successors",
    "source",
    "article_status",
    "article_day",
    "article_publisher",
    "article_headline",
    "article_url",
    "quote",
]
FACTS = HEADER.index("article_status")  # so many columns tell of the meeting, the others of an article
BATCH = 500


def rows(meetings):
    """A line for each article that gives a meeting a status; one for a meeting of which none does."""
    for meeting in meetings.iterator(chunk_size=BATCH):
        for coverage in meeting.said or [None]:
            yield [*of_meeting(meeting), *of_coverage(coverage)]


def as_row(meeting):
    """A meeting with all that gives it a status."""
    facts = dict(zip(HEADER[:FACTS], of_meeting(meeting), strict=True))
    facts["countries"] = [code(country) for country in meeting.party_countries]
    facts["successors"] = [other.slug for other in successors(meeting)]
    said = [dict(zip(HEADER[FACTS:], of_coverage(coverage), strict=True)) for coverage in meeting.said]
    return facts | {"articles": said}


def of_meeting(meeting):
    return [
        meeting.fate,
        meeting.slug,
        meeting.title,
        meeting.status,
        edtf(meeting.when),
        day(meeting.last_possible_day),
        slug(meeting.place),
        slug(meeting.organisation),
        " ".join(code(country) for country in meeting.party_countries),
        " ".join(other.slug for other in successors(meeting)),
        meeting.source,
    ]


def of_coverage(coverage):
    if coverage is None:
        return [""] * 6
    article = coverage.article
    publisher = article.publisher.name if article.publisher else ""
    address = article.url or article.get_absolute_url()
    return [coverage.status, day(article.published_on), publisher, article.headline, address, coverage.quote]
