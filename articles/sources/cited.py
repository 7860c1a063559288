"""Which facts rest on a source, by its address. What an address names on its page makes no difference."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from summit_archive.addresses import normal_form
from summit_archive.records import PLACE_ON_PAGE

from .kinds import KINDS, Kind, Line, grouped

# Of each kind so many are listed; all of them are counted.
MOST = 100


@dataclass(frozen=True)
class Facts:
    """Those of one kind that rest on a source: how many, and the first of them."""

    kind: Kind
    total: int
    lines: list[Line]
    listed: int

    @property
    def label(self):
        return self.kind.label

    @property
    def grouped(self):
        return grouped(self.lines)

    @property
    def left_out(self):
        return self.total - self.listed


def page_of(column: str) -> str:
    """SQL: the page that an address leads to, as the indexes of facts have it."""
    return f"regexp_replace({column}, '{PLACE_ON_PAGE}', '')"


def citing(kind: Kind, pages: str) -> str:
    """SQL: the facts of a kind that cite one of `pages`, an array."""
    table = kind.model._meta.db_table  # type: ignore[attr-defined]  # a model's
    return f"FROM {table} WHERE {kind.column} <> '' AND {page_of(kind.column)} = ANY({pages})"


def is_cited(pages: str) -> str:
    """SQL: whether any fact cites one of `pages`, an array."""
    return "(" + " OR ".join(f"EXISTS (SELECT {citing(kind, pages)})" for kind in KINDS) + ")"


FIRST = " UNION ALL ".join(
    f"SELECT {number}, count(*), (array_agg(id ORDER BY {kind.order}))[:{MOST}] {citing(kind, '%(pages)s')}"
    for number, kind in enumerate(KINDS)
)


def pages_at(urls: Iterable[str]) -> list[str]:
    """The pages at these addresses, in every form in which facts may cite them."""
    given = {re.sub(PLACE_ON_PAGE, "", url) for url in urls}
    return sorted({*given, *(normal_form(url) for url in given)} - {""})


def facts_of(urls: Iterable[str]) -> list[Facts]:
    """What rests on a source, by its addresses: a query, and one for each kind of which there are any."""
    with connection.cursor() as cursor:
        cursor.execute(FIRST, {"pages": pages_at(urls)})
        found = cursor.fetchall()
    return [first_of(KINDS[number], total, ids) for number, total, ids in sorted(found) if total]


def first_of(kind: Kind, total: int, ids: list[int]) -> Facts:
    rows = kind.model.objects.select_related(*kind.related).in_bulk(ids)  # type: ignore[attr-defined]  # a model's
    lines = [kind.line(rows[pk]) for pk in ids if pk in rows]
    return Facts(kind, total, lines, len(lines))
