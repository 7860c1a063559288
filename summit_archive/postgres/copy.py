"""Writes many rows by PostgreSQL's own COPY, the quickest way in; all rules of the tables hold."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg2 import extensions
from psycopg2.extras import execute_values

# So many characters are handed over at once. Each time, a busy thread may have to be waited for.
AT_ONCE = 1 << 20
# So many rows a watched process inserts at once, whose statements may each take only some seconds.
ROWS_AT_ONCE = 5000
# What is called before rows go in, past everything that sees Django's own statements.
BEFORE: list[Callable[[], None]] = []


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert `rows`, each with a value for each of the columns, in one statement. Raises DatabaseError.

    A process whose connections are watched (see summit_archive/postgres/watchdog.py) cannot COPY: there it is an INSERT,
    or several where the rows are very many.
    """
    for say in BEFORE:
        say()
    if extensions.get_wait_callback():
        insert_rows(model, columns, rows)
        return
    lines = io.StringIO()
    for row in rows:
        lines.write("\t".join([cell(value) for value in row]))
        lines.write("\n")
    if not lines.tell():
        return
    lines.seek(0)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {table_and(model, columns)} FROM STDIN", lines)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    rows = [[list(value) if isinstance(value, tuple) else value for value in row] for row in rows]
    if not rows:
        return
    with connection.cursor() as cursor, connection.wrap_database_errors:
        statement = f"INSERT INTO {table_and(model, columns)} VALUES %s"
        execute_values(cursor.cursor, statement, rows, page_size=ROWS_AT_ONCE)


def table_and(model: type[models.Model], columns: Sequence[str]) -> str:
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    return f"{connection.ops.quote_name(model._meta.db_table)} ({names})"


def cell(value: Any) -> str:
    """A value as COPY's text format has it."""
    match value:
        case None:
            return "\\N"
        case str():
            return escaped(value)
        case bool():
            return "t" if value else "f"
        case bytes():
            return f"\\\\x{value.hex()}"
        case list() | tuple():
            return f"{{{','.join(map(str, value))}}}"
    return str(value)


def escaped(text: str) -> str:
    """Four searches are some thirty times as quick as str.translate, which looks up every character."""
    text = text.replace("\\", "\\\\").replace("\t", "\\t")
    return text.replace("\n", "\\n").replace("\r", "\\r")


def next_ids(model: type[models.Model], number: int) -> list[int]:
    """As many ids, which nobody else will get. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, number],
        )
        return [pk for (pk,) in cursor.fetchall()]
