"""In which way two met: bilaterally, by a call of the two alone, or with others; the one rule of every page and list.

*Bilateral* is a meeting of the two alone, in person or in a format that is not stated; a *call* is a call or a video
conference of the two alone; all else was *with others*, a video conference of five too. Whether it was of two alone says
`querysets.circle`. Each meeting is one of the three, so that they add up.
"""

from typing import NamedTuple

from ..models.meeting import KINDS_FROM_AFAR
from ..remembered.bits import any_of, but

# As the list of meetings asks for each: a value of its `circle`. Its "bilateral" has the calls too.
CIRCLE_OF = {"bilateral": "bilateral-meeting", "calls": "bilateral-call", "others": "with-others"}


class Ways(NamedTuple):
    """Each a set of meetings."""

    bilateral: int
    calls: int
    others: int


def ways_of(memory, some):
    """The set `some`, by the way in which those who took part met."""
    alone = some & memory.get("circle", "bilateral")
    calls = alone & any_of(memory.get("kind", kind.value) for kind in KINDS_FROM_AFAR)
    return Ways(but(alone, calls), calls, but(some, alone))


def in_circle(memory, name):
    """The set of those in a circle as the list of meetings names them: that of `querysets.circle`, or a way."""
    way = next((way for way, circle in CIRCLE_OF.items() if circle == name), None)
    return getattr(ways_of(memory, memory.all), way) if way else memory.get("circle", name)
