"""Whether what the archive works out from other columns is still what they give.

Both are worked out anew in Python, one query a table, and compared with what is stored.
"""

import datetime

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.quality import Finding, Severity, check, page_of
from summit_archive.text.folding import FoldedField

from ..models import Meeting, Membership, Name, Term
from .pages import page_of_meeting, page_of_person

BATCH = 2000


def page_of_row(row):
    """The page on which a row is edited: a name's is its owner's."""
    if isinstance(row, Name):
        owner = row._meta.get_field(row.owner_kind)
        return page_of(owner.related_model._meta.db_table, getattr(row, owner.attname))
    return page_of(row._meta.label_lower.replace(".", "_"), row.pk)


def tell_of_key(row):
    told = _("“%(row)s” is not found by its present spelling: its search key is outdated.")
    return Finding(told % {"row": getattr(row, "name", None) or row}, page_of_row(row))


@check(
    Severity.ERROR,
    gettext_lazy("Names with an outdated search key"),
    gettext_lazy("Open the page and save it: that renews the key."),
    tell_of_key,
)
def stale_names():
    return [
        row
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, FoldedField)
        for row in model.objects.order_by("pk").iterator(BATCH)
        if getattr(row, field.attname) != field.folded_of(row)
    ]


def tell_of_days(row):
    if isinstance(row, Meeting):
        address, of = page_of_meeting(row.pk), row.when
    elif isinstance(row, Term):
        address, of = page_of_person(row.person_id), row.start
    else:
        address, of = page_of("participants_organisation", row.organisation_id), row.start
    told = _("The possible days stored for “%(row)s” do not match its date, %(date)s.")
    return Finding(told % {"row": row, "date": of or "…"}, address)


@check(
    Severity.ERROR,
    gettext_lazy("Dates whose stored possible days do not match"),
    gettext_lazy("Open the page and save it: that works out the days again, or says why none is left."),
    tell_of_days,
)
def stale_days():
    return [
        *(meeting for meeting in meetings_with_days() if meeting.possible != meeting.possible_days()),
        *(term for term in in_force(Term, "person", "office") if is_stale(term)),
        *(row for row in in_force(Membership, "country", "organisation") if is_stale(row)),
    ]


def meetings_with_days():
    dates = ["when", "possible", "not_before", "not_after", "status", "recorded_on", "stated_on"]
    founded = ["organisation__founded_on", "series__organisation__founded_on"]
    meetings = Meeting.objects.with_what_bounds_them().order_by("pk")
    return meetings.only("title", *dates, *founded).iterator(BATCH)


def in_force(model, *related):
    return model.objects.select_related(*related).order_by("pk").iterator(BATCH)


def is_stale(row):
    """Whether a term's or a membership's two ranges differ from what its two dates give."""
    stored = row.surely_in_force, row.possibly_in_force
    given = row.days_surely_in_force(), row.days_possibly_in_force()
    return [bounds(days) for days in stored] != [bounds(days) for days in given]


def bounds(days):
    """The first day and the one after the last, however the range spells them."""
    if days.isempty:
        return None
    after = days.upper + datetime.timedelta(1) if days.upper and days.upper_inc else days.upper
    return days.lower, after
