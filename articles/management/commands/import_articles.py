"""Brings articles in from files; articles/importing knows what happens to them."""

import contextlib
import json
import sys
from itertools import islice
from pathlib import Path

from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError, connection, transaction

from articles.importing import batches, fields
from articles.importing.mapping import FieldMapping, WrongMapping
from articles.importing.problems import Refused
from articles.importing.progress import Progress
from articles.importing.reading import Broken, is_address, open_source
from articles.importing.record import Defaults
from articles.importing.report import Report
from articles.importing.run import Run, Settings
from articles.linking.linker import read_linker
from articles.models import Article, Encounter, EncounterParty, Mention, Proposal, Reading, Sketch
from summit_archive.history.programs import Program

STATUS = {
    "draft": Article.Status.DRAFT,
    "review": Article.Status.IN_REVIEW,
    "published": Article.Status.PUBLISHED,
}
SHOWN_PROBLEMS = 20
ANALYZES_FIRST = 500
SHOWN_NAMES = 10
AGAIN = "What was committed stays; the same command again finishes the work."


class Command(Program):
    help = (
        "Imports articles and links whom and what they name. Takes JSON Lines (plain, .gz, .zst), JSON, "
        "CSV and TSV, saved HTML pages, WARC, Atom and RSS, and single articles as text (.txt, .md), Word "
        "document (.docx) or e-mail (.eml): files, folders of them, addresses of feeds, and - for standard "
        "input. An article that the archive has is never changed. Whatever stops the import, the same "
        "command again finishes the work with the same result."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "sources", nargs="+", metavar="PATH", help="A file, a folder, a feed's address, or -."
        )
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="OURS=THEIRS",
            help="Which field of the records is ours, such as headline=caption; may be given again.",
        )
        parser.add_argument("--publisher", default="", help="Of records that name none.")
        parser.add_argument("--language", default="", help="Of records that name none, such as en.")
        parser.add_argument(
            "--time-zone",
            default="",
            help="Where publishers are whose row has none, such as Asia/Almaty: the day of a time in GMT is that there.",
        )
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

    def handle(self, *, sources, report, dry_run, limit, **options):
        self.settings = settings_of(options)
        if limit is not None and limit < 1:
            raise CommandError(f"--limit: a number from 1 is expected, not {limit}")
        refuse_unreadable(sources, report)
        self.stdout.write(f"New articles get the status “{STATUS[options['status']].label}”.")
        with problems_to(report, self.stderr) as write:
            self.report = Report(write)
            trouble = self.import_all(sources, limit, dry_run)
        if trouble:
            raise trouble

    def import_all(self, sources, limit, dry_run):
        """Import all sources; the CommandError with which to end, or None."""
        again = "" if dry_run else AGAIN
        # A dry run is one transaction, in which the tables would stay locked against another's ANALYZE.
        self.analyzes_at = None if dry_run else ANALYZES_FIRST
        self.progress = Progress(sys.stderr, total_size(sources))
        try:
            with taken_back() if dry_run else contextlib.nullcontext():
                run = self.begin(sources, limit)
                for source in sources:
                    self.import_source(run, source, limit)
                batches.conclude(run.batch, self.report, self.settings.mapping.in_words())
                self.conclude(run, dry_run)
        except KeyboardInterrupt:
            return CommandError(f"Stopped. {again}".strip(), returncode=130)
        except batches.Undone:
            return CommandError("The batch was undone while it ran: nothing more of it was imported.")
        except batches.FinishedByAnother:
            return CommandError(
                "The same import ran elsewhere at the same time and has brought all in: its batch tells of it."
            )
        except (OperationalError, InterfaceError) as error:
            return CommandError(f"The database failed: {str(error).strip()} {again}".strip())
        finally:
            self.progress.clear()
        if self.report.count["broken"]:
            return CommandError("Not every source could be read to its end.")
        return None

    def begin(self, sources, limit):
        options = self.settings.in_plain_values() | {"limit": limit}
        batch = batches.begin(resolved(sources), options, goes_on="-" not in sources)
        return Run(batch, read_linker(), self.report, self.settings)

    def import_source(self, run, name, limit):
        left = limit and limit - self.report.count["read"]
        position = 0
        try:
            with open_source(name) as source:
                for _number in run.take(name, islice(source, left)):
                    position = source.position()
                    self.progress.show(self.report.count["read"], position)
                    self.analyze_as_it_grows()
        except Broken as broken:
            self.report.add_broken(name, str(broken))
        self.progress.leave(position)

    def analyze_as_it_grows(self):
        """Each time that as many came in again: what is looked up in a new archive would be planned as if it were empty."""
        if self.analyzes_at and self.report.count["added"] >= self.analyzes_at:
            self.analyzes_at = 2 * self.report.count["added"]
            analyze()

    def conclude(self, run, dry_run):
        self.progress.clear()
        seconds = self.progress.seconds()
        read = self.report.count["read"]
        self.stdout.write(f"{self.report.in_words()} · {seconds:.1f} s, {read / seconds:,.0f} records/s")
        self.stdout.write(self.report.mentions_in_words())
        self.stdout.write(f"Fields: {self.settings.mapping.in_words()}")
        if unresolved := self.report.most_unresolved()[:SHOWN_NAMES]:
            names = " · ".join(f"{name} {number:,}" for name, number in unresolved)
            self.stdout.write(f"Names met most often that the archive does not know: {names}")
        if dry_run:
            self.stdout.write("A dry run: nothing of this was kept.")
        else:
            self.stdout.write(
                f"This is import batch {run.batch.pk}: it can be looked at and undone in the admin."
            )
            if self.report.count["added"]:
                analyze()


def settings_of(options):
    """Checked as the records' own fields are."""
    try:
        mapping = FieldMapping.parsed(options["map"])
        defaults = Defaults(
            publisher=options["publisher"] and fields.publisher("--publisher", options["publisher"]),
            language=options["language"] and fields.language("--language", options["language"]),
            time_zone=fields.time_zone("--time-zone", options["time_zone"]),
        )
    except WrongMapping as wrong:
        raise CommandError(f"--map: {wrong}") from wrong
    except Refused as refused:
        problem = refused.problem
        raise CommandError(f"{problem.field}: {problem.reason}; this was given: {problem.value}") from None
    return Settings(STATUS[options["status"]].value, defaults, mapping)


def refuse_unreadable(sources, report):
    """Before anything is read, for a slip in a name is noticed best at once."""
    for path in (Path(source) for source in sources if source != "-" and not is_address(source)):
        if not path.exists():
            raise CommandError(f"{path}: there is no such file or folder.")
        if report and path.resolve() == Path(report).resolve():
            raise CommandError(f"--report: {report} is read from; writing there would destroy it.")


def resolved(sources):
    """The sources by names that mean the same from any folder."""
    return [name if name == "-" or is_address(name) else str(Path(name).resolve()) for name in sources]


def total_size(sources):
    """Bytes of all, or 0 where nobody knows."""
    sizes = [size_of(source) for source in sources]
    return 0 if None in sizes else sum(sizes)


def size_of(name):
    path = Path(name)
    if name == "-" or is_address(name) or not (path.is_file() or path.is_dir()):
        return None
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size


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
    tables = [Article, Article.countries.through, Article.people.through, Mention, Sketch]
    tables += [Encounter, EncounterParty, Proposal, Reading]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(table._meta.db_table for table in tables)}")
