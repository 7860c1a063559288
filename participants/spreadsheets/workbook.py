"""Rows of text out of an .xlsx file, within limits; what a cell shows is not always what it holds, and then it is refused."""

import datetime
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook

# Unpacked, a sheet of 5,000 rows has some ten megabytes.
LARGEST_UNPACKED = 40 * 2**20
MOST_PARTS = 1000
MOST_COLUMNS = 200
# Rows are looked at until the file ends; far below the data there may be empty ones that were once formatted.
MOST_ROWS_LOOKED_AT = 200_000
DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
SHOWS_A_DAY = re.compile(r"d", re.IGNORECASE)


class Unreadable(ValueError):
    """The file as a whole; the message says why, and what to do."""


class WrongCell(str):
    """A cell that must not be taken for what it holds; the text says why."""


def rows_of(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    """(number, texts) of the rows of the first sheet that is shown. Raises Unreadable."""
    refuse_bombs(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that are not read
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
            sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
            if sheet is None:
                raise Unreadable(_("The workbook has no visible sheet."))
            sheet.reset_dimensions()
            yield from texts_of(sheet)
    except Unreadable:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part leads to
        raise Unreadable(_("This workbook cannot be read: save it again as .xlsx, or as CSV.")) from error


def texts_of(sheet):
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS_LOOKED_AT:
            told = _("The sheet has more than %d rows, most of them empty: delete the rows below the table.")
            raise Unreadable(told % MOST_ROWS_LOOKED_AT)
        if texts := [text_of(cell) for cell in cells]:
            yield number, texts


def text_of(cell):
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return WrongCell(_("A formula is not read: write its result into the cell."))
    if cell.data_type == "e":
        return WrongCell(_("The cell holds an error of the spreadsheet program: %s.") % value)
    if isinstance(value, datetime.datetime | datetime.date):
        return day_shown(cell, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def day_shown(cell, value):
    """Spreadsheet programs make a whole day of “2023-12”: what shows no day must not become one."""
    if not SHOWS_A_DAY.search(re.sub(r"\[[^\]]*\]", "", cell.number_format or "")):
        told = _("The cell holds the day %s and does not show it: write the date as text, such as 2023-12.")
        return WrongCell(told % value.strftime("%Y-%m-%d"))
    return value.strftime("%Y-%m-%d")


def refuse_bombs(file):
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                told = _("Unpacked, the workbook has more than %d MB: split it, or save it as CSV.")
                raise Unreadable(told % (LARGEST_UNPACKED // 2**20))
            for part in parts:
                refuse_part(package, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Unreadable(_("This workbook cannot be read: save it again as .xlsx, or as CSV.")) from error
    file.seek(0)


def refuse_part(package, part):
    """What says less of its size than it has, is read to its stated size only, and then refused by its checksum."""
    if not part.filename.endswith((".xml", ".rels")):
        return
    with package.open(part) as stream:
        if DTD.search(stream.read(4096)):
            raise Unreadable(
                _("The workbook defines entities of its own, which no spreadsheet program writes.")
            )
    if part.filename.startswith("xl/worksheets/") and has_merged_cells(package, part):
        raise Unreadable(
            _("Cells of the sheet are merged: unmerge them, and write into each row what it is about.")
        )


def has_merged_cells(package, part):
    with package.open(part) as stream:
        before = b""
        while read := stream.read(2**20):
            if b"<mergeCell " in before + read:
                return True
            before = read[-20:]
    return False
