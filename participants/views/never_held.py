"""The page of meetings that were talked of and never held."""

from django.shortcuts import render

from summit_archive.filtering.json import list_answer
from summit_archive.web.csv import csv_answer, csv_of_problems

from ..exporting.never_held import HEADER, as_row, rows
from ..listing.never_held import NeverHeldFilter, never_held


def never_held_list(request):
    """What was announced, or only talked of, and is not on record as held; by what became of it."""
    found = NeverHeldFilter(request.GET, never_held())
    return render(request, "participants/never_held.html", {"filter": found})


def never_held_csv(request):
    """The same as a file: every meeting that fits, a line for each article that gives it a status."""
    found = NeverHeldFilter(request.GET, never_held())
    if found.problems:
        return csv_of_problems(found.problems)
    return csv_answer("never-held", HEADER, rows(found.for_export()))


def never_held_json(request):
    """The same for programs, a page at a time."""
    return list_answer(NeverHeldFilter(request.GET, never_held()), as_row)
