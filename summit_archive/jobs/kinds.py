"""Which kinds of jobs there are. Each app says at its start which are its own."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

Outcome = Mapping[str, int] | None

# So many times in a row a job is taken without getting any further, until it is left as failed.
TRIES = 6
LONGEST_REST = datetime.timedelta(hours=1)
SHORTEST_REST = datetime.timedelta(seconds=5)


@dataclass(frozen=True)
class Kind:
    """`does`: "module:function", which takes the `Task`, and gives counts or None; it may be stopped and done again.

    `counts`: what each of these counts is in words, with %(number)s. `minutes`: how often it is asked for by itself,
    at first at `hour` (UTC) where that is given; `is_active`: whether it is so before anybody decides. `may_ask`:
    whether a button starts it without a key. `page`: where its key leads, as a function of the key.
    """

    name: str
    label: Any
    does: str
    priority: int = 0
    tries: int = TRIES
    minutes: int = 0
    hour: int | None = None
    is_active: bool = True
    may_ask: bool = True
    counts: Mapping[str, Any] = field(default_factory=dict)
    page: Callable[[str], str] | None = None

    def __str__(self) -> str:
        return str(self.label)

    @property
    def function(self) -> Callable[..., Outcome]:
        """Imported by whoever does it, not by each process that serves pages."""
        module, _colon, name = self.does.partition(":")
        return getattr(import_module(module), name)


_kinds: dict[str, Kind] = {}


def know(kind: Kind) -> Kind:
    _kinds[kind.name] = kind
    return kind


def kinds() -> list[Kind]:
    return list(_kinds.values())


def kind_called(name: str) -> Kind | None:
    return _kinds.get(name)


def rest_after(attempts: int) -> datetime.timedelta:
    """How long a job rests after so many attempts in a row that brought it no further: twice as long each time."""
    return min(SHORTEST_REST * 2 ** min(max(attempts - 1, 0), 20), LONGEST_REST)
