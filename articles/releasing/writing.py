"""The rows of a table as CSV, JSON lines and Parquet, in one pass; the same rows give the same bytes."""

import csv
import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import DateField

from summit_archive.files.fields import Kind
from summit_archive.web.csv import harmless

from .columns import Column, spelling_of
from .moment import Refused
from .tables import Table

FORMS = ("csv", "jsonl", "parquet")
ROWS_AT_ONCE = 2000
ROWS_IN_A_GROUP = 5000
LINE_END = "\r\n"


def write_table(table: Table, folder: Path) -> int:
    """Its three files under `folder`. How many rows there are. Two queries."""
    refuse_infinite_days(table)
    number = 0
    with ExitStack() as stack:
        writers = [
            stack.enter_context(open_form(table, folder / form / f"{table.name}.{form}"))
            for form, open_form in OPENED.items()
        ]
        for row in rows_of(table):
            for write in writers:
                write(row)
            number += 1
    return number


def rows_of(table: Table) -> Iterator[list[Any]]:
    """The values of each row as JSON spells them, in the order of the table's key, read some at a time. One query."""
    spelt = [spelling_of(column) for column in table.columns]
    paths = [column.path for column in table.columns]
    order = [table.column(name).path for name in table.key]
    for row in table.rows().order_by(*order).values_list(*paths).iterator(ROWS_AT_ONCE):
        yield [spell(value) for spell, value in zip(spelt, row, strict=True)]


def refuse_infinite_days(table: Table) -> None:
    """No form but PostgreSQL's has “infinity”; and no page of ours writes it."""
    days = [one for one in table.model._meta.local_concrete_fields if isinstance(one, DateField)]
    for one in days:
        column, name = (
            connection.ops.quote_name(one.column),
            connection.ops.quote_name(table.model._meta.db_table),
        )
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM {name} WHERE NOT isfinite({column}) LIMIT 1")
            if cursor.fetchone():
                raise Refused(
                    f"{table.name}, column {one.column}: a day is expected, and a row has an infinite one."
                )


# --- Forms -------------------------------------------------------------------


class Writer:
    """A file of one form, open while the `with` lasts; called with each row."""

    def __init__(self, table: Table, path: Path):
        self.table = table
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path

    def __enter__(self) -> Callable[[list[Any]], None]:
        self.open()
        return self.write

    def __exit__(self, *error: object) -> None:
        self.close()

    def open(self) -> None:
        self.file = self.path.open("w", encoding="utf-8", newline="")

    def write(self, row: list[Any]) -> None:
        raise NotImplementedError

    def close(self) -> None:
        self.file.close()


class Csv(Writer):
    """UTF-8 without a mark at its beginning; a text that a spreadsheet would take for a formula has one."""

    def open(self) -> None:
        super().open()
        self.lines = csv.writer(self.file, lineterminator=LINE_END)
        self.lines.writerow(column.name for column in self.table.columns)

    def write(self, row: list[Any]) -> None:
        self.lines.writerow([as_cell(value) for value in row])


def as_cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value)


class JsonLines(Writer):
    def open(self) -> None:
        super().open()
        self.names = [column.name for column in self.table.columns]

    def write(self, row: list[Any]) -> None:
        json.dump(dict(zip(self.names, row, strict=True)), self.file, ensure_ascii=False)
        self.file.write("\n")


class Parquet(Writer):
    def open(self) -> None:
        import pyarrow.parquet

        self.schema = schema_of(self.table)
        self.lines = pyarrow.parquet.ParquetWriter(self.path, self.schema, compression="zstd")
        self.waiting: list[list[Any]] = []

    def write(self, row: list[Any]) -> None:
        self.waiting.append(row)
        if len(self.waiting) == ROWS_IN_A_GROUP:
            self.write_group()

    def write_group(self) -> None:
        import pyarrow

        values = zip(*self.waiting, strict=True)
        columns = [
            pyarrow.array(typed(one, told), type=one_type)
            for one, told, one_type in zip(self.table.columns, values, self.schema.types, strict=True)
        ]
        self.lines.write_batch(pyarrow.record_batch(columns, schema=self.schema))
        self.waiting.clear()

    def close(self) -> None:
        if self.waiting:
            self.write_group()
        self.lines.close()


OPENED: dict[str, type[Writer]] = {"csv": Csv, "jsonl": JsonLines, "parquet": Parquet}


def schema_of(table: Table) -> Any:
    """Each column with its meaning."""
    import pyarrow

    types = {
        Kind.NUMBER: pyarrow.int64(),
        Kind.DECIMAL: pyarrow.float64(),
        Kind.YES_NO: pyarrow.bool_(),
        Kind.DAY: pyarrow.date32(),
        Kind.MOMENT: pyarrow.timestamp("us", tz="UTC"),
    }
    return pyarrow.schema(
        [
            pyarrow.field(one.name, types.get(one.kind, pyarrow.string()), metadata={"meaning": one.meaning})
            for one in table.columns
        ],
        metadata={"table": table.name, "meaning": table.meaning},
    )


def typed(column: Column, values: Iterable[Any]) -> list[Any]:
    """Days and moments as days and moments again."""
    if column.kind is Kind.DAY:
        return [datetime.date.fromisoformat(value) if value else None for value in values]
    if column.kind is Kind.MOMENT:
        return [datetime.datetime.fromisoformat(value) if value else None for value in values]
    return list(values)
