"""Brings a backup back: into a database of its own, which takes the former's place when all of it has been checked."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from . import beside, checking, sums
from .addressed import Address, begun, connected, finished
from .facts import Facts
from .making import DATABASE
from .programs import SETS_MORE, Programs, major_of, programs_for
from .refusing import Refused, in_words
from .snapshot import taken
from .swapping import Swap, may_make, swapping

Say = Callable[[str], object]


def restore(
    connection: BaseDatabaseWrapper,
    backup: Path,
    *,
    replace: str = "",
    programs: Path | None = None,
    jobs: int = 2,
    say: Say = lambda line: None,
) -> Facts:
    """`replace`: the name of the database that may be replaced; without it only an empty one is taken."""
    with in_words(backup):
        facts = examined(backup)
        tools = tools_for(connection, facts, programs)
        is_empty = looked_at(connection, replace)
        target = Address.of(connection)
        if may_make(connection):
            with swapping(target) as swap:
                swap.refuse_other_owner()
                into_another(connection, backup, facts, tools, swap, jobs)
                say(tidied(swap, is_empty))
        else:
            refuse_to_replace(target, is_empty)
            into_itself(connection, backup, facts, tools)
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        for line in beside.bring_back(backup, moment):
            say(line)
        if missing := roles_missing(connection, facts):
            say(
                f"Rights were not restored, as this server has no role {', '.join(missing)}: make it, then give it "
                "its rights."
            )
    return facts


# --- Looked at first


def examined(backup: Path) -> Facts:
    """Refused where a byte is not as it was written, or this version of the archive is too old for it."""
    if wrong := sums.problems(backup):
        raise Refused(f"{backup} is damaged: {' '.join(wrong[:5])}")
    facts = Facts.read(backup)
    if unknown := checking.newer(facts):
        raise Refused(
            f"{backup} was made by a newer version of the archive ({facts.archive}; {unknown[0]} is not known here): "
            "install that version first."
        )
    return facts


def tools_for(connection: BaseDatabaseWrapper, facts: Facts, given: Path | None) -> Programs:
    tools, server = programs_for(connection, given, facts.dump_major), major_of(connection)
    if server < facts.server_major:
        raise Refused(
            f"The backup is of PostgreSQL {facts.server_major}, the server is {server}: use a server of "
            f"{facts.server_major} or newer."
        )
    if tools.major >= SETS_MORE > server:
        raise Refused(
            f"pg_restore {tools.version} cannot restore into PostgreSQL {server}: use a server of {SETS_MORE} or newer"
            + ("." if facts.dump_major > server else f", or install postgresql-client-{server}.")
        )
    return tools


def looked_at(connection: BaseDatabaseWrapper, replace: str) -> bool:
    """Whether the database is empty. Refused where it is not, and its name was not said."""
    with taken(connection) as snapshot:
        is_empty, name = snapshot.is_empty(), snapshot.value("SELECT current_database()")
    if replace and replace != name:
        raise Refused(f"--replace names {replace}, the database is {name}: nothing was changed.")
    if not is_empty and not replace:
        raise Refused(
            f"The database {name} is not empty: nothing was changed. Say --replace {name} to put the backup in its "
            "place; the former is kept under another name."
        )
    return is_empty


def refuse_to_replace(target: Address, is_empty: bool) -> None:
    if not is_empty:
        raise Refused(
            f"The role {target.parameters.get('user', '')} may not make databases, which replacing {target.name} needs: "
            "run ALTER ROLE … CREATEDB as an administrator, or name an empty database in DATABASE_URL."
        )


# --- Brought back


def into_another(
    connection: BaseDatabaseWrapper, backup: Path, facts: Facts, tools: Programs, swap: Swap, jobs: int
) -> None:
    """Until the last moment nothing of the former is touched; a draft that fails is dropped."""
    connection.close()
    try:
        swap.make()
        with connected("draft", connection.settings_dict | {"NAME": swap.draft.name}) as draft:
            fill(draft, backup, facts, tools, f"--jobs={jobs}")
            check(draft, facts)
            checking.settle(draft, facts)
        swap.finish()
    except BaseException:
        swap.drop(swap.draft.name)
        raise


def into_itself(connection: BaseDatabaseWrapper, backup: Path, facts: Facts, tools: Programs) -> None:
    """For a role that may not make databases: in one transaction, so that a failure leaves it empty."""
    fill(connection, backup, facts, tools, "--single-transaction")
    try:
        check(connection, facts)
    except Refused as refused:
        raise Refused(f"{refused} The database is not empty any more: make it anew.") from refused
    checking.settle(connection, facts)


def fill(connection: BaseDatabaseWrapper, backup: Path, facts: Facts, tools: Programs, how: str) -> None:
    words = ["--no-owner", "--exit-on-error", "--no-publications", "--no-subscriptions", how]
    if roles_missing(connection, facts):
        words.append("--no-privileges")
    with begun(tools, "pg_restore", Address.of(connection), *words, str(backup / DATABASE)) as process:
        finished(process, backup)
    with connection.cursor() as cursor:
        # Else the first readers wait for plans made of nothing.
        cursor.execute("ANALYZE")


def check(connection: BaseDatabaseWrapper, facts: Facts) -> None:
    if wrong := checking.differences(connection, facts):
        raise Refused(f"What was restored is not what was kept: {' '.join(wrong[:5])}")


def roles_missing(connection: BaseDatabaseWrapper, facts: Facts) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles")
        there = {role for (role,) in cursor.fetchall()}
    return [role for role in facts.roles if role not in there]


def tidied(swap: Swap, was_empty: bool) -> str:
    if was_empty:
        swap.drop(swap.former)
        return f"{swap.target.name} was empty, and is the archive now."
    return (
        f"{swap.target.name} is the restored archive now. The former is kept as {swap.former}; when you need it no "
        f'more: DROP DATABASE "{swap.former}".'
    )
