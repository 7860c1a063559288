"""Descriptions of many rows at once, in a few queries for any number: for the dump, and for those who harvest."""

from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from django.db.models import Prefetch

from participants.attendance.participant_lines import lines_of_participations
from participants.identifiers import identifiers_of
from participants.models import (
    Country,
    Meeting,
    MeetingSeries,
    Membership,
    Name,
    Organisation,
    Participation,
    Person,
    Term,
)
from summit_archive.web.fast_reverse import path_to

from ..models import Article, Coverage, Mention, Publisher, Source, SourceMeeting, Topic
from . import articles, meetings, parties
from .things import Thing

AT_ONCE = 500
# What a mention may lead to: the column that its page's address has, and the page.
NAMED = {
    "country__code": "country-detail",
    "person__slug": "person-detail",
    "organisation__slug": "organisation-detail",
    "meeting__slug": "meeting-detail",
}
NAMES = Prefetch("names", Name.objects.shown())


def articles_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    """Published ones alone. Eight queries."""
    named = named_in(numbers)
    rows = Article.objects.published().filter(pk__in=numbers).without_texts().select_related("publisher")
    # As lists: a manager for each article would cost more than its rows.
    links = [
        Prefetch("countries", to_attr="its_countries"),
        Prefetch("people", to_attr="its_people"),
        Prefetch("organisations", to_attr="its_organisations"),
        Prefetch("topics", to_attr="its_topics"),
        Prefetch("coverage", Coverage.objects.select_related("meeting"), to_attr="its_coverage"),
    ]
    for row in rows.prefetch_related(*links).order_by("pk"):
        yield row.pk, articles.article(found(row, named.get(row.pk, ())), row.its_coverage, site)


def named_in(numbers: Iterable[int]) -> dict[int, dict[str, None]]:
    """{article: paths of the pages that its mentions lead to, each once}. One query, and no instance of the many."""
    found: dict[int, dict[str, None]] = {}
    mentions = (
        Mention.objects.accepted().filter(article__in=numbers).order_by("article", "part", "start", "pk")
    )
    for article, *keys in mentions.values_list("article", *NAMED):
        for page, key in zip(NAMED.values(), keys, strict=True):
            if key:
                found.setdefault(article, {})[path_to(page, address_of(page, key))] = None
    return found


def address_of(page: str, key: str) -> str:
    return key.lower() if page == "country-detail" else key


def found(row: Any, named: Iterable[str]) -> Any:
    """An article as its page has it, with the paths of whatever its words name."""
    return SimpleNamespace(
        article=row,
        countries=row.its_countries,
        people=row.its_people,
        organisations=[page_of(body) for body in row.its_organisations],
        topics=row.its_topics,
        anchors=[SimpleNamespace(target=SimpleNamespace(url=path)) for path in named],
        summary_anchors=[],
    )


def page_of(body: Any) -> Any:
    """With its abbreviation, as readers see it beside an article."""
    return SimpleNamespace(name=str(body), get_absolute_url=body.get_absolute_url)


def meetings_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    """Four queries."""
    rows = Meeting.objects.for_page().filter(pk__in=numbers)
    participations = Prefetch("participations", Participation.objects.for_list())
    parts = Prefetch("parts", Meeting.objects.newest_first())
    coverage = Prefetch("coverage", Coverage.objects.for_meeting())
    for row in rows.prefetch_related(participations, parts, coverage).order_by("pk"):
        lines = lines_of_participations(row.participations.all())
        yield row.pk, meetings.meeting(row, lines, row.parts.all(), row.coverage.all(), site)


def series_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    held = Prefetch("meetings", Meeting.objects.held().newest_first())
    rows = MeetingSeries.objects.filter(pk__in=numbers).select_related("organisation")
    for row in rows.prefetch_related(held).order_by("pk"):
        yield row.pk, meetings.series(row, row.meetings.all(), site)


def people_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    rows = Person.objects.filter(pk__in=numbers).order_by("pk")
    for row in rows.prefetch_related("identifiers", NAMES, Prefetch("terms", Term.objects.for_list())):
        yield row.pk, parties.person(row, row.names.all(), row.terms.all(), identifiers_of(row), site)


def countries_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    for row in Country.objects.filter(pk__in=numbers).prefetch_related("identifiers", NAMES).order_by("pk"):
        yield row.pk, parties.country(row, row.names.all(), identifiers_of(row), site)


def organisations_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    memberships = Membership.objects.select_related("country")
    members = Prefetch("memberships", memberships.order_by("country__sort_key", "possibly_in_force"))
    rows = Organisation.objects.filter(pk__in=numbers).select_related("parent", "country").order_by("pk")
    for row in rows.prefetch_related("identifiers", NAMES, members):
        yield (
            row.pk,
            parties.organisation(row, row.names.all(), row.memberships.all(), identifiers_of(row), site),
        )


def topics_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    for row in Topic.objects.filter(pk__in=numbers).select_related("parent").order_by("pk"):
        yield row.pk, articles.topic(row, site)


def publishers_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    for row in Publisher.objects.filter(pk__in=numbers).select_related("country").order_by("pk"):
        yield row.pk, articles.publisher(row, site)


def sources_among(numbers: Iterable[int], site: str) -> Iterator[tuple[int, Thing]]:
    covered = Prefetch("source_meetings", SourceMeeting.objects.select_related("meeting"))
    rows = Source.objects.filter(pk__in=numbers).select_related("publisher").order_by("pk")
    for row in rows.prefetch_related(covered):
        yield row.pk, articles.source(row, row.source_meetings.all(), site)


Among = Callable[[Iterable[int], str], Iterator[tuple[int, Thing]]]

# By the first word of their addresses.
KINDS: dict[str, tuple[type[Any], Among]] = {
    "countries": (Country, countries_among),
    "organisations": (Organisation, organisations_among),
    "people": (Person, people_among),
    "series": (MeetingSeries, series_among),
    "meetings": (Meeting, meetings_among),
    "topics": (Topic, topics_among),
    "publishers": (Publisher, publishers_among),
    "sources": (Source, sources_among),
    "articles": (Article, articles_among),
}


def described(kind: str, numbers: Iterable[int], site: str) -> dict[int, Thing]:
    """{number: description} of those that readers see."""
    return dict(KINDS[kind][1](numbers, site))


def everything(site: str) -> Iterator[Thing]:
    """Every row that has a page, kind by kind, some hundred at once: the memory stays flat."""
    for model, among in KINDS.values():
        after = 0
        while numbers := list(numbers_after(model, after)):
            for _number, thing in among(numbers, site):
                yield thing
            after = numbers[-1]


def numbers_after(model: type[Any], after: int) -> Any:
    rows = model.objects.published() if model is Article else model.objects.all()
    return rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]
