"""Meetings as rows of the sheet, in CSV or in a workbook; and the empty sheet to fill in.

A cell names another row as people know it; where two have the name, by its address.
"""

import io
from itertools import chain

from django.db.models import Count, Exists, F, OuterRef, Prefetch
from django.db.models.functions import Upper
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from summit_archive.web.csv import csv_of_harmless, unmarked

from ..models import (
    Country,
    MeetingSeries,
    Name,
    Office,
    Organisation,
    Participation,
    Person,
    Place,
)
from . import columns
from .columns import HEADER, OF_MEETINGS, OF_PARTICIPANTS
from .rows import rows

# A workbook is made whole before it is sent; a list of more meetings is sent as CSV, line by line.
MOST_IN_A_WORKBOOK = 5000
# The longest text that a cell of a workbook holds.
LONGEST_CELL = 32767
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CALLED = {
    "country": (Country, "sort_key"),
    "person": (Person, "sort_key"),
    "organisation": (Organisation, "sort_key"),
    "place": (Place, "sort_key"),
    "office": (Office, Upper("name")),
    "meetingseries": (MeetingSeries, Upper("name")),
}


class Cells:
    """Writes meetings and participations into cells. It asks once, for each kind of row, which names two of them have."""

    @cached_property
    def shared(self):
        """{table: the names that are those of several}. Twelve queries."""
        return {table: names_of_several(model, key) for table, (model, key) in CALLED.items()}

    def name_of(self, row, table):
        """As people know it, or by its address."""
        if row is None:
            return ""
        if table == "meeting":
            return row.slug
        if CALLED[table][1] == "sort_key":
            is_shared = row.sort_key in self.shared[table]
        else:
            is_shared = row.name.upper() in self.shared[table]
        return address_of(row) if is_shared else columns.settled(row.name)

    def cell(self, row, column):
        if column.table:
            return self.name_of(getattr(row, column.field_name), column.table)
        return columns.as_cell(getattr(row, column.field_name))

    def of_meeting(self, meeting):
        """{column: cell}"""
        return {column.name: self.cell(meeting, column) for column in OF_MEETINGS}

    def of_participant(self, participation):
        return {column.name: self.cell(participation, column) for column in OF_PARTICIPANTS}

    def names_of(self, numbers, column):
        """{id: what the cell says of it} of rows that `column` names. One query."""
        model = column.field.related_model
        shown = ["slug"] if column.table == "meeting" else [address_field(model), "name"]
        if hasattr(model, "sort_key"):
            shown.append("sort_key")
        rows = model._base_manager.order_by().filter(pk__in=numbers).only(*shown)
        return {row.pk: self.name_of(row, column.table) for row in rows}


def address_field(model):
    return "code" if model is Country else "slug"


def address_of(row):
    return getattr(row, address_field(type(row)))


def names_of_several(model, key):
    """Keys of the names that two rows have as their own, or one as its own and another as a further spelling."""
    rows = model._base_manager.order_by().annotate(key=key if not isinstance(key, str) else F(key))
    several = set(
        rows.values_list("key")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
        .values_list("key", flat=True)
    )
    owner = model._meta.get_field("names").field.name
    others = Name.objects.filter(text=OuterRef("name"), **{f"{owner}__isnull": False})
    others = others.exclude(**{owner: OuterRef("pk")})
    return several | set(rows.filter(Exists(others)).values_list("key", flat=True))


def participants():
    return Prefetch("participations", Participation.objects.for_list())


# --- Files --------------------------------------------------------------------


def csv_of(name, numbers):
    """Of the meetings with these ids, in their order, line by line: see `rows.rows` for what is held in memory."""
    return csv_of_harmless(name, chain([HEADER], rows(Cells().names_of, numbers)))


def workbook_of(name, numbers):
    return sent(name, workbook(rows(Cells().names_of, numbers)))


def sent(name, book):
    content = io.BytesIO()
    book.save(content)
    response = HttpResponse(content.getvalue(), content_type=WORKBOOK)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def workbook(lines):
    """Every cell is text: nothing is taken for a formula, a number or a day."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Meetings")[:31])
    sheet.freeze_panes = "B2"
    for line in [HEADER, *lines]:
        sheet.append([text_cell(sheet, unmarked(cell)) for cell in line])
    return book


def text_cell(sheet, text):
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL])
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def template():
    """The empty sheet, and a second one that says what each column holds."""
    book = workbook([])
    sheet = book.create_sheet(_("How to fill it in")[:31])
    for line in [(_("Column"), _("What it holds"), _("One of")), *explained()]:
        sheet.append([text_cell(sheet, str(text)) for text in line])
    return book


def explained():
    """(column, what it holds, what it can be) of each column."""
    kept = {
        columns.SLUG: _(
            "The meeting's address, such as almaty-2002; of a new meeting any word that is the same in all of its rows."
        ),
        columns.PARTICIPANT_NUMBER: _("The archive's own number of this participant: leave it as it is."),
        columns.AS_EXPORTED: _("What the row was when it was exported: leave it as it is."),
    }
    for name in HEADER:
        if name in kept:
            yield name, kept[name], ""
            continue
        field = columns.BY_NAME[name].field
        told = [str(field.verbose_name), str(field.help_text)]
        choices = ", ".join(str(value) for value, _label in field.choices or ())
        yield name, ": ".join(part for part in told if part), choices
