"""Rendered pages in this process's memory, the least wanted of them let go when the room is used up."""

import threading

from cachetools import LRUCache

from .page import Page

LARGEST = 2**20
# What a page costs beside its bytes: headers, key, the objects around them.
BESIDE = 2000


class KeptPages:
    """At most so many bytes of pages, by their addresses' keys. Several threads may use it."""

    def __init__(self, size: int):
        self._pages: LRUCache[str, Page] = LRUCache(size, getsizeof=lambda page: len(page.content) + BESIDE)
        self._lock = threading.Lock()

    def get(self, key: str) -> Page | None:
        with self._lock:
            return self._pages.get(key)

    def keep(self, key: str, page: Page) -> None:
        """A page too large is not kept: it would push out many."""
        if self.has_room_for(page.content):
            with self._lock:
                self._pages[key] = page

    def has_room_for(self, content: bytes) -> bool:
        return len(content) <= min(LARGEST, self._pages.maxsize - BESIDE)
