"""Numbers that are read at the moment they are asked for. Each is cheap; what cannot be read is left out.

Other rooms add theirs, which may ask the database, and are left out while that is away:

    @gauge("summit_archive_work_waiting", "Tasks that wait for a worker.")
    def waiting() -> float | None: …
"""

import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

logger = logging.getLogger(__name__)

# A frozen database never comes back to whoever asks.
PATIENCE = 2
DATABASE = """
SELECT pg_database_size(current_database()),
    (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()),
    pg_is_in_recovery()::int,
    CASE WHEN pg_is_in_recovery() THEN extract(epoch FROM now() - pg_last_xact_replay_timestamp()) END,
    (SELECT count(*) FROM pg_stat_replication),
    (SELECT extract(epoch FROM max(replay_lag)) FROM pg_stat_replication)
"""
OF_DATABASE = {
    "summit_archive_database_bytes": "Its size.",
    "summit_archive_database_connections": "To it, from everywhere.",
    "summit_archive_database_is_standby": "1 where it only reads what another writes.",
    "summit_archive_standby_lag_seconds": "How old the last change is that a standby has.",
    "summit_archive_standbys": "Connected to a primary.",
    "summit_archive_replay_lag_seconds": "Of the slowest standby, as its primary sees it.",
}
NOTES = {
    "last-backup": ("summit_archive_last_backup_timestamp_seconds", "When a backup was made last."),
    "last-verified-backup": (
        "summit_archive_last_verified_backup_timestamp_seconds",
        "When one was verified last.",
    ),
}
Sample = tuple[dict[str, str], float]
_added: dict[str, tuple[str, Callable[[], float | None]]] = {}


def gauge(name: str, words: str) -> Callable:
    """A function whose number is told under `name`; None where there is none."""

    def added(function: Callable[[], float | None]) -> Callable[[], float | None]:
        _added[name] = (words, function)
        return function

    return added


class Gauges:
    """For a registry of prometheus_client."""

    def collect(self) -> Iterator[Any]:
        from prometheus_client.core import GaugeMetricFamily

        for name, words, samples in read():
            labels = sorted({label for told, _value in samples for label in told})
            family = GaugeMetricFamily(name, words, labels=labels)
            for told, value in samples:
                family.add_metric([told[label] for label in labels], value)
            yield family


def read() -> Iterator[tuple[str, str, list[Sample]]]:
    databases = list(of_databases())
    yield from databases
    yield from of_disks()
    for file, (name, words) in NOTES.items():
        if moment := moment_of(settings.DATA_DIR / file):
            yield name, words, [({}, moment)]
    for name, (words, function) in _added.items() if is_up(databases) else ():
        if (value := value_of(name, function)) is not None:
            yield name, words, [({}, value)]


def is_up(databases: list[tuple[str, str, list[Sample]]]) -> bool:
    """Whether the one that is asked by default answers."""
    return any(
        sample == ({"database": DEFAULT_DB_ALIAS}, 1.0)
        for _name, _words, samples in databases[:1]
        for sample in samples
    )


def value_of(name: str, function: Callable[[], float | None]) -> float | None:
    try:
        return function()
    except Exception:
        logger.warning("%s cannot be read.", name, exc_info=True)
        return None


# --- Disks


def of_disks() -> Iterator[tuple[str, str, list[Sample]]]:
    free, whole = [], []
    for label, folder in {"data": settings.DATA_DIR, "releases": settings.RELEASES_DIR}.items():
        if Path(folder).exists():
            usage = shutil.disk_usage(folder)
            free.append(({"folder": label}, float(usage.free)))
            whole.append(({"folder": label}, float(usage.total)))
    yield "summit_archive_disk_free_bytes", "Of the disk on which a folder stands.", free
    yield "summit_archive_disk_bytes", "The whole of it.", whole


def moment_of(file: Path) -> float | None:
    try:
        return file.stat().st_mtime
    except OSError:
        return None


# --- Databases


def of_databases() -> Iterator[tuple[str, str, list[Sample]]]:
    answers = {alias: asked(alias) for alias in settings.DATABASES}
    up = [({"database": alias}, float(bool(answer))) for alias, answer in answers.items()]
    yield "summit_archive_database_up", "1 where it answers in time.", up
    for place, (name, words) in enumerate(OF_DATABASE.items()):
        samples = [
            ({"database": alias}, float(answer[place]))
            for alias, answer in answers.items()
            if answer and answer[place] is not None
        ]
        if samples:
            yield name, words, samples


def asked(alias: str) -> tuple | None:
    """None where it does not answer. In a thread of its own, which may never come back."""
    answers: list[tuple] = []
    if not _at_most.acquire(blocking=False):
        return None
    asking = threading.Thread(target=ask, args=[alias, answers], daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return answers[0] if answers else None


# Questions that a frozen database has not answered; more of them tell nothing new.
_at_most = threading.BoundedSemaphore(8)


def ask(alias: str, answers: list[tuple]) -> None:
    connection = connections.create_connection(alias)
    try:
        with connection.cursor() as cursor:
            cursor.execute(DATABASE)
            answers.append(cursor.fetchone())
    except Exception:
        logger.debug("The database %s refuses.", alias, exc_info=True)
    finally:
        connection.close()
        _at_most.release()
