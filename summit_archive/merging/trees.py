"""Who stands inside whom, of records that may be parts of one another."""

from django.db import connection


def parent_field_of(model):
    """The field by which its rows are parts of one another, or None."""
    return next((one for one in model._meta.concrete_fields if one.name == "parent"), None)


def wholes_of(model, pk):
    """The ids of all that the row `pk` is a part of, the nearest first. One query."""
    sql = f"""
        WITH RECURSIVE whole (id, depth) AS (
            SELECT parent_id, 1 FROM "{model._meta.db_table}" WHERE id = %s AND parent_id IS NOT NULL
            UNION
            SELECT t.parent_id, depth + 1 FROM "{model._meta.db_table}" t JOIN whole ON whole.id = t.id
            WHERE t.parent_id IS NOT NULL AND depth < 100
        )
        SELECT id FROM whole ORDER BY depth
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [pk])
        return [pk for (pk,) in cursor.fetchall()]


def may_be_inside(model, pk, parent):
    """Whether a row that the rows `pk` (two that become one) are may be a part of `parent`. One query."""
    return parent is None or not ({parent, *wholes_of(model, parent)} & set(pk))
