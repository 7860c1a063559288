"""The memory of now: what this process remembers, brought up to date.

Each memory goes with the moment of its rows, both as one value: whoever finds another one there meanwhile only asks for
more, or fewer, rows. So no thread waits for another, but for the first, which reads all rows.
"""

import gc
import threading
from collections import defaultdict
from typing import Any, NamedTuple

from django.db import connection

from .filling import brought_up, filled
from .memory import Memory
from .rows import NEVER, Moment, rows_since


class Remembered(NamedTuple):
    moment: Moment
    memory: Memory


class Process:
    """What the threads of this process share."""

    # Of each server that this process is sent to: each has moments of its own.
    remembered: defaultdict[Any, Remembered] = defaultdict(lambda: Remembered(NEVER, filled([])))
    first = threading.Lock()


def remembered():
    """The `Memory` of now: of what is committed, and of what the transaction itself has written. One query."""
    if Process.remembered[server()].moment == NEVER:
        with Process.first:
            return brought_to_now()
    return brought_to_now()


def brought_to_now():
    known = Process.remembered[server()]
    moment, is_writing, rows = rows_since(known.moment)
    if moment.place != known.moment.place:
        memory = filled(rows)
    else:
        memory = brought_up(known.memory, rows) if rows else known.memory
    if not is_writing:
        # Also where nothing was written: so the next asks for a shorter time.
        Process.remembered[server()] = Remembered(moment, memory)
        if moment.place != known.moment.place:
            leave_to_itself()
    return memory


def server():
    """Whom this thread's connection is for, where there are several."""
    return getattr(connection, "server", None)


def leave_to_itself():
    """Lets the garbage collector pass over all that is there by now: looking through it takes longer than any page.

    Nothing of it is in a circle, and what is let go is freed all the same.
    """
    gc.collect()
    gc.freeze()
