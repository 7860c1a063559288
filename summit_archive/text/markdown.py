"""Tables in Markdown, as the README of the shipped facts has them: commands print them, tests compare."""


def table(header: list, rows: list[list]) -> str:
    """The first column to the left, numbers to the right; an empty cell stays empty."""
    rule = ["---", *("---:" for _column in header[1:])]
    return "\n".join(line([*cells]) for cells in (header, rule, *rows))


def line(cells: list) -> str:
    return f"| {' | '.join(map(str, cells))} |".replace("|  ", "| ")
