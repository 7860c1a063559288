"""A suggestion as files tell of it: what it is, its name, a line beside it, and its page."""

from summit_archive.dates import PartialDate
from summit_archive.web.plain import words


def as_json(row):
    return {"kind": row.table, "name": str(row), "beside": description(row), "url": row.get_absolute_url()}


def description(row):
    """A person's latest office, a country's region, a meeting's date; "" where none is known."""
    return words(PartialDate.parse(row.description)) if row.table == "meeting" else row.description
