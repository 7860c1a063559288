"""What became of each record, counted; and each problem that needs a person's eye, passed on."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .problems import Problem


class Verdict(StrEnum):
    ADDED = "added"
    COMPLETED = "completed"
    UNCHANGED = "unchanged"
    DIFFERING = "differing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Why it was refused or how it differs, what is doubtful in it, what it added, and names that nobody knows."""

    verdict: Verdict
    reasons: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    unresolved: tuple[str, ...] = ()


# What a problem is written down as: file, line, outcome, field, value, reason.
Row = dict[str, Any]

KINDS = ["country", "person", "organisation", "office", "meeting"]
# Of names that are not known, no more are counted at once: memory stays flat, and the rare are let go.
COUNTED_NAMES = 5_000
TOLD_NAMES = 20


class Report:
    def __init__(self, write: Callable[[Row], None]):
        self._write = write
        self.count: Counter[str] = Counter()
        self._unresolved: Counter[str] = Counter()
        self._problems = 0
        self._waiting: list[tuple[int, Row]] = []

    def add(self, file: str, line: int, outcome: Outcome) -> None:
        self.count.update({"read": 1, str(outcome.verdict): 1})
        self.count.update(outcome.counts)
        if outcome.doubts:
            self.count["doubtful"] += 1
        self._count_unresolved(outcome.unresolved)
        for problem in outcome.reasons:
            self._note(file, line, outcome.verdict, problem)
        for problem in outcome.doubts:
            self._note(file, line, "doubtful", problem)

    def add_broken(self, file: str, reason: str) -> None:
        """A file that could not be read to its end."""
        self.count["broken"] += 1
        self._note(file, 0, "broken", Problem("", "", reason))

    def _count_unresolved(self, names: Iterable[str]) -> None:
        self._unresolved.update(names)
        if len(self._unresolved) > 2 * COUNTED_NAMES:
            self._unresolved = Counter(dict(self._unresolved.most_common(COUNTED_NAMES)))

    def _note(self, file: str, line: int, outcome: str, problem: Problem) -> None:
        row = {"file": file, "line": line, "outcome": str(outcome), **problem._asdict()}
        self._problems += 1
        self._waiting.append((self._problems, row))
        self._write(row)

    def so_far(self) -> dict[str, Any]:
        """What another process needs to go on with this report, beside its counts. All problems are taken."""
        return {"names": list(self._unresolved.items()), "problems": self._problems}

    def go_on(self, counts: dict[str, int], so_far: dict[str, Any]) -> None:
        self.count.update(counts)
        self._unresolved.update(dict(so_far.get("names", ())))
        self._problems = so_far.get("problems", 0)

    def take_problems(self) -> list[tuple[int, Row]]:
        """Those that were not taken yet, each with its number."""
        taken, self._waiting = self._waiting, []
        return taken

    def counts(self) -> dict[str, int]:
        return {name: number for name, number in sorted(self.count.items()) if number}

    def most_unresolved(self) -> list[tuple[str, int]]:
        """The names that most articles have and the archive does not know; of as many, the first by letter."""
        return sorted(self._unresolved.items(), key=lambda item: (-item[1], item[0]))[:TOLD_NAMES]

    def in_words(self) -> str:
        words = [f"{self.count[name]:,} {name}" for name in ["read", *Verdict, "doubtful"]]
        words.append(f"{self.count['versions']:,} versions of a story")
        return " · ".join(words)

    def mentions_in_words(self) -> str:
        kinds = " · ".join(f"{kind} {self.count[f'mentions of {kind}']:,}" for kind in KINDS)
        sure = f"{self.count['accepted']:,} sure, {self.count['suggested']:,} suggested"
        words = [f"{self.count['mentions']:,} mentions ({sure}): {kinds}"]
        words += [f"{self.count['tags']:,} tags of the sources"] if self.count["tags"] else []
        words += [f"{self.count['citations']:,} citations"] if self.count["citations"] else []
        words += [f"{self.count['encounters']:,} encounters"] if self.count["encounters"] else []
        return " · ".join(words)
