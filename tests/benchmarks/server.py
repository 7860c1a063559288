"""Databases for a benchmark: on a throwaway server of its own, each a copy of one that has the shipped facts."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg2

from summit_archive import embedded_postgres
from summit_archive.embedded_postgres.cluster import PORT, Cluster
from summit_archive.embedded_postgres.folders import Home
from summit_archive.server.shutdown import end_in_order
from tests.throwaway import throwaway_folder

ROOT = Path(__file__).resolve().parents[2]
FACTS = "facts"


@dataclass
class Server:
    """`make` gives a new archive's database, which has the facts and no article."""

    cluster: Cluster
    folder: Path

    def __post_init__(self):
        self._numbers = count(1)

    def make(self) -> str:
        name = f"archive_{next(self._numbers)}"
        self.say(f'CREATE DATABASE "{name}" TEMPLATE {FACTS}')
        return name

    def drop(self, name: str) -> None:
        self.say(f'DROP DATABASE "{name}" WITH (FORCE)')

    def restart(self) -> None:
        """As if the power had failed: whoever is connected is thrown out, the log is played again."""
        self.cluster._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self.cluster.home.cluster)
        self.cluster.start()

    def say(self, statement: str) -> None:
        with contextlib.closing(self.connect("postgres")) as connection, connection.cursor() as cursor:
            cursor.execute(statement)

    def connect(self, name: str):
        """A connection without transactions but those that are begun."""
        home = self.cluster.home
        connection = psycopg2.connect(
            host=home.socket_folder,
            port=PORT,
            user=embedded_postgres.USER,
            dbname=name,
            passfile=home.passfile,
        )
        connection.autocommit = True
        return connection

    def environment(self, name: str) -> dict[str, str]:
        """What our own commands are told in order to work in this database."""
        password = self.cluster.home.passfile.read_text().strip().rpartition(":")[2]
        socket = quote(str(self.cluster.home.socket_folder), safe="")
        address = f"postgres://{embedded_postgres.USER}:{password}@{socket}:{PORT}/{name}"
        return os.environ | {
            "DATABASE_URL": address,
            "SUMMIT_DATA_DIR": str(self.folder),
            "STATEMENT_TIMEOUT": "0",
        }

    def command(self, name: str, *words: str) -> subprocess.Popen:
        """One of our own commands, begun."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment(name),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, name: str, *words: str) -> str:
        """What one of our own commands says. It must succeed."""
        process = self.command(name, *words)
        said = process.communicate()[0]
        if process.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}:\n{said}")
        return said


@contextlib.contextmanager
def throwaway() -> Iterator[Server]:
    """As durable as the one that users have: what is measured is what they get."""
    end_in_order()
    with throwaway_folder("benchmark") as folder:
        home = Home.below(folder)
        home.folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        cluster = Cluster(home, embedded_postgres.USER, FACTS)
        try:
            cluster.start()
            server = Server(cluster, folder)
            server.run(FACTS, "migrate", "--verbosity=0")
            server.run(FACTS, "load_reference", "--verbosity=0")
            yield server
        finally:
            cluster.stop()
