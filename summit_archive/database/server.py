"""One PostgreSQL of several: how it is reached, and how it was when it was asked last."""

import copy
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

# Seconds after which the last answer says nothing of now.
FRESH = 3.0


class Told(NamedTuple):
    """`position`: up to which byte of the log it has played, or written, everything; of a primary `timeline` as well."""

    is_standby: bool
    position: int
    timeline: int
    taken: Mapping[str, int]


@dataclass(eq=False)
class Server:
    """`may_lead`: stands in DATABASE_URL; `may_serve`: stands in REPLICA_URLS, for readers. Several threads may use it."""

    settings: dict[str, Any]
    may_lead: bool = False
    may_serve: bool = False
    told: Told | None = None
    asked_at: float = -1e9
    failed_at: float = -1e9
    # Seconds for which something has been missing there.
    lag: float = 0.0
    trouble: str = "was not asked yet"
    made: float = field(default_factory=time.monotonic)

    @property
    def name(self) -> str:
        return f"{self.settings['HOST']}:{self.settings['PORT']}"

    def is_there(self) -> bool:
        """It has answered a moment ago, and nobody has lost it since."""
        return time.monotonic() - self.asked_at < FRESH and self.failed_at < self.asked_at

    def is_primary(self) -> bool:
        return self.is_there() and self.told is not None and not self.told.is_standby

    def has(self, position: int, taken: Mapping[str, int]) -> bool:
        """Whether it has played so much of the log, and all that was taken from readers."""
        told = self.told
        return told is not None and told.position >= position and knows(told.taken, taken)

    def connection(self) -> Any:
        """A new one to this server alone, not yet made."""
        from .base import DatabaseWrapper  # which knows servers

        made = DatabaseWrapper(copy.deepcopy(self.settings), "default")
        made.server = self
        return made

    def failed(self) -> None:
        self.failed_at = time.monotonic()


def knows(known: Mapping[str, int], taken: Mapping[str, int]) -> bool:
    """Whether of each kind as much is known to have been taken from readers."""
    return all(known.get(kind, 0) >= number for kind, number in taken.items())
