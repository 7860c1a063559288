"""Makes a backup: a draft that gets its name when everything in it is on the disk."""

import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from .. import __version__
from . import beside, sums
from .addressed import Address, begun, finished
from .checking import touched
from .facts import Facts
from .programs import SETS_MORE, Programs, major_of, programs_for
from .refusing import Refused, in_words
from .shelf import Shelf
from .snapshot import LEFT_OUT, taken

DATABASE = "database"
# A migration at work holds its tables; a backup that waits for ever is found out too late.
WAITING = 60_000

Say = Callable[[str], object]


def make(
    connection: BaseDatabaseWrapper,
    folder: Path,
    *,
    programs: Path | None = None,
    jobs: int = 2,
    releases: bool = True,
    say: Say = lambda line: None,
) -> Path:
    """The new backup, in a folder of its own below `folder`. Nothing is left where it fails."""
    beside.refuse_what_is_offered(folder)
    refuse_what_is_empty(connection)
    with in_words(folder), Shelf(folder).writing() as shelf:
        tools = programs_for(connection, programs)
        if tools.major >= SETS_MORE > major_of(connection):
            say(newer_than_server(tools, major_of(connection)))
        draft = shelf.draft()
        try:
            fill(connection, draft, tools, jobs=jobs, releases=releases)
            return shelf.finish(draft, datetime.now(UTC))
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise


def refuse_what_is_empty(connection: BaseDatabaseWrapper) -> None:
    """Such as one that was made this moment, as nothing of the environment names the archive's."""
    with connection.cursor() as cursor:
        if not connection.introspection.table_names(cursor):
            raise Refused("The database has no tables: is DATABASE_URL or SUMMIT_DATA_DIR missing?")


def newer_than_server(tools: Programs, server: int) -> str:
    return (
        f"pg_dump {tools.version} makes a backup that only PostgreSQL {SETS_MORE} and newer take: install "
        f"postgresql-client-{server} for one that this server takes, too."
    )


def fill(connection: BaseDatabaseWrapper, draft: Path, tools: Programs, *, jobs: int, releases: bool) -> None:
    """The dump and what is counted beside it are of one snapshot."""
    began = time.monotonic()
    with taken(connection) as snapshot:
        words = dump_words(draft / DATABASE, snapshot.name, jobs)
        with begun(tools, "pg_dump", Address.of(connection), *words) as process:
            told = {"archive": __version__, "pg_dump": tools.version, "touched": touched(connection)}
            facts = Facts.of(snapshot, **told, seconds=0.0, beside=[])
            finished(process, draft)
    facts.beside = beside.copy_to(draft, releases=releases)
    facts.seconds = round(time.monotonic() - began, 1)
    facts.write(draft)
    sums.write(draft)


def dump_words(target: Path, snapshot: str, jobs: int) -> list[str]:
    return [
        "--format=directory",
        f"--file={target}",
        f"--jobs={jobs}",
        f"--snapshot={snapshot}",
        f"--lock-wait-timeout={WAITING}",
        "--no-publications",
        "--no-subscriptions",
        *(f"--exclude-table-data={table}" for table in LEFT_OUT),
    ]
