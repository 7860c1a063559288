"""Makes the functions, views and triggers of the database those that the apps declare.

Like Flyway's "repeatable migrations": `migrate` compares at its end and installs what differs, in one
transaction. Where nothing differs nothing is locked. Ours are known by their names, which begin with
`summit_`, by their functions' names (triggers), or by the table of what was installed (views).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.migrations.operations.base import Operation

from .declared import Declared, Rebuild, declared, of_file, values_of
from .history import is_complete
from .installed import InstalledText

TABLE = InstalledText._meta.db_table
# What a role that may only read does not read.
PRIVATE = Path(__file__).parents[1] / "production" / "private.sql"

# By kind and key as in `declared`. `found` is what PostgreSQL made of the text; a trigger that was
# switched off is another one.
FOUND = f"""
SELECT kind, key, handle, now.found, coalesce(kept.text, ''), coalesce(kept.found = now.found, false)
FROM (
    SELECT 'function' AS kind,
        format('%%s(%%s) returns %%s', proname, pg_get_function_arguments(oid), pg_get_function_result(oid)) AS key,
        oid::regprocedure::text AS handle, md5(pg_get_functiondef(oid)) AS found
    FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, 'summit_')
    UNION ALL
    SELECT 'view', relname, quote_ident(relname), md5(pg_get_viewdef(oid))
    FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'v'
        AND (starts_with(relname, 'summit_') OR relname = ANY (%(views)s)
            OR relname IN (SELECT key FROM {TABLE} WHERE kind = 'view'))
    UNION ALL
    SELECT 'trigger', format('%%s on %%s', tgname, relname), format('%%I ON %%I', tgname, relname),
        md5(pg_get_triggerdef(t.oid) || tgenabled::text)
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
    WHERE relnamespace = current_schema()::regnamespace AND starts_with(proname, 'summit_') AND NOT tgisinternal
) AS now LEFT JOIN {TABLE} AS kept USING (kind, key)
"""
REMEMBER = f"INSERT INTO {TABLE} (kind, key, text, found) VALUES (%s, %s, %s, %s)"


@dataclass(frozen=True)
class Found:
    """One that the database has. `is_untouched`: it is still what was made of the text."""

    kind: str
    key: str
    handle: str
    digest: str
    text: str
    is_untouched: bool

    @property
    def name(self) -> str:
        return self.key.partition("(")[0]


@dataclass(frozen=True)
class Difference:
    """`wanted` are missing or other than declared; `gone` are declared no more."""

    wanted: list[Declared]
    gone: list[Found]

    def __bool__(self):
        return bool(self.wanted or self.gone)


def difference(connection: BaseDatabaseWrapper) -> Difference:
    """Between what is declared and what the database has. One query; the archive's table must be there."""
    asked = declared()
    there = {(each.kind, each.key): each for each in found(connection, asked)}
    return Difference(
        wanted=[each for each in asked if not is_same(each, there.pop((each.kind, each.key), None))],
        gone=list(there.values()),
    )


def is_same(each: Declared, there: Found | None) -> bool:
    return there is not None and there.is_untouched and there.text == each.digest


def found(connection: BaseDatabaseWrapper, asked: list[Declared]) -> list[Found]:
    views = [each.key for each in asked if each.kind == "view"]
    with connection.cursor() as cursor:
        cursor.execute(FOUND, {"views": views})
        return [Found(*row) for row in cursor.fetchall()]


def install(connection: BaseDatabaseWrapper, say: Callable[[str], object] = lambda line: None) -> None:
    """Make the database's the same as what is declared. `say` is given a line about what takes time."""
    if not difference(connection):
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('summit install'))")
        cursor.execute("SET LOCAL check_function_bodies = off")  # one may call another that comes later
        differs = difference(connection)  # another may have been at it meanwhile
        rebuilds = rebuilds_of(cursor, differs)
        replace(connection, cursor, differs)
        remember(connection, cursor)
        for rebuild in rebuilds:
            say(f"What {rebuild.table} is found by is decided by another text now: {rebuild.function}() …")
            cursor.execute(f"SELECT {rebuild.function}()")


def replace(connection: BaseDatabaseWrapper, cursor: CursorWrapper, differs: Difference) -> None:
    """Functions first, then views, then triggers; what others may still refer to goes last.

    A function that takes or gives something else under its old name cannot be replaced, and no view that
    has other columns: these go first, and all views with them, of which there are few.
    """
    renewed = {each.name for each in differs.wanted if each.kind == "function"}
    triggers = [each for each in differs.gone if each.kind == "trigger"]
    before = [each for each in differs.gone if each.kind == "function" and each.name in renewed]
    after = [each for each in differs.gone if each.kind == "function" and each.name not in renewed]
    kinds = {each.kind for each in differs.wanted} | {each.kind for each in differs.gone}
    asked = declared()
    if "view" in kinds or before:
        views = [each for each in found(connection, asked) if each.kind == "view"]
        drop(cursor, views)
        wanted = [each for each in asked if each in differs.wanted or each.kind == "view"]
    else:
        wanted = differs.wanted
    drop(cursor, [*triggers, *before])
    for each in wanted:
        cursor.execute(each.statement)
    drop(cursor, after)


def drop(cursor: CursorWrapper, rows: list[Found]) -> None:
    """Where something else than ours refers to one, PostgreSQL refuses: that is a migration's business."""
    for each in rows:
        cursor.execute(f"DROP {each.kind} {each.handle}")


def remember(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
    asked = declared()
    texts = {(each.kind, each.key): each.digest for each in asked}
    rows = [
        (each.kind, each.key, texts[each.kind, each.key], each.digest) for each in found(connection, asked)
    ]
    cursor.execute(f"DELETE FROM {TABLE}")
    cursor.executemany(REMEMBER, rows)


def rebuilds_of(cursor: CursorWrapper, differs: Difference) -> list[Rebuild]:
    """What is to be made anew, where there is any: nobody writes these tables until it is done."""
    asked = {each.rebuild for each in differs.wanted if each.rebuild}
    filled = []
    for rebuild in sorted(asked, key=lambda rebuild: rebuild.function):
        cursor.execute(f"SELECT EXISTS (SELECT FROM {rebuild.table})")
        if cursor.fetchone()[0]:
            cursor.execute(f"LOCK TABLE {rebuild.table} IN EXCLUSIVE MODE")
            filled.append(rebuild)
    return filled


def install_after_migrate(sender, using, verbosity=1, plan=None, stdout=None, **kwargs):
    """The receiver of `post_migrate`, once, after all apps; `flush` sends it too, without a plan."""
    connection = connections[using]
    if plan is None or connection.vendor != "postgresql" or not is_complete(connection):
        return
    install(connection, say=stdout.write if stdout and verbosity else lambda line: None)
    with connection.cursor() as cursor:
        cursor.execute(PRIVATE.read_text())


class InstallSql(Operation):
    """The functions of one file, its path relative to the app; never its views or triggers.

    Those may refer to tables of later migrations. The text is the file's of today, as everywhere; taking
    the migration back leaves the functions there.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, file):
        self.file = file

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        app = apps.get_app_config(app_label)
        for each in of_file(Path(app.path) / self.file, values_of(app)):
            if each.kind == "function":
                schema_editor.execute(each.statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass

    def describe(self):
        return f"Installs the functions of {self.file}"
