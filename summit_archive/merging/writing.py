"""Carries a plan out, in sets: the statements are as many for one row as for thousands."""

import json
from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from .as_one import JOINED, OF_A_SOURCE, as_one_of, contradicts, says_nothing
from .leading_on import lead_on, take_former_addresses
from .references import references_to
from .trees import parent_field_of

# So many rows are moved by one statement, for triggers list the articles behind them anew: no statement lasts long.
AT_ONCE = 2000


class CannotMerge(Exception):
    """Why two records cannot become one as it was chosen, in the editor's words."""


def merge(plan, kept, gone, fields, hooks):
    """Within a transaction, both rows locked. Raises CannotMerge, or IntegrityError where a rule refuses what comes of it."""
    if plan.open:
        raise CannotMerge(_("Some rows contradict each other: choose which of them stay."))
    number = gone.pk
    leave_the_tree(kept)
    for table in reversed(plan.tables):
        write(table)
    take_former_addresses(kept, gone)
    delete(plan.model, [number])
    lead_on(kept, gone, number)
    take_fields(kept, gone, fields)
    hooks.after(kept, gone, number)
    check_now()


def check_now():
    """What is checked only at the end of a transaction is checked now, while it can still be told in words."""
    run("SET CONSTRAINTS ALL IMMEDIATE", None)
    run("SET CONSTRAINTS ALL DEFERRED", None)


def leave_the_tree(kept):
    """Until what it becomes a part of is decided, lest it stand inside itself for a moment."""
    parent = parent_field_of(type(kept))
    if parent is not None and getattr(kept, parent.attname) is not None:
        type(kept)._base_manager.filter(pk=kept.pk).update(**{parent.attname: None})


def write(table):
    """One table: what becomes one, what goes, what moves."""
    collisions = table.collisions
    rows_of = {row: stays for row, stays in collisions.goes.items() if stays}
    for pairs in rounds(rows_of):
        fill(table.model, pairs)
    for rule, rows in collisions.yields.items():
        if rows:
            values = as_one_of(table.model).yields[rule]
            table.model._base_manager.filter(pk__in=rows).update(**values)
    for column, rows in collisions.emptied.items():
        sql = f'UPDATE {table.moved.table} SET "{column}" = NULL WHERE "{table.model._meta.pk.column}" = ANY(%s)'
        run(sql, [rows])
    for field in references_to(table.model):
        if field.model is table.model and rows_of:
            repoint(field, rows_of)
    delete(table.model, [*collisions.goes, *table.left])
    for field, pairs in table.moved.columns.items() if table.counts else ():
        repoint(field, pairs, *table.moved.narrowing(field, "t"))


def repoint(field, pairs, narrowing="", rows=()):
    """`narrowing`: SQL, with `rows` as its values, by which only some rows are moved. A statement for each AT_ONCE rows."""
    if field.primary_key:
        move_keys(field, pairs)
        return
    table, key, column = field.model._meta.db_table, field.model._meta.pk.column, field.column
    sql = f"""
        UPDATE "{table}" moved SET "{column}" = pair.new
        FROM unnest(%s::bigint[], %s::bigint[]) pair (old, new)
        WHERE moved."{column}" = pair.old AND moved."{key}" IN (
            SELECT t."{key}" FROM "{table}" t WHERE t."{column}" = ANY(%s::bigint[]){narrowing} LIMIT {AT_ONCE}
        )
    """
    values = [list(pairs), list(pairs.values()), list(pairs), *rows]
    while run(sql, values) == AT_ONCE:
        pass


def move_keys(field, pairs):
    """A row whose key is what it refers to goes and comes anew under the other: so the history can tell it, too."""
    table, key = field.model._meta.db_table, field.column
    names = ", ".join(f'"{one.column}"' for one in field.model._meta.concrete_fields if not one.generated)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT to_jsonb(t) || jsonb_build_object(%s, pair.new) FROM "{table}" t '
            f'JOIN unnest(%s::bigint[], %s::bigint[]) pair (old, new) ON t."{key}" = pair.old',
            [key, list(pairs), list(pairs.values())],
        )
        rows = [json.loads(row) if isinstance(row, str) else row for (row,) in cursor.fetchall()]
    delete(field.model, list(pairs))
    run(
        f'INSERT INTO "{table}" ({names}) SELECT {names} '
        f'FROM jsonb_populate_recordset(NULL::"{table}", %s::jsonb)',
        [json.dumps(rows)],
    )


def delete(model, rows):
    if rows:
        run(
            f'DELETE FROM "{model._meta.db_table}" WHERE "{model._meta.pk.column}" = ANY(%s::bigint[])',
            [rows],
        )


def rounds(pairs):
    """The pairs, so that in no round two rows are told to the same one."""
    waiting = defaultdict(list)
    for row, stays in sorted(pairs.items()):
        waiting[stays].append(row)
    while waiting:
        yield {rows.pop(): stays for stays, rows in waiting.items()}
        waiting = {stays: rows for stays, rows in waiting.items() if rows}


def fill(model, pairs):
    """What the row that stays lacks it takes from the one that goes; sources and notes of both stand on it.

    Not of one that contradicts it: its note and its source are of what it said, and stay with that in the history.
    """
    cells, values, told = filling(model)
    if not cells:
        return
    against, values_against = contradicts(model)
    key = model._meta.pk.column
    run(
        f'UPDATE "{model._meta.db_table}" s SET {", ".join(cells)} '
        f"FROM unnest(%s::bigint[], %s::bigint[]) pair (goes, stays) "
        f'JOIN "{model._meta.db_table}" r ON r."{key}" = pair.goes '
        f'WHERE s."{key}" = pair.stays AND ({" OR ".join(told)}) AND NOT {against}',
        [*values, list(pairs), list(pairs.values()), *values_against],
    )


def filling(model):
    """SQL of the columns to set, its values, and the conditions of which one shows that there is something to set."""
    names = {one.name for one in model._meta.concrete_fields}
    groups = list(as_one_of(model).fills)
    if names.issuperset(OF_A_SOURCE):
        groups.append(OF_A_SOURCE)
    cells, values, told = [], [], []
    for group in groups:
        nothing, silent = says_nothing(model, group[0], "s")
        for name in group:
            column = model._meta.get_field(name).column
            taken = f'r."{column}"'
            kept = joined(model, name) if name in JOINED and name in names else f's."{column}"'
            cells.append(f'"{column}" = CASE WHEN {nothing} THEN {taken} ELSE {kept} END')
            values += silent
            told.append(f's."{column}" IS DISTINCT FROM r."{column}"')
    return cells, values, told


def joined(model, name):
    """Both texts, where both fit and the one does not have the other's already."""
    field = model._meta.get_field(name)
    one, other = f's."{field.column}"', f'r."{field.column}"'
    return (
        f"CASE WHEN {other} = '' OR position({other} IN {one}) > 0 "
        f"OR length({one}) + length({other}) + 2 > {field.max_length} "
        f"THEN {one} ELSE {one} || '; ' || {other} END"
    )


def take_fields(kept, gone, fields):
    """The columns as they were chosen; the row is saved, so that what follows from them follows. Raises CannotMerge."""
    parent = parent_field_of(type(kept))
    sides = {True: kept, False: gone}
    for compared, is_kept in fields:
        side = sides[is_kept] if is_kept is not None else None
        setattr(kept, compared.field.attname, getattr(side, compared.field.attname) if side else None)
    if parent is not None and getattr(kept, parent.attname) == gone.pk:
        setattr(kept, parent.attname, None)
    if not all(is_kept for _compared, is_kept in fields):
        refuse_what_it_becomes(kept)
    kept.save()


def refuse_what_it_becomes(kept):
    try:
        kept.full_clean()
    except ValidationError as error:
        raise CannotMerge(" ".join(error.messages)) from error


def run(sql, values):
    """How many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount
