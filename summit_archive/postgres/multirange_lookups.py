"""Questions to ask of a set of days, each answered by its GiST index.

    possible__overlaps=(first, last)        may have been in those days
    possible__contained_by=(first, last)    must have been in those days
    possible__contains_day=day              may have been on that day

A pair includes both of its days; None in it leaves that end open. Anything else raises
TypeError, and a pair in the wrong order ValueError.
"""

from django.db.models import Lookup

from .multiranges import is_day, span_as_text


class DaysLookup(Lookup):
    """A comparison of the days with one value, which goes out as text with a cast."""

    operator: str
    cast = "daterange"

    def get_prep_lookup(self):
        if hasattr(self.rhs, "resolve_expression"):
            return self.rhs
        return span_as_text(self.rhs)

    def get_db_prep_lookup(self, value, connection):
        return f"%s::{self.cast}", [value]

    def as_sql(self, compiler, connection):
        days, days_params = self.process_lhs(compiler, connection)
        asked, asked_params = self.process_rhs(compiler, connection)
        return f"{days} {self.operator} {asked}", [*days_params, *asked_params]


class Overlaps(DaysLookup):
    lookup_name = "overlaps"
    operator = "&&"


class ContainedBy(DaysLookup):
    """Never true of no days at all, although PostgreSQL finds the empty set everywhere."""

    lookup_name = "contained_by"
    operator = "<@"

    def as_sql(self, compiler, connection):
        contained, params = super().as_sql(compiler, connection)
        days, days_params = self.process_lhs(compiler, connection)
        return f"({contained} AND NOT isempty({days}))", [*params, *days_params]


class ContainsDay(DaysLookup):
    lookup_name = "contains_day"
    operator = "@>"
    cast = "date"

    def get_prep_lookup(self):
        if hasattr(self.rhs, "resolve_expression"):
            return self.rhs
        if not is_day(self.rhs):
            raise TypeError(f"Expected a day, not {self.rhs!r}.")
        return self.rhs.isoformat()
