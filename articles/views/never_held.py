"""The page of meetings that were talked of and never held, and its files."""

from django.shortcuts import render

from participants.listing.never_held import NeverHeldFilter, never_held
from summit_archive.filtering.json import list_answer
from summit_archive.web.csv import csv_answer, csv_of_problems

from ..exporting.never_held import HEADER, as_row, rows
from ..joining.meetings import with_statuses


def found_in(address):
    return NeverHeldFilter(address, with_statuses(never_held()))


def never_held_list(request):
    """What was announced, or only talked of, and is not on record as held; by what became of it."""
    return render(request, "participants/never_held.html", {"filter": found_in(request.GET)})


def never_held_csv(request):
    """The same as a file: every meeting that fits, a line for each article that gives it a status."""
    found = found_in(request.GET)
    if found.problems:
        return csv_of_problems(found.problems)
    return csv_answer("never-held", HEADER, rows(found.for_export()))


def never_held_json(request):
    """The same for programs, a page at a time."""
    return list_answer(found_in(request.GET), as_row)
