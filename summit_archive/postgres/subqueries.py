"""Counting the rows of another table beside each row of this one."""

from django.db.models import Count, IntegerField, Subquery, Value
from django.db.models.functions import Coalesce


def count_of(rows, column):
    """How many different values of `column` the subquery `rows` has; 0 where it has none."""
    counted = (
        rows.order_by().annotate(whole=Value(1)).values("whole").annotate(number=Count(column, distinct=True))
    )
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)
