"""What a merge would do, table by table, before anything is written: what moves, what becomes one, what has to be chosen."""

import hashlib
from dataclasses import dataclass, field

from django.db.models import Field

from .as_one import as_one_of
from .choices import Choices
from .clashes import Clash, clashes_of
from .collisions import Collisions, Moved, collisions_of, fetch
from .references import is_worked_out, label_of, references_to, tables_leaning_on
from .rules import rules_of

# Of more rows that contradict each other than these a page shows only the number.
MOST_CLASHES = 50
# In the place of the id of a record that is still to be made.
NOT_YET = 0


@dataclass
class TablePlan:
    """One table. `counts`: {column: how many of its rows move}, `there`: how many there are on the record that stays."""

    moved: Moved
    label: str
    is_direct: bool
    counts: dict[Field, int]
    there: int
    collisions: Collisions
    clashes: list[Clash] = field(default_factory=list)
    number_of_clashes: int = 0
    may_stay_behind: bool = False
    only: str = ""
    left: list[int] = field(default_factory=list)

    @property
    def model(self):
        return self.moved.model

    @property
    def name(self):
        return self.model._meta.db_table

    @property
    def moving(self):
        return sum(self.counts.values())

    @property
    def becoming_one(self):
        return len([row for row, stays in self.collisions.goes.items() if stays])

    @property
    def cannot_stand(self):
        return len([row for row, stays in self.collisions.goes.items() if not stays])

    @property
    def changed(self):
        return sum(map(len, self.collisions.yields.values()))

    @property
    def side_for_all(self):
        return self.moved.prefers_moved


@dataclass
class Plan:
    """`pairs`: {model: {a row that goes: the one in its place}}; `tables` in the order in which they lean on each other."""

    model: type
    kept: int
    gone: int
    tables: list[TablePlan] = field(default_factory=list)
    pairs: dict[type, dict[int, int]] = field(default_factory=dict)
    narrowed: dict[str, tuple[int, ...]] | None = None

    @property
    def shown(self):
        return [table for table in self.tables if table.counts and (table.moving or table.left)]

    @property
    def open(self):
        return sum(len(table.collisions.open) for table in self.tables)

    @property
    def clashes(self):
        """How many pairs of rows contradict each other, whether or not a rule would choose between them."""
        return sum(table.number_of_clashes for table in self.tables)

    @property
    def digest(self):
        """Of all that an editor sees of it: another one means that something changed meanwhile."""
        told = [
            (
                table.name,
                sorted((one.column, number) for one, number in table.counts.items()),
                sorted(table.collisions.goes.items(), key=repr),
                sorted(table.collisions.open),
                table.number_of_clashes,
            )
            for table in self.tables
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def plan_of(kept, gone, choices=None, side_of_kept="one", narrowed=None):
    """Some queries for each table that refers to the two, whatever their rows are.

    `narrowed`: {table: rows}, where only these move and `gone` stays what it is.
    """
    choices = choices or Choices()
    model = type(kept)._meta.concrete_model
    plan = Plan(
        model, kept.pk or NOT_YET, gone.pk, pairs={model: {gone.pk: kept.pk or NOT_YET}}, narrowed=narrowed
    )
    tables = tables_leaning_on(model)
    rules = rules_of(tables)
    for table in tables:
        columns = moved_columns(plan, table)
        if columns:
            one = plan_of_table(plan, table, columns, rules[table], choices, side_of_kept)
            plan.tables.append(one)
            pairs = {row: stays for row, stays in one.collisions.goes.items() if stays}
            if pairs:
                plan.pairs[table] = pairs
    return plan


def moved_columns(plan, table):
    """{column: pairs}, of those that refer to something that goes; of a table to itself only those of the two records."""
    return {
        one: plan.pairs[target]
        for target in list(plan.pairs)
        for one in references_to(target)
        if one.model is table and (target is not table or table is plan.model)
    }


def plan_of_table(plan, table, columns, rules, choices, side_of_kept):
    name = table._meta.db_table
    moved = Moved(
        table,
        columns,
        chosen=choices.rows.get(name, ()),
        prefers_moved=choices.tables.get(name, side_of_kept) != side_of_kept,
    )
    direct = [one for one in columns if one.related_model._meta.concrete_model is plan.model]
    if plan.narrowed is not None:
        moved.narrowed = {one: plan.narrowed.get(name, ()) for one in direct}
    may_stay_behind = as_one_of(table).may_stay_behind and not references_to(table)
    only = choices.lists.get(name, "") if may_stay_behind else ""
    left = rows_left(moved, of_kept=only != side_of_kept) if only else []
    moved.without = (*left, plan.gone) if table is plan.model else tuple(left)
    if is_worked_out(table):
        return with_its_record(moved)
    counts = {one: count(moved, one) for one in columns}
    collisions = collisions_of(moved, rules) if any(counts.values()) else Collisions()
    clashes = clashes_of(moved, collisions)
    return TablePlan(
        moved,
        label_of(columns_label(columns, direct), plan.model, sum(counts.values())),
        bool(direct),
        counts,
        there=count_there(direct[0], plan.kept) if direct else 0,
        collisions=collisions,
        clashes=clashes[:MOST_CLASHES],
        number_of_clashes=len(clashes),
        may_stay_behind=may_stay_behind and bool(direct),
        only=only,
        left=left,
    )


def with_its_record(moved):
    """What is worked out of a record goes with it, and is worked out again of the one that stays."""
    rows, values = moved.as_it_will_be()
    goes = {row: None for (row,) in fetch(f"SELECT __row FROM ({rows}) a WHERE __moves", values)}
    return TablePlan(moved, "", False, {}, 0, Collisions(goes=goes))


def columns_label(columns, direct):
    return direct[0] if direct else next(iter(columns))


def rows_left(moved, of_kept):
    """Of the side that an editor leaves out: all of its rows."""
    rows, values = moved.as_it_will_be()
    moves = "NOT __moves" if of_kept else "__moves"
    return [row for (row,) in fetch(f"SELECT __row FROM ({rows}) a WHERE {moves}", values)]


def count(moved, column):
    narrowing, rows = moved.narrowing(column, "t")
    sql = f"""
        SELECT count(*) FROM {moved.table} t
        WHERE t."{column.column}" = ANY(%s::bigint[])
            AND NOT t."{moved.model._meta.pk.column}" = ANY(%s::bigint[]){narrowing}
    """
    return fetch(sql, [list(moved.columns[column]), list(moved.without), *rows])[0][0]


def count_there(column, kept):
    sql = f'SELECT count(*) FROM "{column.model._meta.db_table}" WHERE "{column.column}" = %s'
    return fetch(sql, [kept])[0][0]
