"""Expressions for querysets: the years that sets of days touch."""

from django.db.models import BooleanField, Func, IntegerField


class EachYear(Func):
    """A row for every year that a set of days touches."""

    template = (
        "generate_series(extract(year from lower(unnest(%(expressions)s)))::int,"
        " extract(year from upper(unnest(%(expressions)s)) - 1)::int)"
    )
    output_field = IntegerField()
    set_returning = True


class InOneYear(Func):
    """Whether a set of days lies within one year."""

    template = "(extract(year from lower(%(expressions)s)) = extract(year from upper(%(expressions)s) - 1))"
    output_field = BooleanField()
    conditional = True
