"""Of how many meetings the participants are on record: what every count of who met whom is said out of."""

from typing import NamedTuple


class Known(NamedTuple):
    """Of `of` meetings the participants of `known` are on record, those of `complete` in full."""

    known: int
    of: int
    complete: int

    def __add__(self, other):
        """Of different meetings taken together."""
        return Known(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def silent(self):
        """Of how many nothing is on record of who took part: they may have been with anybody."""
        return self.of - self.known

    @property
    def in_part(self):
        """Of how many somebody is on record, and perhaps not everybody."""
        return self.known - self.complete

    @property
    def share(self):
        """In hundredths, rounded down: no bar looks full while a meeting is silent."""
        return 100 * self.known // self.of if self.of else 0

    @property
    def as_json(self):
        return {"known": self.known, "of": self.of, "complete": self.complete}


NOTHING = Known(0, 0, 0)
