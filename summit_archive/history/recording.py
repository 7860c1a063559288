"""Says who does something and why, so that the triggers note it with what is done.

What is said travels with the statements that write: in front of each stands the setting that `summit_step()` reads,
valid until the end of the transaction. So a pooled connection carries nobody's name into another's work.
"""

import json
import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection, transaction
from psycopg2.extensions import adapt

from ..postgres import copy

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|MERGE|WITH)\b", re.IGNORECASE)
# Tells the number of the step, adds what is said of it, and says again what was said before.
FINISH = """
    WITH told AS (
        UPDATE summit_archive_step SET
            program = coalesce(nullif(program, ''), %(program)s),
            doing = coalesce(nullif(doing, ''), %(doing)s),
            why = coalesce(nullif(why, ''), %(why)s)
        WHERE id = nullif(split_part(current_setting('summit.step', true), ' ', 3), '')::bigint
            AND starts_with(
                current_setting('summit.step', true), pg_current_xact_id_if_assigned()::text || ' ' || %(key)s || ' '
            )
        RETURNING id
    )
    SELECT (SELECT id FROM told), set_config('summit.about', %(before)s, true)
"""


@dataclass(frozen=True)
class About:
    """What is said of a step. `key` tells it from others of the same transaction; `editor` is a user's number, `address` where
    it is done from, for the audit log."""

    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    editor: int | None = None
    program: str = ""
    doing: str = ""
    why: str = ""
    undoes: int | None = None
    address: str = ""


@dataclass
class Recorded:
    """What a `recorded` block became: `number` is its step's, known at its end; None where nothing was written."""

    number: int | None = None


# What is said now; or, in a request, a function that finds it out when first something is written.
about: ContextVar[About | Callable[[], About] | None] = ContextVar("about", default=None)


def said_now() -> About | None:
    said = about.get()
    if callable(said):
        said = said()
        about.set(said)
    return said


@contextmanager
def recorded(
    by: Any = None, doing: str = "", why: str = "", program: str = "", undoes: int | None = None
) -> Iterator[Recorded]:
    """A transaction, and one step of the history. `by`: a user.

    Within a request, or within another block, it is part of that step, to which it adds what is not said yet; but what
    takes another step back (`undoes`) is a step of its own. Two queries beside the transaction's.
    """
    outer = said_now()
    inner = replace(outer, key=About().key) if outer and undoes else outer or About()
    inner = replace(
        inner,
        editor=inner.editor or (by.pk if by else None),
        program=inner.program or program,
        doing=inner.doing or str(doing),
        why=inner.why or str(why),
        undoes=undoes or inner.undoes,
    )
    done = Recorded()
    token = about.set(inner)
    try:
        with transaction.atomic(), saying():
            say(inner)
            yield done
            done.number = finish(inner, outer)
    finally:
        about.reset(token)


def finish(said: About, before: About | None) -> int | None:
    """The number of the step, if anything was written. Within the same transaction the one before goes on."""
    with connection.cursor() as cursor:
        cursor.execute(FINISH, vars(said) | {"before": as_setting(before) if before else ""})
        return cursor.fetchone()[0]


def say(said: About) -> None:
    """For what no statement's text can carry: COPY, and many rows at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('summit.about', %s, true)", [as_setting(said)])


def say_before_copy() -> None:
    """On the driver's own cursor, as COPY goes: Django lists neither among a page's queries."""
    if (said := said_now()) and connection.in_atomic_block:
        with connection.wrap_database_errors, connection.connection.cursor() as cursor:
            cursor.execute("SELECT set_config('summit.about', %s, true)", [as_setting(said)])


copy.BEFORE.append(say_before_copy)


@contextmanager
def saying() -> Iterator[None]:
    """While it lasts each statement that writes says by whom. Entered again within itself it does nothing more."""
    if say_first in connection.execute_wrappers:
        yield
        return
    with connection.execute_wrapper(say_first):
        yield


def say_first(execute, sql, params, many, context):
    if not many and isinstance(sql, str) and WRITES.match(sql) and (said := said_now()):
        quoted = adapt(as_setting(said))
        quoted.prepare(connection.connection)
        text = quoted.getquoted().decode()
        if params is not None:
            text = text.replace("%", "%%")
        sql = f"SELECT set_config('summit.about', {text}, true); {sql}"
    return execute(sql, params, many, context)


def as_setting(said: About) -> str:
    return json.dumps({name: value for name, value in vars(said).items() if value})
