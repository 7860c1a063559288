"""What choosing each next value would leave of the meetings: all counting of them stands here."""

from collections import Counter

from django.db.models import BooleanField, Count, Func, IntegerField, Q
from django.utils.translation import gettext as _

from summit_archive.filtering.facets import Numbers, of_years
from summit_archive.filtering.values import Value

from ..models import Meeting, Organisation, Participation
from ..querysets import DEFINITE, DOUBTED, standing_for_countries
from .filter import WITHOUT_YEAR


def of_meetings(question, total, lists, known):
    """The `Numbers` of each facet under a `MeetingQuestion` that finds `total` meetings, in eight queries, or nine.

    `lists`: how many of them have which list of participants; `known`: out of how many countries are counted, as `Known`.
    """
    return [
        Numbers("country", _("Country"), countries(question, total), recorded=(known.known, known.of)),
        Numbers("organisation", _("Organisation"), organisations(question)),
        Numbers("series", _("Series"), series(question)),
        Numbers("kind", _("Kind"), options(question, "kind", Meeting.Kind)),
        Numbers("status", _("Status"), options(question, "status", Meeting.Status)),
        Numbers("participants", _("List of participants"), participant_lists(question, lists)),
        Numbers("place", _("Place"), places(question)),
        years(question),
    ]


def countries(question, total):
    """[(country, number)]: adding it to those chosen, under the `match` and the `part` that are chosen."""
    meetings, gained = countable(question)
    number = Count("meeting", distinct=True)
    if gained is not None:
        number = Count("meeting", distinct=True, filter=Q(meeting__in=gained.values("pk")))
    taking_part = (
        standing_for_countries(part_of(question.asked))
        .filter(meeting__in=meetings.values("pk"))
        .values("party")
        .annotate(number=number)
    )
    numbers = dict(taking_part.values_list("party", "number"))
    already = 0 if gained is None else total
    values = (value for value in question.asked.countries.values() if value.row.pk in numbers)
    return [(value, already + numbers[value.row.pk]) for value in values]


def part_of(asked):
    return asked.chosen_row("part") or ""


def countable(question):
    """The meetings in which each country is counted; and, where adding one keeps what is
    found already, those that it would add, else None."""
    asked = question.asked
    chosen, part = [value.row for value in asked.chosen("country")], part_of(asked)
    meetings = question.without("country", "match", "n")
    match = next((value.text for value in asked.chosen("match")), "any")
    if match == "all":
        return meetings.with_all(chosen, part), None
    if match == "exactly":
        return meetings.with_all(chosen, part).with_just(len(chosen) + 1, part=part), None
    if match == "at-least" and chosen:
        return meetings, meetings.with_just(asked.chosen_row("n") - 1, chosen, part)
    return meetings, meetings.without(chosen, part) if chosen else None


def organisations(question):
    """A meeting counts once for its own organisation, its series' and each that took part."""
    meetings = question.without("organisation")
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


def series(question):
    counted = question.without("series").filter(series__isnull=False).values("series")
    rows = counted.annotate(number=Count("pk")).values_list("series__slug", "series__name", "number")
    return [(Value(slug, name), number) for slug, name, number in rows]


def participant_lists(question, lists):
    """Where none is chosen, the numbers are those of what is found. Else one query."""
    if question.asked.chosen("participants"):
        return options(question, "participants", Meeting.ParticipantList, column="participant_list")
    return [(Value(choice, str(label)), lists[choice]) for choice, label in Meeting.ParticipantList.choices]


def options(question, name, choices, column=""):
    rows = question.without(name).values_list(column or name).annotate(number=Count("pk"))
    return [(Value(option, str(choices(option).label)), number) for option, number in rows]


def places(question):
    counted = question.without("place").filter(place__isnull=False).values("place")
    rows = counted.annotate(number=Count("pk")).values_list(
        "place__slug", "place__name", "place__country__name", "number"
    )
    return [(Value(slug, f"{name}, {country}"), number) for slug, name, country, number in rows]


def years(question):
    """Of each year in which some meeting may have been how many were surely in it, and how many only possibly.

    What states no year stands once, by itself, and in none of the years. Two queries.
    """
    without_year = question.without("year").of_no_stated_year().count()
    surely = ~Q(when__regex=DOUBTED) & (Q(when__regex=DEFINITE) | InOneYear("possible"))
    dated = question.without("from", "to", "certainty", "year").of_stated_years()
    meetings = dated.annotate(year=EachYear("possible")).values("year")
    rows = meetings.annotate(
        every=Count("pk", distinct=True), certain=Count("pk", distinct=True, filter=surely)
    ).values_list("year", "every", "certain")
    which = next((value.text for value in question.asked.chosen("certainty")), "every")
    certain = {year: number if which != "possible" else 0 for year, _every, number in rows}
    possible = {year: every - number if which != "certain" else 0 for year, every, number in rows}
    return of_years(_("Year"), certain, possible, {Value(WITHOUT_YEAR.text, _("not stated")): without_year})


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
