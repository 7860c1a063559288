"""The pages of people and of leaders."""

from django.shortcuts import render

from summit_archive.filtering import Links
from summit_archive.filtering.list_page import problems
from summit_archive.filtering.rows import RowResult, asked_of_rows
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..models import Leader, Meeting, Person, Term
from ..together.trips import latest_stays

SHOWN = 10


def leader_list(request):
    """Everybody who held a leading office, by country and office."""
    terms = (
        Term.objects.of_leaders()
        .for_list()
        .order_by(
            "office__country__sort_key", "-office__kind", "office__name", "office", "-possibly_in_force", "pk"
        )
    )
    return render(
        request,
        "participants/leader_list.html",
        {"terms": terms, "leader_count": Leader.objects.count()},
    )


def person_list(request):
    """Everybody who takes part or speaks, by family name."""
    asked = asked_of_rows(request.GET)
    result = RowResult(asked, Person.objects.in_order().for_list())
    context = {
        "people": result.rows,
        "problems": problems(asked, result),
        "pager": Links(asked, "person-list").pager(result.page),
    }
    return render(request, "participants/person_list.html", context)


@follows_former_slugs
def person_detail(request, slug):
    """A person: terms, names, meetings, statements and news."""
    person = row_at(Person.objects.with_article_count(), slug)
    meetings = Meeting.objects.naming(person)
    terms = list(person.terms.for_list())
    context = {
        "person": person,
        "names": person.names.shown(),
        "terms": terms,
        "stays": latest_stays(person, terms),
        "meetings": meetings.newest_first().for_list()[:SHOWN],
        "meeting_counts": meetings.counted(),
        "statements": person.statements.published().newest_first().for_list()[:SHOWN],
        "articles": person.articles.newest_about(person, SHOWN),
        "article_count": person.published_articles,
    }
    return render(request, "participants/person_detail.html", context)
