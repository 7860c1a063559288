"""Who led whom since 1991: one lane a country, one bar a term, with its name where there is room. Numbers, no drawing."""

from collections import defaultdict
from dataclasses import dataclass

from ..models.office import LEADING_OFFICES
from .timeline import Scale, Tick, started

WIDTH, LEFT = 1180, 116
ROW_HEIGHT, BAR_HEIGHT, HEAD = 34, 26, 24
# A generous width for a letter of 13 units, and for what stands before and after a name.
LETTER_WIDTH, PADDING = 7, 10


@dataclass(frozen=True)
class LaneBar:
    """A term: where it may have run, and where it surely did (width 0: nowhere); `label` is "" where there is no room."""

    term: object
    x: int
    width: int
    sure_x: int
    sure_width: int
    label: str

    @property
    def label_x(self):
        return self.sure_x + PADDING // 2


@dataclass(frozen=True)
class CountryLane:
    country: object
    y: int
    bars: tuple[LaneBar, ...]

    @property
    def text_y(self):
        return self.y + BAR_HEIGHT // 2 + 5


@dataclass(frozen=True)
class Lanes:
    """`kind`: the kind of office whose holders these are."""

    kind: str
    lanes: tuple[CountryLane, ...]
    ticks: tuple[Tick, ...]

    @property
    def height(self):
        return HEAD + ROW_HEIGHT * len(self.lanes)

    width = WIDTH
    bar_height = BAR_HEIGHT


def charts(terms, today):
    """The `Lanes` of heads of state and of heads of government, of `terms` that have their offices, countries and people."""
    return [lanes for kind in LEADING_OFFICES if (lanes := lanes_of(kind, terms, today)).lanes]


def lanes_of(kind, terms, today):
    scale = Scale(today, LEFT, WIDTH - LEFT)
    of_country = defaultdict(list)
    for term in terms:
        if term.office.kind == kind:
            of_country[term.office.country_id].append(term)
    lanes = tuple(
        CountryLane(mine[0].office.country, HEAD + ROW_HEIGHT * row, bars_of(mine, scale))
        for row, mine in enumerate(of_country.values())
    )
    return Lanes(str(kind), lanes, scale.ticks())


def bars_of(terms, scale):
    return tuple(bar_of(term, scale) for term in sorted(terms, key=started))


def bar_of(term, scale):
    x, width = scale.span(term.possibly_in_force)
    sure_x, sure_width = scale.span(term.surely_in_force)
    return LaneBar(term, x, width, sure_x, sure_width, label_of(term.person, sure_width))


def label_of(person, room):
    """The whole name, else the family name, else nothing."""
    names = [
        person.called,
        *([person.family_name] if person.called == person.name and person.family_name else []),
    ]
    return next((name for name in names if len(name) * LETTER_WIDTH + PADDING <= room), "")
