"""The lists of people, of leaders and of organisations. Their own pages stand in `articles`."""

from operator import attrgetter

from django.shortcuts import render

from summit_archive.filtering import Links
from summit_archive.filtering.list_page import problems
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.filtering.rows import RowResult, asked_of_rows

from ..called import in_order
from ..models import Leader, Organisation, Person, Term


def leader_list(request):
    """Everybody who held or acted in a leading office, by country and office."""
    terms = Term.objects.of_leaders().for_list().by_country()
    return render(
        request,
        "participants/leader_list.html",
        {"terms": in_order(terms, lambda term: term.office.country), "leader_count": Leader.objects.count()},
    )


@reads_its_query
def person_list(request):
    """All people on record, by family name, with their offices."""
    asked = asked_of_rows(request.GET)
    result = RowResult(asked, Person.objects.in_order().for_list())
    context = {
        "people": result.rows,
        "problems": problems(asked, result),
        "pager": Links(asked, "person-list").pager(result.page),
    }
    return render(request, "participants/person_list.html", context)


def organisation_list(request):
    """Every organisation, by kind."""
    organisations = in_order(Organisation.objects.select_related("country").order_by("sort_key", "pk"))
    organisations.sort(key=attrgetter("kind"), reverse=True)
    return render(request, "participants/organisation_list.html", {"organisations": organisations})
