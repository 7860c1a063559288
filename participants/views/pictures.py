"""The meetings of any filter as pictures, each with its table and its file."""

from django.shortcuts import render

from summit_archive.files.answers import csv_of, json_of
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.json import table
from summit_archive.web.problems import refusal

from ..pictures.counting import Number
from ..pictures.counting_sets import by_state
from ..pictures.links import PictureLinks
from ..pictures.question import GROUPS, VIEWS, MapFilter, MapQuestion, TimelineFilter, TimelineQuestion
from ..pictures.tiles import tile_map
from ..pictures.timeline import groups_of
from ..pictures.years import picture

NUMBERS_IN_FILE = ["certain", "possible", "of_these_no_source"]
MAP_COLUMNS = ["code", "country", *NUMBERS_IN_FILE]
# Of how many meetings the participants are on record; empty where no number rests on them.
KNOWN = ["known", "of"]


@reads_its_query
def meeting_timeline(request):
    """How many meetings each year had, in all and by kind or organisation."""
    question = TimelineQuestion(TimelineFilter.read(request.GET))
    groups, links = groups_of(question), PictureLinks(question, "meeting-timeline")
    context = {
        "question": question,
        "links": links,
        "problems": question.asked.problems,
        "picture": picture(groups, links),
        "options": options(links, "by", GROUPS, question.group),
        "lines": lines_of(groups, links),
        "totals": totals_of(groups[1:], links),
        "groups": groups,
    }
    return render(request, "participants/meeting_timeline.html", context)


def options(links, parameter, choices, chosen):
    """[(label, address of the same picture seen so, whether it is)]; the first is the default."""
    default = choices[0][0]
    return [
        (label, links.seen(parameter, option if option != default else ""), option == chosen)
        for option, label in choices
    ]


def lines_of(groups, links):
    """[(year, [(Number, its list, the list of the possible ones)])], the newest first, and last the year None."""
    return [
        (
            year,
            [
                (
                    group.years.get(year),
                    links.to_meetings_of_year(year, "certain", group.changes),
                    links.to_meetings_of_year(year, "possible", group.changes),
                )
                for group in groups
            ],
        )
        for year in sorted(groups[0].years, key=lambda year: year or 0, reverse=True)
    ]


def totals_of(groups, links):
    """[(Group, its Number in all years, its own picture, its part of the fullest in hundredths)], the fullest first."""
    totals = [(group, sum(group.years.values(), Number())) for group in groups]
    most = max((number.certain + number.possible for _group, number in totals), default=0) or 1
    return [
        (
            group,
            number,
            links.narrowed(group.changes),
            round(100 * (number.certain + number.possible) / most, 1),
        )
        for group, number in totals
    ]


@reads_its_query
def meeting_timeline_csv(request):
    """A line for each year and row that has meetings; without a year that of the meetings that state none."""
    question = TimelineQuestion(TimelineFilter.read(request.GET))
    if question.asked.problems:
        return refusal(question.asked.problems)
    rows = ([*line, *question.known_in_file] for line in timeline_lines(question))
    return csv_of(request, "meetings-by-year", [*timeline_columns(question), *KNOWN], rows)


@reads_its_query
def meeting_timeline_json(request):
    """The same for programs."""
    question = TimelineQuestion(TimelineFilter.read(request.GET))
    if question.asked.problems:
        return refusal(question.asked.problems)
    years = table(timeline_columns(question), timeline_lines(question))
    return json_of(request, {"by": question.group} | known_in_json(question) | {"years": years})


def known_in_json(question):
    """Nothing where no number rests on who took part."""
    return question.known.as_json if question.known else {}


def timeline_columns(question):
    return [question.group, "year", *NUMBERS_IN_FILE]


def timeline_lines(question):
    """A line for each year of each row; of all meetings together the first cell is empty."""
    for group in groups_of(question):
        for year in sorted(group.years, key=lambda year: year or 0):
            yield [group.label if group.changes else "", year, *numbers_in_file(group.years[year])]


def numbers_in_file(number):
    return [number.certain, number.possible, number.without_source]


def map_of(question, links):
    """The `TileMap` of a `MapQuestion`, in two queries."""
    facet = {"place": "in", "parties": "present"}[question.view]
    return tile_map(question, links, by_state(question.memory, facet, question.set, *question.days))


@reads_its_query
def meeting_map(request):
    """How many meetings each state had, by where they were or by who took part."""
    question = MapQuestion(MapFilter.read(request.GET))
    links = PictureLinks(question, "meeting-map")
    context = {
        "question": question,
        "links": links,
        "problems": question.asked.problems,
        "map": map_of(question, links),
        "options": options(links, "show", VIEWS, question.view),
    }
    return render(request, "participants/meeting_map.html", context)


@reads_its_query
def meeting_map_csv(request):
    """A line for each state that has meetings."""
    question = MapQuestion(MapFilter.read(request.GET))
    if question.asked.problems:
        return refusal(question.asked.problems)
    rows = ([*line, *question.known_in_file] for line in map_lines(question))
    return csv_of(request, "meetings-by-state", [*MAP_COLUMNS, *KNOWN], rows)


@reads_its_query
def meeting_map_json(request):
    """The same for programs."""
    question = MapQuestion(MapFilter.read(request.GET))
    if question.asked.problems:
        return refusal(question.asked.problems)
    states = table(MAP_COLUMNS, map_lines(question))
    return json_of(request, {"show": question.view} | known_in_json(question) | {"states": states})


def map_lines(question):
    for tile in map_of(question, PictureLinks(question, "meeting-map")).rows:
        if tile.number:
            yield [
                tile.country.address_code,
                tile.country.name,
                *numbers_in_file(tile.number),
            ]
