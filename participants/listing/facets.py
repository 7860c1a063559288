"""What choosing each next value would leave of the meetings: all counting of them stands here."""

from collections import Counter

from django.db.models import BooleanField, Count, Func, IntegerField, Q
from django.utils.translation import gettext as _

from summit_archive.filtering.facets import facet, year_facet
from summit_archive.filtering.values import Value

from ..models import Meeting, Organisation, Participation
from ..querysets import DEFINITE, DOUBTED, standing_for_countries


def of_meetings(found):
    """The facets of a `MeetingFilter`, in seven queries."""
    return [
        facet(found, "country", _("Country"), countries(found)),
        facet(found, "organisation", _("Organisation"), organisations(found)),
        facet(found, "series", _("Series"), series(found)),
        facet(found, "kind", _("Kind"), options(found, "kind", Meeting.Kind)),
        facet(found, "status", _("Status"), options(found, "status", Meeting.Status)),
        facet(found, "place", _("Place"), places(found)),
        year_facet(found, years(found)),
    ]


def without(found, *names):
    """The meetings that fit every other condition, as a subquery of their ids or to count."""
    return found.narrowed(found.varied(dict.fromkeys(names, []))).order_by()


def countries(found):
    """[(country, number)]: adding it to those chosen, under the `match` and the `part` that are chosen."""
    meetings, gained = countable(found)
    number = Count("meeting", distinct=True)
    if gained is not None:
        number = Count("meeting", distinct=True, filter=Q(meeting__in=gained.values("pk")))
    taking_part = (
        standing_for_countries(part_of(found))
        .filter(meeting__in=meetings.values("pk"))
        .values("party")
        .annotate(number=number)
    )
    numbers = dict(taking_part.values_list("party", "number"))
    already = 0 if gained is None else found.total
    values = (value for value in found.countries.values() if value.row.pk in numbers)
    return [(value, already + numbers[value.row.pk]) for value in values]


def part_of(found):
    return found.chosen_row("part") or ""


def countable(found):
    """The meetings in which each country is counted; and, where adding one keeps what is
    found already, those that it would add, else None."""
    chosen, part = [value.row for value in found.chosen("country")], part_of(found)
    meetings = without(found, "country", "match", "n")
    match = next((value.text for value in found.chosen("match")), "any")
    if match == "all":
        return meetings.with_all(chosen, part), None
    if match == "exactly":
        return meetings.with_all(chosen, part).with_just(len(chosen) + 1, part=part), None
    if match == "at-least" and chosen:
        return meetings, meetings.with_just(found.chosen_row("n") - 1, chosen, part)
    return meetings, meetings.without(chosen, part) if chosen else None


def organisations(found):
    """A meeting counts once for its own organisation, its series' and each that took part."""
    meetings = without(found, "organisation")
    took_part = Participation.objects.not_absent().filter(
        meeting__in=meetings.values("pk"), organisation__isnull=False
    )
    pairs = meetings.filter(organisation__isnull=False).values_list("organisation", "pk")
    pairs = pairs.union(
        meetings.filter(series__organisation__isnull=False).values_list("series__organisation", "pk"),
        took_part.values_list("organisation", "meeting"),
    )
    numbers = Counter(organisation for organisation, _meeting in pairs)
    rows = Organisation.objects.in_bulk(numbers)
    return [(Value(row.slug, row.short_name, row), numbers[row.pk]) for row in rows.values()]


def series(found):
    counted = without(found, "series").filter(series__isnull=False).values("series")
    rows = counted.annotate(number=Count("pk")).values_list("series__slug", "series__name", "number")
    return [(Value(slug, name), number) for slug, name, number in rows]


def options(found, name, choices):
    rows = without(found, name).values_list(name).annotate(number=Count("pk"))
    return [(Value(option, str(choices(option).label)), number) for option, number in rows]


def places(found):
    counted = without(found, "place").filter(place__isnull=False).values("place")
    rows = counted.annotate(number=Count("pk")).values_list(
        "place__slug", "place__name", "place__country__name", "number"
    )
    return [(Value(slug, f"{name}, {country}"), number) for slug, name, country, number in rows]


def years(found):
    """{year: number} for the years in which some meeting surely was; doubtful ones of those years count too."""
    meetings = without(found, "from", "to", "certainty").annotate(year=EachYear("possible")).values("year")
    surely = ~Q(when__regex=DOUBTED) & (Q(when__regex=DEFINITE) | InOneYear("possible"))
    rows = meetings.annotate(
        every=Count("pk", distinct=True), certain=Count("pk", distinct=True, filter=surely)
    ).values_list("year", "every", "certain")
    which = next((value.text for value in found.chosen("certainty")), "every")
    return {
        year: {"every": every, "certain": certain, "possible": every - certain}[which]
        for year, every, certain in rows
        if certain
    }


class EachYear(Func):
    """A row for every year that a set of days touches."""

    template = (
        "generate_series(extract(year from lower(unnest(%(expressions)s)))::int,"
        " extract(year from upper(unnest(%(expressions)s)) - 1)::int)"
    )
    output_field = IntegerField()
    set_returning = True


class InOneYear(Func):
    """Whether a set of days lies within one year."""

    template = "(extract(year from lower(%(expressions)s)) = extract(year from upper(%(expressions)s) - 1))"
    output_field = BooleanField()
    conditional = True
