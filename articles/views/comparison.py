"""The page of two to five countries, or people, side by side, and its files."""

from django.shortcuts import render

from participants.models import Meeting
from participants.together.compare_filter import CompareFilter
from summit_archive.web.csv import csv_answer, csv_of_problems
from summit_archive.web.json import answer, refusal

from ..exporting import comparison as files
from ..joining.comparison import ComparisonWithArticles


def asked(request):
    """What is asked for, and the comparison; None where there are too few to compare."""
    found = CompareFilter(request.GET, Meeting.objects.all())
    return found, ComparisonWithArticles(found.rows) if found.rows else None


def compare(request):
    """Two to five countries, or people, side by side."""
    found, comparison = asked(request)
    return render(request, "participants/compare.html", {"filter": found, "comparison": comparison})


def compare_csv(request):
    """The years of a comparison, a line each."""
    found, comparison = asked(request)
    if found.problems or not comparison:
        return csv_of_problems(found.problems or [found.too_few])
    return csv_answer("comparison", files.header(comparison), files.rows(comparison))


def compare_json(request):
    """A comparison with all that its page tells."""
    found, comparison = asked(request)
    if found.problems or not comparison:
        return refusal(found.problems or [found.too_few])
    return answer(files.in_full(comparison))
