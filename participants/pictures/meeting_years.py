"""The held meetings in which a country took part, by year, each number with its list."""

from dataclasses import dataclass

from ..models import Meeting
from ..together.sides import side_of, year_url
from .counting import in_all


@dataclass(frozen=True)
class MeetingYear:
    year: int
    certain: int
    possible: int
    certain_url: str
    possible_url: str


def meeting_years(country):
    """The years with meetings, in order. One query."""
    sides = [side_of(country)]
    numbers = in_all(Meeting.objects.held().with_any([country], "present"))
    return [
        MeetingYear(
            year,
            numbers[year].certain,
            numbers[year].possible,
            year_url(sides, year),
            year_url(sides, year, "possible"),
        )
        for year in sorted(numbers)
    ]
