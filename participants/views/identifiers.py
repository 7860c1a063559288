"""The numbers of all countries, organisations and people in other collections, as one table."""

from itertools import chain

from summit_archive.files.answers import Found, tables
from summit_archive.filtering.address import Asked, read

from ..exporting.identifiers import IDENTIFIERS, identifier_rows
from ..models import Country, Organisation, Person
from .whole import whole_json

AT_ONCE = 2000


def every_number():
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


def found(request):
    """All of them: nothing can be asked."""
    _known, problems = read(request.GET, {})
    return Found(Asked({}, {}, {}), every_number(), problems)


TABLES = {"json": whole_json(IDENTIFIERS, found), **tables(IDENTIFIERS, found)}
