"""When two statuses cannot both be true, of a meeting or of a participant.

What is said before a meeting does not contradict how it came out: an invitation does not speak
against an absence, nor an announcement against a cancellation.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ladder:
    """`stages` lead up to an outcome, from less to more; `outcomes` exclude each other.

    What is neither, a postponement, is a turn on the way.
    """

    stages: tuple
    outcomes: tuple

    def is_against(self, said, concluded):
        """Whether `said` says other, or more, than was concluded."""
        if said in self.outcomes:
            return said != concluded
        if concluded not in self.stages:
            return False
        return said not in self.stages or self.stages.index(said) > self.stages.index(concluded)

    def disagree(self, statuses):
        """Whether some two of `statuses` exclude each other."""
        return len({status for status in statuses if status in self.outcomes}) > 1


OF_MEETINGS = Ladder(("rumoured", "possible", "announced", "scheduled"), ("held", "cancelled", "denied"))
OF_PARTICIPANTS = Ladder(
    ("not-stated", "invited", "confirmed"), ("attended", "represented", "online", "absent")
)
