"""Knows that the database is away, so that nobody waits for it but one, who asks again and again.

A server that refuses is quick to say so; one that is frozen takes seconds of everyone who asks. From the first who
finds it gone until it answers again, whoever wants something of it is refused at once; a thread of its own asks.
An embedded server is brought up again by that thread, too: no visitor waits for it.
"""

import logging
import threading
import time
from collections.abc import Callable

from django.db import connections

logger = logging.getLogger(__name__)

# Seconds between two questions.
PAUSE = 0.3
REFUSAL = "The database did not answer a moment ago."


class Outage:
    """Of this process. What a fork inherits is none: its thread is not there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asking: threading.Thread | None = None

    def is_on(self) -> bool:
        """Whether whoever asks the database would ask in vain; never for the one who asks again and again."""
        asking = self._asking
        return asking is not None and asking.is_alive() and not self.is_asking()

    def is_asking(self) -> bool:
        """Whether this is the thread that asks again and again."""
        return self._asking is threading.current_thread()

    def begin(self, ask: Callable[[], object], why: object = "") -> None:
        """From now on, until `ask` raises nothing."""
        with self._lock:
            if self.is_on():
                return
            logger.warning("The database is away; kept pages are sent meanwhile: %s", str(why).strip())
            self._asking = threading.Thread(target=ask_until_answered, args=[ask], daemon=True)
            self._asking.start()

    def wait(self, seconds: float) -> bool:
        """Until it is over, or so long. Whether it is."""
        if asking := self._asking:
            asking.join(seconds)
        return not self.is_on()


def ask_until_answered(ask: Callable[[], object]) -> None:
    began = time.monotonic()
    while not is_answered(ask):
        time.sleep(PAUSE)
    logger.warning("The database answers again, after %.1f s", time.monotonic() - began)


def is_answered(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Exception:
        logger.debug("The database is still away", exc_info=True)
        return False
    finally:
        connections.close_all()
    return True


OUTAGE = Outage()
