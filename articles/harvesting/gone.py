"""Rows that readers once had a page of and have no more: deleted, merged into another, withdrawn."""

from django.db import connection

from .kinds import Kind

# A change that took a row from readers: an article that was published, of others any deletion.
TAKEN = {"articles": "before ->> 'status' = 'published'"}
DELETED = "kind = 'D'"
READABLE = {"articles": "AND status = 'published'"}
GONE = """
    SELECT DISTINCT row FROM summit_archive_change
    WHERE table_name = %(table)s AND row > %(after)s AND {taken}
        AND NOT EXISTS (SELECT FROM {table} WHERE id = row {readable})
    ORDER BY row LIMIT %(most)s
"""


def taken(kind: Kind) -> str:
    """SQL: a change that took its row from readers."""
    return TAKEN.get(kind.name, DELETED)


def readable(kind: Kind) -> str:
    """SQL: what follows a condition, so that it is of what readers see alone."""
    return READABLE.get(kind.name, "")


def gone_after(kind: Kind, after: int, most: int) -> list[int]:
    """The next of their numbers. One query, which reads the changes of this table alone."""
    asked = GONE.format(taken=taken(kind), table=kind.table, readable=readable(kind))
    with connection.cursor() as cursor:
        cursor.execute(asked, {"table": kind.table, "after": after, "most": most})
        return [number for (number,) in cursor.fetchall()]


def is_gone(kind: Kind, number: int) -> bool:
    return number in gone_after(kind, number - 1, 1)
