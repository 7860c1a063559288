"""The matrix: who met whom, with what is only proposed beside it where it is asked for; and its files."""

from django.shortcuts import render

from participants.exporting import together
from participants.exporting.networks import network_of_matrix
from participants.together.matrix import Matrix
from participants.together.matrix_filter import MatrixFilter
from participants.together.matrix_links import MatrixLinks
from participants.together.matrix_pairs import MOST_LINES, may_be_exceeded, most_of, pairs_of
from participants.together.matrix_question import MatrixQuestion, hidden_beside_selects, selects
from participants.together.ties import ties_of
from summit_archive.files.about import about
from summit_archive.files.answers import csv_of, json_of
from summit_archive.files.graphs import GRAPHS, graph_answer
from summit_archive.filtering.list_page import problems_of_one_page
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.problems import refusal

from ..proposals.together import ProposedMatrix


def matrix_of(question, links):
    """The `Matrix`, and what is proposed beside it: no query yet; its page asks one for their number, and three at most for the cells."""
    proposed = ProposedMatrix(question, links)
    return Matrix(question, links, proposed if proposed.is_shown else None), proposed


@reads_its_query
def matrix(request):
    """Each two countries, or leaders, and how many meetings they had together."""
    question = MatrixQuestion(MatrixFilter.read(request.GET))
    links = MatrixLinks(question)
    matrix, proposed = matrix_of(question, links)
    pairs = pairs_of(matrix)
    most, bilateral = most_of(pairs, "number"), most_of(pairs, "bilateral")
    context = {
        "question": question,
        "matrix": matrix,
        "pairs": pairs if len(matrix.lines) <= MOST_LINES else [],
        "most": most,
        "most_bilateral": bilateral,
        "is_of_shown": may_be_exceeded(matrix, most, bilateral),
        "proposed": proposed,
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
        return refusal(wrong)
    matrix, _proposed = matrix_of(question, MatrixLinks(question))
    return csv_of(request, "matrix", together.matrix_header(matrix), together.matrix_rows(matrix))


@reads_its_query
def matrix_json(request):
    question = MatrixQuestion(MatrixFilter.read(request.GET))
    if wrong := problems_of_one_page(question.asked):
        return refusal(wrong)
    matrix, _proposed = matrix_of(question, MatrixLinks(question))
    return json_of(request, together.matrix_in_full(matrix))


def matrix_graph(form):
    """The view of all of its lines as a network, GraphML or GEXF."""

    @reads_its_query
    def graph(request):
        question = MatrixQuestion(MatrixFilter.read(request.GET))
        if wrong := problems_of_one_page(question.asked):
            return refusal(wrong)
        matrix, told = Matrix(question, MatrixLinks(question)), about(request)
        network = network_of_matrix(matrix, ties_of(matrix), told)
        return graph_answer(form, "matrix", network, told, question.asked)

    return graph


MATRIX_GRAPHS = {form: matrix_graph(form) for form in GRAPHS}
