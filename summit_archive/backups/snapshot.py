"""What a database holds at one moment: rows and a digest of each table, and how many there are of all else."""

import contextlib
from collections.abc import Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from .addressed import Address

# How rows are written out as text, wherever and by whom they are read.
FORMS = {
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "intervalstyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "row_security": "off",
}
# Whoever was logged in then may have logged out since.
LEFT_OUT = ("django_session",)

OURS = """
n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = {oid} AND deptype = 'e')
"""
TABLES = f"""
SELECT format('%I.%I', nspname, relname), relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind = 'r' AND {OURS.format(oid="c.oid")} ORDER BY 1
"""
# The sums are those of any order of the rows; two digests of 64 bits each leave no chance to chance.
ROWS = """
SELECT count(*), coalesce(sum(hashtextextended(whole, 0)::numeric), 0), coalesce(sum(hashtextextended(whole, 1)::numeric), 0)
FROM (SELECT each::text COLLATE "C" AS whole FROM {table} AS each OFFSET 0) AS rows
"""
MADE_OF = {
    "indexes": f"""
SELECT count(*) FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_namespace n ON n.oid = relnamespace
WHERE indisvalid AND {OURS.format(oid="c.oid")}""",
    "constraints": f"""
SELECT count(*) FROM pg_constraint o JOIN pg_namespace n ON n.oid = connamespace
WHERE contype <> 'n' AND convalidated AND {OURS.format(oid="o.oid")}""",
    "triggers": f"""
SELECT count(*) FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
WHERE NOT tgisinternal AND tgenabled <> 'D' AND {OURS.format(oid="c.oid")}""",
    "functions": f"""
SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE {OURS.format(oid="p.oid")}""",
    "views": f"""
SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind IN ('v', 'm') AND {OURS.format(oid="c.oid")}""",
    "extensions": "SELECT count(*) FROM pg_extension",
}
# Roles that have been given rights: a restored archive without these lets its own web processes not in.
ROLES = """
SELECT DISTINCT rolname FROM pg_roles r JOIN (
    SELECT grantee FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace, aclexplode(relacl)
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relowner <> grantee
    UNION SELECT grantee FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace, aclexplode(proacl)
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND p.proowner <> grantee
    UNION SELECT grantee FROM pg_namespace n, aclexplode(nspacl)
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspowner <> grantee
    UNION SELECT grantee FROM pg_default_acl, aclexplode(defaclacl)
    UNION SELECT defaclrole FROM pg_default_acl
) AS given ON r.oid = grantee ORDER BY 1
"""
DEFINITIONS = {
    "functions": f"""
SELECT coalesce(md5(string_agg(pg_get_functiondef(p.oid), '' ORDER BY p.oid::regprocedure::text COLLATE "C")), '')
FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE prokind <> 'a' AND {OURS.format(oid="p.oid")}""",
    "triggers": f"""
SELECT coalesce(md5(string_agg(told, '' ORDER BY told COLLATE "C")), '') FROM (
    SELECT pg_get_triggerdef(t.oid) || tgenabled::text AS told
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
    WHERE NOT tgisinternal AND {OURS.format(oid="c.oid")}
) AS each""",
}
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY 1, 2"
CHANGES = "SELECT kind, sum(number)::bigint, max(changed_at)::text FROM summit_archive_changecount GROUP BY 1 ORDER BY 1"


class Snapshot:
    """One moment of a database, for as long as `taken` lasts. `name`: by which pg_dump shares it."""

    def __init__(self, cursor: Any):
        self.cursor = cursor
        for form, value in FORMS.items():
            self.ask("SELECT set_config(%s, %s, true)", form, value)
        self.name = self.value("SELECT pg_export_snapshot()")

    def ask(self, question: str, *values: object) -> list[tuple]:
        self.cursor.execute(question, values or None)
        return self.cursor.fetchall()

    def value(self, question: str) -> Any:
        return self.ask(question)[0][0]

    def tables(self) -> dict[str, dict[str, object]]:
        """{table: its rows, and a digest of them all}. Reads everything."""
        kept = [table for table, bare in self.ask(TABLES) if bare not in LEFT_OUT]
        return {table: self.rows_of(table) for table in kept}

    def rows_of(self, table: str) -> dict[str, object]:
        number, *sums = self.ask(ROWS.format(table=table))[0]
        return {"rows": number, "digest": ":".join(f"{int(each) % 2**128:032x}" for each in sums)}

    def made_of(self) -> dict[str, int]:
        return {noun: self.value(question) for noun, question in MADE_OF.items()}

    def definitions(self) -> dict[str, str]:
        """Digests of the words in which PostgreSQL tells them."""
        return {noun: self.value(question) for noun, question in DEFINITIONS.items()}

    def has(self, table: str) -> bool:
        return bool(self.ask("SELECT to_regclass(%s) IS NOT NULL", table)[0][0])

    def migrations(self) -> list[list[str]]:
        return [list(row) for row in self.ask(MIGRATIONS)] if self.has("django_migrations") else []

    def changes(self) -> dict[str, list]:
        """{kind: how often it has changed, and when last}, as pages are known by."""
        if not self.has("summit_archive_changecount"):
            return {}
        return {kind: [number, moment] for kind, number, moment in self.ask(CHANGES)}

    def roles(self) -> list[str]:
        return [role for (role,) in self.ask(ROLES)]

    def is_empty(self) -> bool:
        return (
            not self.ask(TABLES) and not self.value(MADE_OF["functions"]) and not self.value(MADE_OF["views"])
        )


@contextlib.contextmanager
def taken(connection: BaseDatabaseWrapper) -> Iterator[Snapshot]:
    """On a connection of its own, which no time limit ends."""
    with Address.of(connection).connected() as own, own.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield Snapshot(cursor)
