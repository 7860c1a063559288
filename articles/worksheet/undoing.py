"""Takes a step of a worksheet back, as a whole; or says what came after it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from summit_archive.history.reverting import CannotRevert, revert
from summit_archive.history.tables import Step
from summit_archive.review.by_status import follow

from ..encounters.deciding import PATIENCE
from ..encounters.turns import take_turn
from ..encounters.undoing import count_no_longer_as_edits
from ..models import EncounterDecision
from .deciding import Outcome, fresh, locked
from .refusals import CONFLICT, GONE, Refused, in_words, not_allowed
from .rights import DECIDES, WRITES
from .saving import STATUSES
from .sheet import Sheet
from .steps import step_of_article

MEETINGS = "participants_meeting"
DECISIONS = EncounterDecision._meta.db_table


def undo(pk: int, number: int, user: Any) -> Outcome:
    """Raises Refused. Some three queries for each table that the step wrote."""
    with in_words(), transaction.atomic():
        article = locked(pk)
        step = step_of(pk, number, user)
        take_turn(PATIENCE)
        waits_before = {card.id for card in Sheet(article).cards.values() if card.waits}
        for decision in decisions_of(step):
            count_no_longer_as_edits(decision)
        try:
            done = revert(number, by=user)
        except CannotRevert as cannot:
            raise Refused(" ".join(cannot.reasons), CONFLICT, "step") from cannot
        back_from, article = article.status, fresh(pk)
        # What was sent to review is a draft again.
        follow(user, STATUSES, article, back_from)
    sheet = Sheet(article)
    back = [card.id for card in sheet.cards.values() if card.waits and card.id not in waits_before]
    return Outcome(sheet, done.step, [_("Taken back.")], back)


def step_of(pk: int, number: int, user: Any) -> Step:
    """Of this worksheet, and of this editor."""
    step = step_of_article(number, pk)
    if step is None:
        raise Refused(_("There is no such step of this worksheet."), GONE, "step")
    if step.editor_id != user.pk:
        told = _("Somebody else did this. The history is the place to take it back.")
        raise Refused(told, not_allowed().status, "step")
    wrote_meetings = step.changes.filter(table_name=MEETINGS).exists()
    decides = any(user.has_perms(permissions) for permissions in DECIDES.values())
    if not decides or (wrote_meetings and not user.has_perms(WRITES)):
        raise not_allowed()
    return step


def decisions_of(step: Step) -> list[EncounterDecision]:
    ids = [
        number
        for change in step.changes.filter(table_name=DECISIONS, kind="I")
        for numbers in change.rows
        for number in numbers
    ]
    return list(EncounterDecision.objects.filter(pk__in=ids))
