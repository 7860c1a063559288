"""Counts what became of the records, and passes on each problem that needs a person's eye."""

from collections import Counter
from collections.abc import Callable

from .loader import Outcome, Verdict
from .record import Problem

# What a problem is written down as: file, line, outcome, field, value, reason.
Row = dict[str, str | int]


class Report:
    def __init__(self, write: Callable[[Row], None]):
        self._write = write
        self.count: Counter[str] = Counter()

    def add(self, file: str, line: int, outcome: Outcome) -> None:
        self.count.update(
            {
                "read": 1,
                outcome.verdict: 1,
                "doubtful": int(bool(outcome.doubts)),
                "mentions": outcome.mentions,
                "links": outcome.links,
            }
        )
        for problem in outcome.reasons:
            self._note(file, line, outcome.verdict, problem)
        for problem in outcome.doubts:
            self._note(file, line, "doubtful", problem)

    def add_broken(self, file: str, reason: str) -> None:
        """A file that could not be read to its end."""
        self.count["broken"] += 1
        self._note(file, 0, "broken", Problem("", "", reason))

    def _note(self, file: str, line: int, outcome: str, problem: Problem) -> None:
        self._write({"file": file, "line": line, "outcome": str(outcome), **problem._asdict()})

    def in_words(self) -> str:
        number = {name: f"{count:,}" for name, count in self.count.items()}
        counts = " · ".join(
            f"{number.get(name, 0)} {name}" for name in ["read", *Verdict, "doubtful", "mentions"]
        )
        return f"{counts} · {number.get('links', 0)} links to countries"
