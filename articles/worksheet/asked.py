"""What an editor asks of one card: accept, reject, put off or change it, and how."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..desk.reasons import LONGEST_REASON, REASONS
from .refusals import NOT_SO, Refused
from .sent import Sent

ACCEPT, REJECT, SKIP, CHANGE = "accept", "reject", "skip", "change"
DECISIONS = [ACCEPT, REJECT, SKIP, CHANGE]
LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """`answers` are {question: number of the option}; `to` is what it is changed to."""

    card: str
    decision: str
    version: str
    answers: dict[str, int]
    lines_out: Sequence[str]
    to: Sent
    reason: str

    @property
    def says_more(self) -> bool:
        """Than the bare decision."""
        return bool(self.answers or self.lines_out or self.to.content)


def asked_in(sent: Sent) -> list[Asked]:
    """One, or those of `decisions`, each card once. Raises Refused."""
    found = [asked_of(one) for one in sent.objects("decisions")] if "decisions" in sent else [asked_of(sent)]
    if len({one.card for one in found}) < len(found):
        raise Refused(_("A card was sent twice."), NOT_SO, "card")
    return found


def asked_of(sent: Sent) -> Asked:
    decision = sent.choice("decision", DECISIONS)
    to = sent.inner("to")
    if decision == CHANGE and not to.content:
        raise Refused(_("Say what it is changed to."), NOT_SO, "to")
    answers = sent.inner("answers")
    return Asked(
        card=sent.text("card", LONGEST_KEY),
        decision=decision,
        version=sent.version(LONGEST_KEY),
        answers={name: answers.number(name, 99) for name in answers.content},
        lines_out=sent.texts("lines_out"),
        to=to if decision == CHANGE else Sent({}, "to."),
        reason=reason_in(sent),
    )


def reason_in(sent: Sent) -> str:
    """By its number, or in words."""
    value = sent.content.get("reason")
    if isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isdecimal()):
        return str(REASONS[sent.number("reason", len(REASONS)) - 1])
    return sent.words("reason", LONGEST_REASON)


def refuse_lines(asked: Asked) -> None:
    if asked.lines_out:
        raise Refused(_("This card has no lines."), NOT_SO, "lines_out")
    if asked.answers:
        raise Refused(_("This card asks nothing."), NOT_SO, "answers")
