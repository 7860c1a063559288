"""Tells how far a long reading is: a bar on a terminal, a plain line now and then elsewhere."""

import time
from io import BufferedReader
from pathlib import Path
from typing import TextIO

WIDTH = 24


class Progress:
    """Says on `out` how much of the files is read, and how many records a second.

    How much stays unsaid where nobody knows it: one of the files is standard input or a pipe.
    """

    def __init__(self, out: TextIO, files: list[str]):
        self._out = out
        self._sizes = {file: Path(file).stat().st_size for file in files if Path(file).is_file()}
        self._total = sum(self._sizes.values()) if len(self._sizes) == len(set(files)) else 0
        self._before = 0
        self._bar = out.isatty()
        # A terminal is redrawn quickly; a log gets a line every ten seconds.
        self._pause = 0.1 if self._bar else 10
        self._started = self._said = time.monotonic()

    def seconds(self) -> float:
        return time.monotonic() - self._started

    def show(self, records: int, stream: BufferedReader) -> None:
        """To be called at each record; writes now and then."""
        now = time.monotonic()
        if now - self._said >= self._pause:
            self._said = now
            words = self._words(records, self._total and self._before + stream.tell())
            self._out.write(f"\r\x1b[K{words}" if self._bar else f"{words}\n")
            self._out.flush()

    def leave(self, file: str) -> None:
        """The file is done."""
        self._before += self._sizes.get(file, 0)

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
