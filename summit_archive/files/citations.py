"""Rows as BibTeX, RIS and CSL-JSON, sent as they come: each row says by itself how it is `cited`."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from typing import Any, Protocol

from ..citing.bibtex import bibtex
from ..citing.cited import Cited
from ..citing.csl import csl
from ..citing.ris import ris
from .about import About
from .fields import Noun
from .lines import unbroken


class Citable(Protocol):
    def cited(self, about: About) -> Cited: ...


def bibtex_parts(_noun: Noun, rows: Iterable[Citable], about: About) -> Iterator[str]:
    """A stream that breaks ends in a comment."""
    entries = (bibtex(row.cited(about)) for row in rows)
    return unbroken(entries, "\n".join, lambda words: f"\n@comment{{{words}}}\n")


def ris_parts(_noun: Noun, rows: Iterable[Citable], about: About) -> Iterator[str]:
    """A stream that breaks ends in a record that says so: the format has no comments."""
    records = (ris(row.cited(about)) for row in rows)
    return unbroken(records, "".join, lambda words: f"TY  - GEN\r\nTI  - {words}\r\nER  - \r\n\r\n")


def csl_parts(_noun: Noun, rows: Iterable[Citable], about: About) -> Iterator[str]:
    """One list; a stream that breaks ends in an item that says so."""
    before = chain([""], repeat(",\n"))

    def written(items: list[dict[str, Any]]) -> str:
        return next(before) + ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)

    yield "[\n"
    items = (csl(row.cited(about)) for row in rows)
    yield from unbroken(
        items, written, lambda words: written([{"id": "broken-off", "type": "document", "title": words}])
    )
    yield "\n]\n"


CITATIONS: dict[str, Callable[..., Iterator[str]]] = {
    "bib": bibtex_parts,
    "ris": ris_parts,
    "csl_json": csl_parts,
}
