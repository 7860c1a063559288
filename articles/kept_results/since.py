"""What is kept, beside what is now: the rows that came, those that went, and what others say otherwise."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ..models import KeptResult
from .keeping import TooLong, read_now, rows_of
from .lists import LISTS

# What follows from others, or only spells the same once more.
LEFT_OUT = {"when_in_words", "earliest", "latest", "possible", "url"}


class Difference(NamedTuple):
    """`was` and `now` as JSON has them."""

    field: str
    was: Any
    now: Any

    @property
    def was_in_words(self) -> str:
        return in_words(self.was)

    @property
    def now_in_words(self) -> str:
        return in_words(self.now)


class Changed(NamedTuple):
    row: dict[str, Any]
    differences: list[Difference]


@dataclass(frozen=True)
class Since:
    """What has become of a kept result. The rows of the list are read once."""

    result: KeptResult

    @cached_property
    def was(self) -> dict[int, dict[str, Any]]:
        """The rows that readers may still see, as they were."""
        rows = dict(rows_of(self.result))
        visible = LISTS[self.result.page].still_visible(rows)
        return {pk: row for pk, row in rows.items() if pk in visible}

    @property
    def number_taken_away(self) -> int:
        """How many were withdrawn or deleted since: what they said is not told any more."""
        return self.result.number - len(self.was)

    @cached_property
    def now(self) -> dict[int, dict[str, Any]] | None:
        """None where the list has grown longer than what is kept."""
        try:
            return dict(read_now(self.result.page, self.result.query))
        except TooLong:
            return None

    @cached_property
    def added(self) -> list[dict[str, Any]]:
        return [row for pk, row in (self.now or {}).items() if pk not in self.was]

    @cached_property
    def left(self) -> list[dict[str, Any]]:
        """Those that the filter does not find any more."""
        return [] if self.now is None else [row for pk, row in self.was.items() if pk not in self.now]

    @cached_property
    def changed(self) -> list[Changed]:
        if self.now is None:
            return []
        pairs = (
            (self.now[pk], differences(row, self.now[pk])) for pk, row in self.was.items() if pk in self.now
        )
        return [Changed(row, found) for row, found in pairs if found]

    @property
    def is_same(self) -> bool:
        return (
            not (self.number_taken_away or self.added or self.left or self.changed) and self.now is not None
        )


def differences(was: dict[str, Any], now: dict[str, Any]) -> list[Difference]:
    """Of what both tell: a field that a later release tells, or tells no more, is no change of the row."""
    return [
        Difference(name, value, now[name])
        for name, value in was.items()
        if name in now and name not in LEFT_OUT and value != now[name]
    ]


def in_words(value: Any) -> str:
    if value is None or value in ("", []):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "; ".join(in_words(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values() if part not in (None, "", "not-stated"))
    return str(value)
