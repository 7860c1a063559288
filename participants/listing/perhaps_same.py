"""How many of the meetings that a total counts may be the same as another of them, and the list of these."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from ..remembered.alike import perhaps_the_same


@dataclass(frozen=True)
class PerhapsSame:
    """`number` of the meetings counted; `url` leads to their list."""

    number: int
    url: str


def perhaps_same(meetings, url):
    """Of `meetings`, all held; `url` is the list of these that `same=perhaps` leaves. One query."""
    return PerhapsSame(meetings.perhaps_the_same().count(), url)


def perhaps_same_among(memory, some, url):
    """The same of the set `some`, which is among those remembered. One query."""
    return PerhapsSame(perhaps_the_same(memory, some).bit_count(), url)


def same_of(**asked):
    """The list of the held meetings under the conditions `asked` that may be the same as another of them."""
    return f"{reverse('meeting-list')}?{urlencode(asked | {'status': 'held', 'same': 'perhaps'})}"


def of_series(series):
    """How many held editions of a series may be the same as another. One query."""
    return perhaps_same(series.meetings.held(), same_of(series=series.slug))
