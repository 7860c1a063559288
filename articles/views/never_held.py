"""The page of meetings that were talked of and never held, and its files."""

from django.shortcuts import render

from participants.listing.never_held import NeverHeldFilter, NeverHeldResult, by_fate, never_held
from summit_archive.filtering import Links
from summit_archive.filtering.list_page import list_answer, list_page, problems
from summit_archive.web.csv import csv_answer, csv_of_problems

from ..exporting.never_held import HEADER, as_row, rows
from ..joining.meetings import with_statuses


def result_of(asked):
    return NeverHeldResult(asked, with_statuses(never_held()))


def never_held_list(request):
    """What was announced, or only talked of, and is not on record as held; by what became of it."""
    asked = NeverHeldFilter.read(request.GET)
    result = result_of(asked)
    context = list_page(asked, result, Links(asked, "never-held", "never-held-json"))
    groups = by_fate(result.rows, context["facets"][0])
    return render(request, "participants/never_held.html", context | {"groups": groups})


def never_held_csv(request):
    """The same as a file: every meeting that fits, a line for each article that gives it a status."""
    asked = NeverHeldFilter.read(request.GET)
    result = result_of(asked)
    if wrong := problems(asked, result):
        return csv_of_problems(wrong)
    return csv_answer("never-held", HEADER, rows(result.every_exported))


def never_held_json(request):
    """The same for programs, a page at a time."""
    asked = NeverHeldFilter.read(request.GET)
    return list_answer(asked, result_of(asked), Links(asked, "never-held-json"), as_row)
