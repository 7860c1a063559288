"""What the page of a filtered list is given, and its JSON, whatever its rows are.

The result of a list has `total` and whether it `is_exact`, the `page` that is asked for and the `problems`
with that, its `facet_numbers` and whether it `has_exact_facets`, and `numbers_without`: how many there would be without each condition. All
of them are asked of the database when they are read, and once.
"""

from ..web.json import answer
from ..web.problems import refusal
from .facets import facets
from .paging import BeyondTheLast, NumberedPage


def list_page(asked, result, links):
    """The context of a list's template, without its rows."""
    return {
        "asked": asked,
        "result": result,
        "links": links,
        "problems": problems(asked, result),
        "facets": facets(result, links),
        "pager": links.pager(result.page),
        "ways_out": ways_out(links.chips, result.numbers_without) if not result.total else [],
    }


def problems(asked, result):
    return [*asked.problems, *result.problems]


def problems_of_one_page(asked):
    """Of what has no pages beside the first."""
    problem = NumberedPage.asked(asked.page, total=0, size=1).problem
    return [*asked.problems, problem] if problem else asked.problems


def ways_out(chips, numbers):
    """When nothing is found: (chip, number) of each condition that helps when it is dropped, most first."""
    ways = [(chip, number) for chip, number in zip(chips, numbers, strict=True) if number]
    return sorted(ways, key=lambda way: -way[1])


def list_answer(request, asked, result, links, as_row, **totals):
    """A page of a list; what a page of ours would only mention is an error here. `links` are of this form of it."""
    problems = [*asked.problems, *result.problems]
    wrong = [problem for problem in problems if not isinstance(problem, BeyondTheLast)]
    if wrong:
        return refusal(wrong)
    if problems:
        return refusal(problems, status=404)
    if not result.is_exact:
        totals["total_is_estimate"] = True
    if not result.has_exact_facets:
        totals["facets_are_estimates"] = True
    content = {"total": result.total, **totals, "results": [as_row(row) for row in result.exported]}
    if found := facets(result, links):
        content["facets"] = {facet.parameter: choices(facet) for facet in found}
        if recorded := {facet.parameter: facet.recorded for facet in found if facet.recorded}:
            content["facets_recorded"] = {
                parameter: {"known": known, "of": of} for parameter, (known, of) in recorded.items()
            }
    pager = links.pager(result.page)
    beside = {"next": pager.next_url, "previous": pager.previous_url}
    beside = {name: url and request.build_absolute_uri(url) for name, url in beside.items()}
    response = answer(content | beside)
    if said := [f'<{url}>; rel="{RELATIONS[name]}"' for name, url in beside.items() if url]:
        response.headers["Link"] = ", ".join(said)
    return response


# As links are registered, by what JSON calls them.
RELATIONS = {"next": "next", "previous": "prev"}


def choices(facet):
    """`count` is what choosing it would give; where some of that is only possible, "certain" and "possible" as well."""
    return [
        {"value": choice.value, "label": choice.label, "count": choice.count}
        | ({} if choice.possible is None else {"certain": choice.certain, "possible": choice.possible})
        for choice in facet.choices
    ]
