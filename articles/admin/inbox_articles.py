"""Deciding what waits of an article, as far as it is ticked."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..deciding.whole_article import Chosen, accept_all, reject_all
from ..desk.article_groups import rows_waiting
from ..desk.seen import seen_by
from .inbox_decisions import MEANWHILE, UNKNOWN, Made, Refused, allow, lines_sent, step_of

MAY_DECIDE = {
    "mention": ("articles.change_mention",),
    "encounter": ("articles.change_encounter",),
    "statement": ("articles.change_proposedstatement",),
    "citation": ("articles.change_proposedcitation",),
}
WRITES_MEETINGS = ("participants.add_meeting", "participants.change_meeting")


def decide_article(user: Any, action: str, key: str, sent: Any) -> Made:
    if action not in ("accept", "reject"):
        raise Refused(_("There is no such decision on an article."), 400)
    chosen, words = Chosen(), set()
    for word, number in lines_sent(sent, key).ticked:
        if word not in MAY_DECIDE:
            raise Refused(UNKNOWN, 400)
        getattr(chosen, f"{word}s").append(number)
        words.add(word)
    if not chosen:
        raise Refused(_("Leave at least one line ticked."), 400)
    allow(user, *(one for word in words for one in MAY_DECIDE[word]))
    if action == "accept" and chosen.encounters:
        allow(user, *WRITES_MEETINGS)
    refuse_another(user, chosen, int(key[1:]))
    doing = _("Accepted of an article") if action == "accept" else _("Rejected of an article")
    act = accept_all if action == "accept" else reject_all

    def decided() -> Any:
        done = act(chosen, user)
        if not done.number:
            raise Refused(MEANWHILE, 409)
        return done

    done, step = step_of(user, doing, decided)
    said = [ngettext("%d thing was decided.", "%d things were decided.", done.number) % done.number]
    if done.left:
        said.append(
            ngettext("%d was decided meanwhile.", "%d were decided meanwhile.", done.left) % done.left
        )
    return Made(key, doing, [f"{doing}.", *said], step)


def refuse_another(user: Any, chosen: Chosen, article: int) -> None:
    """What is not this article's, or is nothing, is not decided under its name."""
    for name, rows in rows_waiting(user).items():
        ids = getattr(chosen, name)
        its_own = seen_by(user, rows.model._default_manager.filter(pk__in=ids, article=article))
        if ids and its_own.count() < len(ids):
            raise Refused(UNKNOWN, 400)
