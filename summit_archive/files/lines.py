"""Rows as CSV or as JSON lines, sent as they come, so that a long file takes no more memory than a short one.

A stream that breaks cannot take back its answer of 200: it says so in its last line, and in the log.
"""

import csv
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import Any

from ..web.csv import BOM, broken_off
from .about import About
from .fields import ABOUT_FIELDS, Noun
from .values import as_cells, as_json, cells_about

logger = logging.getLogger(__name__)

ROWS_AT_ONCE = 200


def csv_lines(noun: Noun, rows: Iterable[Any], about: About) -> Iterator[str]:
    """The header, and a line a row, which ends with what the file says of itself."""
    cells, told = as_cells(noun, about), cells_about(about)
    yield BOM + as_csv([[field.name for field in noun.columns]])
    yield from unbroken((cells(row) + told for row in rows), as_csv, lambda words: as_csv([[words]]))


def json_lines(noun: Noun, rows: Iterable[Any], about: About) -> Iterator[str]:
    """An object a line, with what the file says of itself."""
    content, names = as_json(noun, about), [field.name for field in ABOUT_FIELDS]
    told = dict(zip(names, cells_about(about), strict=True))
    # Of each line the end is the same: it is spelt once.
    end = f", {as_object(told)[1:]}\n"

    def written(some: list[Any]) -> str:
        return in_one_line("".join(f"{as_object(row)[:-1]}{end}" for row in some))

    yield from unbroken(map(content, rows), written, lambda words: f"{as_object({'error': words})}\n")


def unbroken(
    rows: Iterable[Any], written: Callable[[list[Any]], str], as_last: Callable[[str], str]
) -> Iterator[str]:
    """The text of so many rows at once: what is sent costs as much for a line as for many."""
    number, lines = 0, iter(rows)
    try:
        while some := list(islice(lines, ROWS_AT_ONCE)):
            yield written(some)
            number += len(some)
    except Exception:
        logger.exception("A file broke off after %d rows", number)
        yield as_last(broken_off(number))


def as_csv(rows: Iterable[list[Any]]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def in_one_line(text: str) -> str:
    """Without signs that some programs take for the end of a line, though JSON does not."""
    for sign, spelt in LINE_ENDS.items():
        text = text.replace(sign, spelt)
    return text


LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}
as_object = json.JSONEncoder(ensure_ascii=False).encode
