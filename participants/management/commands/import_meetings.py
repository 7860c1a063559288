"""Brings a spreadsheet of meetings in, or only tells what would become of each row; participants/spreadsheets knows how."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import ngettext

from participants.spreadsheets.reading import LARGEST_FILE, MOST_LINES, read_sheet
from participants.spreadsheets.told import SAME, counts_of, outcomes_of, remarks_of
from participants.spreadsheets.workbook import Unreadable
from participants.spreadsheets.writing import tried, written
from summit_archive.history.recording import recorded


class Command(BaseCommand):
    help = (
        "Brings meetings and their participants in from a CSV or .xlsx file, a row a participation, as the list of "
        f"meetings is exported; at most {MOST_LINES:,} rows. All of it is one step of the history. What is refused is "
        "told and stays out; then the command ends with 1."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="Only tell; write nothing.")

    def handle(self, *, file, check, **options):
        try:
            sheet = read_sheet(content_of(file), file.name)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        if check:
            plan = tried(sheet)
        else:
            with recorded(program="import_meetings", doing=f"import_meetings {file.name}"):
                plan = written(sheet)
        outcomes = outcomes_of(plan)
        for line in [*remarks_of(sheet), *lines_of(outcomes)]:
            self.stdout.write(line)
        if refused := sum(bool(one["problems"]) for one in outcomes):
            told = ngettext("%d row is not imported.", "%d rows are not imported.", refused)
            raise CommandError(told % refused)


def content_of(file):
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error


def lines_of(outcomes):
    for one in outcomes:
        if one["verdict"] == SAME:
            continue
        yield f"{one['row']}: {one['verdict']}: {one['meeting']} {one['participant']}".rstrip()
        for column, before, after in one["changes"]:
            yield f"    {column}: “{before}” → “{after}”"
        for column, reason in one["problems"]:
            yield f"    {column}: {reason}" if column else f"    {reason}"
        for note in one["notes"]:
            yield f"    {note}"
    yield ", ".join(f"{number} {verdict}" for verdict, number in counts_of(outcomes).items())
