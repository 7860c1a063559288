"""Tables as comma-separated values, sent some lines at a time."""

import csv
import logging
from itertools import chain, islice

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

# With these a spreadsheet takes a text for a formula.
STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# Nearly all texts begin with none of these, which is all that need be looked at.
SUSPECT = frozenset(("'", *STARTS_OF_FORMULAS))
ROWS_AT_ONCE = 100
# By it Excel knows that a file is UTF-8.
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Lines:
    """A file for the csv module that hands each line back."""

    def write(self, line):
        return line


def csv_answer(name, header, rows):
    """The file `name`.csv; a text that a spreadsheet would take for a formula is marked as text."""
    return csv_of_harmless(name, ([harmless(cell) for cell in row] for row in chain([header], rows)))


def csv_of_harmless(name, rows):
    """The same of rows, the header first, in which such texts are marked already."""
    response = StreamingHttpResponse(chain([BOM], parts_of(rows)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def parts_of(rows):
    """The text of so many rows at once: what is sent costs as much for a line as for many."""
    number, writer, lines = 0, csv.writer(Lines()), iter(rows)
    try:
        while some := list(islice(lines, ROWS_AT_ONCE)):
            yield "".join(map(writer.writerow, some))
            number += len(some)
    except Exception:
        logger.exception("A file broke off after %d lines", number)
        yield writer.writerow([broken_off(max(0, number - 1))])


def broken_off(number: int) -> str:
    """The last line of a file that cannot go on: its answer of 200 cannot be taken back."""
    return _(
        "BROKEN OFF after %(number)d rows: the archive could not go on. This file is not whole; take it again."
    ) % {"number": number}


def harmless(cell):
    """A text that a spreadsheet would take for a formula, marked as text; so that `unmarked` gives it back."""
    if isinstance(cell, str) and cell[:1] in SUSPECT and cell.lstrip("'").startswith(STARTS_OF_FORMULAS):
        return f"'{cell}"
    return cell


def unmarked(cell):
    """A text as it was before it was marked."""
    rest = cell[1:]
    return rest if cell.startswith("'") and rest.lstrip("'").startswith(STARTS_OF_FORMULAS) else cell
