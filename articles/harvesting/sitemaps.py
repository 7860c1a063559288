"""The addresses of all pages, as sitemaps.org has them: an index, and parts by ranges of numbers.

A part has the rows of so many numbers, so that it keeps its address whatever comes and goes elsewhere, and costs the
same wherever it stands. `lastmod` is when the row itself last changed; where the history does not know it, there is none.
"""

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from django.db import connection
from django.urls import reverse

from summit_archive.web.languages import codes, translated

from .changed import last_changes_between
from .kinds import KINDS, Kind

# Numbers a part; the protocol allows 50,000 addresses.
PART = 10_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
# Pages that are about no one row.
LISTS = """
    home about article-list calendar country-list leader-list matrix meeting-list meeting-map meeting-timeline
    not-confirmed organisation-list person-list publisher-list series-list topic-list
""".split()
# Those parts of which there are rows. A range without any costs a look at the index.
PARTS = """
    SELECT part FROM generate_series(0, (SELECT max(id) FROM {table}) / {size}) AS part
    WHERE EXISTS (SELECT FROM {table} WHERE id > part * {size} AND id <= (part + 1) * {size} {readable})
    ORDER BY part
"""


def parts() -> list[tuple[str, int]]:
    """[(kind, its part, from 1)] that there are. A query for each kind."""
    return [(kind.name, part + 1) for kind in KINDS.values() for part in parts_of(kind)]


def parts_of(kind: Kind) -> list[int]:
    readable = "AND status = 'published'" if kind.name == "articles" else ""
    with connection.cursor() as cursor:
        cursor.execute(PARTS.format(table=kind.table, size=PART, readable=readable))
        return [part for (part,) in cursor.fetchall()]


def index(site: str) -> str:
    addresses = [reverse("sitemap-lists")]
    addresses += [reverse("sitemap-part", args=part) for part in parts()]
    entries = (f"<sitemap><loc>{escape(site + path)}</loc></sitemap>" for path in addresses)
    return "".join(document("sitemapindex", entries))


def of_lists(site: str) -> str:
    return "".join(document("urlset", (entry(site, reverse(name)) for name in LISTS)))


def part_of(kind: Kind, number: int, site: str) -> Iterator[str]:
    """The part's text, in pieces. Two queries."""
    first, last = (number - 1) * PART + 1, number * PART
    moments = last_changes_between(kind, first, last)
    rows = kind.readable().filter(pk__range=(first, last)).order_by("pk").only(*columns_of(kind))
    entries = (entry(site, row.get_absolute_url(), moments.get(row.pk)) for row in rows.iterator())
    return in_pieces(document("urlset", entries))


def columns_of(kind: Kind) -> list[str]:
    """What an address is made of."""
    return {"articles": ["headline"], "countries": ["code"], "sources": ["pk"]}.get(kind.name, ["slug"])


def entry(site: str, path: str, changed_at: datetime.datetime | None = None) -> str:
    """A page at its own address, and where it is in each language."""
    moment = changed_at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if changed_at else ""
    lastmod = f"<lastmod>{moment}</lastmod>" if moment else ""
    languages = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(site + translated(code, path))}"/>'
        for code in codes()
    )
    return f"<url><loc>{escape(site + path)}</loc>{lastmod}{languages}</url>"


def document(root: str, entries: Iterable[str]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}" xmlns:xhtml="{XHTML}">\n'
    for one in entries:
        yield f"{one}\n"
    yield f"</{root}>\n"


def in_pieces(lines: Iterable[str], number: int = 500) -> Iterator[str]:
    """So many lines at once."""
    for _piece, some in groupby(enumerate(lines), key=lambda one: one[0] // number):
        yield "".join(line for _place, line in some)
