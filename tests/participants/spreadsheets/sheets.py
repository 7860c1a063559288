"""Sheets for tests: rows as an editor would type them, and what an export of the archive holds."""

import csv
import io

from openpyxl import Workbook

from participants.models import Meeting
from participants.spreadsheets import export
from participants.spreadsheets.reading import read_sheet
from participants.spreadsheets.rows import rows
from participants.spreadsheets.writing import tried, written


def csv_file(*rows, separator=","):
    """A file of `rows`, dictionaries; its header has every column that one of them has."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, header, delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def exported():
    """The rows of an export of all meetings, as dictionaries."""
    numbers = list(Meeting.objects.order_by("pk").values_list("pk", flat=True))
    return [dict(zip(export.HEADER, row, strict=True)) for row in rows(export.Cells().names_of, numbers)]


def preview(*rows):
    """(verdict, reasons) of each row."""
    return verdicts(tried(read_sheet(csv_file(*rows))))


def bring_in(*rows):
    return verdicts(written(read_sheet(csv_file(*rows))))


def verdicts(plan):
    return [outcome.verdict for outcome in plan.outcomes]


def reasons(*rows):
    plan = tried(read_sheet(csv_file(*rows)))
    return [" ".join(reason for _column, reason in outcome.problems) for outcome in plan.outcomes]


def workbook(*rows, title="Meetings", also=lambda book: None):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    also(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
