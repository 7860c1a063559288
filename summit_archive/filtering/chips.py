"""The chosen conditions in words, and what dropping each would give."""

from dataclasses import dataclass

from django.db.models import Count, IntegerField, Value


@dataclass(frozen=True)
class Chip:
    """One chosen condition; `url` leads to the list without it."""

    parameter: str
    label: str
    text: str
    url: str


def conditions_in_words(found):
    """Each chosen condition as (chip, the conditions without it)."""
    for name, condition in found.filters.items():
        for label, words, changes in condition.chosen_words(name, found.conditions):
            without = found.varied(changes)
            yield Chip(name, str(label), str(words), found.address(without)), without


def count_each(querysets):
    """The number of rows of each, in order, in one query however many they are."""
    counted = [
        queryset.order_by()
        .annotate(position=Value(position, IntegerField()))
        .values("position")
        .annotate(number=Count("pk"))
        .values_list("position", "number")
        for position, queryset in enumerate(querysets)
    ]
    if not counted:
        return []
    numbers = dict(counted[0].union(*counted[1:], all=True) if counted[1:] else counted[0])
    return [numbers.get(position, 0) for position in range(len(counted))]
