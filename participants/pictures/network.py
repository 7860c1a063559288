"""A network with one in the middle: partners to the right and to the left, those met most often on top.

Two columns rather than rings: forty names stay level, apart, and in the order of their weight, and
the same archive always gives the same picture. A link's thickness is its weight.
"""

from dataclasses import dataclass

from .partners import Partner

WIDTH = 980
MIDDLE = WIDTH // 2
STEP = 30
HEAD = 20
# From the middle to where the links end and the names begin.
REACH = 210
EGO_WIDTH, EGO_HEIGHT = 190, 44
THICKEST, THINNEST = 22, 1.5
MOST_SHOWN = 40


@dataclass(frozen=True)
class Spoke:
    """A partner's link, from the middle to its end, as a band that is as thick as the partner's weight."""

    partner: Partner
    y: int
    side: int
    thickness: float
    from_y: float
    most: int

    @property
    def share(self):
        """Of the meetings with the one met most often, in hundredths; beside it `bilateral_share`."""
        return round(100 * self.partner.number / self.most, 1)

    @property
    def bilateral_share(self):
        return round(100 * self.partner.bilateral / self.most, 1)

    @property
    def end_x(self):
        return MIDDLE + self.side * REACH

    @property
    def start_x(self):
        return MIDDLE + self.side * EGO_WIDTH // 2

    @property
    def bend_x(self):
        return (self.start_x + self.end_x) // 2

    @property
    def half(self):
        return self.thickness / 2

    @property
    def band(self):
        """The outline of the band, as an SVG path."""
        low, high = self.y - self.half, self.y + self.half
        start_low, start_high = self.from_y - self.half, self.from_y + self.half
        there = f"M{self.start_x} {start_low:.1f}C{self.bend_x} {start_low:.1f} {self.bend_x} {low:.1f}"
        back = f"V{high:.1f}C{self.bend_x} {high:.1f} {self.bend_x} {start_high:.1f}"
        return f"{there} {self.end_x} {low:.1f}{back} {self.start_x} {start_high:.1f}Z"

    @property
    def number_x(self):
        return self.end_x + self.side * 8

    @property
    def name_x(self):
        return self.end_x + self.side * 46

    @property
    def text_y(self):
        return self.y + 5

    @property
    def anchor(self):
        return "start" if self.side > 0 else "end"


@dataclass(frozen=True)
class Network:
    ego: object
    spokes: tuple[Spoke, ...]
    hidden: int
    height: int
    width: int = WIDTH

    @property
    def most(self):
        """Whom `ego` met more often than anybody else; None where several were met as often."""
        numbers = [spoke.partner.number for spoke in self.spokes[:2]]
        return self.spokes[0].partner if numbers[0] > (numbers[1:] or [0])[0] else None

    @property
    def middle(self):
        return MIDDLE

    @property
    def middle_y(self):
        return self.height // 2

    @property
    def ego_x(self):
        return MIDDLE - EGO_WIDTH // 2

    @property
    def ego_y(self):
        return self.middle_y - EGO_HEIGHT // 2

    @property
    def ego_width(self):
        return EGO_WIDTH

    @property
    def ego_height(self):
        return EGO_HEIGHT


def network(ego, partners):
    """The picture of `partners`, which come most meetings first; None where there are none."""
    if not partners:
        return None
    shown = partners[:MOST_SHOWN]
    rows = (len(shown) + 1) // 2
    height = max(rows * STEP, EGO_HEIGHT + STEP) + 2 * HEAD
    top = (height - rows * STEP) // 2 + STEP // 2
    spokes = tuple(spoke(partner, place, shown[0].number, top, height) for place, partner in enumerate(shown))
    return Network(ego, spokes, len(partners) - len(shown), height)


def spoke(partner, place, most, top, height):
    """The first goes to the right, the second to the left, and so down."""
    y = top + place // 2 * STEP
    return Spoke(
        partner,
        y,
        side=-1 if place % 2 else 1,
        thickness=max(THICKEST * partner.number / most, THINNEST),
        from_y=height / 2 + (y - height / 2) * EGO_HEIGHT / height * 0.5,
        most=most,
    )
