"""The numbers of all countries, organisations and people in other collections, as one table."""

from itertools import chain

from summit_archive.web.csv import csv_answer
from summit_archive.web.json import answer, table

from ..exporting.identifiers import HEADER, identifier_rows
from ..models import Country, Organisation, Person

AT_ONCE = 2000


def all_rows():
    """Countries by their codes, organisations and people by their addresses. Two queries for so many of a kind."""
    kinds = {"country": Country.objects.order_by("code")}
    kinds |= {
        "organisation": Organisation.objects.order_by("slug"),
        "person": Person.objects.order_by("slug"),
    }
    return chain.from_iterable(
        identifier_rows(kind, rows.prefetch_related("identifiers").iterator(chunk_size=AT_ONCE))
        for kind, rows in kinds.items()
    )


def identifier_list_csv(request):
    """A line for each number: whose, in which scheme, from when until when, and by which source."""
    return csv_answer("identifiers", HEADER, all_rows())


def identifier_list_json(request):
    return answer({"identifiers": table(HEADER, all_rows())})
