"""All that waits of one article, decided at once: reported meetings, statements, sources and names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from ..encounters import deciding
from ..encounters.deciding_words import Row, accept_words, reject_words
from ..models import Encounter, EncounterDecision, Mention, ProposedCitation, ProposedStatement
from .mentions import Settled, decide_waiting, lock


@dataclass(slots=True)
class Chosen:
    """What an editor ticked, by primary key."""

    mentions: list[int] = field(default_factory=list)
    encounters: list[int] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    citations: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.mentions or self.encounters or self.statements or self.citations)

    def __len__(self) -> int:
        return sum(map(len, (self.mentions, self.encounters, self.statements, self.citations)))


@dataclass(slots=True)
class Done:
    """How many things were decided, and how many were not, as somebody did meanwhile."""

    number: int = 0
    left: int = 0
    settled: Settled = field(default_factory=Settled)
    decision: EncounterDecision | None = None


@transaction.atomic
def accept_all(chosen: Chosen, user: Any) -> Done:
    """What is decided already stays as it is. Raises what `encounters.deciding` does: CannotRecord, Busy.

    Meetings first, then who said what, then names: what an article reports is read anew by whom it names.
    """
    encounters, words, done = still_waiting(chosen)
    if encounters:
        done.decision = deciding.accept(encounters, user)
    if words:
        done.decision = accept_words(words, user, done.decision)
    return with_mentions(done, chosen, Mention.State.ACCEPTED)


@transaction.atomic
def reject_all(chosen: Chosen, user: Any, reason: str = "") -> Done:
    """As `accept_all`; the same is not proposed again."""
    encounters, words, done = still_waiting(chosen)
    if encounters:
        done.decision = deciding.reject(encounters, user, reason)
    if words:
        done.decision = reject_words(words, user, reason, done.decision)
    return with_mentions(done, chosen, Mention.State.REJECTED)


def still_waiting(chosen: Chosen) -> tuple[list[Encounter], list[Row], Done]:
    """Of what was ticked what nobody has decided on, its articles locked."""
    encounters = Encounter.objects.waiting().filter(pk__in=chosen.encounters).order_by("pk")
    statements = ProposedStatement.objects.waiting().filter(pk__in=chosen.statements).order_by("pk")
    citations = ProposedCitation.objects.waiting().filter(pk__in=chosen.citations).order_by("pk")
    asked = [encounters, statements, citations]
    mentions = Mention.objects.filter(pk__in=chosen.mentions).order_by()
    lock({pk for rows in [*asked, mentions] for pk in rows.values_list("article", flat=True)})
    found = list(encounters)
    words: Sequence[Row] = [*statements, *citations]
    number = len(found) + len(words)
    left = len(chosen) - len(chosen.mentions) - number
    return found, list(words), Done(number, left)


def with_mentions(done: Done, chosen: Chosen, state: str) -> Done:
    if chosen.mentions:
        done.settled = decide_waiting(chosen.mentions, state)
        done.number += done.settled.number
        done.left += done.settled.left
    return done
