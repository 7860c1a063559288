"""Lets work go on in a thread of its own while what it gave before is used."""

import queue
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

# So many items wait at most: two batches of the longest transcripts are some 40 MB.
WAITING = 2
PATIENCE = 0.1


@contextmanager
def prefetched(items: Iterable[Any]) -> Iterator[Iterator[Any]]:
    """The same items, taken ahead by a thread, which ends with the context. What it raises is raised here."""
    waiting: queue.Queue = queue.Queue(WAITING)
    over = threading.Event()

    def put(what: tuple[str, Any]) -> bool:
        while not over.is_set():
            try:
                waiting.put(what, timeout=PATIENCE)
                return True
            except queue.Full:
                continue
        return False

    def work() -> None:
        try:
            for item in items:
                if not put(("item", item)):
                    return
            put(("end", None))
        except BaseException as error:  # whatever it is, it is raised where the items are used
            put(("error", error))

    thread = threading.Thread(target=work, name="ahead", daemon=True)
    thread.start()
    try:
        yield taken(waiting)
    finally:
        over.set()
        thread.join()


def taken(waiting: queue.Queue) -> Iterator[Any]:
    while True:
        kind, value = waiting.get()
        if kind == "end":
            return
        if kind == "error":
            raise value
        yield value
