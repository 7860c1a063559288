"""Brings articles in from files; articles/importing knows what happens to them."""

import contextlib
import json
import sys
from itertools import islice
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, connection, transaction

from articles.importing import record
from articles.importing.linker import country_linker
from articles.importing.progress import Progress
from articles.importing.reader import Broken, lines_of, open_bytes, read_json_lines
from articles.importing.report import Report
from articles.importing.run import import_lines
from articles.models import Article, Mention
from participants.models import Country

STATUS = {
    "draft": Article.Status.DRAFT,
    "review": Article.Status.IN_REVIEW,
    "published": Article.Status.PUBLISHED,
}
SHOWN_PROBLEMS = 20
AGAIN = "What was committed stays; the same command again finishes the work."


class Command(BaseCommand):
    help = (
        "Imports articles from JSON Lines, plain or gzipped, and links the countries that they name. "
        "An article that the archive has is never changed. Each 500 records are one transaction: "
        "whatever stops the import, the same command again finishes the work with the same result."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="- is standard input.")
        parser.add_argument("--publisher", default="", help="Of records that name none.")
        parser.add_argument("--language", default="", help="Of records that name none, such as en.")
        parser.add_argument(
            "--status",
            choices=STATUS,
            default="published",
            help="Of new articles. Readers see published ones only, which is also the default.",
        )
        parser.add_argument("--limit", type=int, help="Read no more than so many records.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Do it all, say what came of it, and take it back."
        )
        parser.add_argument(
            "--report", metavar="FILE", help="Write each problem there, one JSON object a line."
        )

    def handle(self, *, files, report, status, limit, dry_run, **options):
        defaults = defaults_of(options)
        if limit is not None and limit < 1:
            raise CommandError(f"--limit: a number from 1 is expected, not {limit}")
        refuse_unreadable(files, report)
        self.stdout.write(f"New articles get the status “{STATUS[status].label}”.")
        if not Country.objects.exists():
            self.stdout.write("The archive has no countries yet: none will be linked.")
        with problems_to(report, self.stderr) as write:
            self.report = Report(write)
            self.progress = Progress(sys.stderr, files)
            trouble = self.import_files(files, defaults, STATUS[status], limit, dry_run)
        self.conclude(dry_run)
        if trouble:
            raise trouble

    def import_files(self, files, defaults, status, limit, dry_run):
        """Import all files; the CommandError with which to end, or None."""
        again = "" if dry_run else AGAIN
        try:
            with taken_back() if dry_run else contextlib.nullcontext():
                linker = country_linker()
                for file in files:
                    self.import_file(file, linker, defaults, status, limit)
        except KeyboardInterrupt:
            return CommandError(f"Stopped. {again}".strip(), returncode=130)
        except (OperationalError, InterfaceError) as error:
            return CommandError(f"The database failed: {str(error).strip()} {again}".strip())
        finally:
            self.progress.clear()
        if self.report.count["broken"]:
            return CommandError("Not every file could be read to its end.")
        return None

    def import_file(self, file, linker, defaults, status, limit):
        read = self.report.count["read"]
        try:
            with open_bytes(file) as stream:
                lines = islice(read_json_lines(lines_of(stream)), limit and limit - read)
                for line, outcome in import_lines(lines, linker, defaults, status):
                    self.report.add(file, line, outcome)
                    self.progress.show(self.report.count["read"], stream)
        except Broken as broken:
            self.report.add_broken(file, str(broken))
        self.progress.leave(file)

    def conclude(self, dry_run):
        seconds = self.progress.seconds()
        rate = self.report.count["read"] / seconds
        self.stdout.write(f"{self.report.in_words()} · {seconds:.1f} s, {rate:,.0f} records/s")
        if dry_run:
            self.stdout.write("A dry run: nothing of this was kept.")
        elif self.report.count["added"]:
            analyze()


def defaults_of(options):
    """Checked as the records' own fields are."""
    try:
        return record.Defaults(
            publisher=options["publisher"] and record.publisher("--publisher", options["publisher"]),
            language=options["language"] and record.language("--language", options["language"]),
        )
    except record.Refused as refused:
        problem = refused.problem
        raise CommandError(f"{problem.field}: {problem.reason}; this was given: {problem.value}") from None


def refuse_unreadable(files, report):
    """Before anything is read, for a slip in a name is noticed best at once."""
    for path in map(Path, files):
        if str(path) != "-" and not path.exists():
            raise CommandError(f"{path}: there is no such file.")
        if path.is_dir():
            raise CommandError(f"{path} is a folder; files are expected.")
        if report and path.resolve() == Path(report).resolve():
            raise CommandError(f"--report: {report} is read from; writing there would destroy it.")


@contextlib.contextmanager
def problems_to(path, terminal):
    """Where each problem goes: all of them into the file at `path`, else the first ones to the terminal."""
    if path:
        with open_report(path) as file:
            yield lambda row: file.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        shown = FirstFew(terminal)
        yield shown.write
        shown.conclude()


def open_report(path):
    try:
        return open(path, "w", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"--report: {path} cannot be written: {error.strerror}.") from error


class FirstFew:
    """Shows the first problems, and how many more there were."""

    def __init__(self, terminal):
        self.terminal = terminal
        self.count = 0

    def write(self, row):
        self.count += 1
        if self.count <= SHOWN_PROBLEMS:
            place = f"{row['file']}:{row['line']}: {row['outcome']}"
            field = f"{row['field']}: " if row["field"] else ""
            value = f" ({row['value'][:80]})" if row["value"] else ""
            self.terminal.write(f"{place}: {field}{row['reason']}{value}")

    def conclude(self):
        more = self.count - SHOWN_PROBLEMS
        if more > 0:
            self.terminal.write(f"… and {more:,} more: --report FILE writes them all down.")


@contextlib.contextmanager
def taken_back():
    """What happens inside happens really, and then never was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def analyze():
    """Tell the database how the tables look now, else it plans pages for the old ones for a minute."""
    tables = [Article, Article.countries.through, Mention]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(table._meta.db_table for table in tables)}")
