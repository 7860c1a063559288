"""Meetings that are not confirmed as held, as the rows of tables: with each article that says what became of one."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple


class Line(NamedTuple):
    """`said` is the coverage by which an article gives the `meeting` a status; None where no article does."""

    meeting: Any
    said: Any


def lines(meetings: Iterable[Any]) -> Iterator[Line]:
    """A line for each article that gives a meeting a status; one for a meeting of which none does."""
    for meeting in meetings:
        for coverage in meeting.said or [None]:
            yield Line(meeting, coverage)
