"""Who met whom: the files of pairs, and the matrix. The pages of pairs stand in `articles`."""

from functools import wraps

from django.http import Http404
from django.shortcuts import render

from summit_archive.filtering.list_page import problems_of_one_page
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.csv import csv_answer, csv_of_problems
from summit_archive.web.former_slugs import find_rows, moved_for_good
from summit_archive.web.json import answer, refusal

from ..exporting import together
from ..together.matrix import Matrix
from ..together.matrix_filter import MatrixFilter
from ..together.matrix_links import MatrixLinks
from ..together.matrix_question import MatrixQuestion, hidden_beside_selects, selects
from ..together.pair import Pair
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
        return moved_for_good(request, rows[0])
    rows.sort(key=lambda row: getattr(row, key))
    values = [getattr(row, key) for row in rows]
    if values == asked:
        return view(request, Pair(*rows))
    return moved_for_good(request, request.resolver_match.view_name, *values)


def pair_csv(request, pair):
    """The years of the page's picture, a line each."""
    name = "-".join(side.value for side in pair.sides)
    return csv_answer(f"{name}-by-year", together.PAIR_HEADER, together.pair_years(pair))


def pair_json(request, pair):
    return answer(together.pair_in_full(pair))


country_pair_csv, country_pair_json = map(of_countries, (pair_csv, pair_json))
person_pair_csv, person_pair_json = map(of_people, (pair_csv, pair_json))


@reads_its_query
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


@reads_its_query
def matrix_csv(request):
    """The matrix with all of its lines."""
    question = MatrixQuestion(MatrixFilter.read(request.GET))
    if wrong := problems_of_one_page(question.asked):
        return csv_of_problems(wrong)
    matrix = Matrix(question, MatrixLinks(question))
    return csv_answer("matrix", together.matrix_header(matrix), together.matrix_rows(matrix))


@reads_its_query
def matrix_json(request):
    question = MatrixQuestion(MatrixFilter.read(request.GET))
    if wrong := problems_of_one_page(question.asked):
        return refusal(wrong)
    return answer(together.matrix_in_full(Matrix(question, MatrixLinks(question))))
