"""The pages of who met whom: pairs, the matrix, and several beside each other."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect, render

from summit_archive.web.csv import csv_answer, csv_of_problems
from summit_archive.web.former_slugs import find_rows, moved_for_good
from summit_archive.web.json import answer, refusal

from ..exporting import together
from ..models import Meeting
from ..together.compare_filter import CompareFilter
from ..together.matrix_filter import MatrixFilter
from ..together.pair import MOST_MARGINS, SHOWN, Pair
from ..together.sides import CountrySide, PersonSide


def of_countries(view):
    """Gives `view` the two countries in the order of their codes; every other spelling leads there."""

    @wraps(view)
    def paired(request, code, other):
        codes = [code.lower(), other.lower()]
        rows = {
            row.address_code: row for row in CountrySide.rows().filter(code__in=[c.upper() for c in codes])
        }
        if not all(code in rows for code in codes):
            raise Http404
        return in_order(request, view, [code, other], [rows[code] for code in codes], "address_code")

    return paired


def of_people(view):
    """Gives `view` the two people in the order of their slugs; every other spelling leads there."""

    @wraps(view)
    def paired(request, slug, other):
        rows = find_rows(PersonSide.rows(), [slug, other])
        if not (slug in rows and other in rows):
            raise Http404
        return in_order(request, view, [slug, other], [rows[slug], rows[other]], "slug")

    return paired


def in_order(request, view, asked, rows, key):
    if rows[0] == rows[1]:
        return redirect(rows[0], permanent=True)
    rows.sort(key=lambda row: getattr(row, key))
    values = [getattr(row, key) for row in rows]
    if values == asked:
        return view(request, Pair(*rows))
    return moved_for_good(request, request.resolver_match.view_name, *values)


def pair_page(request, pair):
    """The meetings of both, what was written of both, and what one said of the other."""
    context = {
        "pair": pair,
        "one": pair.sides[0],
        "other": pair.sides[1],
        "shown": f":{SHOWN}",
        "margins": pair.margins[:MOST_MARGINS],
        "unsure": pair.of_unsure_days[:MOST_MARGINS],
        "articles": pair.newest_articles,
        "article_count": pair.article_count,
        "statements": pair.statements()[:SHOWN],
    }
    return render(request, "participants/pair_detail.html", context)


def pair_csv(request, pair):
    """The years of the page's picture, a line each."""
    name = "-".join(side.value for side in pair.sides)
    return csv_answer(f"{name}-by-year", together.PAIR_HEADER, together.pair_years(pair))


def pair_json(request, pair):
    return answer(together.pair_in_full(pair))


country_pair, country_pair_csv, country_pair_json = map(of_countries, (pair_page, pair_csv, pair_json))
person_pair, person_pair_csv, person_pair_json = map(of_people, (pair_page, pair_csv, pair_json))


def matrix(request):
    """Each two countries, or leaders, and how many meetings they had together."""
    found = MatrixFilter(request.GET, Meeting.objects.all())
    return render(request, "participants/matrix.html", {"filter": found, "matrix": found.matrix})


def matrix_csv(request):
    """The matrix with all of its lines."""
    found = MatrixFilter(request.GET, Meeting.objects.all())
    if found.problems:
        return csv_of_problems(found.problems)
    return csv_answer("matrix", together.matrix_header(found.matrix), together.matrix_rows(found.matrix))


def matrix_json(request):
    found = MatrixFilter(request.GET, Meeting.objects.all())
    return refusal(found.problems) if found.problems else answer(together.matrix_in_full(found.matrix))


def compare(request):
    """Two to five countries, or people, side by side."""
    found = CompareFilter(request.GET, Meeting.objects.all())
    return render(request, "participants/compare.html", {"filter": found, "comparison": found.comparison})


def compare_csv(request):
    """The years of a comparison, a line each."""
    found = CompareFilter(request.GET, Meeting.objects.all())
    if found.problems or not found.comparison:
        return csv_of_problems(found.problems or [found.too_few])
    return csv_answer(
        "comparison", together.comparison_header(found.comparison), together.comparison_rows(found.comparison)
    )


def compare_json(request):
    """A comparison with all that its page tells."""
    found = CompareFilter(request.GET, Meeting.objects.all())
    if found.problems or not found.comparison:
        return refusal(found.problems or [found.too_few])
    return answer(together.comparison_in_full(found.comparison))
