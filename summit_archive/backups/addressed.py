"""Tells PostgreSQL's own programs where a database is. A password goes by the environment, never by a command line."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg2
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2.extensions import make_dsn

from .programs import Programs
from .refusing import Refused, disk_is_full

# Of Django's connection: a password, and what would limit the time of long work.
NOT_TOLD = ("password", "options", "client_encoding", "cursor_factory", "tcp_user_timeout")
MAINTENANCE = "postgres"
LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
FULL = "No space left on device"


@dataclass(frozen=True)
class Address:
    """`parameters` as libpq knows them, without the password."""

    parameters: dict
    password: str = ""

    @classmethod
    def of(cls, connection: BaseDatabaseWrapper) -> "Address":
        told = connection.get_connection_params()
        parameters = {name: value for name, value in told.items() if name not in NOT_TOLD}
        if told.get("password"):
            parameters.pop("passfile", None)
        return cls(parameters, told.get("password") or "")

    @property
    def name(self) -> str:
        return self.parameters["dbname"]

    def at(self, name: str) -> "Address":
        """Another database of the same server."""
        return replace(self, parameters=self.parameters | {"dbname": name})

    @contextlib.contextmanager
    def connected(self):
        """A connection without transactions but those that are begun, and without limits of time."""
        password = {"password": self.password} if self.password else {}
        connection = psycopg2.connect(**self.parameters, **password)
        connection.autocommit = True
        with contextlib.closing(connection):
            with connection.cursor() as cursor:
                for limit in LIMITS:
                    cursor.execute(f"SET {limit} = 0")
            yield connection


@contextlib.contextmanager
def begun(programs: Programs, name: str, address: Address, *words: str) -> Iterator[subprocess.Popen]:
    """One of the programs, with the address as its `--dbname`. It ends with the block, however that ends."""
    process = subprocess.Popen(  # noqa: S603 - PostgreSQL's own programs, and no shell
        [programs.path_of(name), *words, f"--dbname={make_dsn(**address.parameters)}", "--no-password"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(address),
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        if process.stderr and not process.stderr.closed:
            process.communicate()


def finished(process: subprocess.Popen, folder: Path) -> None:
    """Wait for it. Refused with its own words where it failed, with ours where the disk of `folder` is full."""
    said = process.communicate()[1].strip()
    if process.returncode:
        if FULL in said:
            raise Refused(disk_is_full(folder))
        name = Path(process.args[0]).name  # type: ignore[index, arg-type]
        raise Refused(f"{name} failed: {said[-2000:] or f'it ended with {process.returncode}'}")


def surroundings(address: Address) -> dict[str, str]:
    """None of the caller's PG* but where certificates are: they would be taken for the address. Of a process's
    environment others see nothing, and a killed one leaves nothing of it, as it would leave a file."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("PGSSL")} | {"LC_ALL": "C"}
    return kept | ({"PGPASSWORD": address.password} if address.password else {})


@contextlib.contextmanager
def connected(alias: str, settings: dict) -> Iterator[BaseDatabaseWrapper]:
    """A database beside those of the settings, as Django connects to it, under a name of its own meanwhile."""
    connections.settings[alias] = settings
    try:
        yield connections[alias]
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]
