"""What choosing each next value would leave of the meetings, counted among those remembered."""

from heapq import nlargest

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering.facets import SHOWN, Numbers, of_years
from summit_archive.filtering.values import Value
from summit_archive.postgres.prepared import Prepared

from ..called import called, called_for_short
from ..models import Meeting
from ..remembered.bits import but
from .filter import WITHOUT_YEAR

LABELS = {
    "organisation": gettext_lazy("Organisation"),
    "series": gettext_lazy("Series"),
    "place": gettext_lazy("Place"),
}
NAMES = Prepared("""
SELECT 'organisation', id, slug, coalesce(nullif(abbreviation, ''), name), '', '' FROM participants_organisation
WHERE id = ANY (%(organisation)s::bigint[])
UNION ALL
SELECT 'series', id, slug, name, '', '' FROM participants_meetingseries WHERE id = ANY (%(series)s::bigint[])
UNION ALL
SELECT 'place', p.id, p.slug, p.name, lower(c.code), c.name
FROM participants_place p JOIN participants_country c ON c.id = p.country_id WHERE p.id = ANY (%(place)s::bigint[])
""")


def of_meetings(question, total, lists, known):
    """The `Numbers` of each facet under a `MeetingQuestion` that finds `total` meetings. One query, of names.

    `lists`: how many of them have which list of participants; `known`: out of how many countries are counted, as `Known`.
    """
    named = of_rows(question)
    return [
        Numbers("country", _("Country"), countries(question, total), recorded=(known.known, known.of)),
        named["organisation"],
        named["series"],
        Numbers("kind", _("Kind"), options(question, "kind", Meeting.Kind)),
        Numbers("status", _("Status"), options(question, "status", Meeting.Status)),
        Numbers("participants", _("List of participants"), participant_lists(question, lists)),
        named["place"],
        years(question),
    ]


def numbers_of(question, name, facet=""):
    """{value: how many meetings have it} under every other condition."""
    return question.memory.numbers(facet or name, question.set_without(name))


def countries(question, total):
    """[(country, number)]: adding it to those chosen, under the `match` and the `part` that are chosen."""
    meetings, gained = countable(question)
    parties = question.memory.parties(part_of(question.asked))
    counts = []
    for value in question.asked.countries.values():
        its = parties.get(value.row.pk, 0) & meetings
        if its:
            number = its.bit_count() if gained is None else total + (its & gained).bit_count()
            counts.append((value, number))
    return counts


def part_of(asked):
    return asked.chosen_row("part") or ""


def countable(question):
    """The meetings in which each country is counted; and, where adding one keeps what is
    found already, those that it would add, else None."""
    asked, memory = question.asked, question.memory
    chosen, part = [value.row.pk for value in asked.chosen("country")], part_of(asked)
    meetings = question.set_without("country", "match", "n")
    match = next((value.text for value in asked.chosen("match")), "any")
    if match == "all":
        return memory.with_all(chosen, part, among=meetings), None
    if match == "exactly":
        with_all = memory.with_all(chosen, part, among=meetings)
        return memory.number_of_parties(part=part).exactly(len(chosen) + 1, with_all), None
    if match == "at-least" and chosen:
        parties = memory.number_of_parties(chosen, part)
        return meetings, parties.exactly(asked.chosen_row("n") - 1, meetings)
    return meetings, but(meetings, memory.with_any(chosen, part)) if chosen else None


def of_rows(question):
    """{parameter: `Numbers`} of those whose values are rows of other tables. One query.

    A meeting counts once for its own organisation, its series' and each that took part.
    """
    numbers = {name: numbers_of(question, name) for name in LABELS}
    shown = {name: shown_of(question.asked, name, numbers[name]) for name in LABELS}
    counts = {name: [] for name in LABELS}
    for name, pk, slug, *names in NAMES.rows(shown):
        counts[name].append((Value(slug, label_of(name, slug, *names)), numbers[name][pk]))
    return {
        name: Numbers(name, str(label), counts[name], len(numbers[name]) - len(shown[name]))
        for name, label in LABELS.items()
    }


def label_of(name, slug, english, code, country):
    """Of a body its abbreviation; of a place with its country."""
    if name == "organisation":
        return called_for_short(name, slug, english)
    said = called(name, slug, english)
    return f"{said}, {called('country', code, country)}" if code else said


def shown_of(asked, name, numbers):
    """The ids of those that may be among the first that are shown: of the others no name is asked for."""
    if asked.shows_all_facets:
        return list(numbers)
    chosen = [value.row.pk for value in asked.chosen(name)]
    highest = nlargest(SHOWN + len(chosen), numbers.values())
    lowest = highest[-1] if highest else 0
    return [pk for pk, number in numbers.items() if number >= lowest or pk in chosen]


def participant_lists(question, lists):
    """Where none is chosen, the numbers are those of what is found."""
    if question.asked.chosen("participants"):
        lists = numbers_of(question, "participants", "list")
    choices = Meeting.ParticipantList.choices
    return [(Value(choice, str(label)), lists.get(choice, 0)) for choice, label in choices]


def options(question, name, choices):
    numbers = numbers_of(question, name)
    return [(Value(option, str(choices(option).label)), number) for option, number in numbers.items()]


def years(question):
    """Of each year in which some meeting may have been how many were surely in it, and how many only possibly.

    What states no year stands once, by itself, and in none of the years.
    """
    memory = question.memory
    without_year = question.set_without("year") & memory.get("no-year")
    dated = but(question.set_without("from", "to", "certainty", "year"), memory.get("no-year"))
    every, surely = memory.numbers("year", dated), memory.numbers("sure-year", dated)
    which = next((value.text for value in question.asked.chosen("certainty")), "every")
    certain = {year: surely.get(year, 0) if which != "possible" else 0 for year in every}
    possible = {
        year: number - surely.get(year, 0) if which != "certain" else 0 for year, number in every.items()
    }
    beside = {Value(WITHOUT_YEAR.text, _("not stated")): without_year.bit_count()}
    return of_years(_("Year"), certain, possible, beside)
