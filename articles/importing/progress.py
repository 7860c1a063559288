"""Tells how far a long reading is: a bar on a terminal, a plain line now and then elsewhere."""

import time
from typing import TextIO

WIDTH = 24


class Progress:
    """Says on `out` how much is read, how many records a second, and how long the rest may take.

    How much stays unsaid where nobody knows it: `total` is 0 for a pipe or an address.
    """

    def __init__(self, out: TextIO, total: int = 0):
        self._out, self._total = out, total
        self._before = 0
        self._bar = out.isatty()
        # A terminal is redrawn quickly; a log gets a line every ten seconds.
        self._pause = 0.1 if self._bar else 10
        self._started = self._said = time.monotonic()

    def seconds(self) -> float:
        return time.monotonic() - self._started

    def show(self, records: int, position: int) -> None:
        """To be called often; writes now and then. `position`: bytes of the source that is being read."""
        now = time.monotonic()
        if now - self._said >= self._pause:
            self._said = now
            words = self._words(records, self._total and self._before + position)
            self._out.write(f"\r\x1b[K{words}" if self._bar else f"{words}\n")
            self._out.flush()

    def leave(self, size: int) -> None:
        """A source of so many bytes is done."""
        self._before += size

    def clear(self) -> None:
        """Leave no half a bar behind."""
        if self._bar:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def _words(self, records: int, position: int) -> str:
        seconds = self.seconds()
        rate = f"{records:,} records · {records / seconds:,.0f}/s"
        if not position:
            return rate
        share = min(position / self._total, 1)
        words = f"{share:4.0%} · {rate} · {clock(seconds * (1 - share) / share)} left"
        full = round(share * WIDTH)
        return f"{'█' * full}{'░' * (WIDTH - full)} {words}" if self._bar else words


def clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes}:{seconds:02}"
