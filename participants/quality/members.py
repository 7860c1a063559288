"""Whether countries came to an organisation's meetings while they belonged to it."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.quality import Finding, Severity, check, page_of

from ..models import Membership, Participation
from ..querysets import DOUBTED
from .pages import page_of_meeting

# Whoever came as one of these needs no membership.
VISITORS = ["guest", "observer"]
THEN = Q(possibly_in_force__overlap=OuterRef("meeting__possible"))
BODY = Coalesce("meeting__organisation", "meeting__series__organisation")


def without_membership():
    """Participations of countries that had no standing on any possible day of the meeting.

    A standing in the meeting's organisation, its series' or the one that this is a part of. Where no country's
    membership is recorded of those days, none is missed: some bodies sat before they had members.
    """
    recorded = Membership.objects.filter(
        Q(organisation=OuterRef("body")) | Q(organisation__parts=OuterRef("body"))
    )
    own = recorded.filter(country=OuterRef("party"))
    then = own.filter(THEN).exclude(standing="withdrawn")
    doubted_ends = Q(start__regex=DOUBTED) | Q(end__regex=DOUBTED)
    is_doubted = Q(meeting__when__regex=DOUBTED) | Exists(own.filter(doubted_ends))
    return (
        Participation.objects.not_absent()
        .annotate(body=BODY, party=Coalesce("country", "office__country"))
        .filter(Exists(recorded.filter(THEN)), ~Exists(then), party__isnull=False)
        .annotate(
            is_certain=~is_doubted,
            body_name=Coalesce("meeting__organisation__name", "meeting__series__organisation__name"),
        )
        .select_related("meeting", "country", "office__country")
        .order_by("meeting", "pk")
    )


def facts_of(participation):
    return {
        "meeting": participation.meeting,
        "when": participation.meeting.when.in_words(),
        "country": participation.for_country,
        "organisation": participation.body_name,
    }


def pages_of(participation):
    body = page_of("participants_organisation", participation.body)
    return page_of_meeting(participation.meeting_id), body


def tell_of_member(participation):
    told = _(
        "“%(meeting)s” (%(when)s) names %(country)s as a member, which it was not then: %(organisation)s."
    )
    return Finding(told % facts_of(participation), *pages_of(participation))


@check(
    Severity.ERROR,
    gettext_lazy("Countries named as members that were not members then"),
    gettext_lazy("Correct the role, or the membership on the organisation's page."),
    tell_of_member,
)
def member_without_membership():
    return without_membership().filter(is_certain=True, role="member")


def tell_of_visitor(participation):
    told = _(
        "%(country)s is recorded in “%(meeting)s” (%(when)s), with no known standing then: %(organisation)s."
    )
    return Finding(told % facts_of(participation), *pages_of(participation))


@check(
    Severity.WARNING,
    gettext_lazy("Countries that attended before they joined or after they left"),
    gettext_lazy(
        "If it came as a guest or an observer, give that role; otherwise correct the membership or the day."
    ),
    tell_of_visitor,
)
def attending_without_membership():
    attended = Q(status__in=["attended", "online", "represented"]) & ~Q(role__in=[*VISITORS, "member"])
    return without_membership().filter(attended | Q(role="member", is_certain=False))
