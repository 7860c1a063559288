"""Who met whom as a network: each two lines of a matrix that met, and how often."""

from itertools import combinations
from typing import Any, NamedTuple

from .attendance import countries_at, people_at


class Tie(NamedTuple):
    """Two rows that met `weight` times, as the matrix counts them.

    Where days are asked for, `possible` are those that only may have been in them; where these alone are asked for,
    they are what is counted, and `certain` is 0.
    """

    one: Any
    other: Any
    weight: int
    certain: int
    possible: int
    bilateral: int


def ties_of(matrix):
    """The `Tie` of each two that have any meeting that is counted. No query but those of the matrix, and of its people one."""
    question = matrix.question
    bilateral = question.memory.get("circle", "bilateral")
    only_possible = any(value.text == "possible" for value in question.asked.chosen("certainty"))
    beside = perhaps(question) if question.is_of_days else {}
    for one, other in combinations(matrix.ranked, 2):
        both = matrix.meetings_of(one) & matrix.meetings_of(other)
        if not (weight := both.bit_count()):
            continue
        possible = (beside.get(one.pk, 0) & beside.get(other.pk, 0)).bit_count()
        counted = (0, weight) if only_possible else (weight, possible)
        yield Tie(one, other, weight, *counted, (both & bilateral).bit_count())


def perhaps(question):
    """{a row's id: the meetings only possibly in the days, in which it took part}"""
    present_at = people_at if question.is_of_leaders else countries_at
    return present_at(question.memory, question.held(question.possible_conditions))
