"""The changes of a row and of what hangs on it; and a row as it was."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model, Q, QuerySet

from ..postgres.declared import column_of
from .tables import Change, Step

# How a row stands in the table, by column, as to_jsonb writes it; None where there is none.
Columns = dict[str, Any]
# {table: numbers of its rows}
Numbers = dict[str, set[int]]


@cache
def models_by_table() -> dict[str, type[Model]]:
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in models if not model._meta.proxy}


@cache
def following_columns(table: str) -> frozenset[str]:
    """Columns that the database works out by itself, or that only count: nobody changes them, and none is set back."""
    model = models_by_table()[table]
    declared = getattr(apps.get_app_config(model._meta.app_label), "row_triggers", None)
    passing = declared.passing.get(model.__name__, ()) if declared else ()
    options = model._meta
    generated = [str(one.column) for one in options.concrete_fields if one.generated]
    return frozenset(["version", *generated, *(column_of(model, name) for name in passing)])


@dataclass(frozen=True)
class Hanging:
    """Rows of `model` that belong to a row by their foreign key `field`: lines of its form, its links."""

    model: type[Model]
    field: str

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def column(self) -> str:
        return column_of(self.model, self.field)


def links_of(model: type[Model]) -> list[Hanging]:
    """What hangs on a row by the many-to-many fields of its own model."""
    return [
        Hanging(field.remote_field.through, field.m2m_field_name())  # type: ignore[arg-type]
        for field in model._meta.local_many_to_many
    ]


def changes_of(row: Model, hanging: Iterable[Hanging] = ()) -> QuerySet[Change]:
    """The changes of a row and of what hangs or hung on it, the newest first. Two queries more for each kind that hangs."""
    return changes_at(row._meta.concrete_model or type(row), row.pk, hanging)


def changes_at(model: type[Model], number: int, hanging: Iterable[Hanging] = ()) -> QuerySet[Change]:
    """The same of a row that may be gone."""
    return changes_among(belonging(model, number, hanging))


def belonging(model: type[Model], number: int, hanging: Iterable[Hanging] = ()) -> Numbers:
    """The row, what hangs on it and what hung on it. Two queries for each kind that hangs."""
    found: Numbers = {model._meta.db_table: {number}}
    for one in hanging:
        hung = Change.objects.filter(
            table_name=one.table, row__isnull=False, refers__contains={one.column: number}
        )
        there = one.model._base_manager.filter(**{one.field: number}).values_list("pk", flat=True)
        gone = {row for row in hung.values_list("row", flat=True) if row is not None}
        found.setdefault(one.table, set()).update(there, gone)
    return found


def changes_among(numbers: Numbers) -> QuerySet[Change]:
    """The changes of those rows, the newest first; what was inserted may tell of other rows besides."""
    wanted = Q()
    for table, some in numbers.items():
        wanted |= Q(table_name=table) & of_numbers(some)
    return Change.objects.filter(wanted).select_related("step__editor", "step__undoes").order_by("-pk")


def of_numbers(numbers: Iterable[int]) -> Q:
    return Q(row__in=numbers) | Q(kind=Change.Kind.INSERTED, rows__any_of=numbers)


def columns_of(model: type[Model], numbers: Iterable[int], lock: bool = False) -> dict[int, Columns]:
    """{number: its row as it stands now}. One query."""
    options = model._meta
    quote = connection.ops.quote_name
    asked = f"SELECT {quote(options.pk.column)}, to_jsonb(t)::text FROM {quote(options.db_table)} t"
    asked += f" WHERE {quote(options.pk.column)} = ANY (%s)" + (" FOR NO KEY UPDATE" if lock else "")
    with connection.cursor() as cursor:
        cursor.execute(asked, [list(numbers)])
        return {number: json.loads(text) for number, text in cursor.fetchall()}


def state_after(step: Step | int, model: type[Model], number: int) -> Columns | None:
    """A row as it was when `step` was done; None where there was none. Two queries."""
    last = step if isinstance(step, int) else step.pk
    state = columns_of(model, [number]).get(number)
    for change in changes_at(model, number).filter(step__gt=last):
        state = before(change, state)
    return state


def state_at_version(version: int, model: type[Model], number: int) -> Columns | None:
    """A row as it was when its `version` was that; None where the history does not reach back so far. Two queries."""
    state = columns_of(model, [number]).get(number)
    for change in changes_at(model, number):
        if state and state.get("version") == version:
            break
        state = before(change, state)
    return state if state and state.get("version") == version else None


def before(change: Change, state: Columns | None) -> Columns | None:
    """How the row was before a change, where it was as `state` after it."""
    if change.kind == Change.Kind.INSERTED:
        return None
    if change.kind == Change.Kind.DELETED:
        return dict(change.before or {})
    return (state or {}) | (change.before or {})
