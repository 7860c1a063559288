"""Lists and pages as files that programs read: JSON. Of articles, and of those who met with what is written of them."""

from functools import partial

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _

from participants.dating import weigh
from participants.exporting import dating as doubt
from participants.exporting.parties import in_office as in_office_row
from participants.listing.files import meetings_found
from participants.listing.filter import MeetingFilter
from participants.listing.question import MeetingQuestion
from participants.listing.result import MeetingResult
from participants.listing.silence import known_of_set
from participants.models import Country, Meeting, Name, Organisation, Person, Term
from participants.offices.holders import day_asked, holders_of, in_office
from participants.remembered import remembered
from participants.together.attendance import held_in, with_meetings
from summit_archive.files.answers import all_rows, json_answer, json_of_row, json_of_rows, tables
from summit_archive.filtering import Links
from summit_archive.filtering.parameters import knows, reads_its_query
from summit_archive.filtering.rows import RowResult, asked_by_program
from summit_archive.web.former_slugs import follows_former_slugs, moved_for_good, row_at
from summit_archive.web.problems import refusal, withdrawn

from ..counting.about import recorded, with_article_count
from ..detail.former_numbers import article_once_at
from ..exporting import (
    article_nouns,
    articles,
    meetings,
    nouns,
    nouns_in_full,
    parties,
    proposals,
    sources,
)
from ..exporting.whole import Whole
from ..joining.meetings import sources_of, with_coverage, with_evidence
from ..listing.filter import ArticleFilter
from ..listing.question import ArticleQuestion
from ..listing.result import ArticleResult
from ..listing.rows import article_rows
from ..models import Article, Publisher, Topic
from ..proposals.beside import beside_list
from ..proposals.reports import perhaps_about, reports_of_article
from ..sources.cited import facts_of
from .files import every_publisher

MOST_STATEMENTS = MOST_CITATIONS = 100
MOST_SOURCES = 1000
NAMES = Prefetch("names", Name.objects.shown())


@reads_its_query
def article_list(request):
    """The published articles that the query asks for, a page at a time."""
    asked = ArticleFilter.read_of_program(request.GET)
    result = ArticleResult(ArticleQuestion(asked))
    links = Links(asked, "article-list-json")
    return json_answer(request, article_nouns.noun_of(result.has_texts), asked, result, links)


def article_detail(request, pk):
    """An article with all that stands in it. Whether there are drafts is not told."""
    article = Article.objects.for_full_export().filter(pk=pk).first()
    if article is None and (whole := article_once_at(pk)):
        return moved_for_good(request, "article-json", whole.pk)
    if article is None or article.status in (Article.Status.DRAFT, Article.Status.IN_REVIEW):
        raise Http404
    if article.status == Article.Status.WITHDRAWN:
        return withdrawn(_("This article was withdrawn."))
    row = next(iter(article_rows([pk])), None)
    if row is None:
        raise Http404
    reports = [proposals.as_report(report, with_article=False) for report in reports_of_article(article)]
    facts = sources.as_facts(facts_of([article.canonical_url, article.url]))
    return json_of_row(request, article_nouns.ARTICLE_IN_FULL, articles.in_full(article, row, reports, facts))


def article_under_headline(request, pk, slug):
    """An article's page has its headline in its address; its file has not."""
    return moved_for_good(request, "article-json", pk)


@reads_its_query
def meeting_list(request):
    """The meetings that the query asks for, a page at a time."""
    asked = MeetingFilter.read_of_program(request.GET)
    result = MeetingResult(MeetingQuestion(asked), with_coverage)
    of_days = {"certain": result.certain, "possible_total": result.possible} if result.is_of_days else {}
    counts = {"held": result.held, "perhaps_the_same": result.perhaps_same.number, **of_days}
    lists = result.known.as_json | {"participant_lists": result.lists}
    links = Links(asked, "meeting-list-json")
    if asked.chosen("proposed"):
        counts |= proposals.beside(beside_list(asked, links))
    return json_answer(request, meetings.MEETING, asked, result, links, **counts, **lists)


MEETING_TABLES = tables(meetings.MEETING, partial(meetings_found, with_more=with_coverage))


@follows_former_slugs
def meeting_detail(request, slug):
    """A meeting with its participants, the evidence for each, and what is written of it."""
    meeting = row_at(with_evidence(Meeting.objects.for_full_export()), slug)
    participations = meeting.participations.all()
    links = [*meeting.links_out.all(), *meeting.links_in.all()]
    weighing = weigh(meeting, participations, links, meeting.parts.all())
    whole = meetings.with_lines(meeting, holders_of(participations, meeting))
    more = {
        "sources": [sources.as_source_of_meeting(row) for row in sources_of(meeting)],
        "candidates": doubt.as_json(weighing),
        "perhaps_about_it": [proposals.as_report(report) for report in perhaps_about(meeting)],
    }
    return json_of_row(request, meetings.MEETING_IN_FULL, whole, **more)


def every_country():
    """With how many articles are about each, and how many held meetings it took part in."""
    return with_meetings(with_article_count(Country.objects.in_order()), remembered())


@reads_its_query
def country_list(request):
    """Every country, with how many held meetings it took part in, and of how many the participants are on record."""
    memory = remembered()
    totals = known_of_set(memory, held_in(memory)).as_json | articles_recorded("country")
    asked = asked_by_program(request.GET)
    result = CountriesOfPage(asked, with_article_count(Country.objects.in_order()), memory)
    return json_answer(request, parties.COUNTRY, asked, result, Links(asked, "country-list-json"), **totals)


class CountriesOfPage(RowResult):
    """A page of the countries, each with its meetings."""

    def __init__(self, asked, rows, memory):
        super().__init__(asked, rows)
        self.memory = memory

    @property
    def exported(self):
        return with_meetings(self.rows, self.memory)


COUNTRY_TABLES = tables(parties.COUNTRY, all_rows(every_country))


def articles_recorded(kind):
    """Of how many articles any row of that kind is on record."""
    return {"articles_recorded": recorded(kind)._asdict()}


@knows("on")
def country_detail(request, code):
    """A country with its names, its leaders through time and its memberships."""
    memory, rows = remembered(), with_article_count(Country.objects.filter(code=code.upper()))
    country = next(iter(with_meetings(rows, memory)), None)
    if country is None:
        raise Http404
    if code != country.address_code:
        return moved_for_good(request, "country-json", country.address_code)
    day, problem = day_asked(request.GET)
    if problem:
        return refusal([problem])
    country.terms = Term.objects.of_leaders().filter(office__country=country).for_list()
    country.standings = country.memberships.select_related("organisation").in_order()
    more = known_of_set(memory, held_in(memory)).as_json
    if day:
        more |= {"on": day, "in_office": [in_office_row(term) for term in in_office(country, day)]}
    return json_of_row(request, parties.COUNTRY_IN_FULL, country, **more)


@follows_former_slugs
def person_detail(request, slug):
    """A person with names, terms and the latest statements in published articles."""
    person = row_at(Person.objects.for_list().prefetch_related(NAMES), slug)
    statements = person.statements.published().newest_first()
    person.statements_total = statements.count()
    person.latest_statements = statements.for_list()[:MOST_STATEMENTS]
    return json_of_row(request, parties.PERSON_IN_FULL, person)


@follows_former_slugs
def organisation_detail(request, slug):
    """An organisation with its names, its members through time, its series and its parts."""
    rows = Organisation.objects.select_related("parent", "country")
    organisation = row_at(rows.prefetch_related(NAMES, "series", "parts"), slug)
    organisation.standings = organisation.memberships.select_related("country").in_order()
    return json_of_row(request, parties.ORGANISATION_IN_FULL, organisation)


@reads_its_query
def topic_list(request):
    """Every topic by name; each names the one that it is a part of."""
    topics = with_article_count(Topic.objects.select_related("parent").order_by("sort_key", "pk"))
    return json_of_rows(request, nouns.TOPIC, topics, "topic-list-json", **articles_recorded("topic"))


@follows_former_slugs
def topic_detail(request, slug):
    """A topic with those below it and the latest statements about it."""
    topic = row_at(with_article_count(Topic.objects.select_related("parent")), slug)
    statements = topic.statements.published().newest_first()
    latest = statements.for_list()[:MOST_STATEMENTS]
    more = {"below": topic.parts.all(), "statements": latest, "statements_total": statements.count()}
    return json_of_row(request, nouns_in_full.TOPIC_IN_FULL, Whole(topic, **more))


@reads_its_query
def publisher_list(request):
    """Every publisher by name."""
    totals = articles_recorded("publisher")
    return json_of_rows(request, nouns.PUBLISHER, every_publisher(), "publisher-list-json", **totals)


@follows_former_slugs
def publisher_detail(request, slug):
    """A publisher with the latest published articles that cite it."""
    publishers = Publisher.objects.with_source_count().select_related("country", "office")
    publisher = row_at(with_article_count(publishers), slug)
    citations = publisher.citations.published()
    latest = citations.with_article().newest_first()[:MOST_CITATIONS]
    cited = publisher.sources.select_related("publisher").newest_first() if publisher.source_count else []
    more = {"cited_in": latest, "cited_in_total": citations.count(), "cited": cited[:MOST_SOURCES]}
    return json_of_row(request, nouns_in_full.PUBLISHER_IN_FULL, Whole(publisher, **more))
