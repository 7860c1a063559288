"""What an editor is told of the other's changes, and what the row's log keeps of what was not kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..versions import log_of
from .naming import Names
from .shown import Shown
from .three_way import By, Merge, Settled, Spot

# Of more changes than these it is told only how many.
MOST_NAMED = 8


def who_since(base: Shown | None, model: Any, pk: Any, user: Any) -> str:
    """Whose changes they are, by the row's log. One query."""
    entries = log_of(model, pk)
    if base is not None:
        entries = entries.filter(pk__gt=base.newest)
    users = list(dict.fromkeys(entry.user for entry in entries[:20]))
    if not users:
        return (base.others if base else "") or _("A program")
    names = [_("You, in another window,") if one == user else str(one) for one in users]
    return ", ".join(names[:3]) if base is not None else _("Somebody")


def tell_of_theirs(request: HttpRequest, merge: Merge, who: str, is_saved: bool) -> None:
    """Of each change of theirs that mine now stands beside."""
    names = Names()
    spots = [one.spot for one in merge.settled if one.by is not By.MINE and not one.chosen]
    if spots:
        told = (
            _("%(who)s also changed this while you were editing: %(what)s. Both are kept.")
            if is_saved
            else _(
                "%(who)s also changed this while you were editing: %(what)s. "
                "It stands below beside what you typed; nothing of yours is saved yet."
            )
        )
        facts = {"who": who, "what": enumerated(spots, names)}
        messages.info(request, told % facts)
    if is_saved and (chosen := [one for one in merge.settled if one.chosen]):
        told = _("As you chose: %s. What was not kept stands in the history of this page.")
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
        "anew": _("written anew"),
    }[settled.chosen]
    return _("%(what)s (%(whose)s)") % {"what": names.of_spot(settled.spot), "whose": whose}


def not_kept(merge: Merge, who: str) -> str:
    """For the log of the row: each value that somebody typed and that was not chosen, whole. "" where there is none."""
    names = Names()
    told = [
        _("%(what)s, %(whose)s: “%(value)s”")
        % {
            "what": names.of_spot(settled.spot),
            "whose": _("of the editor who chose") if whose is By.MINE else _("of %s") % who,
            "value": lost_in_words(settled.spot, value, names),
        }
        for settled in merge.settled
        for whose, value in settled.lost
    ]
    return _("Two edits met. Not kept: %s") % "; ".join(told) if told else ""


def lost_in_words(spot: Spot, value: Any, names: Names) -> str:
    return names.of(spot.form_field, value) if spot.field else names.of_line(spot.form, value, None)
