"""The held meetings in which a country took part, by year, each number with its list."""

from summit_archive.pictures.year_bars import Period
from summit_archive.postgres.any_of import IsAmong

from ..models import Meeting
from ..together.sides import side_of, year_url
from .counting import in_all


def meeting_years(country, ids):
    """A `Period` for each year with meetings, in order; `ids` are of those in which the country took part. One query."""
    sides = [side_of(country)]
    numbers = in_all(Meeting.objects.held().filter(IsAmong("pk", ids)))
    return [
        Period(
            year,
            numbers[year].certain,
            numbers[year].possible,
            year_url(sides, year),
            year_url(sides, year, "possible"),
        )
        for year in sorted(numbers)
    ]
