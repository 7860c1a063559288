"""Whether lists of participants are as complete as an editor says that they are, and as their meetings ask for."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.postgres.expressions import count_of
from summit_archive.quality import Finding, Severity, check

from ..models import Meeting, Membership, Participation
from ..querysets import DOUBTED, parties
from .pages import page_of_meeting

SIDES = {Meeting.Kind.BILATERAL: 2, Meeting.Kind.TRILATERAL: 3}


def tell_of_nobody(meeting):
    told = _("“%(meeting)s” (%(when)s) is marked as naming every country that took part, but names none.")
    return Finding(told % facts_of(meeting), page_of_meeting(meeting.pk))


def facts_of(meeting):
    return {"meeting": meeting, "when": meeting.when.in_words()}


@check(
    Severity.ERROR,
    gettext_lazy("Complete lists of participants that name no country"),
    gettext_lazy("Name who took part, with the country of each, or untick that the list is complete."),
    tell_of_nobody,
)
def complete_list_of_nobody():
    return Meeting.objects.filter(~Exists(parties()), has_complete_list=True).order_by("pk")


def tell_of_too_few(meeting):
    told = _("“%(meeting)s” (%(when)s) is %(kind)s and names %(number)d of %(sides)d sides.")
    facts = {"kind": meeting.get_kind_display(), "number": meeting.number, "sides": meeting.sides}
    return Finding(told % (facts_of(meeting) | facts), page_of_meeting(meeting.pk))


def with_too_few_sides():
    """Meetings of two or three by their kind that name fewer; who stands for no country is a side of its own."""
    whens = [When(kind=kind, then=Value(sides)) for kind, sides in SIDES.items()]
    of_no_country = Participation.objects.not_absent().filter(country=None, office__country=None)
    body = Coalesce("organisation", "office__organisation")
    others = of_no_country.filter(meeting=OuterRef("pk")).annotate(body=body)
    counted = Meeting.objects.filter(kind__in=list(SIDES)).annotate(
        sides=Case(*whens, output_field=IntegerField()),
        number=count_of(parties(), "party")
        + count_of(others, "body")
        + count_of(others.filter(body=None), "person"),
    )
    return counted.filter(number__lt=F("sides")).order_by("pk")


@check(
    Severity.WARNING,
    gettext_lazy("Complete lists with fewer sides than this kind of meeting has"),
    gettext_lazy("Name the other side, correct the kind of meeting, or untick that the list is complete."),
    tell_of_too_few,
)
def complete_list_of_too_few():
    return with_too_few_sides().filter(participant_list="complete")


@check(
    Severity.WARNING,
    gettext_lazy("Bilateral and trilateral meetings with one side not on record"),
    gettext_lazy("Name the other side, as far as a source names it."),
    tell_of_too_few,
)
def side_not_on_record():
    return with_too_few_sides().filter(participant_list="partial")


def tell_of_members(meeting):
    told = _(
        "“%(meeting)s” (%(when)s) has a complete list without a country that was a member then: %(members)s."
    )
    facts = facts_of(meeting) | {"members": ", ".join(meeting.unnamed)}
    return Finding(told % facts, page_of_meeting(meeting.pk))


@check(
    Severity.NOTE,
    gettext_lazy("Complete lists without a certain member of the meeting's organisation"),
    gettext_lazy(
        "If a source says that it stayed away, record it as absent; if the source of the list may have left it "
        "out, untick that the list is complete."
    ),
    tell_of_members,
)
def complete_list_without_a_member():
    """A member of its organisation, its series' or the one that this is a part of, on every possible day."""
    named = Participation.objects.of_country(OuterRef("country")).filter(meeting=OuterRef(OuterRef("pk")))
    of_the_body = Q(organisation=OuterRef("body")) | Q(organisation__parts=OuterRef("body"))
    members = Membership.objects.filter(
        of_the_body, ~Exists(named), standing="member", surely_in_force__covers=OuterRef("possible")
    )
    meetings = Meeting.objects.filter(participant_list="complete").exclude(when__regex=DOUBTED)
    body = Coalesce("organisation", "series__organisation")
    unnamed = ArraySubquery(members.order_by("country__sort_key").values("country__name"))
    return meetings.annotate(body=body, unnamed=unnamed).filter(unnamed__len__gt=0).order_by("pk")
