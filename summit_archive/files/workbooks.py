"""Rows as a workbook: the rows on the first sheet, what each column means and where the file comes from on the second.

A workbook is made whole before it is sent, in a file and not in memory.
"""

import tempfile
from collections.abc import Iterable
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from .about import About
from .fields import Noun
from .values import as_cells, cells_about

# A workbook of more takes longer than a visitor waits.
MOST_ROWS = 50_000
# The longest text that a cell holds.
LONGEST_CELL = 32767
LONGEST_TITLE = 31


def workbook(noun: Noun, rows: Iterable[Any], about: About) -> IO[bytes]:
    """The workbook as a file at its beginning, which is gone when it is closed."""
    book = Workbook(write_only=True)
    cells, told = as_cells(noun, about, is_marked=False), cells_about(about)
    sheet = book.create_sheet(noun.plural[:LONGEST_TITLE])
    sheet.freeze_panes = "B2"
    sheet.append([field.name for field in noun.columns])
    for row in rows:
        sheet.append([cell(sheet, value) for value in (*cells(row), *told)])
    codebook(book, noun, about)
    # The answer closes it.
    file = tempfile.TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return file


def cell(sheet: Any, value: Any) -> Any:
    """A number as a number, all else as text: nothing is taken for a formula or a day."""
    if not isinstance(value, str):
        return value
    text = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL])
    text.data_type = "s"
    return text


def codebook(book: Workbook, noun: Noun, about: About) -> None:
    sheet = book.create_sheet(_("What it means")[:LONGEST_TITLE])
    lines = [
        *about.as_json.items(),
        (noun.plural, str(noun.meaning)),
        (),
        (_("Column"), _("Type"), _("Unit"), _("Meaning"), _("Where its doubt is recorded"), _("One of")),
        *(
            (
                field.name,
                field.kind.value,
                str(field.unit),
                str(field.meaning),
                str(field.doubt),
                ", ".join(field.choices),
            )
            for field in noun.columns
        ),
    ]
    for line in lines:
        sheet.append([cell(sheet, text) for text in line])
