"""What choosing each next value would leave of the proposed meetings: as of those on record, counted by the database."""

from django.db.models import Count, F, Func, IntegerField, Q
from django.utils.translation import gettext as _

from participants.called import called
from participants.listing.facets import part_of
from participants.listing.filter import WITHOUT_YEAR
from participants.models import Organisation
from participants.querysets import DEFINITE, DOUBTED
from summit_archive.filtering.facets import of_years
from summit_archive.filtering.values import Value
from summit_archive.postgres.years import EachYear, InOneYear


class Each(Func):
    """A row for every number of an array."""

    function = "unnest"
    output_field = IntegerField()
    set_returning = True


def countries(question, total):
    """[(country, number)] as of the list of meetings: adding it to those chosen, under the `match` and the `part`."""
    meetings, gained = countable(question)
    already = 0 if gained is None else total
    rows, column = (meetings if gained is None else gained).order_by().of_part(part_of(question.asked))
    numbers = dict(rows.annotate(party=Each(F(column))).values_list("party").annotate(number=Count("pk")))
    values = (value for value in question.asked.countries.values() if value.row.pk in numbers)
    return [(value, already + numbers[value.row.pk]) for value in values]


def organisations(question):
    rows = question.without("organisation").annotate(body=Each(F("organisations")))
    numbers = dict(rows.values_list("body").annotate(number=Count("pk")))
    bodies = Organisation.objects.in_bulk(numbers)
    return [(Value(row.slug, row.short_name, row), numbers[row.pk]) for row in bodies.values()]


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


def series(question):
    counted = question.without("series").filter(series__isnull=False).values("series")
    rows = counted.annotate(number=Count("pk")).values_list("series__slug", "series__name", "number")
    return [(Value(slug, called("series", slug, name)), number) for slug, name, number in rows]


def options(question, name, choices):
    rows = question.without(name).values_list(name).annotate(number=Count("pk"))
    return [(Value(option, str(choices(option).label)), number) for option, number in rows]


def places(question):
    counted = question.without("place").filter(place__isnull=False).values("place")
    rows = counted.annotate(number=Count("pk")).values_list(
        "place__slug", "place__name", "place__country", "place__country__name", "number"
    )
    return [
        (Value(slug, f"{called('place', slug, name)}, {called('country', country, said)}"), number)
        for slug, name, country, said, number in rows
    ]


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
