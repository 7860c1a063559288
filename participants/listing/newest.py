"""The newest of a set of meetings, as cards."""

from .cards import cards


def newest_of(memory, some, number):
    """The `number` newest of `some`, which are among those remembered, in the order of the list. One query."""
    return cards(memory.page(some, 0, number))
