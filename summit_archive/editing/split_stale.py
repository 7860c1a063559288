"""What was ticked on the page of a split and does not hang on the record any more, in words: who took it away."""

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summit_archive.history.tables import Change
from summit_archive.merging.writing import CannotMerge

from .two_editors.telling import name_of

# Of more lines than these it is told only how many.
MOST_TOLD = 5


class MovedMeanwhile(CannotMerge):
    """Somebody moved or removed what was ticked, after the page was opened."""


def refuse_stale(hangings, chosen, user, lock=False):
    """Raises MovedMeanwhile, or CannotMerge for rows that never were the record's. A query for each table that is ticked.

    `lock`: within a transaction, until whose end nobody else moves them.
    """
    told = []
    for hanging in hangings:
        ticked = set(chosen.get(hanging.name, ()))
        if gone := ticked - hanging.among(ticked, lock=lock) if ticked else set():
            told += who_took(hanging, gone, user)
    if told:
        shown, more = told[:MOST_TOLD], len(told) - MOST_TOLD
        if more > 0:
            shown.append(ngettext("%d more line.", "%d more lines.", more) % more)
        nothing = _("Nothing was moved, and no record was made. What is still here is ticked as before.")
        raise MovedMeanwhile(" ".join([*shown, nothing]))


def who_took(hanging, gone, user):
    """A sentence for each; two queries. Raises CannotMerge where one never was the record's."""
    was_here = Q()
    for column in hanging.columns:
        was_here |= Q(refers__contains={column.column: hanging.record.pk})
    changes = Change.objects.filter(was_here, table_name=hanging.name, row__in=gone)
    last = {change.row: change for change in changes.order_by("pk").select_related("step__editor")}
    if gone - set(last):
        raise CannotMerge(_("Some of what was sent never belonged to this record. Nothing was moved."))
    now = dict(hanging.told(hanging.model._base_manager.filter(pk__in=gone)))
    return [sentence(last[pk].step, now.get(pk), user) for pk in sorted(gone)]


def sentence(step, words, user):
    facts = {"who": name_of(step, user), "what": words, "when": date_format(step.at, "j F Y, H:i")}
    if words is None:
        return _("%(who)s removed a ticked line, %(when)s.") % facts
    return _("%(who)s moved “%(what)s” to another record, %(when)s.") % facts
