"""The page of two to five countries, or people, side by side, and its files."""

from django.shortcuts import render

from participants.models import Leader
from participants.remembered import remembered
from participants.together.compare_filter import CompareFilter, choosers, rows_to_compare, too_few
from summit_archive.files.answers import csv_of, json_of
from summit_archive.filtering import Links
from summit_archive.filtering.list_page import problems_of_one_page
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.problems import refusal

from ..exporting import comparison as files
from ..joining.pairs_and_comparisons import ComparisonWithArticles


def comparison_of(asked):
    """None where there are too few to compare."""
    rows = rows_to_compare(asked)
    return ComparisonWithArticles(rows) if rows else None


def offered(asked):
    """The countries to choose from: the region first, then others with a meeting on record; and those chosen already."""
    on_record, chosen = remembered().values("named"), {value.text for value in asked.chosen("country")}
    return [
        value
        for value in asked.countries.region_first
        if value.row.is_of_region or on_record.get(value.row.pk) or value.text in chosen
    ] + [value for value in asked.countries.values() if value.row.is_former and value.text in chosen]


@reads_its_query
def compare(request):
    """Two to five countries, or people, side by side."""
    asked = CompareFilter.read(request.GET)
    links = Links(asked, "compare")
    comparison = comparison_of(asked)
    context = {
        "comparison": comparison,
        "has_files": comparison is not None,
        "links": links,
        "problems": problems_of_one_page(asked),
        "choosers": choosers(asked, "country"),
        "countries": offered(asked),
        "leader_choosers": choosers(asked, "person"),
        "leaders": list(Leader.objects.in_order()),
    }
    return render(request, "participants/compare.html", context)


@reads_its_query
def compare_csv(request):
    """The years of a comparison, a line each."""
    asked = CompareFilter.read(request.GET)
    comparison = comparison_of(asked)
    if comparison is None or problems_of_one_page(asked):
        return refusal(problems_of_one_page(asked) or [too_few()])
    return csv_of(request, "comparison", files.header(comparison), files.rows(comparison))


@reads_its_query
def compare_json(request):
    """A comparison with all that its page tells."""
    asked = CompareFilter.read(request.GET)
    comparison = comparison_of(asked)
    if comparison is None or problems_of_one_page(asked):
        return refusal(problems_of_one_page(asked) or [too_few()])
    return json_of(request, files.in_full(comparison))
