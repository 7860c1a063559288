"""Sets of row numbers as PostgreSQL writes them, since psycopg2 knows no multiranges: `{[1,501),[612,613)}`."""

import re
from collections.abc import Iterable

from django.db import models

SPAN = re.compile(r"\[(\d+),(\d+)\)")


def as_text(numbers: Iterable[int]) -> str:
    """What PostgreSQL reads as an int8multirange."""
    return "{" + ",".join(f"[{number},{number}]" for number in sorted(set(numbers))) + "}"


def as_ranges(text: str) -> tuple[range, ...]:
    return tuple(range(int(first), int(end)) for first, end in SPAN.findall(text))


class NumbersField(models.Field):
    """A set of whole numbers, read as a tuple of `range`s. Written by triggers alone."""

    def db_type(self, connection):
        return "int8multirange"

    def from_db_value(self, value, expression, connection):
        return None if value is None else as_ranges(value)

    def get_prep_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return "{" + ",".join(f"[{one.start},{one.stop})" for one in value) + "}"


@NumbersField.register_lookup
class AnyOf(models.Lookup):
    """rows__any_of=[1, 7]: has one of them. By the GiST index."""

    lookup_name = "any_of"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        return "%s", [as_text(value)]

    def as_sql(self, compiler, connection):
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} && {right}::int8multirange", [*left_params, *right_params]
