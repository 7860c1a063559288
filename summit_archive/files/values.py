"""A value as JSON, CSV and workbooks spell it."""

from collections.abc import Callable
from typing import Any

from ..web.csv import harmless
from .about import About
from .fields import SEVERAL, Field, Kind, Noun

# Between several values of one cell.
BETWEEN = "; "


def as_json(noun: Noun, about: About) -> Callable[[Any], dict[str, Any]]:
    """What makes a row of a noun an object: {field: value}, for JSON."""
    told = [(field.name, field.getter, json_value(field, about)) for field in noun]

    def row_as_json(row: Any) -> dict[str, Any]:
        return {name: spelt(value(row)) for name, value, spelt in told}

    return row_as_json


def json_value(field: Field, about: About) -> Callable[[Any], Any]:
    if field.kind is Kind.ADDRESS:
        return about.whole
    if field.kind in (Kind.DAY, Kind.MOMENT):
        return lambda value: value.isoformat() if value else None
    if field.kind is Kind.EDTF:
        return lambda value: str(value) if value else None
    if field.kind is Kind.ROWS:
        if field.of is None:
            raise ValueError(f"{field.name}: rows of which noun?")
        row_as_json = as_json(field.of, about)
        return lambda rows: [row_as_json(row) for row in rows]
    if field.kind in SEVERAL:
        return list
    if field.kind is Kind.CONTENT:
        return lambda content: with_whole_addresses(content, about)
    return as_it_is


def with_whole_addresses(content: Any, about: About) -> Any:
    """What has a shape of its own: in it an address stands under "url", or a name that ends so."""
    if isinstance(content, list | tuple):
        return [with_whole_addresses(part, about) for part in content]
    if isinstance(content, dict):
        return {
            name: about.whole(part)
            if isinstance(part, str) and name.endswith("url")
            else with_whole_addresses(part, about)
            for name, part in content.items()
        }
    return content


def as_it_is(value: Any) -> Any:
    return value


def as_cells(noun: Noun, about: About, is_marked: bool = True) -> Callable[[Any], list[Any]]:
    """What makes a row of a noun the cells of a table, but for those that tell of the file.

    `is_marked`: whether texts that a spreadsheet would take for formulas are marked as texts.
    """
    told = [(field.getter, cell_value(field, about, is_marked)) for field in noun if field.is_in_tables]

    def row_as_cells(row: Any) -> list[Any]:
        return [spelt(value(row)) for value, spelt in told]

    return row_as_cells


def cell_value(field: Field, about: About, is_marked: bool) -> Callable[[Any], Any]:
    """Nothing is an empty cell, whatever the field."""
    text: Callable[[Any], Any] = harmless if is_marked else as_it_is
    if field.kind in (Kind.NUMBER, Kind.DECIMAL):
        return lambda value: "" if value is None else value
    if field.kind is Kind.YES_NO:
        return lambda value: "" if value is None else "yes" if value else "no"
    if field.kind in SEVERAL:
        return lambda values: text(BETWEEN.join(map(str, values))) if values else ""
    if field.kind is Kind.ADDRESS:
        return lambda value: text(about.whole(value)) if value else ""
    if field.kind in (Kind.DAY, Kind.MOMENT):
        return lambda value: value.isoformat() if value else ""
    return lambda value: "" if value is None else text(str(value))


def cells_about(about: About) -> list[str]:
    """Of `ABOUT_FIELDS`, in their order."""
    return [about.licence, about.archive_version, about.taken_at.isoformat()]
