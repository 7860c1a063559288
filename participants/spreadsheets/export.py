"""Meetings as rows of the sheet, in CSV or in a workbook; and the empty sheet to fill in.

A cell names another row as people know it; where two have the name, by its address.
"""

import io
from collections.abc import Iterable, Iterator

from django.db.models import Count, Exists, F, OuterRef, Prefetch
from django.db.models.functions import Upper
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from summit_archive.web.csv import csv_answer

from ..models import (
    Country,
    Meeting,
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

AT_ONCE = 500
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

    def rows(self, meetings: Iterable[Meeting]) -> Iterator[list[str]]:
        """Below HEADER; meetings come from `with_all`."""
        for meeting in meetings:
            of_meeting = {columns.SLUG: meeting.slug} | self.of_meeting(meeting)
            for participation in meeting.participations.all() or [None]:
                yield row_of(of_meeting | self.numbered(participation))

    def numbered(self, participation):
        if participation is None:
            return {}
        return self.of_participant(participation) | {columns.PARTICIPANT_NUMBER: str(participation.pk)}


def row_of(cells):
    signed = cells | {columns.AS_EXPORTED: columns.signature(cells)}
    return [columns.marked(signed.get(name, "")) for name in HEADER]


def address_of(row):
    return row.code if isinstance(row, Country) else row.slug


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


def with_all(meetings):
    """With all that a row says of each: two queries for any number."""
    related = ["place__country", "organisation", "series__organisation", "parent"]
    return meetings.select_related(*related).prefetch_related(participants())


def participants():
    return Prefetch("participations", Participation.objects.for_list())


# --- Files --------------------------------------------------------------------


def csv_of(name, meetings):
    """Line by line; so many meetings at once are held in memory."""
    return csv_answer(name, HEADER, Cells().rows(in_parts(meetings)))


def in_parts(meetings):
    """Each meeting once, in their order, by their numbers: a change in between moves no page's edge."""
    numbers = list(meetings.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        part = with_all(Meeting.objects.all()).in_bulk(numbers[start : start + AT_ONCE])
        yield from (part[pk] for pk in numbers[start : start + AT_ONCE] if pk in part)


def workbook_of(name, meetings):
    return sent(name, workbook(Cells().rows(in_parts(meetings))))


def sent(name, book):
    content = io.BytesIO()
    book.save(content)
    response = HttpResponse(content.getvalue(), content_type=WORKBOOK)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def workbook(rows):
    """Every cell is text: nothing is taken for a formula, a number or a day."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Meetings")[:31])
    sheet.freeze_panes = "B2"
    for row in [HEADER, *rows]:
        sheet.append([text_cell(sheet, columns.unmarked(cell)) for cell in row])
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
