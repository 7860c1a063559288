"""Sets of meetings as whole numbers: bit p stands for the meeting at position p. All here is arithmetic."""

from functools import reduce
from itertools import compress
from operator import or_

ZERO_AND_ONE = bytes.maketrans(b"01", b"\x00\x01")


def any_of(every):
    """Those in some of the sets."""
    return reduce(or_, every, 0)


def but(some, others):
    """Those of `some` that are not among `others`."""
    return some ^ (some & others)


def of_positions(positions):
    """The set of the meetings at `positions`."""
    if not positions:
        return 0
    packed = bytearray((max(positions) >> 3) + 1)
    for position in positions:
        packed[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(packed, "little")


def flags(some, size):
    """Of each of `size` positions 1 or 0."""
    return bin(some)[:1:-1].encode().translate(ZERO_AND_ONE).ljust(size, b"\x00")


def positions(some):
    return list(compress(range(some.bit_length()), flags(some, 0)))


class Sums:
    """In how many of some sets each meeting is: as digits to the base of two, the lowest first, each a set."""

    def __init__(self, every):
        self.digits = []
        for carried in every:
            self.add(carried)

    def add(self, carried):
        for place, digit in enumerate(self.digits):
            if not carried:
                return
            self.digits[place] = digit ^ carried
            carried &= digit
        if carried:
            self.digits.append(carried)

    def exactly(self, number, among):
        """Those of `among` that are in `number` of the sets, neither more nor fewer."""
        if number >> len(self.digits):
            return 0
        for place, digit in enumerate(self.digits):
            among = among & digit if number >> place & 1 else but(among, digit)
        return among

    def at_least(self, number, among):
        """Those of `among` that are in `number` of the sets or more."""
        if number <= 0:
            return among
        if number >> len(self.digits):
            return 0
        # From the highest digit: those that are greater already, and those that are equal so far.
        more, equal = 0, among
        for place in reversed(range(len(self.digits))):
            if number >> place & 1:
                equal &= self.digits[place]
            else:
                more |= equal & self.digits[place]
                equal = but(equal, self.digits[place])
        return more | equal
