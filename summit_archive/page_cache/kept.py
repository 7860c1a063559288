"""The pages that a process can send without rendering them: its own, and those that it shares with others."""

import time
from pathlib import Path

from cachetools import LRUCache
from django.conf import settings
from django.http import HttpResponse

from .files import SharedPages
from .known import Known
from .memory import KeptPages
from .page import Page
from .renderers import Renderers
from .version import Version

# Files have room for so many times as much as a process's memory: what was read in an hour is to be there when the
# database is away.
OF_FILES = 8
# Seconds after which the shared page of one that is sent from memory is said to be true again.
SAID_AGAIN = 60


class Pages:
    """`size`: bytes in the memory of each process, and more in the `folder` that they share, where there is one."""

    def __init__(self, size: int, folder: Path | None):
        self.memory = KeptPages(size)
        self.shared = SharedPages(folder, OF_FILES * size) if folder else None
        self.known = Known(folder)
        self.renderers = Renderers(folder)
        # Addresses whose answers are not kept: nobody need wait for another's.
        self.unkept: LRUCache[str, bool] = LRUCache(4096)

    def fresh(self, key: str, version: Version) -> Page | None:
        """The page of this version. Reads a file where this process has none, or an old one."""
        page = self.memory.get(key)
        if page and page.is_fresh(version):
            now = time.time()
            if self.shared and not 0 <= now - page.said_at < SAID_AGAIN:
                page.said_at = now
                self.shared.is_wanted(key, page)
            page.fresh_at = now
            return page
        return self.fresh_of_others(key, version)

    def fresh_of_others(self, key: str, version: Version) -> Page | None:
        if self.shared is None:
            return None
        page = self.shared.get(key)
        if page and page.is_fresh(version):
            self.shared.is_wanted(key, page)
            page.fresh_at = page.said_at = time.time()
            self.memory.keep(key, page)
            return page
        if page:
            self.take_old(key, page)
        return None

    def take_old(self, key: str, page: Page) -> None:
        """Whichever of the two was true last is what may be sent meanwhile."""
        known = self.memory.get(key)
        if known is None or known.fresh_at < page.fresh_at:
            self.memory.keep(key, page)

    def old(self, key: str, version: Version) -> Page | None:
        """What this process has, where it may be sent while another is rendered."""
        page = self.memory.get(key)
        return page if page and page.may_be_sent_meanwhile(version) else None

    def keep(self, key: str, response: HttpResponse, shown: int, version: Version) -> None:
        if not self.memory.has_room_for(response.content):
            self.unkept[key] = True
            return
        page = Page.of(response, shown, version)
        self.memory.keep(key, page)
        self.unkept.pop(key, None)
        if self.shared:
            self.shared.keep(key, page)


def pages_of_settings() -> Pages | None:
    return Pages(settings.PAGE_CACHE * 2**20, settings.PAGES_DIR) if settings.PAGE_CACHE else None
