"""Restores a backup on a throwaway server of the shipped PostgreSQL, and compares every table with what was kept."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from ..embedded_postgres import USER
from ..embedded_postgres.cluster import PORT, Cluster
from ..embedded_postgres.folders import CannotRun, Home
from . import checking
from .addressed import connected
from .facts import Facts
from .programs import Programs, programs_in
from .refusing import Refused, in_words
from .restoring import examined, fill

DATABASE = "restored"


def tried(backup: Path, jobs: int = 2) -> Facts:
    """Refused, with what differs, where it is not what was kept. The archive itself is not touched."""
    facts = examined(backup)
    with in_words(Path(tempfile.gettempdir())), throwaway(facts) as (connection, tools):
        fill(connection, backup, facts, tools, f"--jobs={jobs}")
        if wrong := checking.differences(connection, facts):
            raise Refused(f"{backup} was restored as something else: {' '.join(wrong[:5])}")
    return facts


@contextlib.contextmanager
def throwaway(facts: Facts) -> Iterator[tuple[BaseDatabaseWrapper, Programs]]:
    folder = Path(tempfile.mkdtemp(prefix="summit-restored-"))
    folder.chmod(0o711)
    try:
        refuse_small_disk(folder, facts)
        home = Home.below(folder)
        home.folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        cluster = Cluster(home, USER, DATABASE, durable=False)
        tools = programs_in(home.programs)
        if tools is None or tools.major < max(facts.dump_major, facts.server_major):
            raise Refused(
                f"The backup is of PostgreSQL {facts.server_major}, newer than the shipped one: restore it on a server "
                "of that version instead."
            )
        try:
            cluster.start()
            with connected(DATABASE, settings_of(home)) as connection:
                yield connection, tools
        except CannotRun as error:
            raise Refused(str(error)) from error
        finally:
            cluster.stop()
            shutil.rmtree(home.folder, ignore_errors=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_small_disk(folder: Path, facts: Facts) -> None:
    free = shutil.disk_usage(folder).free
    if free < facts.bytes_of_database:
        raise Refused(
            f"{folder.parent} has {free // 2**20:,} MB free; the database needs {facts.bytes_of_database // 2**20:,} MB. "
            "Name another folder with TMPDIR."
        )


def settings_of(home: Home) -> dict:
    told: dict[str, object] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": USER,
        "PASSWORD": "",
    }
    told |= {"HOST": str(home.socket_folder), "PORT": PORT, "OPTIONS": {"passfile": str(home.passfile)}}
    return connections["default"].settings_dict | told
