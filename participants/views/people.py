"""The lists of people, of leaders and of organisations. Their own pages stand in `articles`."""

from django.db.models import Count, Q
from django.shortcuts import render

from summit_archive.filtering import Links
from summit_archive.filtering.list_page import problems
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.filtering.rows import RowResult, asked_of_rows

from ..called import in_order
from ..models import Leader, Membership, Organisation, Person, Term
from ..models.meeting import today
from ..offices.lanes import charts
from ..remembered import remembered
from ..together.attendance import held_in, people_at


def leader_list(request):
    """Everybody who held or acted in a leading office, by country and office; those of the region drawn, too."""
    terms = [term for term in Term.objects.of_leaders().for_list().by_country() if term.office.country]
    terms = in_order(terms, lambda term: term.office.country)
    region = [term for term in terms if term.office.country.is_of_region]
    context = {
        "charts": charts(region, today()),
        "region": region,
        "others": [term for term in terms if not term.office.country.is_of_region],
        "leader_count": Leader.objects.count(),
    }
    return render(request, "participants/leader_list.html", context)


@reads_its_query
def person_list(request):
    """All people on record, by family name, with their offices and how many held meetings each took part in."""
    asked = asked_of_rows(request.GET)
    result = RowResult(asked, Person.objects.in_order().for_list())
    memory = remembered()
    attended = people_at(memory, held_in(memory))
    context = {
        "people": [(person, attended.get(person.pk, 0).bit_count()) for person in result.rows],
        "problems": problems(asked, result),
        "pager": Links(asked, "person-list").pager(result.page),
    }
    return render(request, "participants/person_list.html", context)


def organisation_list(request):
    """Every organisation, by kind, with how many members it has now and how many held meetings."""
    members = Count(
        "memberships",
        filter=Q(
            memberships__standing=Membership.Standing.MEMBER, memberships__possibly_in_force__contains=today()
        ),
    )
    rows = in_order(Organisation.objects.annotate(members=members).order_by("sort_key", "pk"))
    by_kind = sorted(rows, key=lambda organisation: organisation.kind)
    organisations = sorted(by_kind, key=lambda organisation: organisation.kind == Organisation.Kind.OTHER)
    memory = remembered()
    held = held_in(memory)
    for organisation in organisations:
        organisation.meetings_held = (memory.get("organisation", organisation.pk) & held).bit_count()
    return render(request, "participants/organisation_list.html", {"organisations": organisations})
