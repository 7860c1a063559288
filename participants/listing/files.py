"""The meetings that an address asks for, as files have them: each meeting, or each participant of it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest

from summit_archive.files.answers import Found

from ..models import Meeting, Participation
from ..offices.holders import holders_of_many
from .filter import MeetingFilter
from .question import MeetingQuestion

AT_ONCE = 200


def meetings_found(
    request: HttpRequest, with_more: Callable[[Any], Any] = lambda meetings: meetings
) -> Found:
    """All that fit, a row each, in the page's order. Which these are is told at once; what they are, as they are sent.

    `with_more` adds to a queryset of meetings what else files tell of them.
    """
    return found(request, partial(meetings, with_more=with_more))


def participations_found(request: HttpRequest) -> Found:
    """All participants of these, a row each."""
    return found(request, participations)


def found(request, rows_of):
    asked = MeetingFilter.read(request.GET)
    question = MeetingQuestion(asked)
    is_oldest = asked.chosen_row("sort") == "oldest"
    numbers = question.memory.page(question.set, 0, question.set.bit_count(), is_oldest)
    return Found(asked, rows_of(numbers), list(asked.problems), len(numbers))


def meetings(numbers: Sequence[int], with_more: Callable[[Any], Any]) -> Iterator[Meeting]:
    """Those with these ids, in their order; one that was deleted meanwhile is left out. Two queries for so many at once."""
    for some in several(with_more(Meeting.objects.for_export()), numbers):
        yield from some


def several(queryset, numbers):
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        rows = queryset.in_bulk(part)
        yield [rows[pk] for pk in part if pk in rows]


def participations(numbers: Sequence[int]) -> Iterator[Participation]:
    """All of theirs, each with its meeting and `holders` of its office. Three queries for so many meetings at once."""
    for some in several(Meeting.objects.for_export(), numbers):
        holders = holders_of_many(some)
        for meeting in some:
            for row in meeting.participations.all():
                row.meeting, row.holders = meeting, holders.get(row.pk, [])
                yield row
