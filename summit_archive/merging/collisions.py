"""Which rows of a table could not stand side by side once what they refer to is one; and which of each would stay."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Field

from .as_one import as_one_of, says_nothing


@dataclass
class Moved:
    """A table whose `columns` name other rows from now on: {field: {the old one's id: the new one's}}.

    `chosen` are rows that an editor wants to stay; `prefers_moved`: where nobody chose, those that move stay. `without`
    are rows that are left out of account; of `narrowed` columns only these rows move.
    """

    model: type
    columns: dict[Field, dict[int, int]]
    chosen: tuple[int, ...] = ()
    prefers_moved: bool = False
    without: tuple[int, ...] = ()
    narrowed: dict[Field, tuple[int, ...]] = field(default_factory=dict)

    @property
    def table(self):
        return f'"{self.model._meta.db_table}"'

    def as_it_will_be(self):
        """SQL and its values: the rows that refer to an old one or a new one, as they will be; `__row` is the key of now."""
        own = [one.column for one in self.model._meta.concrete_fields]
        moved = {one.column: place for place, one in enumerate(self.columns)}
        cells = [
            f'coalesce(p{moved[column]}.new, t."{column}") AS "{column}"'
            if column in moved
            else f't."{column}"'
            for column in own
        ]
        joins, values, there, asked = [], [], [], []
        for place, (one, pairs) in enumerate(self.columns.items()):
            column = f't."{one.column}"'
            narrowing, rows = self.narrowing(one, "t")
            joins.append(
                f"LEFT JOIN unnest(%s::bigint[], %s::bigint[]) p{place} (old, new) "
                f"ON p{place}.old = {column}{narrowing}"
            )
            values += [list(pairs), list(pairs.values()), *rows]
            there.append(f"{column} = ANY(%s::bigint[])")
            asked.append([*pairs, *set(pairs.values())])
        moves = " OR ".join(f"p{place}.new IS NOT NULL" for place in range(len(self.columns)))
        key = f't."{self.model._meta.pk.column}"'
        sql = (
            f"SELECT {key} AS __row, ({moves}) AS __moves, {', '.join(cells)} FROM {self.table} t "
            f"{' '.join(joins)} WHERE ({' OR '.join(there)}) AND NOT {key} = ANY(%s::bigint[])"
        )
        return sql, [*values, *asked, list(self.without)]

    def narrowing(self, column, alias):
        """SQL that only some rows move by this column, and its values; nothing where all do."""
        if column not in self.narrowed:
            return "", []
        return f' AND {alias}."{self.model._meta.pk.column}" = ANY(%s::bigint[])', [
            list(self.narrowed[column])
        ]


@dataclass
class Collisions:
    """`goes`: {a row: the row that stays in its place, or None}; `open`: pairs of which an editor has to choose;
    `preset`: pairs that a rule decides and an editor may decide otherwise; `yields`: rows that stay changed, by rule;
    `emptied`: {column: rows that lose it}."""

    goes: dict[int, int | None] = field(default_factory=dict)
    open: list[tuple[int, int]] = field(default_factory=list)
    preset: list[tuple[int, int]] = field(default_factory=list)
    yields: dict[str, list[int]] = field(default_factory=dict)
    emptied: dict[str, list[int]] = field(default_factory=dict)

    def settle(self):
        """Who stays in the place of one that goes itself is followed to the one that stays."""
        for row in self.goes:
            stays = self.goes[row]
            while stays in self.goes:
                stays = self.goes[stays]
            self.goes[row] = stays
        for rows in self.yields.values():
            rows[:] = [row for row in rows if row not in self.goes]


def collisions_of(moved, rules):
    """A query for each rule that the moved columns are in."""
    found = Collisions()
    columns = [one.column for one in moved.columns]
    one = as_one_of(moved.model)
    for rule in rules.about("check", columns):
        contradict_themselves(moved, rule, found)
    yielding = [rule for rule in rules.about("unique", columns) if rule.name in one.yields]
    for rule in rules.about("unique", columns):
        if rule not in yielding:
            expressions = list(rule.expressions)
            found.goes |= repeated(moved, expressions, rule.condition, rule.nulls_are_equal, found.goes)
    if one.same:
        same = [f'"{moved.model._meta.get_field(name).column}"' for name in one.same]
        found.goes |= repeated(moved, same, None, True, found.goes)
    for rule in rules.about("apart", columns):
        overlapping(moved, rule, found)
    for rule in yielding:
        expressions = list(rule.expressions)
        losers = repeated(moved, expressions, rule.condition, rule.nulls_are_equal, found.goes)
        found.yields[rule.name] = list(losers)
    found.settle()
    return found


def repeated(moved, expressions, condition, nulls_are_equal, gone):
    """{a row: the one that stays}, of rows that would be alike in `expressions`, where one of them moves and not all."""
    rows, values = moved.as_it_will_be()
    order, order_values = who_stays(moved)
    where = [f"({condition})"] if condition else []
    if not nulls_are_equal:
        where += [f"({one}) IS NOT NULL" for one in expressions]
    sql = f"""
        SELECT __row, __stays FROM (
            SELECT __row, first_value(__row) OVER (alike ORDER BY {order}) AS __stays,
                bool_or(__moves) OVER alike AND NOT bool_and(__moves) OVER alike AS __meet
            FROM ({rows}) a
            WHERE NOT __row = ANY(%s::bigint[]) {"".join(f" AND {one}" for one in where)}
            WINDOW alike AS (PARTITION BY {", ".join(expressions)})
        ) b WHERE __meet AND __row <> __stays
    """
    return dict(fetch(sql, [*order_values, *values, list(gone)]))


def who_stays(moved):
    """SQL of the order: whom an editor chose; then who says more; then who stood there before."""
    order, values = ["__row = ANY(%s::bigint[]) DESC"], [list(moved.chosen)]
    for name in as_one_of(moved.model).asks:
        nothing, silent = says_nothing(moved.model, name, "a")
        order.append(nothing)
        values += silent
    order += ["__moves DESC" if moved.prefers_moved else "__moves", "__row"]
    return ", ".join(order), values


def contradict_themselves(moved, rule, found):
    """Rows that a rule of single rows would refuse: they lose the column where they may be without it, else they go."""
    rows, values = moved.as_it_will_be()
    refused = fetch(f"SELECT __row FROM ({rows}) a WHERE __moves AND NOT ({rule.expressions[0]})", values)
    may_be_empty = [one for one in moved.columns if one.null and rule.is_about(one.column)]
    for (row,) in refused:
        if may_be_empty:
            found.emptied.setdefault(may_be_empty[0].column, []).append(row)
        else:
            found.goes[row] = None


def overlapping(moved, rule, found):
    """Rows of the same ones that would hold at one time: what is contained goes, unless an editor chose it."""
    rows, values = moved.as_it_will_be()
    meet = " AND ".join(
        f"x.{one} {operator} y.{one}" for one, operator in zip(rule.expressions, rule.operators, strict=True)
    )
    days = next(
        f"{one}" for one, operator in zip(rule.expressions, rule.operators, strict=True) if operator == "&&"
    )
    sql = f"""
        WITH a AS MATERIALIZED ({rows})
        SELECT x.__row, y.__row, x.{days} <@ y.{days}, x.{days} @> y.{days}
        FROM a x JOIN a y ON x.__moves AND NOT y.__moves AND {meet} ORDER BY 1, 2
    """
    for group in connected(fetch(sql, values)):
        decide(moved, group, found)


def connected(pairs):
    """The pairs, in groups that share no row."""
    groups = []
    for pair in pairs:
        joined = [group for group in groups if any({pair[0], pair[1]} & {one[0], one[1]} for one in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([one for group in joined for one in group] + [pair])
    return groups


def decide(moved, group, found):
    """Of rows that overlap all of one side stay: the side that an editor chose, else the one that holds the other's days."""
    coming, there = {pair[0] for pair in group}, {pair[1] for pair in group}
    pairs = [(pair[0], pair[1]) for pair in group]
    stays = side_that_stays(moved, group, coming, there)
    if stays is None:
        found.open += pairs
        return
    found.preset += pairs
    stays_of = defaultdict(list)
    for pair in pairs:
        stays_of[pair[1 - stays]].append(pair[stays])
    found.goes |= {row: stays_of[row][0] for row in (coming, there)[1 - stays]}


def side_that_stays(moved, group, coming, there):
    """0 for the rows that move, 1 for those that are there; None where an editor has to choose, or chose some of each."""
    chosen = [bool(side & set(moved.chosen)) for side in (coming, there)]
    if any(chosen):
        return None if all(chosen) else chosen.index(True)
    coming_is_held = {pair[0] for pair in group if pair[2]} == coming
    there_is_held = {pair[1] for pair in group if pair[3]} == there
    if coming_is_held and there_is_held:
        return 0 if moved.prefers_moved else 1
    if coming_is_held or there_is_held:
        return 1 if coming_is_held else 0
    return None


def fetch(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
