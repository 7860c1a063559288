"""Accepts and rejects proposed statements and citations: alone, or along with the encounters that they stand beside.

A decision of its own, or a part of the one on encounters, keeps what is written, so that `undoing` takes it back as well.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from ..models import Article, Citation, EncounterDecision, ProposedCitation, ProposedStatement, Statement
from ..models.mention import shortened
from ..models.proposed_words import State
from ..models.quote import Place, texts_of
from .journal import Written, digest
from .turns import take_turn

Row = ProposedStatement | ProposedCitation
Action = EncounterDecision.Action
# So many seconds a page waits for an import, or for another editor.
PATIENCE = 5


class AlreadyDecided(Exception):
    """Somebody decided otherwise; `words` are those."""

    def __init__(self, words: Sequence[Row]):
        self.words = words
        told = _("“%(words)s” was %(state)s already: take that decision back first.")
        super().__init__(told % {"words": words[0], "state": words[0].get_state_display()})


@transaction.atomic
def accept_words(
    words: Iterable[Row], user: Any, decision: EncounterDecision | None = None
) -> EncounterDecision:
    """Write them as the article's statements and citations. Those that are accepted already stay so.

    decision: that on encounters of the same moment, of which this is a part. Raises AlreadyDecided, Busy. Some ten
    statements, and one for each statement or citation.
    """
    chosen = lock(words)
    if not (waiting := still_to_decide(chosen, State.ACCEPTED)):
        return decision or chosen[0].decision  # type: ignore[return-value]  # what is accepted has one
    decision = decision or EncounterDecision.objects.create(action=Action.ACCEPT, user=user)
    made = [make(row, position) for row, position in positioned(waiting)]
    decision.written = [
        *decision.written,
        *(Written(row._meta.label_lower, row.pk, digest(row)) for row in made),
    ]
    decision.save(update_fields=["written"])
    decide(waiting, State.ACCEPTED, decision)
    # By the trigger: what an editor decided about an article is an edit of it, and no import's undo takes it away.
    Article.objects.filter(pk__in={row.article_id for row in waiting}).update(version=F("version"))
    return decision


@transaction.atomic
def reject_words(
    words: Iterable[Row], user: Any, reason: str = "", decision: EncounterDecision | None = None
) -> EncounterDecision:
    """Nothing is written, and the same is not proposed again. Raises AlreadyDecided, Busy; DoesNotExist where all are gone."""
    chosen = lock(words)
    if not (waiting := still_to_decide(chosen, State.REJECTED)):
        return decision or chosen[0].decision  # type: ignore[return-value]  # what is rejected has one
    decision = decision or EncounterDecision.objects.create(action=Action.REJECT, user=user, reason=reason)
    decide(waiting, State.REJECTED, decision)
    return decision


@transaction.atomic
def change_words(row: Row, user: Any, said: dict[str, Any]) -> EncounterDecision:
    """Accept it otherwise than it was read: `said` are fields of the statement or the citation that it becomes.

    Raises AlreadyDecided, Busy, ValidationError; DoesNotExist where it is gone. What is accepted already stays as it is.
    """
    chosen = lock([row])
    if not (waiting := still_to_decide(chosen, State.ACCEPTED)):
        return chosen[0].decision  # type: ignore[return-value]  # what is accepted has one
    decision = EncounterDecision.objects.create(action=Action.CHANGE, user=user)
    made = [make(one, position, said) for one, position in positioned(waiting)]
    decision.written = [Written(one._meta.label_lower, one.pk, digest(one)) for one in made]
    decision.save(update_fields=["written"])
    decide(waiting, State.ACCEPTED, decision)
    Article.objects.filter(pk=chosen[0].article_id).update(version=F("version"))
    return decision


def propose_words_again(decision: EncounterDecision) -> None:
    """What a decision on them was taken back of. Two statements."""
    for rows in (decision.statements, decision.citations):
        rows.update(state=State.PROPOSED, decision=None)


def articles_of_words(decisions: Iterable[int]) -> set[int]:
    """Whose statements and citations these decided on. Two queries."""
    ids = list(decisions)
    return {
        article
        for model in (ProposedStatement, ProposedCitation)
        for article in model.objects.filter(decision__in=ids).order_by().values_list("article", flat=True)
    }


def accepted_words_of(decision: EncounterDecision) -> set[int]:
    """The articles whose statements and citations it accepted. Two queries."""
    accepted = (
        rows.filter(state=State.ACCEPTED).order_by().values_list("article", flat=True)
        for rows in (decision.statements, decision.citations)
    )
    return {article for rows in accepted for article in rows}


# --- Which are decided --------------------------------------------------------


def lock(words: Iterable[Row]) -> list[Row]:
    """As they are now, until the end of the transaction: first their articles, then the turn, then they."""
    asked = list(words)
    articles = sorted({row.article_id for row in asked})
    list(
        Article.objects.filter(pk__in=articles)
        .order_by("pk")
        .select_for_update(no_key=True)
        .values_list("pk")
    )
    take_turn(PATIENCE)
    found: list[Row] = []
    for model in (ProposedStatement, ProposedCitation):
        ids = [row.pk for row in asked if isinstance(row, model)]
        rows = model.objects.filter(pk__in=ids).select_for_update(of=["self"], no_key=True)
        found += rows.select_related("article", "decision").order_by("article", "number", "pk") if ids else []
    if not found:
        raise (type(asked[0]) if asked else ProposedStatement).DoesNotExist
    return found


def still_to_decide(chosen: Sequence[Row], as_asked: str) -> list[Row]:
    if otherwise := [row for row in chosen if row.state not in (State.PROPOSED, as_asked)]:
        raise AlreadyDecided(otherwise)
    return [row for row in chosen if row.state == State.PROPOSED]


def decide(rows: Iterable[Row], state: str, decision: EncounterDecision) -> None:
    for row in rows:
        row.state, row.decision = state, decision
        made: dict[str, Any] = (
            {"statement": row.statement} if isinstance(row, ProposedStatement) else {"citation": row.citation}
        )
        type(row).objects.filter(pk=row.pk).update(state=state, decision=decision, **made)


# --- What is written ----------------------------------------------------------


def positioned(rows: Sequence[Row]) -> Iterable[tuple[Row, int]]:
    """Each with its position: behind those that its article has. A query for each of the two models."""
    last: dict[tuple[type, int], int] = {}
    for model in (Statement, Citation):
        articles = {row.article_id for row in rows}
        highest = (
            model.objects.filter(article__in=articles)
            .order_by()
            .values("article")
            .annotate(last=Max("position"))
        )
        last |= {(model, one["article"]): one["last"] for one in highest}
    for row in rows:
        key = (Statement if isinstance(row, ProposedStatement) else Citation, row.article_id)
        last[key] = last.get(key, 0) + 1
        yield row, last[key]


def make(row: Row, position: int, said: dict[str, Any] | None = None) -> Statement | Citation:
    """`said`: what an editor says otherwise than it was read. Raises ValidationError for that."""
    if isinstance(row, ProposedCitation):
        citation = Citation(
            article=row.article, position=position, **{"as_given": row.as_given} | (said or {})
        )
        if said:
            citation.full_clean()
        citation.save(force_insert=True)
        row.citation = citation
        return citation
    statement = Statement(
        article=row.article,
        position=position,
        speaker_id=row.speaker_id,
        speaker_name="" if row.speaker_id else row.speaker_name,
        on_behalf_of=row.on_behalf_of,
        manner=row.manner,
        text=row.text,
    )
    # Where the text was changed since, the words stand where they are found, or are kept without a place.
    for name, value in (said or {}).items():
        setattr(statement, name, value)
    words = statement.text if statement.is_verbatim else row.text
    statement.find_place(texts_of(row.article), Place(row.part, row.start, row.end), words)
    if said:
        refuse_unless_said(statement)
    statement.save(force_insert=True)
    row.statement = statement
    return statement


def refuse_unless_said(statement: Statement) -> None:
    """What an editor changed: no words are quoted that do not stand in the article. Raises ValidationError."""
    if statement.is_verbatim and not statement.is_in_text:
        raise ValidationError({"text": statement.why_refused() % {"words": shortened(statement.text)}})
    statement.full_clean()
