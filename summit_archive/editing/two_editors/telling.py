"""What an editor is told of the other's changes, and what the row's log keeps of what was not kept."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...history.tables import Change, Step
from .naming import Names
from .shown import Shown
from .three_way import By, Merge, Settled, Spot

# Of more changes than these it is told only how many.
MOST_NAMED = 8
# Of so many times that two edits met a row's history tells.
MOST_MEETINGS = 50
NOT_KEPT = "not_kept"


def who_since(base: Shown | None, changes: QuerySet[Change], user: Any) -> str:
    """Whose changes they are, by the history of the row and its lines. Two queries at most."""
    if base is not None and base.others:
        return base.others
    steps = steps_of(changes.filter(step__gt=base.newest) if base else changes)
    # A step that was not done yet when the form was opened may have a lower number than one that was.
    steps = steps or steps_of(changes)[:1]
    return ", ".join(list(dict.fromkeys(name_of(step, user) for step in steps))[:3]) or _("Somebody")


def steps_of(changes: QuerySet[Change]) -> list[Step]:
    return list(dict.fromkeys(change.step for change in changes[:20]))


def name_of(step: Step, user: Any) -> str:
    if step.editor:
        return _("You, in another window,") if step.editor == user else str(step.editor)
    return _("The program %s") % step.program if step.program else _("Somebody")


def tell_of_theirs(request: HttpRequest, merge: Merge, who: str, is_saved: bool) -> None:
    """Of each change of theirs that mine now stands beside."""
    names = Names()
    spots = [one.spot for one in merge.settled if one.by is not By.MINE and not one.chosen]
    if spots:
        told = (
            _("%(who)s also changed this while you were editing: %(what)s. Both are kept.")
            if is_saved
            else _(
                "%(who)s also changed this while you were editing: %(what)s. It is below, beside what you typed; "
                "nothing of yours is saved yet."
            )
        )
        facts = {"who": who, "what": enumerated(spots, names)}
        messages.info(request, told % facts)
    if is_saved and (chosen := [one for one in merge.settled if one.chosen]):
        told = _("As you chose: %s. What was not kept is in the history of this page.")
        messages.info(request, told % "; ".join(in_words(one, who, names) for one in chosen))


def enumerated(spots: list[Spot], names: Names) -> str:
    named = list(dict.fromkeys(names.of_spot(spot) for spot in spots))
    shown, more = named[:MOST_NAMED], len(named) - MOST_NAMED
    if more > 0:
        shown.append(ngettext("%d more", "%d more", more) % more)
    return "; ".join(shown)


def in_words(settled: Settled, who: str, names: Names) -> str:
    whose = {
        "mine": _("yours"),
        "theirs": _("of %s") % who,
        "both": _("the words of both"),
        "anew": _("rewritten"),
    }[settled.chosen]
    return _("%(what)s (%(whose)s)") % {"what": names.of_spot(settled.spot), "whose": whose}


def not_kept(merge: Merge, who: str) -> list[dict[str, Any]]:
    """What the log of the row keeps: each value that somebody typed and that was not chosen, whole."""
    names = Names()
    return [
        {
            "what": names.of_spot(settled.spot),
            "whose": "" if whose is By.MINE else who,
            "value": lost_in_words(settled.spot, value, names),
        }
        for settled in merge.settled
        for whose, value in settled.lost
    ]


def lost_in_words(spot: Spot, value: Any, names: Names) -> str:
    return names.of(spot.form_field, value) if spot.field else names.of_line(spot.form, value, None)


def told_as_not_kept(model: Any, pk: Any) -> list[dict[str, Any]]:
    """Of a row what was not kept when two edits met, the newest first: who chose, when, and the values. One query."""
    entries = log_of(model, pk).filter(change_message__startswith=f'[{{"{NOT_KEPT}"')
    return [
        {"who": entry.user, "at": entry.action_time, "values": json.loads(entry.change_message)[0][NOT_KEPT]}
        for entry in entries[:MOST_MEETINGS]
    ]


def log_of(model: Any, object_id: Any) -> QuerySet[LogEntry]:
    """The log entries of a row, under each name that its table goes by, the newest first."""
    table = model._meta.concrete_model
    names = [table._meta.model_name]
    names += [proxy._meta.model_name for proxy in table.__subclasses__() if proxy._meta.proxy]
    entries = LogEntry.objects.filter(
        object_id=str(object_id), content_type__app_label=table._meta.app_label, content_type__model__in=names
    )
    return entries.select_related("user").order_by("-pk")
