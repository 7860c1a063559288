"""The memory of now: what this process remembers, brought up to date.

Each memory goes with the moment of its rows, both as one value: whoever finds another one there meanwhile only asks for
more, or fewer, rows. So no thread waits for another, but for the first, which reads all rows.
"""

import gc
import threading
from typing import NamedTuple

from .filling import brought_up, filled
from .memory import Memory
from .rows import NEVER, Moment, rows_since


class Remembered(NamedTuple):
    moment: Moment
    memory: Memory


class Process:
    """What the threads of this process share."""

    remembered: Remembered = Remembered(NEVER, filled([]))
    first = threading.Lock()


def remembered():
    """The `Memory` of now: of what is committed, and of what the transaction itself has written. One query."""
    if Process.remembered.moment == NEVER:
        with Process.first:
            return brought_to_now()
    return brought_to_now()


def brought_to_now():
    known = Process.remembered
    moment, is_writing, rows = rows_since(known.moment)
    if moment.place != known.moment.place:
        memory = filled(rows)
    else:
        memory = brought_up(known.memory, rows) if rows else known.memory
    if not is_writing:
        # Also where nothing was written: so the next asks for a shorter time.
        Process.remembered = Remembered(moment, memory)
        if moment.place != known.moment.place:
            leave_to_itself()
    return memory


def leave_to_itself():
    """Lets the garbage collector pass over all that is there by now: looking through it takes longer than any page.

    Nothing of it is in a circle, and what is let go is freed all the same.
    """
    gc.collect()
    gc.freeze()
