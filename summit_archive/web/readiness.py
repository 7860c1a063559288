"""What `/readyz` asks: each configured server, and the room on the disks. Nothing here waits longer than `PATIENCE`.

Asked in threads of their own: a frozen database, or a disk that hangs, never comes back to the one who asks, and no
time limit of its own or the network's helps with that. Told is what a stranger may know: no path, no host, no name of
a user, no version of a server, no size.
"""

import logging
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connections

from .. import checks
from ..database import several
from ..postgres import history

PATIENCE = 2.0
# Under so much of a disk an operator is told.
LITTLE_ROOM = 5
logger = logging.getLogger(__name__)

# Whether it is a standby, and seconds behind: none where it has played all that it has received.
STATE = """
SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on',
    CASE WHEN pg_is_in_recovery() AND pg_last_wal_receive_lsn() IS DISTINCT FROM pg_last_wal_replay_lsn()
        THEN round(extract(epoch FROM now() - pg_last_xact_replay_timestamp())::numeric, 1)::float
        WHEN pg_is_in_recovery() THEN 0 END,
    ARRAY(SELECT extname::text FROM pg_extension)
"""


@dataclass
class Server:
    """One configured database, by its alias, or a replica by its place among them. What is not known yet is None: it has not answered that far."""

    name: str
    answers: bool = False
    is_standby: bool | None = None
    is_read_only: bool | None = None
    lag: float | None = None
    extensions_missing: list[str] | None = None
    migrations_missing: list[str] | None = None
    migrations_unknown: list[str] | None = None
    is_of_this_version: bool | None = None

    def is_ready(self) -> bool:
        return self.answers and bool(self.is_of_this_version) and not self.extensions_missing

    def takes_changes(self) -> bool:
        return self.is_ready() and not self.is_read_only


@dataclass
class Disk:
    """`free`: hundredths of the disk; None: it does not answer."""

    name: str
    free: int | None = None

    def is_short(self) -> bool:
        return self.free is not None and self.free < LITTLE_ROOM


@dataclass
class Machine:
    """One of several servers of the archive, as the process has found it within the last seconds; by its number."""

    name: str
    is_there: bool
    is_standby: bool | None
    lag: float | None


@dataclass
class Readiness:
    servers: list[Server] = field(default_factory=list)
    disks: list[Disk] = field(default_factory=list)
    machines: list[Machine] = field(default_factory=list)


def readiness() -> Readiness:
    """What is known after `PATIENCE` seconds at most."""
    until = time.monotonic() + PATIENCE
    servers = [Server(name) for name in [*connections.settings, *replicas()]]
    disks = [Disk(name) for name in folders()]
    asking = [*(begun(ask_server, each) for each in servers), *(begun(ask_disk, each) for each in disks)]
    for thread in asking:
        if thread:
            thread.join(max(0, until - time.monotonic()))
    return Readiness(servers, disks, machines())


def machines() -> list[Machine]:
    """Those of REPLICA_URLS and DATABASE_URL, where there are several: they are asked twice a second in any case."""
    found = several.servers()
    return [
        Machine(
            f"server {number}",
            server.is_there(),
            server.told.is_standby if server.told else None,
            round(server.lag, 1) if server.told and server.told.is_standby else None,
        )
        for number, server in enumerate(found.all if found else (), start=1)
    ]


# Questions that were never answered; more of them tell nothing new.
MOST_AT_ONCE = 4
THREAD = "readyz"
_waiting: dict[str, int] = {}
_lock = threading.Lock()


def begun(ask: Callable[[Any], None], about: Server | Disk) -> threading.Thread | None:
    """None where several wait for the same already."""
    key = f"{ask.__name__} {about.name}"
    with _lock:
        if _waiting.get(key, 0) >= MOST_AT_ONCE:
            return None
        _waiting[key] = _waiting.get(key, 0) + 1
    thread = threading.Thread(target=asked, args=[key, ask, about], name=THREAD, daemon=True)
    thread.start()
    return thread


def asked(key: str, ask: Callable[[Any], None], about: Server | Disk) -> None:
    try:
        ask(about)
    except Exception:
        logger.debug("%s does not answer", key, exc_info=True)
    finally:
        with _lock:
            _waiting[key] -= 1


def ask_server(server: Server) -> None:
    """On connections of this thread's own; in the order in which a half answer is of use."""
    connection = replicas()[server.name]() if server.name in replicas() else connections[server.name]
    try:
        with connection.cursor() as cursor:
            cursor.execute(STATE)
            server.is_standby, server.is_read_only, server.lag, extensions = cursor.fetchone()
        server.extensions_missing = sorted({*checks.EXTENSIONS} - {*extensions})
        server.answers = True
        applied, on_disk = history.applied(connection), history.on_disk()
        server.migrations_missing = [".".join(one) for one in sorted(on_disk - applied)]
        server.migrations_unknown = [".".join(one) for one in sorted(applied - on_disk)]
        server.is_of_this_version = checks.is_of_this_version(connection)
    finally:
        connection.close()
        connections.close_all()


def replicas() -> dict[str, Callable[[], Any]]:
    """{what an operator calls it: what makes a connection to it}, of those that answer readers."""
    servers = several.servers()
    serving = [server for server in servers.all if server.may_serve] if servers else []
    return {f"replica {place}": server.connection for place, server in enumerate(serving, start=1)}


# --- Disks


def folders() -> dict[str, Any]:
    """{what an operator calls it: the folder}"""
    found = {"data folder": settings.DATA_DIR}
    if embedded := settings.DATABASES["default"].get("EMBEDDED"):
        found["database"] = embedded["home"].folder
    return found


def ask_disk(disk: Disk) -> None:
    usage = shutil.disk_usage(folders()[disk.name])
    disk.free = 100 * usage.free // usage.total
