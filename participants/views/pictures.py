"""The meetings of any filter as pictures, each with its table and its file."""

from django.shortcuts import render

from summit_archive.filtering.conditions import days_of
from summit_archive.web.csv import csv_answer, csv_of_problems

from ..models import Meeting
from ..pictures.counting import by_party, by_place
from ..pictures.filters import GROUPS, VIEWS, MapFilter, TimelineFilter
from ..pictures.tiles import tile_map
from ..pictures.timeline import groups_of
from ..pictures.years import picture


def meeting_timeline(request):
    """How many meetings each year had, in all and by kind or organisation."""
    found = TimelineFilter(request.GET, Meeting.objects.all())
    groups = groups_of(found)
    context = {
        "filter": found,
        "picture": picture(groups, found),
        "options": options(found, "by", GROUPS, found.group),
        "lines": lines_of(found, groups),
        "groups": groups,
    }
    return render(request, "participants/meeting_timeline.html", context)


def options(found, name, choices, chosen):
    """[(label, address of the same picture seen so, whether it is)]; the first is the default."""
    default = choices[0][0]
    return [
        (label, found.own_url(name, option if option != default else ""), option == chosen)
        for option, label in choices
    ]


def lines_of(found, groups):
    """[(year, [(Number, its list, the list of the possible ones)])], the newest first."""
    return [
        (
            year,
            [
                (
                    group.years.get(year),
                    found.year_url(year, "certain", group.changes),
                    found.year_url(year, "possible", group.changes),
                )
                for group in groups
            ],
        )
        for year in sorted(groups[0].years, reverse=True)
    ]


def meeting_timeline_csv(request):
    """A line for each year and row that has meetings."""
    found = TimelineFilter(request.GET, Meeting.objects.all())
    if found.problems:
        return csv_of_problems(found.problems)
    rows = (
        [group.label if group.changes else "", year, group.years[year].certain, group.years[year].possible]
        for group in groups_of(found)
        for year in sorted(group.years)
    )
    return csv_answer("meetings-by-year", [found.group, "year", "certain", "possible"], rows)


def map_of(found):
    """The `TileMap` of a `MapFilter`, in two queries."""
    count = {"place": by_place, "parties": by_party}[found.view]
    return tile_map(found, count(found.counted, *days_of(found.base)))


def meeting_map(request):
    """How many meetings each state had, by where they were or by who took part."""
    found = MapFilter(request.GET, Meeting.objects.all())
    context = {"filter": found, "map": map_of(found), "options": options(found, "show", VIEWS, found.view)}
    return render(request, "participants/meeting_map.html", context)


def meeting_map_csv(request):
    """A line for each state that has meetings."""
    found = MapFilter(request.GET, Meeting.objects.all())
    if found.problems:
        return csv_of_problems(found.problems)
    rows = (
        [tile.country.address_code, tile.country.name, tile.number.certain, tile.number.possible]
        for tile in map_of(found).rows
        if tile.number
    )
    return csv_answer("meetings-by-state", ["code", "country", "certain", "possible"], rows)
