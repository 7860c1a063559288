"""What stands for several machines: a primary and two standbys, a PgBouncer, and two processes that serve the site."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import psycopg2

from summit_archive import embedded_postgres
from summit_archive.embedded_postgres.cluster import PORT
from tests.benchmarks.server import FACTS, ROOT, Server
from tests.summit_archive.database.pgbouncer import free_port, pgbouncer, wait_for
from tests.summit_archive.database.standby import Standby, programs_for

SECRET = secrets.token_urlsafe(64)
STANDBYS = {"standby1": 5441, "standby2": 5442}
# A write is answered when one of the standbys has it, too.
SYNCHRONOUS = "ANY 1 (standby1, standby2)"


class Web:
    """A process that serves the site at a port of its own, as if on a machine of its own."""

    def __init__(self, folder: Path, environment: dict[str, str]):
        self.port = free_port()
        folder.mkdir()
        (folder / "static").symlink_to(folder.parent / "static")
        self.environment = environment | {"SUMMIT_DATA_DIR": str(folder), "SECRET_KEY": SECRET}
        self.log = folder / "log"
        self.start()

    def start(self) -> None:
        address = socket.socket()
        address.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        address.bind(("127.0.0.1", self.port))
        words = [
            "-m",
            "summit_archive.server.serving",
            str(address.fileno()),
            "summit_archive.wsgi:application",
        ]
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment,
            pass_fds=[address.fileno()],
            stdin=subprocess.PIPE,
            stderr=os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND),
        )
        address.close()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class Machines:
    def __init__(self, server: Server, context: contextlib.ExitStack):
        self.server, self.context = server, context
        self.frozen: list[int] = []
        self.host = str(server.cluster.home.socket_folder)
        self.password = server.cluster.home.passfile.read_text().strip().rpartition(":")[2]
        self.part = {
            "host": self.host,
            "port": PORT,
            "user": embedded_postgres.USER,
            "password": self.password,
        }
        self.standbys = {name: self.standby(name, port) for name, port in STANDBYS.items()}
        self.say(PORT, f"ALTER SYSTEM SET synchronous_standby_names = '{SYNCHRONOUS}'")
        self.say(PORT, "SELECT pg_reload_conf()")
        self.pool_port = free_port()
        self.pool_context = contextlib.ExitStack()
        self.pool()
        server.run(FACTS, "collectstatic", "--no-input", "--verbosity=0")
        self.webs = [Web(server.folder / f"web{number}", self.environment()) for number in (1, 2)]
        for web in self.webs:
            context.callback(web.kill)
            wait_for(web.port, 60)

    def standby(self, name: str, port: int) -> Standby:
        folder = self.server.folder / name
        folder.mkdir(mode=0o711)
        made = Standby(folder / "cluster", programs_for(folder), self.host, port, "-c fsync=on")
        self.context.callback(self.stop_standby, made)
        made.copy(self.part | {"user": f"{self.part['user']} application_name={name}"})
        made.start()
        return made

    def stop_standby(self, standby: Standby) -> None:
        self.thaw()
        with contextlib.suppress(subprocess.CalledProcessError):
            standby.stop()

    def pool(self) -> None:
        """PgBouncer in front of the primary that there was at the beginning."""
        self.pool_context.enter_context(pgbouncer(self.part, sessions=20, own_port=self.pool_port))
        self.context.callback(self.pool_context.close)

    def environment(self) -> dict[str, str]:
        sockets = [f"{quote(self.host, safe='')}:{port}" for port in STANDBYS.values()]
        user = f"{embedded_postgres.USER}:{self.password}"
        hosts = ",".join([f"127.0.0.1:{self.pool_port}", *sockets])
        return os.environ | {
            "DATABASE_URL": f"postgres://{user}@{hosts}/{FACTS}",
            "REPLICA_URLS": ",".join(f"postgres://{user}@{one}/{FACTS}" for one in sockets),
            "REPLICA_MAX_LAG": "2",
            "PAGE_CACHE": "0",
        }

    # --- What is done to them

    def kill_server(self, folder: Path) -> None:
        os.kill(int((folder / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)

    def freeze(self, folder: Path) -> None:
        """As a machine that hangs: its connections stay open, and nobody answers."""
        first = int((folder / "postmaster.pid").read_text().splitlines()[0])
        shown = subprocess.run(["pgrep", "-P", str(first)], capture_output=True, text=True).stdout
        self.frozen = [first, *map(int, shown.split())]
        for pid in self.frozen:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)

    def thaw(self) -> None:
        for pid in self.frozen:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        self.frozen = []

    def warm_up(self, pages: Iterable[str]) -> None:
        """Every page once from every web process, as after some minutes of serving."""
        for web in self.webs:
            for page in pages:
                with urlopen(f"http://127.0.0.1:{web.port}{page}", timeout=60) as answer:
                    answer.read()

    def revive(self, standby: Standby) -> None:
        """After its children have gone, too."""
        for _each in range(20):
            with contextlib.suppress(subprocess.CalledProcessError):
                return standby.start()
            time.sleep(0.5)
        raise RuntimeError(f"{standby.folder} does not start again.")

    def promote(self, standby: Standby, other: Standby) -> None:
        """The other follows the new primary from now on."""
        standby.promote()
        port = STANDBYS["standby1"]
        address = f"host={self.host} port={port} user={self.part['user']} password={self.password}"
        address += " application_name=standby2"
        self.say(STANDBYS["standby2"], f"ALTER SYSTEM SET primary_conninfo = '{address}'")
        self.say(STANDBYS["standby2"], "SELECT pg_reload_conf()")

    @contextlib.contextmanager
    def at(self, port: int | str) -> Iterator[Any]:
        connection = psycopg2.connect(
            host=self.host, port=port, user=self.part["user"], password=self.password, dbname=FACTS
        )
        connection.autocommit = True
        with contextlib.closing(connection), connection.cursor() as cursor:
            yield cursor

    def say(self, port: int | str, statement: str) -> None:
        with self.at(port) as cursor:
            cursor.execute(statement)

    def ask(self, port: int | str, question: str) -> Any:
        with self.at(port) as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]
