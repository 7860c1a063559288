"""Every column of every table: type, unit, meaning, where its doubt stands, and which rows it refers to."""

from collections.abc import Iterator

from ..columns import Column
from ..tables import tables

HEADER = ("table", "column", "type", "unit", "meaning", "doubt", "one_of", "refers_to")


def codebook_rows() -> Iterator[tuple[str, ...]]:
    for table in tables().values():
        for column in table.columns:
            yield (
                *(table.name, column.name, column.kind.value, column.unit, column.meaning, column.doubt),
                " ".join(column.choices),
                refers_to(column),
            )


def refers_to(column: Column) -> str:
    return f"{column.refers}.{column.refers_to}" if column.refers else ""


def codebook() -> str:
    """The same to read, in Markdown: a chapter a table."""
    return "# Codebook\n\n" + "\n".join(chapter(name) for name in tables())


def chapter(name: str) -> str:
    table = tables()[name]
    key = ", ".join(f"`{column}`" for column in table.key)
    lines = [f"## {name}", "", f"{table.meaning} Told apart by {key}.", ""]
    lines += ["| column | type | meaning | doubt | one of | refers to |", "|---|---|---|---|---|---|"]
    for column in table.columns:
        cells = [
            *(f"`{column.name}`", column.kind.value, column.meaning, column.doubt),
            ", ".join(column.choices),
            refers_to(column),
        ]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
