"""Of how many meetings the participants are on record: what every count of who met whom is said out of."""

from typing import NamedTuple


class Known(NamedTuple):
    """Of `of` meetings the participants of `known` are on record, those of `complete` in full."""

    known: int
    of: int
    complete: int

    @property
    def silent(self):
        """Of how many nothing is on record of who took part: they may have been with anybody."""
        return self.of - self.known

    @property
    def in_part(self):
        """Of how many somebody is on record, and perhaps not everybody."""
        return self.known - self.complete

    @property
    def as_json(self):
        return {"known": self.known, "of": self.of, "complete": self.complete}
