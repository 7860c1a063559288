"""Servers that are measured: the site, as the demo serves it, and Datasette. Each is a process of its own."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.benchmarks.archive import ROOT, Archive
from tests.benchmarks.visitors import Visitor

PATIENCE = 60


def free_port() -> int:
    with socket.socket() as address:
        address.bind(("127.0.0.1", 0))
        return address.getsockname()[1]


@contextlib.contextmanager
def site(archive: Archive, **settings) -> Iterator[int]:
    """The port of a server of the site, with the views that are measured beside it."""
    port = free_port()
    words = [sys.executable, "-m", "tests.benchmarks.stock.serve", str(port)]
    with served(words, archive.environment(SUMMIT_BENCHMARK_SQLITE=archive.sqlite, **settings), port):
        yield port


@contextlib.contextmanager
def datasette(archive: Archive) -> Iterator[int]:
    """The port of Datasette on the same rows, its limits as they are by default."""
    port = free_port()
    words = [sys.executable, "-m", "datasette", "serve", "--immutable", str(archive.sqlite), f"--port={port}"]
    with served(words, archive.environment(), port):
        yield port


@contextlib.contextmanager
def served(words, environment, port: int) -> Iterator[None]:
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(process, port)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(process, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"a server ended with {process.returncode} before it answered")
        with contextlib.suppress(OSError), Visitor(port) as visitor:
            visitor.get("/")
            return
        time.sleep(0.1)
    raise RuntimeError(f"a server did not answer within {PATIENCE} seconds")
