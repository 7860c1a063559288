"""A page of a filtered list as JSON."""

from ..web.json import answer, refusal
from .paging import BeyondTheLast


def list_answer(found, as_row, **totals):
    """A page of the list `found`; what a page of ours would only mention is an error here."""
    wrong = [problem for problem in found.problems if not isinstance(problem, BeyondTheLast)]
    if wrong:
        return refusal(wrong)
    if found.problems:
        return answer({"error": found.problems[0].message}, status=404)
    page = found.page_of(found.for_export())
    if not found.is_exact:
        totals["total_is_estimate"] = True
    content = {"total": found.total, **totals, "results": [as_row(row) for row in page]}
    if found.facets:
        content["facets"] = {facet.parameter: choices(facet) for facet in found.facets}
    content["next"] = found.address_after(page, found.json_name)
    content["previous"] = found.address_before(page, found.json_name)
    return answer(content)


def choices(facet):
    return [{"value": choice.value, "label": choice.label, "count": choice.count} for choice in facet.choices]
