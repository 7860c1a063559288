"""Whether a restored database is the one that was kept, and what has to change in it before readers see it."""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from ..page_cache.version import ChangeCount, kinds
from ..postgres.declared import TAKEN, declared
from ..postgres.history import applied, on_disk
from ..postgres.install import found
from ..postgres.installed import InstalledText
from .facts import Facts
from .programs import major_of
from .snapshot import Snapshot, taken

# A number that a sequence gives next and a row has already would make the next insert fail.
SEQUENCES = """
SELECT format('%I.%I', n.nspname, s.relname), format('%I.%I', m.nspname, t.relname), quote_ident(attname)
FROM pg_depend JOIN pg_class s ON s.oid = objid AND s.relkind = 'S' JOIN pg_namespace n ON n.oid = s.relnamespace
JOIN pg_class t ON t.oid = refobjid JOIN pg_namespace m ON m.oid = t.relnamespace
JOIN pg_attribute ON attrelid = t.oid AND attnum = refobjsubid
WHERE deptype IN ('a', 'i') AND refclassid = 'pg_class'::regclass
"""
BEHIND = "SELECT coalesce((SELECT max({column}) FROM {table}), 0) > (SELECT last_value FROM {sequence})"


def newer(facts: Facts) -> list[str]:
    """Migrations of the backup that this version of the archive does not know."""
    known = on_disk()
    ours = {app for app, _name in known}
    return [f"{app}.{name}" for app, name in facts.migrations if app in ours and (app, name) not in known]


def differences(connection: BaseDatabaseWrapper, facts: Facts) -> list[str]:
    """A sentence for each; none where all is as it was kept. Reads every row."""
    with taken(connection) as snapshot:
        wrong = [
            *of_tables(snapshot.tables(), facts.tables),
            *of_all_else(snapshot.made_of(), facts.made_of),
            *behind(snapshot),
        ]
        if snapshot.migrations() != facts.migrations:
            wrong.append("The migrations are not those that were kept.")
        if major_of(connection) == facts.server_major and snapshot.definitions() != facts.definitions:
            wrong.append("Functions or triggers are not those that were kept.")
    return wrong


def of_tables(there: dict[str, dict], kept: dict[str, dict]) -> Iterator[str]:
    for table in sorted(there.keys() | kept.keys()):
        if table not in there:
            yield f"{table} is missing."
        elif table not in kept:
            yield f"{table} was not kept."
        elif there[table] != kept[table]:
            yield f"{table} has {there[table]['rows']:,} rows of {kept[table]['rows']:,}, or other words in them."


def of_all_else(there: dict[str, int], kept: dict[str, int]) -> Iterator[str]:
    for noun, number in kept.items():
        if there.get(noun) != number:
            yield f"{there.get(noun)} {noun} are there, {number} were kept."


def behind(snapshot: Snapshot) -> Iterator[str]:
    for sequence, table, column in snapshot.ask(SEQUENCES):
        if snapshot.value(BEHIND.format(column=column, table=table, sequence=sequence)):
            yield f"{sequence} would give numbers that {table} has already."


def touched(connection: BaseDatabaseWrapper) -> list[str]:
    """Functions, views and triggers that somebody has changed by hand: they are still that when they are restored."""
    if not applied(connection):
        return []
    return [f"{each.kind} {each.key}" for each in found(connection, declared()) if not each.is_untouched]


def settle(connection: BaseDatabaseWrapper, facts: Facts) -> None:
    """What the archive remembers of its database is made true of the restored one."""
    if applied(connection):
        know_again(connection, facts)
        count_as_changed(connection)


def know_again(connection: BaseDatabaseWrapper, facts: Facts) -> None:
    """PostgreSQL tells a restored view in other words than before: without this it would pass for one made by hand."""
    for each in found(connection, declared()):
        if f"{each.kind} {each.key}" not in facts.touched:
            InstalledText.objects.using(connection.alias).filter(kind=each.kind, key=each.key).update(
                found=each.digest
            )


def count_as_changed(connection: BaseDatabaseWrapper) -> None:
    """No page that was rendered before is taken for true: each kind has changed, and something was taken from it."""
    table = ChangeCount._meta.db_table
    everything = [*kinds(), *(f"{TAKEN}{kind}" for kind in kinds())]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_name = %s AND column_name = 'kind')",
            [table],
        )
        if not cursor.fetchone()[0]:
            return  # of a version that kept no pages by kind
        cursor.execute(f"UPDATE {table} SET number = number + 1, changed_at = clock_timestamp()")
        cursor.execute(
            f"INSERT INTO {table} (kind, number, changed_at) SELECT kind, 1, clock_timestamp() FROM unnest(%s) AS kind"
            f" WHERE kind NOT IN (SELECT kind FROM {table})",
            [everything],
        )
