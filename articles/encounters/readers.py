"""The reader of encounters beside a linker, made of the same facts: a process has one for each linker that it has."""

import threading
from weakref import WeakKeyDictionary

from ..linking.linker import Linker
from .reading.reader import EncounterReader

_lock = threading.Lock()
_kept: WeakKeyDictionary[Linker, EncounterReader] = WeakKeyDictionary()


def reader_beside(linker: Linker) -> EncounterReader:
    """The same for the same linker, and gone with it. No query."""
    with _lock:
        if linker not in _kept:
            _kept[linker] = EncounterReader(linker.facts)
        return _kept[linker]
