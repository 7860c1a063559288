"""The states as tiles of one size, roughly where they lie: no borders, none larger than another."""

from dataclasses import dataclass

from ..called import order_of
from .counting import Number

SIDE = 132
GAP = 8
# Where each state of the region stands: (column, row). A place in the grid is no claim of area or border.
GRID = {
    "BY": (1, 0),
    "RU": (3, 0),
    "MD": (0, 1),
    "UA": (1, 1),
    "KZ": (4, 1),
    "GE": (2, 2),
    "UZ": (4, 2),
    "KG": (5, 2),
    "AM": (2, 3),
    "AZ": (3, 3),
    "TM": (4, 3),
    "TJ": (5, 3),
}
COLUMNS = 1 + max(column for column, _row in GRID.values())
ROWS = 1 + max(row for _column, row in GRID.values())
WIDTH = COLUMNS * (SIDE + GAP) - GAP
HEIGHT = ROWS * (SIDE + GAP) - GAP
BAR = SIDE - 24


@dataclass(frozen=True)
class Tile:
    """A state: its numbers, the lists behind them, and its place; bars compare it with the highest."""

    country: object
    number: Number
    certain_url: str
    possible_url: str
    x: int = 0
    y: int = 0
    unit: float = 0

    @property
    def left(self):
        return self.x + 12

    @property
    def right(self):
        return self.x + SIDE - 12

    @property
    def name_y(self):
        return self.y + 26

    @property
    def number_y(self):
        return self.y + 78

    @property
    def possible_text_y(self):
        return self.y + 98

    @property
    def bar_y(self):
        return self.y + SIDE - 22

    @property
    def certain_width(self):
        return round(self.number.certain * self.unit)

    @property
    def possible_x(self):
        return self.left + self.certain_width

    @property
    def possible_width(self):
        return round(self.number.possible * self.unit)


@dataclass(frozen=True)
class TileMap:
    """The states that have their place in the grid, and the others that have meetings, most first."""

    tiles: tuple[Tile, ...]
    others: tuple[Tile, ...]
    width: int = WIDTH
    height: int = HEIGHT
    side: int = SIDE

    @property
    def most(self):
        """The state with certainly more than any other possibly has; None where there is none."""
        first, *others = self.rows or [None]
        beyond = max((tile.number.certain + tile.number.possible for tile in others), default=0)
        return first if first and first.number.certain > beyond else None

    @property
    def rows(self):
        """All of them for a table: most meetings first."""
        every = [*self.tiles, *self.others]
        return sorted(
            every,
            key=lambda tile: (-tile.number.certain, -tile.number.possible, order_of(tile.country.called)),
        )


def tile_map(question, links, numbers):
    """`numbers` is {country's id: Number} under a `MapQuestion`; `links` has the lists behind them."""
    numbers = {pk: number.only(question.certainty) for pk, number in numbers.items()}
    countries = [value.row for value in question.asked.countries.values()]
    highest = max((number.certain + number.possible for number in numbers.values()), default=0)
    unit = BAR / (highest or 1)
    which = ("certain", "possible") if any(question.days) else (None, None)
    placed, others = [], []
    for country in countries:
        number = numbers.get(country.pk, Number())
        if country.code in GRID:
            column, row = GRID[country.code]
            place = {"x": column * (SIDE + GAP), "y": row * (SIDE + GAP)}
            placed.append(tile_of(country, number, links, which, unit=unit, **place))
        elif number:
            others.append(tile_of(country, number, links, which, unit=unit))
    others.sort(key=lambda tile: (-tile.number.certain, -tile.number.possible, order_of(tile.country.called)))
    return TileMap(tuple(placed), tuple(others))


def tile_of(country, number, links, which, **place):
    """`which`: how the lists of the certain and of the possible ones are asked for, None for both as one."""
    certain_url, possible_url = (links.to_meetings_of_state(country, certainty) for certainty in which)
    return Tile(country, number, certain_url, possible_url, **place)
