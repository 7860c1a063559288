"""The worker beside the server of `manage.py demo`, so that uploads, feeds and checks are done out of the box."""

import contextlib
import sys
import threading
from collections.abc import Iterator

from django.conf import settings

from .companions import PAUSE, Companion, end


class BackgroundWorker(Companion):
    """Begun anew if it dies, and ended with this process, however that ends."""

    def __init__(self, pause: float = PAUSE):
        self.words = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--beside"]
        self.given = []
        self.pause = pause
        self.changing, self.is_ending = threading.Lock(), threading.Event()
        self.process = self.begun()
        threading.Thread(target=self.keep_running, daemon=True).start()


@contextlib.contextmanager
def background_worker() -> Iterator[None]:
    worker = BackgroundWorker()
    try:
        yield
    finally:
        end([worker])
