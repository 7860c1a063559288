"""Participants of whom the archive does not know who they are."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.quality import Finding, Severity, check, page_of

from ..models import Participation, Term
from ..querysets import DEFINITE
from .pages import page_of_meeting


def tell_of_name(participation):
    return Finding(
        _("“%(name)s” in “%(meeting)s” is only a name as given.")
        % {"name": participation.name_as_given, "meeting": participation.meeting},
        page_of_meeting(participation.meeting_id),
    )


@check(
    Severity.NOTE,
    gettext_lazy("Participants known only by the source's words"),
    gettext_lazy(
        "Where a source says who it is, choose the person, the office, the organisation or the country."
    ),
    tell_of_name,
)
def unresolved_participants():
    nobody = {f"{party}__isnull": True for party in ("country", "organisation", "office", "person")}
    return Participation.objects.filter(**nobody).select_related("meeting").order_by("meeting", "pk")


def tell_of_office(participation):
    return Finding(
        _("It is not certain who came to “%(meeting)s” (%(when)s) as %(office)s.")
        % {
            "meeting": participation.meeting,
            "when": participation.meeting.when.in_words(),
            "office": participation.office,
        },
        page_of_meeting(participation.meeting_id),
        page_of("participants_office", participation.office_id),
    )


@check(
    Severity.NOTE,
    gettext_lazy("Offices that took part on a definite day without a certain holder"),
    gettext_lazy("Record or confirm the holder's term on that person's page."),
    tell_of_office,
)
def office_without_holder():
    sure = Term.objects.filter(
        office=OuterRef("office"), surely_in_force__covers=OuterRef("meeting__possible")
    )
    by_office = Participation.objects.not_absent().filter(office__isnull=False, person__isnull=True)
    unheld = by_office.filter(~Exists(sure), meeting__when__regex=DEFINITE)
    return unheld.select_related("meeting", "office").order_by("meeting", "pk")
