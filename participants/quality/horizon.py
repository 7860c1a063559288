"""Whether what has no end is known until a day that makes sense."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.quality import Finding, Severity, check, page_of

from ..models import MeetingSeries, Membership, Term
from ..models.meeting import today
from .pages import page_of_person

OPEN = {"start__isnull": False, "end__isnull": True}


def of_both(terms, memberships):
    """Rows of both kinds that fit a condition each. Two queries."""
    return [
        *Term.objects.filter(terms).select_related("person", "office").order_by("office", "pk"),
        *Membership.objects.filter(memberships)
        .select_related("country", "organisation")
        .order_by("organisation", "pk"),
    ]


def finding(told, row):
    facts = {"row": row, "start": row.start or "…", "day": row.known_until or row.end}
    return Finding(told % facts, page_of_row(row))


def page_of_row(row):
    if isinstance(row, Term):
        return page_of_person(row.person_id)
    return page_of("participants_organisation", row.organisation_id)


def tell_of_day_to_come(row):
    if isinstance(row, MeetingSeries):
        told = _("The editions of “%(row)s” are recorded as known until %(day)s, a day in the future.")
        address = page_of("participants_meetingseries", row.pk)
        return Finding(told % {"row": row, "day": row.known_until}, address)
    return finding(_("“%(row)s” is recorded as known until %(day)s, a day in the future."), row)


@check(
    Severity.WARNING,
    gettext_lazy("Terms, memberships and series known until a day in the future"),
    gettext_lazy(
        "Give the day of the source. Where an end is only planned, leave it out and give “known until”."
    ),
    tell_of_day_to_come,
)
def known_before_its_day():
    day = today() + timedelta(days=1)
    later = Q(surely_in_force__endswith__gt=day + timedelta(days=1)) | Q(known_until__gt=day)
    return [*of_both(later, later), *MeetingSeries.objects.filter(known_until__gt=day).order_by("pk")]


def tell_of_first_day(row):
    told = _("“%(row)s” has no end and is known on its first day only, %(day)s: later it is only possible.")
    return finding(told, row)


@check(
    Severity.NOTE,
    gettext_lazy("Terms and memberships with no end, known on their first day only"),
    gettext_lazy("Give the end, or the day of a later source that knows of none."),
    tell_of_first_day,
)
def known_on_first_day():
    first = Q(**OPEN, known_until__lte=F("possibly_in_force__startswith"))
    return of_both(first, first)


def tell_of_next(row):
    told = _("“%(row)s”, from %(start)s, has no end, and the next one began after %(day)s.")
    return finding(told, row)


@check(
    Severity.WARNING,
    gettext_lazy("Terms and memberships with no end, after which the next one began"),
    gettext_lazy("Give the end of the earlier one: it does not end by itself."),
    tell_of_next,
)
def open_before_the_next():
    """Of one person in one office, or one country in one organisation. Others in an office: `terms`."""

    def next_one(model, *same):
        begins = {"possibly_in_force__startswith__gt": OuterRef("known_until")}
        later = model.objects.filter(**{name: OuterRef(name) for name in same}, **begins)
        return Q(Exists(later), **OPEN)

    return of_both(next_one(Term, "person", "office"), next_one(Membership, "country", "organisation"))
