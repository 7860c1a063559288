"""Takes a step back as a whole, or says why it cannot: what came after is never overwritten."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import CASCADE, Model
from django.utils.translation import gettext as _

from ..postgres.declared import column_of
from .netting import Key, Net, net_of
from .reading import Columns, columns_of, models_by_table
from .recording import recorded
from .tables import Change, Step
from .words import called_gone

# So many reasons are told; then how many more there are.
MOST_REASONS = 12
# So many rows a statement writes, which may take only some seconds where a reader's process sends it.
AT_ONCE = 1000


class CannotRevert(Exception):
    """`reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Reverted:
    """`step` is the number of the step that took the other back; `rows` how many rows are as they were."""

    step: int | None
    rows: int


def revert(number: int, by: Any = None, why: str = "", only: Iterable[Key] | None = None) -> Reverted:
    """Take the step of that number back, in one transaction, as a step of its own; `only` some of its rows, each by its
    table and number. Raises CannotRevert and has written nothing, or Step.DoesNotExist.

    Some three queries for each table, and one for each run of rows that are written alike.
    """
    doing = _("Taken back: %s")
    with transaction.atomic():
        step = Step.objects.select_for_update(no_key=True).get(pk=number)
        if only is None and is_taken_back(step):
            raise CannotRevert([_("It was taken back already.")])
        rows = nets_of(step, only)
        told = doing % step
        with recorded(by=by, doing=told, why=why, undoes=number if only is None else None) as done:
            written = write_back(rows, as_they_stand(rows))
    return Reverted(done.number, written)


def is_taken_back(step: Step) -> bool:
    """By a step that was not taken back itself. A query for each step back and forth."""
    return any(not is_taken_back(later) for later in step.undone_by.all())


def nets_of(step: Step, only: Iterable[Key] | None) -> list[Net]:
    """What the step did to each row, what it did last first."""
    wanted = None if only is None else set(only)
    kept = [net for net in net_of(step.changes.order_by("pk")) if wanted is None or net.key in wanted]
    return sorted(kept, key=lambda net: (-net.last, -net.number))


def as_they_stand(rows: list[Net]) -> dict[Key, Columns]:
    """The rows as they are now, locked. A query for each table."""
    found: dict[Key, Columns] = {}
    for table, some in by_table(rows):
        now = columns_of(models_by_table()[table], [net.number for net in some], lock=True)
        found |= {(table, number): columns for number, columns in now.items()}
    return found


def by_table(rows: list[Net]) -> Iterator[tuple[str, list[Net]]]:
    ordered = sorted(rows, key=lambda net: net.table)
    for table, some in groupby(ordered, key=lambda net: net.table):
        yield table, list(some)


# --- What came after ----------------------------------------------------------------


def write_back(rows: list[Net], now: dict[Key, Columns]) -> int:
    """Raises CannotRevert where a row is otherwise than the step left it, or something hangs on it meanwhile."""
    if reasons := list(what_came_after(rows, now)):
        raise CannotRevert(shortened(reasons))
    pending = [net for net in rows if is_to_be_written(net, now)]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for (table, way, columns), some in groupby(pending, key=how):
                for rows_at_once in batched(some, AT_ONCE):
                    WAYS[way](cursor, models_by_table()[table], list(columns), rows_at_once)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise CannotRevert([in_words(error)]) from error
    return len(pending)


def batched(rows: Iterable[Net], size: int) -> Iterator[list[Net]]:
    rows = iter(rows)
    while some := list(islice(rows, size)):
        yield some


def how(net: Net) -> tuple[str, str, tuple[str, ...]]:
    columns: tuple[str, ...] = () if net.way_back == "delete" else tuple(net.columns())
    return net.table, net.way_back, columns


def what_came_after(rows: list[Net], now: dict[Key, Columns]) -> Iterator[str]:
    for table, some in by_table(rows):
        made = [net for net in some if net.was_made and net.key in now]
        changed_since = columns_changed_since(table, made)
        for net in some:
            stands = now.get(net.key)
            if net.way_back == "insert" and stands is not None:
                yield _("“%(what)s” is there again.") % {"what": name_of(net, stands)}
            elif net.way_back == "update" and stands is None:
                yield _("“%(what)s” was removed since.") % {"what": name_of(net, net.before)}
            elif net.way_back == "update":
                yield from differing(net, stands or {})
            elif columns := changed_since.get(net.number):
                yield changed(net, stands or {}, columns)


def differing(net: Net, stands: Columns) -> Iterator[str]:
    columns = [
        column
        for column in net.columns()
        if column in net.after and stands.get(column) not in (net.after[column], net.before[column])
    ]
    if columns:
        yield changed(net, stands, columns)


def columns_changed_since(table: str, made: list[Net]) -> dict[int, list[str]]:
    """{number of a row that the step made: its columns that are otherwise now}. One query."""
    if not made:
        return {}
    numbers = [net.number for net in made]
    later = Change.objects.filter(table_name=table, row__in=numbers, kind=Change.Kind.UPDATED)
    later = later.filter(pk__gt=min(net.last for net in made)).exclude(step=made[0].step)
    return {net.number: columns for net in net_of(later.order_by("pk")) if (columns := net.differing())}


def is_to_be_written(net: Net, now: dict[Key, Columns]) -> bool:
    if net.way_back == "delete":
        return net.key in now
    if net.way_back == "insert":
        return True
    return any(now[net.key].get(column) != net.before[column] for column in net.columns())


def changed(net: Net, stands: Columns, columns: list[str]) -> str:
    fields = {one.column: one for one in models_by_table()[net.table]._meta.concrete_fields}
    names = ", ".join(str(fields[column].verbose_name) if column in fields else column for column in columns)
    facts = {"what": name_of(net, stands), "columns": names}
    return _("“%(what)s” was changed since: %(columns)s.") % facts


def name_of(net: Net, columns: Columns) -> str:
    return called_gone(models_by_table()[net.table], columns, net.number)


def in_words(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    table = getattr(diagnosis, "table_name", "") or ""
    model = models_by_table().get(table)
    kind = str(model._meta.verbose_name_plural) if model else table
    rule = (getattr(diagnosis, "constraint_name", "") or "").replace("_", " ")
    told = _("Other rows now depend on it, or are in its place: %(kind)s (rule “%(rule)s”).")
    return told % {"kind": kind, "rule": rule}


def shortened(reasons: list[str]) -> list[str]:
    more = len(reasons) - MOST_REASONS
    if more <= 0:
        return reasons
    return [*reasons[:MOST_REASONS], _("And %d more of the kind.") % more]


# --- Ways back ----------------------------------------------------------------------


def delete_again(cursor: CursorWrapper, model: type[Model], columns: list[str], rows: list[Net]) -> None:
    numbers = [net.number for net in rows]
    for beside, column in kept_beside(model):
        cursor.execute(f"DELETE FROM {table_of(beside)} WHERE {quoted([column])} = ANY (%s)", [numbers])
    key = quoted([model._meta.pk.column])
    cursor.execute(f"DELETE FROM {table_of(model)} WHERE {key} = ANY (%s)", [numbers])


@cache
def kept_beside(model: type[Model]) -> list[tuple[type[Model], str]]:
    """The tables, and their columns, that programs keep beside a row, without a history, and that go with it."""
    found = []
    for relation in model._meta.related_objects:
        beside = relation.related_model
        if not isinstance(beside, str) and relation.on_delete is CASCADE and is_unkept(beside):
            found.append((beside, column_of(beside, relation.field.name)))
    return found


def is_unkept(model: type[Model]) -> bool:
    declared = getattr(apps.get_app_config(model._meta.app_label), "row_triggers", None)
    return declared is not None and model.__name__ in declared.unkept


def insert_again(cursor: CursorWrapper, model: type[Model], columns: list[str], rows: list[Net]) -> None:
    names = [column for column in columns if column in columns_now(model)]
    if "version" in columns_now(model):
        names.append("version")
    cursor.execute(
        f"INSERT INTO {table_of(model)} ({quoted(names)}) OVERRIDING SYSTEM VALUE "
        f"SELECT {quoted(names)} FROM jsonb_populate_recordset(NULL::{table_of(model)}, %s::jsonb)",
        [json.dumps([net.before for net in rows])],
    )


def update_back(cursor: CursorWrapper, model: type[Model], columns: list[str], rows: list[Net]) -> None:
    names = [column for column in columns if column in columns_now(model)]
    if not names:
        return
    key = model._meta.pk.column
    was = [{**net.before, key: net.number} for net in rows]
    settings = ", ".join(f"{quoted([name])} = was.{quoted([name])}" for name in names)
    cursor.execute(
        f"UPDATE {table_of(model)} AS t SET {settings} "
        f"FROM jsonb_populate_recordset(NULL::{table_of(model)}, %s::jsonb) AS was "
        f"WHERE t.{quoted([key])} = was.{quoted([key])}",
        [json.dumps(was)],
    )


WAYS = {"delete": delete_again, "insert": insert_again, "update": update_back}


def columns_now(model: type[Model]) -> set[str]:
    """A column that a later version of the program took away is not set back."""
    return {one.column for one in model._meta.concrete_fields if not one.generated}


def table_of(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def quoted(names: Iterable[str]) -> str:
    return ", ".join(connection.ops.quote_name(name) for name in names)
