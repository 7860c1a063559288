"""Five tints of one colour for numbers from one to the highest, with bounds that are easy to read."""

from dataclasses import dataclass

STEPS = 5
WIDTHS = (1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75)


@dataclass(frozen=True)
class Tints:
    """`bounds`: the lowest number of each tint, the palest first; `highest` of all numbers."""

    bounds: tuple[int, ...]
    highest: int

    @classmethod
    def up_to(cls, highest):
        """Those that some number from one to `highest` has."""
        width = width_of(highest)
        bounds = [width * step or 1 for step in range(STEPS)] if width > 1 else range(1, STEPS + 1)
        return cls(tuple(bound for bound in bounds if bound <= highest), highest)

    def of(self, number):
        """Which tint a number has, from 1 on; 0 for nothing."""
        return sum(bound <= number for bound in self.bounds)

    @property
    def spans(self):
        """[(tint, its lowest number, its highest)]; None for the highest of the last, where there are any above its lowest."""
        ends = [bound - 1 for bound in self.bounds[1:]]
        last = self.highest if self.highest in self.bounds else None
        spans = zip(self.bounds, [*ends, last], strict=False)
        return [(tint, first, end) for tint, (first, end) in enumerate(spans, 1)]


def width_of(highest):
    """The narrowest round width by which the tints reach `highest`."""
    scale = 1
    while highest > STEPS * WIDTHS[-1] * scale:
        scale *= 10
    return next(width * scale for width in WIDTHS if highest <= STEPS * width * scale)
