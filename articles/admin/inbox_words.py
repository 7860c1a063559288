"""Deciding a group of suggestions: of identical words, or for one thing."""

import re
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..deciding.mentions import Settled, decide_waiting, name_another
from ..deciding.remembering import remember
from ..desk.seen import seen_by
from ..desk.word_groups import alike, kind_of
from ..models import Mention
from ..models.mention import TARGETS
from .inbox_decisions import MEANWHILE, UNKNOWN, Made, Refused, allow, lines_sent, owner_sent, step_of

State = Mention.State
NUMBER = re.compile(r"[1-9][0-9]{0,17}")


def decide_words(user: Any, action: str, key: str, sent: Any) -> Made:
    allow(user, "articles.change_mention")
    first, chosen = words_chosen(user, key, sent)
    later = bool(sent.get(f"later-{key}"))
    if later:
        allow(user, "articles.add_remembereddecision")
    words = f"“{first.text}”" if key.startswith("w") else str(first.target)
    if action == "change":
        return change_words(user, key, sent, words, chosen)
    if action not in ("accept", "reject"):
        raise Refused(_("There is no such decision on words."), 400)
    is_accepted = action == "accept"
    state = State.ACCEPTED if is_accepted else State.REJECTED
    facts = {"words": words, "target": first.target}
    doing = _("Accepted: %(words)s, %(target)s") if is_accepted else _("Rejected: %(words)s, %(target)s")

    def act() -> Settled:
        settled = decide_waiting(chosen, state)
        if not settled.number:
            raise Refused(MEANWHILE, 409)
        if later and key.startswith("w"):
            remember(first.text, kind_of(first), first.target.pk, user, names=is_accepted)
        return settled

    settled, step = step_of(user, doing % facts, act)
    said = [f"{doing % facts}.", *settled_in_words(settled)]
    if later:
        said.append(_("Later articles with these words will follow this decision."))
    return Made(key, f"{words} · {first.target}", said, step)


def words_chosen(user: Any, key: str, sent: Any) -> tuple[Mention, list[int]]:
    """The group's first mention, and those that wait of the lines ticked; where the others are ticked too, also these,
    without what came since the group was shown."""
    mentions = alike(key)
    mentions = seen_by(user, mentions) if mentions is not None else None
    first = mentions.select_related(*TARGETS).order_by("pk").first() if mentions is not None else None
    if mentions is None or first is None or first.target is None:
        raise Refused(MEANWHILE, 409)
    lines, last = lines_sent(sent, key), sent.get(f"last-{key}", "")
    ticked = {number for _word, number in lines.ticked}
    if {word for word, _number in lines.shown} - {"mention"} or mentions.filter(pk__in=ticked).count() < len(
        ticked
    ):
        raise Refused(UNKNOWN, 400)
    is_chosen = Q(pk__in=ticked)
    if lines.others and NUMBER.fullmatch(last):
        is_chosen |= Q(pk__lte=int(last)) & ~Q(pk__in=[number for _word, number in lines.shown])
    waiting = Mention.objects.waiting().filter(is_chosen, pk__in=mentions.values("pk"), is_checked=False)
    if not (chosen := list(waiting.order_by("pk").values_list("pk", flat=True))):
        raise Refused(MEANWHILE, 409)
    return first, chosen


def change_words(user: Any, key: str, sent: Any, words: str, chosen: list[int]) -> Made:
    kind, owner = owner_sent(sent, key)
    doing = _("Changed: %(words)s, %(target)s") % {"words": words, "target": owner}

    def act() -> Settled:
        settled = name_another(chosen, kind, owner.pk)
        if not settled.number:
            raise Refused(MEANWHILE, 409)
        return settled

    settled, step = step_of(user, doing, act)
    return Made(key, f"{words} · {owner}", [f"{doing}.", *settled_in_words(settled)], step)


def settled_in_words(settled: Settled) -> list[str]:
    """What was decided, and what followed."""
    counts = [
        (settled.number, ngettext("%d place was decided.", "%d places were decided.", settled.number)),
        (settled.left, ngettext("%d was decided meanwhile.", "%d were decided meanwhile.", settled.left)),
        (
            settled.rivals,
            ngettext(
                "%d other suggestion of the same words was rejected.",
                "%d other suggestions of the same words were rejected.",
                settled.rivals,
            ),
        ),
        (settled.links.added, ngettext("%d link was added.", "%d links were added.", settled.links.added)),
        (
            settled.links.removed,
            ngettext("%d link was taken away.", "%d links were taken away.", settled.links.removed),
        ),
    ]
    said = [words % number for number, words in counts if number]
    if settled.read is None:
        said.append(_("These articles should be read again for meetings: run manage.py read_encounters."))
    if settled.meetings:
        said.append(_("A meeting is named: say in the article's form whether the article reports it."))
    return said
