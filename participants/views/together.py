"""The pages of who met whom: pairs, the matrix, and several beside each other."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect, render

from summit_archive.filtering import Links
from summit_archive.filtering.list_page import problems_of_one_page
from summit_archive.web.csv import csv_answer, csv_of_problems
from summit_archive.web.former_slugs import find_rows, moved_for_good

from ..exporting import together
from ..models import Leader
from ..together.compare_filter import CompareFilter, choosers, comparison_of, too_few
from ..together.matrix import Matrix
from ..together.matrix_filter import MatrixFilter
from ..together.matrix_links import MatrixLinks
from ..together.matrix_question import MatrixQuestion, hidden_beside_selects, selects
from ..together.pair import MOST_MARGINS, SHOWN, Pair
from ..together.sides import CountrySide, PersonSide
from .exports import answer, refusal


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
    question = MatrixQuestion(MatrixFilter.read(request.GET))
    links = MatrixLinks(question)
    context = {
        "question": question,
        "matrix": Matrix(question, links),
        "links": links,
        "problems": problems_of_one_page(question.asked),
        "form": question.asked.form,
        "selects": selects(question.asked),
        "hidden": hidden_beside_selects(question.asked),
    }
    return render(request, "participants/matrix.html", context)


def matrix_csv(request):
    """The matrix with all of its lines."""
    question = MatrixQuestion(MatrixFilter.read(request.GET))
    if wrong := problems_of_one_page(question.asked):
        return csv_of_problems(wrong)
    matrix = Matrix(question, MatrixLinks(question))
    return csv_answer("matrix", together.matrix_header(matrix), together.matrix_rows(matrix))


def matrix_json(request):
    question = MatrixQuestion(MatrixFilter.read(request.GET))
    if wrong := problems_of_one_page(question.asked):
        return refusal(wrong)
    return answer(together.matrix_in_full(Matrix(question, MatrixLinks(question))))


def compare(request):
    """Two to five countries, or people, side by side."""
    asked = CompareFilter.read(request.GET)
    links = Links(asked, "compare", "compare-json")
    context = {
        "comparison": comparison_of(asked),
        "problems": problems_of_one_page(asked),
        "choosers": choosers(asked, "country"),
        "countries": asked.countries,
        "leader_choosers": choosers(asked, "person"),
        "leaders": list(Leader.objects.in_order()),
        "csv_url": links.to(asked.conditions, name="compare-csv"),
        "json_url": links.json_url,
    }
    return render(request, "participants/compare.html", context)


def compare_csv(request):
    """The years of a comparison, a line each."""
    asked = CompareFilter.read(request.GET)
    comparison = comparison_of(asked)
    if comparison is None or problems_of_one_page(asked):
        return csv_of_problems(problems_of_one_page(asked) or [too_few()])
    header, rows = together.comparison_header(comparison), together.comparison_rows(comparison)
    return csv_answer("comparison", header, rows)


def compare_json(request):
    """A comparison with all that its page tells."""
    asked = CompareFilter.read(request.GET)
    comparison = comparison_of(asked)
    if comparison is None or problems_of_one_page(asked):
        return refusal(problems_of_one_page(asked) or [too_few()])
    return answer(together.comparison_in_full(comparison))
