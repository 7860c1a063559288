"""A list that has no conditions, only pages: all of its rows in order, with all that is told of each."""

from django.http import QueryDict
from django.utils.functional import cached_property

from .address import Asked, paging_of, read
from .paging import LIMIT, NumberedPage, limit_asked

PAGE_SIZE = 100


def asked_of_rows(data: QueryDict) -> Asked:
    """What `data`, a query string, asks of such a list: a page."""
    known, problems = read(data, {"page": False})
    return Asked({}, {}, paging_of(known, ["page"]), tuple(problems))


def asked_by_program(data: QueryDict) -> Asked:
    """The same of its file: a page, and how many rows it has."""
    known, problems = read(data, {"page": False, LIMIT: False})
    limit, wrong = limit_asked(known.get(LIMIT, "").strip())
    if wrong:
        problems.append(wrong)
    return Asked({}, {}, paging_of(known, ["page"]), tuple(problems), limit=limit)


def asked_of_nothing(data: QueryDict) -> Asked:
    """What `data` asks where nothing can be asked: its problems."""
    _known, problems = read(data, {})
    return Asked({}, {}, {}, tuple(problems))


class RowResult:
    """A page of `rows`, a queryset in order. Two queries."""

    is_exact = has_exact_facets = True
    facet_numbers = ()

    def __init__(self, asked, rows):
        self.asked, self.every = asked, rows

    @cached_property
    def total(self):
        return self.every.count()

    @cached_property
    def page(self):
        return NumberedPage.asked(self.asked.page, self.total, self.asked.limit or PAGE_SIZE)

    @property
    def problems(self):
        return [self.page.problem] if self.page.problem else []

    @cached_property
    def rows(self):
        return self.page.of(self.every)

    @property
    def exported(self):
        return self.rows
