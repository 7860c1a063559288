"""What became of one record."""

from dataclasses import dataclass, field
from enum import StrEnum

from .problems import Problem


class Verdict(StrEnum):
    ADDED = "added"
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
