"""Expressions for querysets and rules: among thousands of ids, how many rows of another table there are, keys by kind."""

from django.db.models import BigIntegerField, BooleanField, Count, Func, IntegerField, Subquery, Value
from django.db.models.functions import Coalesce


class IsAmong(Func):
    """Whether a column is one of many ids. They go out as one word: PostgreSQL takes longer to read thousands."""

    template = "(%(expressions)s::bigint[]))"
    arg_joiner = " = ANY ("
    output_field = BooleanField()
    conditional = True

    def __init__(self, column, ids):
        super().__init__(column, Value(f"{{{','.join(map(str, ids))}}}"))


def count_of(rows, column):
    """How many different values of `column` the subquery `rows` has; 0 where it has none."""
    counted = (
        rows.order_by().annotate(whole=Value(1)).values("whole").annotate(number=Count(column, distinct=True))
    )
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)


class NumberOfKind(Func):
    """The key in a column that is the `place`th `of` so many, as a number that no key in another of them gives."""

    template = "(%(expressions)s * %(of)s + %(place)s)"
    output_field = BigIntegerField()

    def __init__(self, column, place, of):
        super().__init__(column, place=place, of=of)
