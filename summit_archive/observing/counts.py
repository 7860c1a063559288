"""Counters that the processes at one address share, by files in a folder, as prometheus_client does it.

They begin at nothing when the first process starts, and go on while any lives, also when one of them is begun anew.
Where `METRICS` and `METRICS_TOKEN` are not set, nothing is imported, kept or counted.
"""

import fcntl
import logging
import os
from pathlib import Path
from typing import Any

from django.conf import settings

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
LOCK = "processes.lock"


class Counts:
    """The counters of this process. Made once: prometheus_client keeps its files for as long as the process lives."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.lock = joined(folder)
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
        from prometheus_client import CollectorRegistry, Counter, Histogram

        none = CollectorRegistry()  # what is told is read from the files of all processes
        self.requests = Counter(
            "summit_archive_requests", "Answers, by route.", ["method", "route", "status"], registry=none
        )
        self.seconds = Histogram(
            "summit_archive_request_seconds",
            "Until an answer was handed over, by route.",
            ["route"],
            buckets=BUCKETS,
            registry=none,
        )
        self.pages = Counter(
            "summit_archive_pages",
            "Readers' pages: rendered, kept, old while another was rendered, known to the visitor, last good.",
            ["how"],
            registry=none,
        )
        self.errors = Counter("summit_archive_database_errors", "By class.", ["kind"], registry=none)
        self.lines = Counter("summit_archive_log_lines", "Warnings and errors.", ["level"], registry=none)

    def told(self, gauges: Any) -> bytes:
        """In Prometheus's text form, of all processes."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = CollectorRegistry()
        MultiProcessCollector(registry, path=str(self.folder))
        registry.register(gauges)
        return generate_latest(registry)


_counts: Counts | None = None


def is_on() -> bool:
    return bool(settings.METRICS or settings.METRICS_TOKEN)


def begin(folder: Path) -> Counts:
    """For every process that serves."""
    global _counts
    if _counts is None:
        _counts = Counts(folder)
    return _counts


def counts() -> Counts | None:
    return _counts


def joined(folder: Path) -> int:
    """The lock that each process holds, by which the first knows that it is the first."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pass
    else:
        for left in folder.glob("*.db"):
            left.unlink()
    fcntl.flock(lock, fcntl.LOCK_SH)
    return lock


# --- What is counted


def count_request(method: str, route: str, status: int, seconds: float, how: str) -> None:
    if _counts:
        _counts.requests.labels(method, route, status).inc()
        _counts.seconds.labels(route).observe(seconds)
        if how:
            _counts.pages.labels(how).inc()


def count_database_error(error: BaseException) -> None:
    if _counts:
        _counts.errors.labels(type(error).__name__).inc()


class CountedLines(logging.Handler):
    """Of the log, by level."""

    def emit(self, record: logging.LogRecord) -> None:
        if _counts:
            _counts.lines.labels(record.levelname).inc()
