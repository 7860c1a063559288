"""A decision in words: who decided what and when, what it wrote, and whether it was taken back."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from django.apps import apps
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..models import EncounterDecision

# What an editor changed is an encounter, too: it is what was decided on.
UNSAID = {"articles.encounter", "articles.encounterparty"}
# The forms that editors have of these: all else is edited with one of them.
WITH_A_FORM = {"participants.meeting": "admin:participants_meeting_change"}


class Row(NamedTuple):
    kind: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Decided:
    decision: EncounterDecision

    @property
    def in_words(self):
        """Who did it, and when; with its user at hand, no query."""
        facts = {
            "done": self.decision.get_action_display(),
            "who": _("the archive by itself") if self.decision.by_itself else who(self.decision.user),
            "when": moment(self.decision.decided_at),
        }
        return _("%(done)s by %(who)s, %(when)s") % facts

    @property
    def is_reject(self):
        return self.decision.action == EncounterDecision.Action.REJECT

    @property
    def wrote(self):
        """How many rows of what: “1 meeting, 2 participants”; "" for a decision that wrote nothing."""
        written = Counter(label for label, *_rest in self.decision.written if label not in UNSAID)
        return ", ".join(counted(label, number) for label, number in written.items())

    @property
    def undone(self):
        """By whom it was taken back, and when; "" while it stands. With its users at hand, no query."""
        if not self.decision.undone_at:
            return ""
        at, user = moment(self.decision.undone_at), self.decision.undone_by
        # An import's undo takes along what nobody decided.
        return _("by %(who)s, %(when)s") % {"who": user, "when": at} if user else at

    @property
    def rows(self):
        """Each row that it wrote, as far as it is still there. A query for each kind of row."""
        ids = {}
        for label, pk, *_rest in self.decision.written:
            ids.setdefault(label, []).append(pk)
        found = {label: apps.get_model(label)._base_manager.in_bulk(some) for label, some in ids.items()}
        return [
            Row(
                kind_of(label),
                str(found[label].get(pk, "")),
                page_of(label, pk) if pk in found[label] else "",
            )
            for label, pk, *_rest in self.decision.written
            if label not in UNSAID
        ]


def who(user):
    return str(user) if user else _("somebody whose account is gone")


def moment(at):
    return date_format(localtime(at), "j F Y, H:i")


def counted(label, number):
    options = apps.get_model(label)._meta
    return f"{number} {options.verbose_name if number == 1 else options.verbose_name_plural}"


def kind_of(label):
    return str(apps.get_model(label)._meta.verbose_name)


def page_of(label, pk):
    return reverse(WITH_A_FORM[label], args=[pk]) if label in WITH_A_FORM else ""
