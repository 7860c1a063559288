"""Makes the archive say what the shipped files say, or only looks whether the files are right."""

from collections import Counter
from pathlib import Path

from django.core.management.base import CommandError

from participants.reference.checking import GRADES, read_all
from participants.reference.entries import Refused
from participants.reference.loader import FOLDER, load
from summit_archive.history.programs import Program
from summit_archive.text import markdown


class Command(Program):
    help = (
        "Loads the shipped countries, leaders and meetings. What was loaded before follows the files; "
        "what an editor changed stays as it is, and the difference is told. All or nothing."
    )

    # These look at every page of the site, and take longer than all of the shipped meetings.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=FOLDER, help="Another folder of the same files.")
        parser.add_argument(
            "--check", action="store_true", help="Only look whether the files are right; needs no database."
        )
        parser.add_argument(
            "--table", action="store_true", help="Check, and print the table of rows that README.md has."
        )

    def handle(self, *, folder, check, table, **options):
        check = check or table
        tell = row_table if table else check_lines
        try:
            lines = tell(read_all(Path(folder))) if check else load_lines(load(folder))
        except Refused as refused:
            heading = "The files are wrong." if check else "Nothing was loaded."
            raise CommandError(f"{heading}\n{refused}") from refused
        for line in lines:
            self.stdout.write(line)


def check_lines(shipped):
    """How many rows each file has, and how well they are confirmed."""
    for table, entries in shipped.items():
        grades = Counter(entry["confirmation"] for entry in entries if entry["confirmation"])
        told = ", ".join(f"{count} {grade}" for grade, count in sorted(grades.items()))
        yield f"{table.name}: {len(entries)} rows" + (f" ({told})" if told else "")
    yield "The files are right."


def row_table(shipped):
    """The same in Markdown, the grades in their order."""
    rows = []
    for file, entries in shipped.items():
        grades = Counter(entry["confirmation"] for entry in entries)
        rows.append([f"`{file.name}.csv`", len(entries), *(grades[grade] or "" for grade in GRADES)])
    yield markdown.table(["file", "rows", *(grade.replace("-", " ") for grade in GRADES)], rows)


def load_lines(report):
    for name, outcome in report.outcomes.items():
        yield f"{name}: {outcome}"
    made = report.case_forms
    yield f"case forms: {made.added} added, {made.unchanged} unchanged, {made.removed} removed"
    if made.people_without:
        people = ", ".join(made.people_without)
        yield f"without case forms, as nothing tells the gender: {len(made.people_without)}: {people}"
    for difference in report.differences:
        yield f"kept: {difference}"
