"""What a page says of its subject by schema.org, as a file of its own: the same that stands in the page."""

from django.http import Http404, HttpResponse

from participants.attendance import SeriesRecord
from participants.identifiers import identifiers_of
from participants.models import Country, Meeting, MeetingSeries, Organisation, Person
from summit_archive.web.former_slugs import follows_former_slugs, moved_for_good, row_at

from ..detail.former_numbers import article_once_at
from ..detail.page import article_page
from ..joining.meetings import with_amount_of_evidence
from ..linked_data import subjects
from ..linked_data.written import as_json
from ..models import Article, Publisher, Topic
from .calendar import site_of
from .meetings import participants_of
from .sources import article_of, meetings_of, source_at


def answer(description):
    return HttpResponse(as_json(description), content_type="application/ld+json")


def article(request, pk):
    """Of a published article; there is no word of any other."""
    found = article_page(pk)
    if found is None and (whole := article_once_at(pk)):
        return moved_for_good(request, "article-jsonld", whole.pk)
    if found is None or found.article.status != Article.Status.PUBLISHED:
        raise Http404
    coverage = found.article.coverage.for_article() if "coverage" in found.parts else []
    return answer(subjects.of_article(site_of(request), found, coverage))


@follows_former_slugs
def meeting(request, slug):
    row = row_at(with_amount_of_evidence(Meeting.objects.for_page()), slug)
    _rows, lines = participants_of(row)
    parts = row.parts.newest_first() if row.has_parts else []
    number = row.coverage_number
    coverage = row.coverage.for_page_of(row, number) if number else []
    return answer(subjects.of_meeting(site_of(request), row, lines, parts, coverage))


@follows_former_slugs
def series(request, slug):
    row = row_at(MeetingSeries.objects.select_related("organisation"), slug)
    return answer(subjects.of_series(site_of(request), row, SeriesRecord(row).editions))


def country(request, code):
    row = Country.objects.filter(code=code.upper()).first()
    if row is None:
        raise Http404
    if code != row.address_code:
        return moved_for_good(request, "country-jsonld", row.address_code)
    return answer(subjects.of_country(site_of(request), row, row.names.shown(), identifiers_of(row)))


@follows_former_slugs
def person(request, slug):
    row = row_at(Person.objects.all(), slug)
    return answer(
        subjects.of_person(
            site_of(request), row, row.names.shown(), row.terms.for_list(), identifiers_of(row)
        )
    )


@follows_former_slugs
def organisation(request, slug):
    row = row_at(Organisation.objects.select_related("parent", "country"), slug)
    memberships = row.memberships.select_related("country")
    members = memberships.order_by("country__sort_key", "possibly_in_force")
    return answer(
        subjects.of_organisation(site_of(request), row, row.names.shown(), members, identifiers_of(row))
    )


@follows_former_slugs
def topic(request, slug):
    return answer(subjects.of_topic(site_of(request), row_at(Topic.objects.select_related("parent"), slug)))


@follows_former_slugs
def publisher(request, slug):
    row = row_at(Publisher.objects.select_related("country"), slug)
    return answer(subjects.of_publisher(site_of(request), row))


def source(request, pk):
    row = source_at(pk)
    if published := article_of(row):
        return moved_for_good(request, "article-jsonld", published.pk)
    return answer(subjects.of_source(site_of(request), row, meetings_of(row)))
