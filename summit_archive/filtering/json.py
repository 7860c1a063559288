"""A page of a list as JSON."""

from ..web.json import answer, refusal
from .facets import facets
from .links import Links
from .paging import BeyondTheLast
from .rows import RowResult, asked_of_rows


def list_answer(asked, result, links, as_row, **totals):
    """A page of a list; what a page of ours would only mention is an error here. `links` are of this form of it."""
    problems = [*asked.problems, *result.problems]
    wrong = [problem for problem in problems if not isinstance(problem, BeyondTheLast)]
    if wrong:
        return refusal(wrong)
    if problems:
        return answer({"error": problems[0].message}, status=404)
    if not result.is_exact:
        totals["total_is_estimate"] = True
    content = {"total": result.total, **totals, "results": [as_row(row) for row in result.exported]}
    if found := facets(result, links):
        content["facets"] = {facet.parameter: choices(facet) for facet in found}
    pager = links.pager(result.page)
    return answer(content | {"next": pager.next_url, "previous": pager.previous_url})


def row_answer(request, rows, name, as_row):
    """A page of a list that has no conditions."""
    asked = asked_of_rows(request.GET)
    return list_answer(asked, RowResult(asked, rows), Links(asked, name), as_row)


def choices(facet):
    return [{"value": choice.value, "label": choice.label, "count": choice.count} for choice in facet.choices]
