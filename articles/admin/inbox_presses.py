"""What a press of a button of the inbox does: each group is decided once, as one step, which its editor can take back.

Pressed twice it does no harm. What somebody else decided meanwhile is left, and told.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from summit_archive.history.reverting import CannotRevert, revert
from summit_archive.history.tables import Step

from ..desk.article_groups import KEY as OF_ARTICLE
from ..desk.word_groups import KEY as OF_WORDS
from .inbox_articles import MAY_DECIDE, decide_article
from .inbox_decisions import NOT_ALLOWED, Made, Refused, told
from .inbox_names import decide_name
from .inbox_words import decide_words

ACTIONS = ["accept", "reject", "change", "make"]
TICKED = "ticked"
MOST_AT_ONCE = 50
STEP = re.compile(r"step-([1-9][0-9]{0,17})")


@dataclass(slots=True)
class Outcome:
    """What came of one press. `keys` are the groups that are to be shown anew."""

    made: list[Made] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    undone: str = ""
    status: int = 200

    def refuse(self, words: Any, status: int) -> None:
        self.refused.append(str(words))
        self.status = max(self.status, status)


def press(request: Any) -> Outcome:
    sent, outcome = request.POST, Outcome()
    if "undo" in sent:
        undo(request.user, sent, outcome)
        return outcome
    action = next((name for name in ACTIONS if name in sent), None)
    if action is None:
        outcome.refuse(_("Press a button: accept, reject, change or undo."), 400)
        return outcome
    keys = sent.getlist("group") if sent[action] == TICKED else [sent[action]]
    for key in list(dict.fromkeys(keys))[:MOST_AT_ONCE]:
        outcome.keys.append(key)
        try:
            outcome.made.append(decide(request.user, action, key, sent))
        except Refused as refused:
            outcome.refuse(refused, refused.status)
    if not keys:
        outcome.refuse(_("Tick a group first."), 400)
    return outcome


def decide(user: Any, action: str, key: str, sent: Any) -> Made:
    """One group. Raises Refused."""
    if OF_WORDS.fullmatch(key):
        return decide_words(user, action, key, sent)
    if OF_ARTICLE.fullmatch(key):
        return decide_article(user, action, key, sent)
    if key.startswith("n-"):
        return decide_name(user, action, key, sent)
    raise Refused(_("There is no such group."), 404)


def undo(user: Any, sent: Any, outcome: Outcome) -> None:
    """A step of the inbox; only by its own editor, as everything else is taken back in the history."""
    read = STEP.fullmatch(sent["undo"])
    step = Step.objects.filter(pk=int(read[1]), editor_id=user.pk).first() if read else None
    outcome.keys = [key for key in [sent.get(f"key-{sent['undo']}", "")] if key]
    if step is None:
        outcome.refuse(_("There is no such decision of yours."), 404)
        return
    if not any(user.has_perms(permissions) for permissions in MAY_DECIDE.values()):
        outcome.refuse(NOT_ALLOWED, 403)
        return
    try:
        with told():
            revert(step.pk, by=user)
    except CannotRevert as refusal:
        outcome.refuse(" ".join(refusal.reasons), 409)
    except Refused as refused:
        outcome.refuse(refused, refused.status)
    else:
        outcome.undone = f"step-{step.pk}"
