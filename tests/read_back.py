"""Each form of a file as a program of its kind reads it: raises what that one says of a file that it cannot read."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet
import rispy
from openpyxl import load_workbook
from pybtex.database import parse_string

from summit_archive.web.csv import unmarked


def rows_of_csv(content: bytes) -> list[dict[str, str]]:
    """Each with as many cells as the header has, and its texts as they were."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    return [dict(zip(header, map(unmarked, row), strict=True)) for row in rows]


def rows_of_workbook(content: bytes) -> list[dict[str, Any]]:
    header, *rows = (
        load_workbook(io.BytesIO(content), read_only=True).worksheets[0].iter_rows(values_only=True)
    )
    return [dict(zip(header, row, strict=True)) for row in rows]


def rows_of_lines(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()]


def rows_of_parquet(content: bytes) -> list[dict[str, Any]]:
    return pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()


def calendar(content: bytes) -> list[str]:
    """Its lines, unfolded, from first to last a whole."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    return lines


READERS: dict[str, Callable[[bytes], Any]] = {
    "csv": rows_of_csv,
    "xlsx": rows_of_workbook,
    "json": json.loads,
    "jsonl": rows_of_lines,
    "parquet": rows_of_parquet,
    "graphml": ElementTree.fromstring,
    "gexf": ElementTree.fromstring,
    "bib": lambda content: parse_string(content.decode(), "bibtex"),
    "ris": lambda content: rispy.loads(content.decode()),
    "csl_json": json.loads,
    "jsonld": json.loads,
    "atom": ElementTree.fromstring,
    "ics": calendar,
}
