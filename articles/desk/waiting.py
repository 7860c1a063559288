"""How much waits for an editor, by kind, as every page of the inbox says it."""

from typing import NamedTuple

from django.db.models import Count, Value

from ..deciding.given import given_names
from ..models import Mention
from .article_groups import rows_waiting

KINDS = ["mentions", "names", "encounters", "statements", "citations"]


class Waiting(NamedTuple):
    mentions: int
    names: int
    encounters: int
    statements: int
    citations: int

    @property
    def total(self) -> int:
        return sum(self)


def how_much_waits(mentions: int | None = None) -> Waiting:
    """`mentions`: where a page has counted them already. Four queries, or three."""
    counted = {"mentions": Mention.objects.waiting().count() if mentions is None else mentions}
    others = {name: rows for name, rows in rows_waiting().items() if name != "mentions"}
    parts = [
        rows.order_by().annotate(waits_as=Value(name)).values_list("waits_as").annotate(number=Count("pk"))
        for name, rows in others.items()
    ]
    counted |= dict(parts[0].union(*parts[1:], all=True))
    counted["names"] = len(given_names())
    return Waiting(*(counted.get(kind, 0) for kind in KINDS))
