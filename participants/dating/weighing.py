"""The candidates of a meeting, each with its arguments. What the arguments are, stands in `arguments`."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .arguments import KINDS, Stance
from .by_weight import by_weight
from .candidates import Candidate, candidates_of
from .occasions import occasions
from .surroundings import Surroundings

# So many candidates are shown unfolded.
FEW = 4

WORDS = {
    Stance.FOR: _("argument for"),
    Stance.AGAINST: _("argument against"),
    Stance.NEITHER: _("neither for nor against"),
}
SIGNS = {Stance.FOR: "+", Stance.AGAINST: "−", Stance.NEITHER: "·"}


@dataclass(frozen=True)
class Mark:
    """What the arguments of one kind say of a candidate, in one sign; both signs where they differ."""

    arguments: tuple

    @property
    def stances(self):
        said = {argument.stance for argument in self.arguments}
        return [stance for stance in (Stance.FOR, Stance.AGAINST) if stance in said] or [Stance.NEITHER]

    @property
    def sign(self):
        if not self.arguments:
            return ""
        return "".join(SIGNS[stance] for stance in self.stances)

    @property
    def words(self):
        if not self.arguments:
            return _("nothing on record")
        return ", ".join(str(WORDS[stance]) for stance in self.stances)


@dataclass(frozen=True)
class Weighed:
    """A candidate and {kind: [Argument, …]}."""

    candidate: Candidate
    by_kind: dict

    @property
    def arguments(self):
        return [argument for found in self.by_kind.values() for argument in found]

    @property
    def marks(self):
        return [Mark(tuple(found)) for found in self.by_kind.values()]

    def of(self, stance):
        return [argument for argument in self.arguments if argument.stance == stance]

    @property
    def speaking_for(self):
        return self.of(Stance.FOR)

    @property
    def speaking_against(self):
        return self.of(Stance.AGAINST)

    @property
    def speaking_neither(self):
        return self.of(Stance.NEITHER)


@dataclass(frozen=True)
class Weighing:
    """`kinds` are the titles of the kinds of argument, in the order of each candidate's marks.

    `occasions` says on how many occasions the meeting may have been or may be.
    """

    occasions: str
    kinds: tuple
    candidates: tuple
    left_out: int

    @property
    def are_few(self):
        return len(self.candidates) <= FEW

    @cached_property
    def by_weight(self):
        return by_weight(self)

    @cached_property
    def says_anything(self):
        return any(one.speaking_for or one.speaking_against for one in self.candidates)


def weigh(meeting, participations, links, parts):
    """What speaks for and against each candidate, newest first; None for a definite date. Four queries."""
    if meeting.when.is_definite:
        return None
    candidates, left_out = candidates_of(meeting)
    around = Surroundings(meeting, candidates, participations, links, parts)
    weighed = tuple(
        Weighed(one, {kind: list(argue(one, around)) for kind, (_title, argue) in KINDS.items()})
        for one in candidates
    )
    titles = tuple(title for title, _argue in KINDS.values())
    return Weighing(occasions(meeting), titles, weighed, left_out)
