"""The page that shows what both did differently, word by word, to choose from; and what was merged without asking."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ...text.difference import both, marked, shortened
from .chosen import without_choices
from .naming import Names
from .shown import TITLE, signed
from .three_way import By, Clash, Kind, Merge, Settled
from .values import takes_words

# What the page sends of its own, or the server gives anew.
NOT_CARRIED = {"csrfmiddlewaretoken", "version_seen", "_back"}
CONFLICT = 409


@dataclass
class Asked:
    """One thing to choose."""

    key: str
    label: str
    was: str
    mine: str
    theirs: str
    # The text with the changes of both, and what writing it anew begins with; None where neither can be.
    both: str | None
    both_shown: str
    anew: str | None
    chosen: str


@dataclass
class Told:
    """What was merged without asking. `by`: mine, theirs or both."""

    label: str
    was: str
    value: str
    by: str


def choosing_page(
    model_admin: Any, request: HttpRequest, row: Any, merge: Merge, who: str
) -> TemplateResponse:
    """Answers 409: nothing is saved."""
    names = Names()
    asked = [asked_of(clash, merge, names) for clash in merge.clashes]
    told = [told_of(settled, names) for settled in merge.settled if not settled.chosen]
    merge.now.open, merge.now.others = opened(merge), who
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": row,
        "title": _("%(who)s saved this while you were editing it") % {"who": who},
        "who": who,
        "opened_at": moment(merge.base.at) if merge.base else None,
        "asked": asked,
        "told": told,
        "carried": carried(merge),
        "version_seen": signed(merge.now, model_admin.model, row.pk),
        "asks_again": bool(merge.chosen.open),
        "is_nav_sidebar_enabled": False,
        "media": "",
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/two_editors.html", context, status=CONFLICT)


def moment(seconds: int) -> datetime:
    return localtime(datetime.fromtimestamp(seconds, tz=UTC))


def carried(merge: Merge) -> list[tuple[str, str]]:
    """All that was typed, in hidden fields."""
    data = without_choices(merge.data)
    return [(name, value) for name, values in data.lists() if name not in NOT_CARRIED for value in values]


def opened(merge: Merge) -> dict[str, Any]:
    """What is still to be chosen, with what it was when the form was first opened."""
    return {clash.spot.key: base_to_keep(clash) for clash in merge.clashes}


def back_to_typing(merge: Merge) -> str:
    """What the form says when an editor goes back to it before choosing."""
    names = Names()
    left = "; ".join(names.of_spot(clash.spot) for clash in merge.clashes)
    return (
        _("Nothing is saved yet. Both of you changed this; your version is below: %s. Saving asks again.")
        % left
    )


def base_to_keep(clash: Clash) -> Any:
    if clash.kind is Kind.VALUE:
        return clash.base
    return {TITLE: clash.spot.line_title, **(clash.base or {})}


def asked_of(clash: Clash, merge: Merge, names: Names) -> Asked:
    if clash.kind is not Kind.VALUE:
        return asked_of_line(clash, merge, names)
    spot = clash.spot
    field, has_words = spot.form_field, takes_words(spot.form_field)
    base, mine, theirs = (names.of(field, value) for value in (clash.base, clash.mine, clash.theirs))
    together = both(base, mine, theirs) if has_words and clash.base is not None else None
    return Asked(
        key=spot.key,
        label=names.of_spot(spot),
        was=shortened(base) if clash.base is not None else _("not known"),
        mine=marked(base if clash.base is not None else theirs, mine) if has_words else mine,
        theirs=marked(base, theirs) if has_words and clash.base is not None else theirs,
        both=together,
        both_shown=marked(base, together) if together is not None else "",
        anew=merge.chosen.data.get(f"anew:{spot.key}", mine) if has_words else None,
        chosen=chosen_of(clash, merge),
    )


def asked_of_line(clash: Clash, merge: Merge, names: Names) -> Asked:
    """A line that one of the two took out and the other changed."""
    spot, gone = clash.spot, _("taken out")
    mine, theirs = (names.of_line(spot.form, values, clash.base) for values in (clash.mine, clash.theirs))
    return Asked(
        key=spot.key,
        label=names.of_spot(spot),
        was=names.of_line(spot.form, clash.base, None),
        mine=gone if clash.kind is Kind.I_TOOK_OUT else mine,
        theirs=gone if clash.kind is Kind.THEY_TOOK_OUT else theirs,
        both=None,
        both_shown="",
        anew=None,
        chosen=chosen_of(clash, merge),
    )


def chosen_of(clash: Clash, merge: Merge) -> str:
    """What was chosen before, where the page comes again because of something else."""
    return merge.chosen.name_of(clash.spot.key) if clash.is_as_shown else ""


def told_of(settled: Settled, names: Names) -> Told:
    spot = settled.spot
    by = {By.MINE: _("you"), By.THEIRS: "", By.BOTH: _("both of you")}[settled.by]
    if spot.field:
        was = names.of(spot.form_field, settled.base) if settled.base is not None else ""
        value = names.of(spot.form_field, settled.value)
    else:
        was = names.of_line(spot.form, settled.base, None)
        value = names.of_line(spot.form, settled.value, None) if settled.value else _("taken out")
    return Told(names.of_spot(spot), shortened(was), shortened(value), by)
