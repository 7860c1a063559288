"""Whether meetings fit together: parts into wholes, people into one city a day, hosts to their places, one record a meeting."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BigIntegerField, Count, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.quality import Finding, Severity, check, merge_page_of

from ..models import Meeting, MeetingLink, Participation, Person, Term
from ..models.meeting import FORMATS_FROM_AFAR, KINDS_FROM_AFAR
from ..querysets import DEFINITE, DOUBTED, with_party
from ..together.two_cities import FOLLOWING, ONE_DAY, apart
from .duplicates import lookalike_pairs
from .pages import page_of_meeting

FROM_AFAR = Q(meeting__format__in=FORMATS_FROM_AFAR) | Q(meeting__kind__in=KINDS_FROM_AFAR)


def tell_of_part(meeting):
    return Finding(
        _("“%(part)s” (%(when)s) is a part of “%(whole)s”, which was at another time: %(whole_when)s.")
        % {
            "part": meeting,
            "when": meeting.when.in_words(),
            "whole": meeting.parent,
            "whole_when": meeting.parent.when.in_words(),
        },
        page_of_meeting(meeting.pk),
        page_of_meeting(meeting.parent_id),
    )


@check(
    Severity.ERROR,
    gettext_lazy("Parts outside the days of their larger meeting"),
    gettext_lazy("Correct one of the two dates. Link talks of the day before instead of making them a part."),
    tell_of_part,
)
def part_outside_parent():
    """No day in common, or a definite day of the part that is none of the whole's."""
    apart = ~Q(possible__overlaps=F("parent__possible"))
    sticks_out = Q(when__regex=DEFINITE) & ~Q(possible__contained_by=F("parent__possible"))
    parts = Meeting.objects.filter(apart | sticks_out, parent__isnull=False)
    undoubted = parts.exclude(when__regex=DOUBTED).exclude(parent__when__regex=DOUBTED)
    return undoubted.select_related("parent").order_by("pk")


def tell_of_two_cities(found):
    row, pair = found
    return Finding(
        _("%(person)s attended meetings in different cities on %(day)s: %(meetings)s.")
        % {
            "person": row["name"],
            "day": row["meeting__when"].in_words(),
            "meetings": "; ".join(f"“{meeting}” ({meeting.place.name})" for meeting in pair),
        },
        *(page_of_meeting(meeting.pk) for meeting in pair),
    )


@check(
    Severity.WARNING,
    gettext_lazy("People who attended in two cities on one day"),
    gettext_lazy(
        "If a source says so, link the two meetings as back to back. Otherwise correct the day, the place or who "
        "attended; for places near each other, give the coordinates."
    ),
    tell_of_two_cities,
)
def person_in_two_cities():
    """Named in person, or as the only sure holder of an office, as (row, the two meetings). Three queries."""
    rows = list(in_several_places())
    ids = {pk for row in rows for pk in row["meetings"]}
    meetings = Meeting.objects.select_related("place").in_bulk(ids)
    linked = following(ids)
    found = ((row, apart([meetings[pk] for pk in row["meetings"]], linked)) for row in rows)
    return [(row, pair) for row, pair in found if pair]


def in_several_places():
    """Each person and day with `meetings`, the ids of those that they attended, in places of which there are several."""
    holders = Term.objects.filter(
        office=OuterRef("office"), surely_in_force__covers=OuterRef("meeting__possible")
    )
    only = (
        holders.order_by()
        .values("office")
        .annotate(only=Min("person"), number=Count("person", distinct=True))
    )
    attended = Participation.objects.filter(
        status="attended", meeting__status="held", meeting__place__isnull=False, meeting__when__regex=ONE_DAY
    ).exclude(FROM_AFAR)
    who = Coalesce("person", Subquery(only.filter(number=1).values("only")), output_field=BigIntegerField())
    name = Subquery(Person.objects.filter(pk=OuterRef("who")).values("name"))
    return (
        attended.annotate(who=who, name=name)
        .filter(who__isnull=False)
        .values("who", "name", "meeting__when")
        .annotate(
            places=Count("meeting__place", distinct=True),
            meetings=ArrayAgg("meeting", distinct=True, order_by="meeting"),
        )
        .filter(places__gt=1)
        .order_by("meeting__when", "who")
    )


def following(ids):
    """The ids of each two of these meetings of which one is said to follow the other."""
    links = MeetingLink.objects.filter(kind__in=FOLLOWING, first__in=ids, second__in=ids)
    return {frozenset(pair) for pair in links.values_list("first", "second")}


def tell_of_host(participation):
    meeting = participation.meeting
    told = _("“%(meeting)s” (%(when)s) was in %(place)s, and %(country)s is on record as its host.")
    facts = {
        "meeting": meeting,
        "when": meeting.when.in_words(),
        "place": meeting.place,
        "country": participation.for_country,
    }
    return Finding(told % facts, page_of_meeting(meeting.pk))


@check(
    Severity.WARNING,
    gettext_lazy("Hosts that are not the country of the place"),
    gettext_lazy("Correct the role or the place; if it is right, say why in the participant's note."),
    tell_of_host,
)
def host_elsewhere():
    hosts = with_party(Participation.objects.not_absent().filter(role="host", note=""))
    elsewhere = hosts.filter(meeting__place__isnull=False).exclude(party=F("meeting__place__country"))
    related = elsewhere.select_related("meeting__place__country", "country", "office__country")
    return related.order_by("meeting", "pk")


def tell_of_lookalike(pair):
    return Finding(
        _("“%(newer)s” (%(when)s) may be the same meeting as “%(older)s” (%(older_when)s).")
        % {
            "newer": pair.newer_title,
            "when": pair.newer_when.in_words(),
            "older": pair.older_title,
            "older_when": pair.older_when.in_words(),
        },
        page_of_meeting(pair.newer),
        page_of_meeting(pair.older),
        merge_page_of("participants_meeting", pair.older, pair.newer),
    )


@check(
    Severity.WARNING,
    gettext_lazy("Meetings that look alike"),
    gettext_lazy("Merge the two, or link them, as two or as perhaps the same."),
    tell_of_lookalike,
)
def lookalike_meetings():
    return lookalike_pairs()
