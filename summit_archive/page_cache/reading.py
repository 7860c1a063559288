"""Which kinds a page shows: those of the tables that its queries read, by the words of each query.

A word that is a table's name stands for its kind; one that is a view, a function or a prepared statement of ours
for whatever its own text names, however deep. A column called like a table costs a kind too many, which only
renders a page once more. What a process remembers of the database from one request to the next is read by no
query: whoever remembers must say so (`reads`).
"""

import functools
import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any

from django.db import connection

from ..postgres import prepared
from ..postgres.declared import declared, kinds_of_tables
from .version import all_kinds, bits

WORD = re.compile(r"\w+")
# Statements that do not say themselves what they read.
VEILED = re.compile(r"\s*(EXECUTE|FETCH|CALL|DO|MOVE)\b", re.IGNORECASE)

recorder: ContextVar["Reading | None"] = ContextVar("recorder", default=None)


class Reading:
    """Records, while it is entered, what is read over this thread's connection: `shown`, as the sum of bits."""

    def __init__(self) -> None:
        self.shown = 0

    def __call__(self, execute: Callable, sql: Any, params: Any, many: bool, context: Mapping) -> Any:
        self.shown |= kinds_in(sql) if isinstance(sql, str) else all_kinds()
        return execute(sql, params, many, context)

    def __enter__(self) -> "Reading":
        self.token = recorder.set(self)
        connection.execute_wrappers.append(self)
        return self

    def __exit__(self, *_error: object) -> None:
        connection.execute_wrappers.remove(self)
        recorder.reset(self.token)


def reads(*tables: str) -> None:
    """Whoever answers from memory what these tables say lets it be known: the page is of their kinds, too."""
    if reading := recorder.get():
        for table in tables:
            reading.shown |= bits()[kinds_of_tables()[table]]


@functools.lru_cache(4096)
def kinds_in(sql: str) -> int:
    """Of a statement. What a veiled one stands for is looked up; one of which nothing is known reads everything."""
    named = meanings()
    words = set(WORD.findall(sql))
    found = 0
    for word in words:
        found |= named.get(word, 0)
    if VEILED.match(sql):
        made = [prepared.STATEMENTS[word] for word in words if word in prepared.STATEMENTS]
        return found | kinds_in(made[0]) if made else all_kinds()
    return found


@functools.cache
def meanings() -> dict[str, int]:
    """{a table, view or function of ours: the kinds that it reads}"""
    found = {table: bits()[kind] for table, kind in kinds_of_tables().items()}
    texts: dict[str, set[str]] = {}
    for each in declared():
        if each.kind != "trigger":
            texts.setdefault(each.name, set()).update(WORD.findall(each.statement))
    is_growing = True
    while is_growing:
        is_growing = False
        for name, words in texts.items():
            kinds = found.get(name, 0)
            for word in words:
                kinds |= found.get(word, 0)
            if kinds != found.get(name, 0):
                found[name], is_growing = kinds, True
    return found
