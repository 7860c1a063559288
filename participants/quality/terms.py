"""Whether people acted in their offices while they held them, and no two held one at once."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.dates import PartialDate
from summit_archive.quality import Finding, Severity, check

from ..models import Participation, Term
from ..models.office import LEADING_OFFICES
from ..querysets import DOUBTED
from .pages import page_of_meeting, page_of_person

EXACT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[?~%]?$"
WITHOUT_LAST_DAY = "daterange(lower(%(expressions)s), upper(%(expressions)s) - 1)"
THEN = {"possibly_in_force__overlap": OuterRef("meeting__possible")}
DOUBTED_ENDS = Q(start__regex=DOUBTED) | Q(end__regex=DOUBTED)


def outside_of_terms():
    """Participations of a person in an office, of which no term possibly fits the meeting's days.

    `is_expected`: whether one must be there, as of whoever led a state of the region, or had another term in it. A note
    says how they came to act in the office: those that have one are not asked about again.
    """
    terms = Term.objects.filter(person=OuterRef("person"), office=OuterRef("office"))
    led_the_region = Q(office__kind__in=LEADING_OFFICES, office__country__is_of_region=True)
    acting = Participation.objects.not_absent().filter(person__isnull=False, office__isnull=False, note="")
    return (
        acting.filter(~Exists(terms.filter(**THEN)))
        .annotate(
            is_expected=led_the_region | Exists(terms),
            is_doubted=Q(meeting__when__regex=DOUBTED) | Exists(terms.filter(DOUBTED_ENDS)),
        )
        .select_related("meeting", "person", "office")
        .order_by("meeting", "pk")
    )


def tell_of_no_term(participation):
    return Finding(
        _("“%(meeting)s” (%(when)s) names %(person)s as %(office)s, but no recorded term fits the day.")
        % {
            "meeting": participation.meeting,
            "when": participation.meeting.when.in_words(),
            "person": participation.person,
            "office": participation.office,
        },
        page_of_meeting(participation.meeting_id),
        page_of_person(participation.person_id),
    )


@check(
    Severity.ERROR,
    gettext_lazy("People who act in an office outside of their term"),
    gettext_lazy(
        "Give the office that they held on the day, or correct the term on the person's page; if it is right, say "
        "in the participant's note why they acted in it."
    ),
    tell_of_no_term,
)
def acting_outside_term():
    return outside_of_terms().filter(is_expected=True, is_doubted=False)


@check(
    Severity.WARNING,
    gettext_lazy("People who may act in an office outside of their term: a day is in doubt"),
    gettext_lazy(
        "Confirm the days of the term or of the meeting; if it is right, say in the participant's note why they "
        "acted in it."
    ),
    tell_of_no_term,
)
def acting_perhaps_outside_term():
    return outside_of_terms().filter(is_expected=True, is_doubted=True)


@check(
    Severity.NOTE,
    gettext_lazy("People who act in an office without a recorded term in it"),
    gettext_lazy("Record the term on the person's page, as far as a source knows it."),
    tell_of_no_term,
)
def acting_without_term():
    """Of the leaders of the region's states every term is to be on record; of ministers and of others few are."""
    return outside_of_terms().filter(is_expected=False)


def tell_of_no_leading_term(participation):
    return Finding(
        _("“%(meeting)s” (%(when)s) names %(person)s, who led before or after, but not on that day.")
        % {
            "meeting": participation.meeting,
            "when": participation.meeting.when.in_words(),
            "person": participation.person,
        },
        page_of_meeting(participation.meeting_id),
        page_of_person(participation.person_id),
    )


@check(
    Severity.WARNING,
    gettext_lazy("Leaders who take part, no office given, outside of their terms"),
    gettext_lazy("Give the office in which they came, or correct the term on the person's page."),
    tell_of_no_leading_term,
)
def leader_outside_term():
    """Named with the country that they led, or with none."""
    of_country = Coalesce(OuterRef("country"), F("office__country"))
    leading = Term.objects.of_leaders().filter(person=OuterRef("person"), office__country=of_country)
    named = Participation.objects.not_absent().filter(person__isnull=False, office__isnull=True)
    return (
        named.filter(Exists(leading), ~Exists(leading.filter(**THEN)))
        .exclude(meeting__when__regex=DOUBTED)
        .select_related("meeting", "person")
        .order_by("meeting", "pk")
    )


def overlapping(terms):
    """Of `terms`, each with the days `held`: those that another person's in the same office overlaps.

    `other` tells the first of those. `held` ends before the last day, which is the successor's:
    a handover on one day is no overlap.
    """
    others = (
        terms.filter(office=OuterRef("office"), held__overlap=OuterRef("held"), pk__gt=OuterRef("pk"))
        .exclude(person=OuterRef("person"))
        .order_by("held", "pk")
    )
    facts = JSONObject(name="person__name", person="person", start="start", end="end")
    return (
        terms.filter(Exists(others))
        .annotate(
            other=Subquery(others.values(facts=facts)[:1]),
            one_acts=Q(is_acting=True) | Exists(others.filter(is_acting=True)),
            is_sure=Exists(others.filter(surely_in_force__overlap=OuterRef("surely_in_force"))),
        )
        .select_related("person", "office")
        .order_by("office", "held", "pk")
    )


def surely_overlapping():
    return overlapping(Term.objects.of_leaders().annotate(held=F("surely_in_force")))


def tell_of_overlap(term):
    return Finding(
        _("%(person)s (%(days)s) and %(other)s (%(other_days)s) are both recorded as %(office)s at once.")
        % {
            "person": term.person,
            "days": days_of(term.start, term.end),
            "other": term.other["name"],
            "other_days": days_of(read(term.other["start"]), read(term.other["end"])),
            "office": term.office,
        },
        page_of_person(term.person_id),
        page_of_person(term.other["person"]),
    )


def read(text):
    return PartialDate.parse(text) if text else None


def days_of(start, end):
    return " – ".join(day.in_words() if day else "…" for day in (start, end))


@check(
    Severity.ERROR,
    gettext_lazy("Two people in one leading office at once"),
    gettext_lazy("Correct the term that is wrong; where a day is not confirmed, mark it as uncertain."),
    tell_of_overlap,
)
def overlapping_leaders():
    return surely_overlapping().filter(one_acts=False)


@check(
    Severity.WARNING,
    gettext_lazy("An acting leader beside another at once"),
    gettext_lazy("This happens during an illness or a suspension. Otherwise correct the term that is wrong."),
    tell_of_overlap,
)
def overlapping_acting_leaders():
    return surely_overlapping().filter(one_acts=True)


@check(
    Severity.WARNING,
    gettext_lazy(
        "Two people who may hold one leading office at once: a day is in doubt, or an end is missing"
    ),
    gettext_lazy(
        "Confirm the days with a source, give the end of the earlier term, or correct what is wrong."
    ),
    tell_of_overlap,
)
def leaders_who_may_overlap():
    """Only days that are stated exactly, but in doubt: a month or a year overlaps its neighbours anyhow."""
    exact = Term.objects.of_leaders().filter(Q(end__isnull=True) | Q(end__regex=EXACT), start__regex=EXACT)
    held = exact.annotate(
        held=Func("possibly_in_force", template=WITHOUT_LAST_DAY, output_field=DateRangeField())
    )
    return overlapping(held).filter(is_sure=False)
