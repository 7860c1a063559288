"""Rendered parts of pages in this process's memory, each found by the whole of what it shows.

Whatever a part shows is its key, so that none can be out of date: a changed headline is another part. Nobody finds
one who does not have all that it shows already; what was withdrawn is asked for by nobody and soon let go.
"""

import datetime
import sys
from collections.abc import Hashable
from decimal import Decimal

from django.utils.safestring import SafeData

# In bytes, with the keys: some 6,000 cards of articles.
ROOM = 16 * 2**20
# What a part costs beside its text and its values: the places in two dictionaries, the objects around them.
BESIDE = 300
PLAIN = (str, int, float, bool, type(None), Decimal, datetime.date, datetime.time, type)


class KeptParts:
    """At most `room` bytes of parts; those that were not asked for the longest go, half of the room at once.

    Two halves do what a list by last use would, and a part that is there is found by hashing its key once: keys are
    long. Threads may share it: at worst two of them render the same part.
    """

    def __init__(self, room: int = ROOM):
        self.room = room
        self.forget()

    def forget(self) -> None:
        self._new: dict[Hashable, str] = {}
        self._old: dict[Hashable, str] = {}
        self._size_of_new = 0

    def get(self, key: Hashable) -> str | None:
        """The part, or None."""
        part = self._new.get(key)
        if part is None and (part := self._old.pop(key, None)) is not None:
            self.keep(key, part)
        return part

    def keep(self, key: Hashable, part: str) -> None:
        """A part that would fill a fourth of the room is not kept."""
        size = size_of(part) + size_of(key) + BESIDE
        if size > self.room / 4:
            return
        if self._size_of_new + size > self.room / 2:
            self._old, self._new, self._size_of_new = self._new, {}, 0
        self._new[key] = part
        self._size_of_new += size


def size_of(value: object) -> int:
    """In bytes, about: what several keys share is counted for each."""
    return sys.getsizeof(value) + sum(map(size_of, values_in(value) or ()))


def values_in(value: object) -> tuple[object, ...] | None:
    """Those of a tuple or of a frozen dataclass, None of anything else."""
    if isinstance(value, tuple):
        return value
    parameters = getattr(value, "__dataclass_params__", None)
    if parameters is None or isinstance(value, type) or not (parameters.frozen and parameters.eq):
        return None
    return tuple(getattr(value, name) for name in value.__dataclass_fields__)  # type: ignore[attr-defined]


def refuse_what_is_not_plain(value: object) -> None:
    """TypeError of a value that may change, or stay equal to what it was while it shows something else.

    Plain are texts, numbers, days, and tuples and frozen dataclasses of them. A text that is marked as safe is equal to
    one that is not, and rendered otherwise.
    """
    if (inside := values_in(value)) is not None:
        for one in inside:
            refuse_what_is_not_plain(one)
    elif not isinstance(value, PLAIN) or isinstance(value, SafeData):
        raise TypeError(f"a part cannot be kept by a {type(value).__name__}: {value!r}")


# Those of this process, of all its pages.
PARTS = KeptParts()
