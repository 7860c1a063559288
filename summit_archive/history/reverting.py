"""Takes a step back as a whole, or says why it cannot: what came after is never overwritten."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .reading import Columns, columns_of, following_columns, models_by_table
from .recording import recorded
from .tables import Change, Step

# So many reasons are told; then how many more there are.
MOST_REASONS = 12

Key = tuple[str, int]


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


@dataclass(slots=True)
class Net:
    """What a step did to one row, all its changes taken together. `last`: the number of the last of them."""

    table: str
    number: int
    step: int
    last: int
    before: Columns = field(default_factory=dict)
    after: Columns = field(default_factory=dict)
    was_made: bool = False
    was_deleted: bool = False

    @property
    def key(self) -> Key:
        return self.table, self.number

    @property
    def way_back(self) -> str:
        if self.was_made:
            return "delete"
        return "insert" if self.was_deleted else "update"

    def take(self, change: Change) -> None:
        self.last = change.pk
        if change.kind == Change.Kind.INSERTED:
            self.was_made = not self.was_deleted  # else the same row came back
            self.was_deleted = False
            return
        self.before = (change.before or {}) | self.before
        self.was_deleted = change.kind == Change.Kind.DELETED
        self.after = {} if self.was_deleted else self.after | (change.after or {})

    def columns(self) -> list[str]:
        """Those that are to be set back."""
        return sorted(self.before.keys() - following_columns(self.table))


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
        rows = net_of(step, only)
        told = doing % step
        with recorded(by=by, doing=told, why=why, undoes=number if only is None else None) as done:
            written = write_back(rows, as_they_stand(rows))
    return Reverted(done.number, written)


def is_taken_back(step: Step) -> bool:
    """By a step that was not taken back itself. A query for each step back and forth."""
    return any(not is_taken_back(later) for later in step.undone_by.all())


def net_of(step: Step, only: Iterable[Key] | None = None) -> list[Net]:
    """What the step did to each row, what it did last first."""
    found: dict[Key, Net] = {}
    for change in step.changes.order_by("pk"):
        for number in numbers_of(change):
            key = change.table_name, number
            net = found.get(key)
            if net is None:
                net = found[key] = Net(*key, step.pk, change.pk)
            if net.was_made and change.kind == Change.Kind.DELETED:
                del found[key]  # it came and went
            elif not net.was_made:
                net.take(change)
    wanted = None if only is None else set(only)
    kept = [net for key, net in found.items() if wanted is None or key in wanted]
    return sorted(kept, key=lambda net: (-net.last, -net.number))


def numbers_of(change: Change) -> Iterable[int]:
    if change.row is not None:
        return [change.row]
    return (number for numbers in change.rows or () for number in numbers)


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
                WAYS[way](cursor, models_by_table()[table], list(columns), list(some))
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise CannotRevert([in_words(error)]) from error
    return len(pending)


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
                yield _("%(what)s is there again.") % {"what": name_of(net, stands)}
            elif net.way_back == "update" and stands is None:
                yield _("%(what)s was removed since.") % {"what": name_of(net, net.before)}
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
    nets: dict[int, Net] = {}
    numbers = [net.number for net in made]
    later = Change.objects.filter(table_name=table, row__in=numbers, kind=Change.Kind.UPDATED)
    for change in (
        later.filter(pk__gt=min(net.last for net in made)).exclude(step=made[0].step).order_by("pk")
    ):
        for number in numbers_of(change):
            nets.setdefault(number, Net(table, number, change.step_id, change.pk)).take(change)
    found = {
        number: [column for column in net.columns() if net.after[column] != net.before[column]]
        for number, net in nets.items()
    }
    return {number: columns for number, columns in found.items() if columns}


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
    return _("%(what)s was changed since: %(columns)s.") % facts


def name_of(net: Net, columns: Columns) -> str:
    """What a row is, in words that need no query: “Meeting “Summit in Astana””."""
    kind = capfirst(models_by_table()[net.table]._meta.verbose_name)
    known = ("title", "headline", "name", "text", "name_as_given", "as_given", "slug")
    told = next((str(columns[one]) for one in known if columns.get(one)), f"{net.number}")
    return f"{kind} “{told[:80]}”"


def in_words(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    table = getattr(diagnosis, "table_name", "") or ""
    model = models_by_table().get(table)
    kind = str(model._meta.verbose_name_plural) if model else table
    rule = (getattr(diagnosis, "constraint_name", "") or "").replace("_", " ")
    told = _("Other rows rest on it since, or stand in its place: %(kind)s (rule “%(rule)s”).")
    return told % {"kind": kind, "rule": rule}


def shortened(reasons: list[str]) -> list[str]:
    more = len(reasons) - MOST_REASONS
    if more <= 0:
        return reasons
    return [*reasons[:MOST_REASONS], _("And %d more of the kind.") % more]


# --- Ways back ----------------------------------------------------------------------


def delete_again(cursor: CursorWrapper, model: type[Model], columns: list[str], rows: list[Net]) -> None:
    key = quoted([model._meta.pk.column])
    cursor.execute(f"DELETE FROM {table_of(model)} WHERE {key} = ANY (%s)", [[net.number for net in rows]])


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
