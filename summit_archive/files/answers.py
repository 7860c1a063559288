"""The answer to a request for a list as a file: all of its rows, in the page's order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from ..dates.parsing import shown
from ..filtering.address import Asked
from ..filtering.links import Links
from ..filtering.list_page import list_answer
from ..filtering.parameters import reads_its_query
from ..filtering.rows import RowResult, asked_by_program, asked_of_nothing
from ..filtering.values import Problem
from ..web.csv import csv_answer
from ..web.json import answer
from ..web.problems import refusal
from ..wording.numbers import grouped
from .about import About, about
from .citations import CITATIONS
from .fields import ABOUT_FIELDS, Noun
from .forms import FORMS, TABLES, Form
from .lines import csv_lines, json_lines
from .names import as_attachment, file_name
from .parquet import parquet_parts
from .values import as_json, cells_about
from .workbooks import MOST_ROWS, workbook

Parts = Callable[[Noun, Iterable[Any], About], Iterable[str | bytes]]
STREAMED: dict[str, Parts] = {"csv": csv_lines, "jsonl": json_lines, "parquet": parquet_parts, **CITATIONS}


@dataclass(frozen=True)
class Found:
    """What an address asks of a list, as a file has it.

    `rows` are all rows in the page's order, read as they are sent; `problems` what of the address could not be used;
    `total` how many rows there are, or what counts them, None where that is not known before they are read. `noun`
    is another one than the list's own where the address asks for other fields; `stem` begins the file's name where
    that is another one.
    """

    asked: Asked
    rows: Iterable[Any] = ()
    problems: list[Problem] = field(default_factory=list)
    total: int | Callable[[], int] | None = None
    noun: Noun | None = None
    stem: str = ""


def tables(
    noun: Noun, found: Callable[..., Found], stem: str = "", forms: Iterable[str] = TABLES
) -> dict[str, Any]:
    """{form: view} of a list, for `page(…)`. `found(request, …)` says what is asked for and what fits it."""
    return {form: table_view(noun, found, stem or noun.plural, FORMS[form]) for form in forms}


def table_view(
    noun: Noun, found: Callable[..., Found], stem: str, form: Form
) -> Callable[..., HttpResponseBase]:
    @reads_its_query
    def view(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        told = found(request, *given, **named)
        if problems := [*told.problems, *of_pages(told.asked)] or too_many(form, told.total):
            return refusal(problems)
        return table_answer(told.noun or noun, told, told.stem or stem, form, about(request))

    # What a row is, for the description of the API.
    view.noun = noun
    return view


def of_pages(asked: Asked) -> list[Problem]:
    """Whoever asks a file for a page shall not take all rows for it."""
    said = _("“%(given)s” has no use here: a file has all rows of its list, and no pages.")
    return [
        Problem(name, shown(text), said % {"given": f"{name}={shown(text)}"})
        for name, text in asked.paging.items()
        if text
    ]


def too_many(form: Form, total: int | Callable[[], int] | None) -> list[Problem]:
    """What is to be counted for it is counted for a workbook alone."""
    if form.name != "xlsx" or total is None:
        return []
    total = total() if callable(total) else total
    if total <= MOST_ROWS:
        return []
    said = _(
        "A workbook holds at most %(most)s rows here, and %(total)s fit: narrow the list, or take the CSV."
    )
    return [Problem("", "", said % {"most": grouped(MOST_ROWS), "total": grouped(total)})]


def table_answer(noun: Noun, found: Found, stem: str, form: Form, told: About) -> HttpResponseBase:
    name = file_name(stem, form, told, found.asked)
    if form.name == "xlsx":
        response: HttpResponseBase = FileResponse(
            workbook(noun, found.rows, told), content_type=form.content_type
        )
    else:
        parts = STREAMED[form.name](noun, found.rows, told)
        response = StreamingHttpResponse(parts, content_type=form.content_type)
    response.headers["Content-Disposition"] = as_attachment(name)
    response.headers["Link"] = f'<{told.address}>; rel="canonical"'
    return response


# --- A page of a list as JSON ---------------------------------------------------


def json_answer(
    request: HttpRequest, noun: Noun, asked: Asked, result: Any, links: Links, **totals: Any
) -> HttpResponse:
    """A page of a list with its rows, the numbers of its facets, and what the file says of itself."""
    told = about(request)
    return list_answer(request, asked, result, links, as_json(noun, told), archive=told.as_json, **totals)


def json_of_rows(request: HttpRequest, noun: Noun, rows: Any, name: str, **totals: Any) -> HttpResponse:
    """The same of a list that has no conditions; `name` is that of its route."""
    asked = asked_by_program(request.GET)
    return json_answer(request, noun, asked, RowResult(asked, rows), Links(asked, name), **totals)


def json_of_row(request: HttpRequest, noun: Noun, row: Any, **more: Any) -> HttpResponse:
    """One row with all that is told of it, `more` that no noun declares, and what the file says of itself."""
    told = about(request)
    return answer(as_json(noun, told)(row) | more | {"archive": told.as_json})


def all_rows(rows: Callable[[], Any]) -> Callable[..., Found]:
    """What finds all rows of a list that has no conditions. `rows()` is a queryset in order, or any other rows."""

    def found(request: HttpRequest) -> Found:
        asked = asked_of_nothing(request.GET)
        return Found(asked, in_parts(rows()), list(asked.problems))

    return found


def in_parts(rows: Any) -> Iterable[Any]:
    return rows.iterator(chunk_size=500) if isinstance(rows, QuerySet) else rows


# --- What has columns and keys of its own ---------------------------------------


def csv_of(
    request: HttpRequest, name: str, header: list[str], rows: Iterable[Iterable[Any]]
) -> HttpResponseBase:
    """A table that is no list of a noun, with what each file says of itself at the end of its rows."""
    told = about(request)
    said, names = cells_about(told), [field.name for field in ABOUT_FIELDS]
    response = csv_answer(name, [*header, *names], ([*row, *said] for row in rows))
    response.headers["Content-Disposition"] = as_attachment(file_name(name, FORMS["csv"], told))
    return response


def json_of(request: HttpRequest, content: dict[str, Any]) -> HttpResponse:
    """The same of what is told as JSON."""
    return answer(content | {"archive": about(request).as_json})
