"""What the archive answers to a claim, in plain values and without an address of its own host."""

from dataclasses import dataclass, field
from typing import Any

from participants.completeness.known import Known
from participants.together.pair import CIRCLES_IN_WORDS
from participants.together.sides import asking, list_url, pair_url

from . import words
from .evidence import Cited, Horizon, Kind, Proposed, Verdict
from .gathering import CALLED_OFF
from .parties import value_of
from .places import Where
from .times import Time


@dataclass(frozen=True)
class Note:
    """A sentence on who held which office then, and where it comes from."""

    text: str
    url: str
    cited: Cited


@dataclass(frozen=True)
class Answer:
    """`sentence` answers, `sentences` say what it rests on and what is not known.

    `attested`, `left_open` and `against` are the evidence, `numbers` how many attest it in each circle. `known`: of how
    many held meetings of that time the participants are on record. `elsewhere`: how many attest that the two met at
    another time or place.
    """

    sides: tuple[Any, Any]
    time: Time
    where: Where
    verdict: Verdict
    sentence: str
    sentences: tuple[str, ...]
    attested: Kind
    left_open: Kind
    against: Kind
    numbers: dict[str, int]
    elsewhere: int
    known: Known
    horizon: Horizon
    offices: tuple[Note, ...]
    proposed: Proposed = field(default_factory=Proposed)

    @property
    def verdict_in_words(self):
        return str(self.verdict.label)

    @property
    def called_off(self):
        """Of what is against it the meetings of the two that were called off: no evidence that they never met."""
        return tuple(one for one in self.against.shown if one.status in CALLED_OFF)

    @property
    def stated_against(self):
        return tuple(one for one in self.against.shown if one.status not in CALLED_OFF)

    @property
    def notes(self):
        """What stands below the answer, where the evidence itself is shown."""
        return words.remarks(self.verdict, self.attested, self.numbers)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Of its permanent address: codes and slugs, the date as EDTF, in one order."""
        who, met = (value_of(side.row) for side in self.sides)
        on = [("on", str(self.time.date))] if self.time.date else []
        return [("who", who), ("met", met), *on, *([("in", self.where.value)] if self.where.row else [])]

    @property
    def url(self):
        return asking("claim", self.parameters)

    @property
    def json_url(self):
        return asking("claim-json", self.parameters)

    @property
    def circles(self):
        """[(a circle in words, how many attest it)], those that have any."""
        return [(CIRCLES_IN_WORDS[name], number) for name, number in self.numbers.items() if number]

    @property
    def pair_url(self):
        """The page of two countries, or of two people; "" for others."""
        kinds = {side.kind for side in self.sides}
        return pair_url([side.row for side in self.sides]) if kinds in ({"country"}, {"person"}) else ""

    @property
    def named_url(self):
        """The list of all meetings that name both."""
        return list_url(self.sides)
