"""Marks of meetings on both sides of a line of years: where each stands, from numbers alone; templates draw them.

Twice: for a wide screen the years side by side, the first kind above the line and the second below; for a phone the newest
year first, the first kind at the left and the second at the right. Each meeting is a point; where a year has too many
for that, so many are a block.
"""

from dataclasses import dataclass

from summit_archive.dates import PartialDate

# More points one above the other are no longer counted by anybody.
MOST_POINTS = 20
NOTHING_BELOW = 8


@dataclass(frozen=True)
class Run:
    """So many marks of one kind one after the other; each of `titles` is (when, title)."""

    kind: str
    number: int
    titles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Stacks:
    """What a year has on both sides, from the line outwards; `url` leads to its list."""

    year: int
    above: tuple[Run, ...] = ()
    below: tuple[Run, ...] = ()
    url: str = ""

    @property
    def number(self):
        return number_of(self.above) + number_of(self.below)

    @property
    def highest(self):
        return max(number_of(self.above), number_of(self.below))


@dataclass(frozen=True)
class Years:
    """Some years together, and the number of each side that is written with them; `below` is None where there is no such side.

    `url` leads to their list.
    """

    first: int
    last: int
    above: int
    below: int | None = None
    url: str = ""


@dataclass(frozen=True)
class Mark:
    """A point at `x`, `y`, or a block where it has a width; `when` and `title` are a meeting's."""

    kind: str
    x: float
    y: float
    width: float = 0
    height: float = 0
    when: str = ""
    title: str = ""

    @property
    def day(self):
        """When it was, in words."""
        return PartialDate.parse(self.when).in_words()


@dataclass(frozen=True)
class Place:
    """A year in a drawing: the middle of its label, which stands where there is room for it, and its marks."""

    stacks: Stacks
    x: float
    y: float
    marks: tuple[Mark, ...]
    is_labelled: bool = True

    @property
    def year(self):
        return self.stacks.year

    @property
    def left(self):
        return self.x - COLUMN // 2


@dataclass(frozen=True)
class Together:
    """Where the numbers of some years stand, and how far what leads to their list reaches, along the line of years.

    `has_words`: what the numbers are is written below these, and below no others.
    """

    years: Years
    start: float
    length: float
    has_words: bool = False

    @property
    def middle(self):
        return self.start + self.length / 2

    @property
    def left(self):
        return self.middle - 6

    @property
    def right(self):
        return self.middle + 6

    @property
    def label_y(self):
        return self.start + 22


@dataclass(frozen=True)
class Drawing:
    """`near` and `far`: the two edges of the line of years; `beyond`: where the numbers of years together begin.

    `radius` is that of its points; `is_of_blocks`: it has blocks in their place.
    """

    places: tuple[Place, ...]
    together: tuple[Together, ...]
    near: float
    far: float
    beyond: float
    width: float
    height: float
    radius: float
    is_of_blocks: bool

    @property
    def below_y(self):
        return self.beyond - 9

    @property
    def years_y(self):
        return self.beyond + 20

    @property
    def numbers_y(self):
        return self.beyond + 50

    @property
    def words_y(self):
        return self.beyond + 68

    @property
    def middle(self):
        return self.width // 2

    @property
    def left(self):
        """Where the numbers of years together end and begin beside their label, on a phone."""
        return self.middle - 44

    @property
    def right(self):
        return self.middle + 44


def number_of(runs):
    return sum(run.number for run in runs)


def outwards(runs, step, is_of_blocks):
    """[(kind, distance from the line, length, (when, title))]; a point has its middle's distance, and no length."""
    distance, found = 0, []
    for run in runs:
        if is_of_blocks:
            length = max(round(run.number * step, 1), 2) if run.number else 0
            found += [(run.kind, distance, length, ("", ""))] if length else []
            distance += length
        else:
            titles = run.titles or [("", "")] * run.number
            found += [
                (run.kind, round(distance + (place + 0.5) * step, 1), 0, told)
                for place, told in enumerate(titles)
            ]
            distance += run.number * step
    return found


# --- The years side by side ------------------------------------------------------

COLUMN, POINT, BLOCK, BAND, NAME, FOOT = 24, 14, 18, 34, 24, 76


def side_by_side(stacks, together):
    """The `Drawing` of `Stacks`, the oldest year first, for a wide screen."""
    most = max((one.highest for one in stacks), default=0)
    step, is_of_blocks = step_of(most, POINT)
    room = [max((number_of(side(one)) for one in stacks), default=0) * step for side in (above_of, below_of)]
    near = NAME + room[0] + 6
    far = near + BAND
    beyond = far + max(room[1], NOTHING_BELOW) + 22
    labelled = years_with_label([one.year for one in stacks])
    places = tuple(
        Place(
            one,
            tidy(COLUMN * (place + 0.5)),
            tidy(near + BAND / 2 + 5),
            column(one, COLUMN * (place + 0.5), near, far, step, is_of_blocks),
            one.year in labelled,
        )
        for place, one in enumerate(stacks)
    )
    # Fewer years have no room for their numbers.
    wide = [one for one in together if one.last - one.first >= 2]
    numbers = tuple(
        Together(
            one, COLUMN * (one.first - stacks[0].year), COLUMN * (one.last - one.first + 1), one is wide[0]
        )
        for one in wide
    )
    measures = map(tidy, (near, far, beyond, COLUMN * len(stacks), beyond + FOOT, POINT / 2 - 1))
    return Drawing(places, numbers, *measures, is_of_blocks)


def years_with_label(years):
    """Every fifth, and the first and the last where their label does not touch another."""
    fifths = {year for year in years if year % 5 == 0}
    return fifths | {year for year in (*years[:1], *years[-1:]) if not fifths & {year - 1, year + 1}}


def above_of(stacks):
    return stacks.above


def below_of(stacks):
    return stacks.below


def step_of(most, point):
    """(the room of one meeting, whether it is drawn as a part of a block)"""
    return (point, False) if most <= MOST_POINTS else (point * MOST_POINTS / most, True)


def column(stacks, middle, near, far, step, is_of_blocks):
    marks = []
    for kind, distance, length, told in outwards(stacks.above, step, is_of_blocks):
        y = near - 2 - distance - length
        marks.append(shape(kind, middle, y, length, told))
    for kind, distance, length, told in outwards(stacks.below, step, is_of_blocks):
        marks.append(shape(kind, middle, far + 2 + distance, length, told))
    return tuple(marks)


def shape(kind, middle, y, length, told):
    if not length:
        return Mark(kind, tidy(middle), tidy(y), 0, 0, *told)
    return Mark(kind, tidy(middle - BLOCK / 2), tidy(y), BLOCK, tidy(length))


def tidy(number):
    """To a tenth, and a whole number without its point."""
    number = round(number, 1)
    return int(number) if number == int(number) else number


# --- The newest year first, for a phone ------------------------------------------

WIDTH, ROW, HEAD, SPINE, THICK, TOP = 358, 15, 30, 40, 9, 24
SIDE = (WIDTH - SPINE) / 2


def newest_first(stacks, together):
    """The `Drawing` for a phone: each of `together` has its numbers above its years."""
    most = max((one.highest for one in stacks), default=0)
    point = min(10, round((SIDE - 4) / max(most, 1), 1)) if most <= MOST_POINTS else SIDE / MOST_POINTS - 0.2
    step, is_of_blocks = step_of(most, point)
    of_year = {one.year: one for one in stacks}
    y, places, numbers = TOP, [], []
    for years in reversed(together):
        start, y = y, y + HEAD
        for year in range(years.last, years.first - 1, -1):
            places.append(row(of_year[year], y, step, is_of_blocks))
            y += ROW
        y += 6
        numbers.append(Together(years, start, y - start))
    radius = tidy(min(step / 2 - 0.5, 5))
    measures = (tidy(SIDE), tidy(SIDE + SPINE), 0, WIDTH, y, radius)
    return Drawing(tuple(places), tuple(numbers), *measures, is_of_blocks)


def row(stacks, y, step, is_of_blocks):
    marks, middle = [], y + ROW / 2
    for kind, distance, length, told in outwards(stacks.above, step, is_of_blocks):
        marks.append(lying(kind, SIDE - 2 - distance - length, middle, length, told))
    for kind, distance, length, told in outwards(stacks.below, step, is_of_blocks):
        marks.append(lying(kind, SIDE + SPINE + 2 + distance, middle, length, told))
    return Place(stacks, WIDTH // 2, middle + 4.5, tuple(marks))


def lying(kind, x, middle, length, told):
    if not length:
        return Mark(kind, tidy(x), middle, 0, 0, *told)
    return Mark(kind, tidy(x), middle - THICK / 2, tidy(length), THICK)
