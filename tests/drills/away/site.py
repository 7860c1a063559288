"""The archive, served by processes of its own on a throwaway server, with the shipped facts and stories."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.server import ROOT, Server, throwaway
from tests.benchmarks.serving import free_port, wait_for

EDITOR, PASSWORD = "drill-editor", "a password of the drill, 1991"
SERVES = ("-m", "waitress", "--threads=4", "summit_archive.wsgi:application")


@dataclass
class Site:
    server: Server
    name: str
    ports: list[int]

    def rows(self, question: str) -> list[tuple]:
        with contextlib.closing(self.server.connect(self.name)) as connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchall()


@contextlib.contextmanager
def site(processes: int, **settings: str) -> Iterator[Site]:
    """Started and warm; all of it is gone afterwards."""
    with throwaway() as server:
        name = server.make()
        for words in (
            ("load_demo", "--verbosity=0"),
            ("collectstatic", "--noinput", "--verbosity=0"),
            ("make_groups",),
        ):
            server.run(name, *words)
        make_editor(server, name)
        environment = server.environment(name) | {"STATEMENT_TIMEOUT": "3000"} | settings
        with contextlib.ExitStack() as stack:
            ports = [stack.enter_context(process(environment)) for _ in range(processes)]
            yield Site(server, name, ports)


@contextlib.contextmanager
def process(environment: dict[str, str]) -> Iterator[int]:
    """The port of one that serves."""
    port = free_port()
    words = [sys.executable, SERVES[0], SERVES[1], f"--listen=127.0.0.1:{port}", *SERVES[2:]]
    with open(os.devnull, "w") as nowhere:
        serving = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=nowhere, stderr=nowhere)
    try:
        wait_for(serving, port)
        yield port
    finally:
        serving.terminate()
        try:
            serving.wait(30)
        except subprocess.TimeoutExpired:
            serving.kill()


def make_editor(server: Server, name: str) -> None:
    words = ("createsuperuser", "--noinput", f"--username={EDITOR}", "--email=drill@example.org")
    environment = server.environment(name) | {"DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True, capture_output=True
    )
