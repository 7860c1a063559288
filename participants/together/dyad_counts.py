"""How often each two of many countries met, of all at once: arithmetic with tables of ones and zeros.

A line of a table is a country, a column a meeting; a table times another one turned over has a number for each two.
Numbers are exact: no pair had as many meetings as a float of 32 bits counts singly.
"""

import numpy


def bits_of(some, size):
    """A set of meetings, as `remembered.bits` has it: of each of `size` positions whether it is in it."""
    packed = numpy.frombuffer(some.to_bytes((size + 7) // 8, "little"), numpy.uint8)
    return numpy.unpackbits(packed, count=size, bitorder="little").astype(bool)


class Presence:
    """Which of `countries`, ids in the order of their lines, took part in which of the meetings `among`."""

    def __init__(self, memory, countries, among):
        self.size = len(memory.ids)
        self.meetings = numpy.flatnonzero(bits_of(among, self.size))
        self.present = self.table(memory, "present", countries)
        # As host or chair by the record; and where the place is.
        self.hosting = self.table(memory, "host", countries) & self.present
        self.at_home = self.table(memory, "in", countries) & self.present

    def table(self, memory, facet, countries):
        lines = [bits_of(memory.get(facet, pk), self.size)[self.meetings] for pk in countries]
        return numpy.array(lines, bool).reshape(len(countries), len(self.meetings))

    def flags(self, some):
        """Which of the columns are of the set `some`."""
        return bits_of(some, self.size)[self.meetings]


class PairNumbers:
    """Of the columns `chosen`: a table a name, in which line and column are two countries, of `lines` alone."""

    def __init__(self, presence, lines, chosen, circles):
        present = presence.present[numpy.ix_(lines, chosen)].astype(numpy.float32)
        self.of_circle = {
            name: times(present[:, some[chosen]], present[:, some[chosen]]) for name, some in circles.items()
        }
        self.hosted = times(presence.hosting[numpy.ix_(lines, chosen)].astype(numpy.float32), present)
        self.at_home = times(presence.at_home[numpy.ix_(lines, chosen)].astype(numpy.float32), present)

    @property
    def total(self):
        return sum(self.of_circle.values())


def times(one, other):
    """In how many columns both a line of the one and a line of the other have a one."""
    return (one @ other.T).astype(numpy.int64)
