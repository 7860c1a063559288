"""Rendered pages in this process's memory, the least wanted of them let go when the room is used up."""

import threading
from typing import NamedTuple

from cachetools import LRUCache
from django.http import HttpResponse

LARGEST = 2**20
# What a page costs beside its bytes: headers, key, the objects around them.
BESIDE = 2000


class Page(NamedTuple):
    content: bytes
    headers: tuple

    def response(self):
        return HttpResponse(self.content, headers=dict(self.headers))


class KeptPages:
    """At most so many bytes of pages, by ETag. Several threads may use it."""

    def __init__(self, size):
        self._pages = LRUCache(size, getsizeof=lambda page: len(page.content) + BESIDE)
        self._lock = threading.Lock()

    def get(self, etag):
        """The answer as it was kept, or None."""
        with self._lock:
            page = self._pages.get(etag)
        return page and page.response()

    def keep(self, etag, response):
        """A page too large is not kept: it would push out many."""
        if len(response.content) <= min(LARGEST, self._pages.maxsize - BESIDE):
            page = Page(response.content, tuple(response.headers.items()))
            with self._lock:
                self._pages[etag] = page
