"""A database made like another, which then takes its name. Who is connected to either is thrown out for a moment."""

import contextlib
import re
import secrets
from collections.abc import Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2 import errors, sql

from .addressed import MAINTENANCE, Address
from .refusing import Refused

LONGEST = 63
RESTORING = "restoring"
# Each waits up to five seconds for those who are connected to go.
TRIES = 12
# Settings that are lists of names already.
LISTS = ("search_path", "temp_tablespaces", "local_preload_libraries", "session_preload_libraries")
LIKE = """
SELECT pg_encoding_to_char(encoding), datcollate, datctype, datlocprovider, {locale}, datacl IS NULL,
    pg_get_userbyid(datdba), pg_get_userbyid(datdba) = current_user
FROM pg_database WHERE datname = %s
"""
GIVEN = """
SELECT coalesce(rolname, 'public'), privilege_type FROM pg_database, aclexplode(datacl) LEFT JOIN pg_roles r ON r.oid = grantee
WHERE datname = %s
"""
SETTINGS = """
SELECT rolname, unnest(setconfig) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = setdatabase
LEFT JOIN pg_roles r ON r.oid = setrole WHERE datname = %s
"""
# Whom we may not end, such as an administrator, keeps the name from changing, which is said.
GONE = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = ANY (%s) AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND pg_has_role(usesysid, 'USAGE')
"""
PROVIDERS = {"b": "BUILTIN_LOCALE", "i": "ICU_LOCALE"}


class Swap:
    """`target`: the database that has the name. One at a time on a server."""

    def __init__(self, cursor: Any, target: Address):
        self.cursor, self.target = cursor, target
        ending = secrets.token_hex(4)
        self.draft = target.at(named(target.name, f"{RESTORING}_{ending}"))
        self.former = named(target.name, f"before_{ending}")
        # Whose settings only an administrator may repeat.
        self.without_settings: list[str] = []

    def say(self, statement: str, *names: str) -> None:
        self.cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def ask(self, question: str, *values: object) -> list[tuple]:
        self.cursor.execute(question, values or None)
        return self.cursor.fetchall()

    # --- Made

    def make(self) -> None:
        """Empty, with the target's locale, settings and rights to connect."""
        encoding, collate, ctype, provider, locale, *_rest = self.like()
        words = [
            sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(self.draft.name)),
            sql.SQL("ENCODING {} LC_COLLATE {} LC_CTYPE {}").format(
                *map(sql.Literal, (encoding, collate, ctype))
            ),
        ]
        if provider in PROVIDERS:
            spelt = {"b": "builtin", "i": "icu"}[provider]
            words.append(
                sql.SQL(f"LOCALE_PROVIDER {spelt} {PROVIDERS[provider]} {{}}").format(sql.Literal(locale))
            )
        self.cursor.execute(sql.SQL(" ").join(words))
        self.give_rights()
        self.give_settings()

    def like(self) -> tuple:
        column = "datlocale" if self.cursor.connection.server_version >= 170000 else "daticulocale"
        return self.ask(LIKE.format(locale=column), self.target.name)[0]

    def refuse_other_owner(self) -> None:
        *_rest, owner, is_ours = self.like()
        if not is_ours:
            raise Refused(f"The database {self.target.name} belongs to {owner}: connect as {owner}.")

    def give_rights(self) -> None:
        if self.like()[5]:
            return
        self.say("REVOKE ALL ON DATABASE {} FROM PUBLIC", self.draft.name)
        for role, privilege in self.ask(GIVEN, self.target.name):
            to = "PUBLIC" if role == "public" else "{}"
            names = [self.draft.name] + ([] if role == "public" else [role])
            self.say(f"GRANT {privilege} ON DATABASE {{}} TO {to}", *names)

    def give_settings(self) -> None:
        for role, setting in self.ask(SETTINGS, self.target.name):
            name, _equals, value = setting.partition("=")
            told = sql.SQL(value) if name in LISTS else sql.Literal(value)
            of = sql.SQL("ALTER ROLE {} IN DATABASE {}") if role else sql.SQL("ALTER DATABASE {}")
            names = [sql.Identifier(each) for each in (role, self.draft.name) if each]
            try:
                self.cursor.execute(
                    sql.SQL("{} SET {} = {}").format(of.format(*names), sql.Identifier(name), told)
                )
            except errors.InsufficientPrivilege:
                whose = role or self.target.name
                self.without_settings += [whose] if whose not in self.without_settings else []

    # --- Ended

    def finish(self) -> None:
        """Both names change at one moment, or neither does."""
        for attempt in range(1, TRIES + 1):
            self.ask(GONE, [self.target.name, self.draft.name])
            try:
                self.cursor.execute("BEGIN")
                self.say("ALTER DATABASE {} RENAME TO {}", self.target.name, self.former)
                self.say("ALTER DATABASE {} RENAME TO {}", self.draft.name, self.target.name)
                self.cursor.execute("COMMIT")
                return
            except errors.ObjectInUse as error:
                self.cursor.execute("ROLLBACK")
                if attempt == TRIES:
                    raise Refused(
                        f"Somebody keeps connecting to {self.target.name}: stop what serves the archive, then try again."
                    ) from error

    def drop(self, name: str) -> None:
        """With all who are connected, such as what a killed restore has left behind."""
        self.say("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def sweep(self) -> None:
        """What restores that were killed have left: nobody else is at it, as this one holds the lock."""
        pattern = f"^{re.escape(named(self.target.name, ''))}{RESTORING}_[0-9a-f]{{8}}$"
        for (name,) in self.ask("SELECT datname FROM pg_database WHERE datname ~ %s", pattern):
            self.drop(name)


def named(database: str, ending: str) -> str:
    return f"{database[: LONGEST - 24]}_{ending}"


def may_make(connection: BaseDatabaseWrapper) -> bool:
    """Whether the role may make databases."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
        return cursor.fetchone()[0]


@contextlib.contextmanager
def swapping(target: Address) -> Iterator[Swap]:
    with target.at(MAINTENANCE).connected() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [f"summit restore {target.name}"])
        if not cursor.fetchone()[0]:
            raise Refused(f"Another restore into {target.name} is at work: wait until it is done.")
        swap = Swap(cursor, target)
        swap.sweep()
        yield swap
