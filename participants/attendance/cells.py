"""One state at one edition: what is recorded, and whether it belonged then; the lines these stand in."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from summit_archive.web.fast_reverse import path_to

from .presence import OPEN, SIGNS, TOOK_PART, Presence
from .standing import Standing

NOT_A_MEMBER_SIGN = "–"
POSSIBLY, OUTSIDE = "?", "°"


@dataclass(frozen=True)
class Edition:
    """A held meeting of the series.

    `standings` is {country id: Standing}, None where nobody's membership is on record;
    `parties` is {country id: [participations]}.
    """

    meeting: object
    standings: dict | None
    parties: dict

    @cached_property
    def is_recorded(self):
        """Whether anybody's part in it is on record: else nothing follows from who is not named."""
        return self.meeting.has_known_participants

    @cached_property
    def is_complete(self):
        """Whether its records name everybody who took part."""
        return self.meeting.has_complete_participants

    @property
    def year(self):
        """The one year in which it surely was, else None."""
        years = {day.year for span in self.meeting.possible for day in span}
        return None if self.meeting.when.is_doubted or len(years) > 1 else years.pop()

    @cached_property
    def day(self):
        """Its first day where the date is definite, else None."""
        return self.meeting.first_possible_day if self.meeting.when.is_definite else None


class Cell(NamedTuple):
    """`standing` is None where nothing is on record of anybody's membership."""

    edition: Edition
    presence: Presence
    standing: Standing | None
    participations: tuple

    @property
    def look(self):
        """Whatever shows in its sign and words: cells of one look are told alike."""
        return self.presence, self.standing, self.notes

    @property
    def notes(self):
        return tuple(row.note for row in self.participations if row.note) if self.participations else ()

    @property
    def took_part(self):
        return self.presence in TOOK_PART

    @property
    def is_open(self):
        """Whether the state may have come, for all that is recorded."""
        return self.presence in OPEN

    @property
    def is_outside(self):
        """Surely no member on any possible day."""
        return self.standing is not None and not self.standing.is_member

    @property
    def is_possible_member(self):
        return self.standing is not None and self.standing.is_member and not self.standing.is_sure

    @property
    def is_sure_member(self):
        return self.standing is not None and self.standing.is_sure

    @property
    def is_not_a_member_then(self):
        """No member then, and nothing recorded: the state had no business there."""
        says_nothing = self.presence in (Presence.NOT_RECORDED, Presence.NOT_NAMED)
        return self.is_outside and self.standing.is_none and says_nothing

    @property
    def kind(self):
        return "not-a-member" if self.is_not_a_member_then else self.presence.value

    @property
    def sign(self):
        if self.is_not_a_member_then:
            return NOT_A_MEMBER_SIGN
        mark = POSSIBLY if self.is_possible_member else OUTSIDE if self.is_outside else ""
        return SIGNS[self.presence] + mark

    @property
    def words(self):
        """The whole of the sign in words, with what the records note."""
        if self.is_not_a_member_then:
            return _("not a member then")
        words = [str(self.presence.label), *self.words_of_standing()]
        return "; ".join([*words, *self.notes])

    def words_of_standing(self):
        if self.standing is None or self.standing.is_sure:
            return
        if self.standing.is_member:
            yield _("possibly a member then")
        elif self.standing.is_none:
            yield _("not a member then")
        else:
            yield _("not a member then, but: %s") % ", ".join(self.standing.others)


@dataclass(frozen=True)
class Tally:
    """Of the cells of recorded editions, a state's or an edition's: how many took part, and how many of those who belonged.

    `recorded`: how many cells these are; the others count nowhere. `is_minimum`: more may have taken part,
    and `is_minimum_of_members`: more of those who belonged, as some list is partial or tells of an invitation alone.
    """

    recorded: int
    took_part: int
    is_minimum: bool
    sure_members: int
    present_sure: int
    possible_members: int
    present_possible: int
    is_minimum_of_members: bool

    @classmethod
    def of(cls, cells):
        cells = [cell for cell in cells if cell.edition.is_recorded]
        sure = [cell for cell in cells if cell.is_sure_member]
        possible = [cell for cell in cells if cell.is_possible_member]
        return cls(
            recorded=len(cells),
            took_part=present(cells),
            is_minimum=any(cell.is_open and not cell.is_not_a_member_then for cell in cells),
            sure_members=len(sure),
            present_sure=present(sure),
            possible_members=len(possible),
            present_possible=present(possible),
            is_minimum_of_members=any(cell.is_open for cell in [*sure, *possible]),
        )


def present(cells):
    return sum(cell.took_part for cell in cells)


class Head(NamedTuple):
    """What begins the line of a state, in plain values: rendered once, it is kept by them."""

    name: str
    code: str
    tally: Tally

    def get_absolute_url(self):
        return path_to("country-detail", self.code)


@dataclass(frozen=True)
class Line:
    """A state and its cell at every edition, in the editions' order."""

    country: object
    cells: tuple

    @cached_property
    def tally(self):
        return Tally.of(self.cells)

    @property
    def head(self):
        return Head(self.country.called, self.country.address_code, self.tally)

    @cached_property
    def was_member(self):
        return any(cell.standing is not None and cell.standing.is_member for cell in self.cells)
