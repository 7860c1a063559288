"""What the page of a filtered list is given, whatever its rows are.

The result of a list has `total` and whether it `is_exact`, the `page` that is asked for and the `problems`
with that, its `facet_numbers`, and `numbers_without`: how many there would be without each condition. All
of them are asked of the database when they are read, and once.
"""

from .facets import facets
from .paging import NumberedPage


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
