"""Whether meetings fit together: parts into wholes, people into one city a day, one record a meeting."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BigIntegerField, Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.quality import Finding, Severity, check, merge_page_of

from ..models import Meeting, Participation, Person, Term
from ..models.meeting import FORMATS_FROM_AFAR, KINDS_FROM_AFAR
from ..querysets import DEFINITE, DOUBTED
from .duplicates import lookalike_pairs
from .pages import page_of_meeting

ONE_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
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
    gettext_lazy("Parts outside of the days of the meeting that they are a part of"),
    gettext_lazy("Mend one of the two dates. Talks on the day before are linked instead of being a part."),
    tell_of_part,
)
def part_outside_parent():
    """No day in common, or a definite day of the part that is none of the whole's."""
    apart = ~Q(possible__overlaps=F("parent__possible"))
    sticks_out = Q(when__regex=DEFINITE) & ~Q(possible__contained_by=F("parent__possible"))
    parts = Meeting.objects.filter(apart | sticks_out, parent__isnull=False)
    undoubted = parts.exclude(when__regex=DOUBTED).exclude(parent__when__regex=DOUBTED)
    return undoubted.select_related("parent").order_by("pk")


def tell_of_two_cities(row):
    stops = list({stop["pk"]: stop for stop in row["stops"]}.values())
    return Finding(
        _("%(person)s attended meetings in different cities on %(day)s: %(meetings)s.")
        % {
            "person": row["name"],
            "day": row["meeting__when"].in_words(),
            "meetings": "; ".join(f"“{stop['title']}” ({stop['place']})" for stop in stops),
        },
        page_of_meeting(stops[0]["pk"]),
        page_of_meeting(stops[1]["pk"]),
    )


@check(
    Severity.WARNING,
    gettext_lazy("People who attended in two cities on one day"),
    gettext_lazy("It is possible, by plane. Else mend the day, the place or who attended."),
    tell_of_two_cities,
)
def person_in_two_cities():
    """Named in person, or as the sure holder of an office. A meeting and its parts count as one."""
    holders = Term.objects.filter(
        office=OuterRef("office"), surely_in_force__covers=OuterRef("meeting__possible")
    )
    attended = Participation.objects.filter(
        status="attended", meeting__status="held", meeting__place__isnull=False, meeting__when__regex=ONE_DAY
    ).exclude(FROM_AFAR)
    who = Coalesce("person", Subquery(holders.values("person")[:1]), output_field=BigIntegerField())
    name = Subquery(Person.objects.filter(pk=OuterRef("who")).values("name"))
    stop = JSONObject(pk="meeting", title="meeting__title", place="meeting__place__name")
    return (
        attended.annotate(who=who, name=name)
        .filter(who__isnull=False)
        .values("who", "name", "meeting__when")
        .annotate(
            places=Count("meeting__place", distinct=True),
            events=Count(
                Coalesce("meeting__parent_id", "meeting_id", output_field=BigIntegerField()), distinct=True
            ),
            stops=ArrayAgg(stop, order_by="meeting"),
        )
        .filter(places__gt=1, events__gt=1)
        .order_by("meeting__when", "who")
    )


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
