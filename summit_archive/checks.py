"""Tells in one sentence what a database lacks to hold the archive, or this version of it, and what makes it slow."""

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core import checks
from django.db import connections, transaction

from .database.pooled import SAID, differing
from .postgres import history
from .postgres.install import difference

OLDEST = 15
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
# By their names: which is too slow, as a condition on `setting`, what it leads to, and what is advised instead.
SLOW = {
    "random_page_cost": ("setting::float > 2", "whole tables are read where an index would do", "1.1"),
    "work_mem": (
        "setting::bigint < 8192",
        "what is sorted or counted is written to the disk meanwhile",
        "'16MB'",
    ),
    "jit": ("setting = 'on'", "compiling a statement takes longer than the statement", "off"),
}


KEPT_HERE = (
    "SECRET_KEY is not set: this machine has made one of its own, in {}. Sessions and signed addresses of another node,"
    " or of a machine that takes this one's place, are worth nothing with it."
)


@checks.register(checks.Tags.security, deploy=True)
def check_secret_key(app_configs=None, **kwargs):
    """Several nodes have one secret, which the operator hands to each; of readers on standbys that is certain."""
    if not settings.SECRET_KEY_IS_KEPT_HERE or settings.DATABASE.get("EMBEDDED"):
        return []
    kind = checks.Error if getattr(settings, "REPLICAS", None) else checks.Warning
    sentence = KEPT_HERE.format(settings.DATA_DIR / "secret-key")
    return [kind(sentence, hint="Set SECRET_KEY, the same on each.", id="summit_archive.W010")]


@checks.register(checks.Tags.database)
def check_database(app_configs=None, databases=None, **kwargs):
    known = [connections[alias] for alias in databases or [] if connections[alias].vendor == "postgresql"]
    return [message for connection in known for message in messages_of(connection)]


def messages_of(connection):
    if wrong := what_it_lacks(connection) or what_differs(connection):
        return [checks.Error(sentence, id="summit_archive.E001") for sentence in wrong]
    return [
        *(checks.Warning(sentence, id="summit_archive.W001") for sentence in what_slows(connection)),
        *(checks.Warning(sentence, id="summit_archive.W002") for sentence in what_does_not_reach(connection)),
        *(checks.Info(sentence, id="summit_archive.I001") for sentence in what_a_pooler_drops(connection)),
    ]


OTHER_VERSION = "The database's functions are of another version of the archive: run manage.py migrate."


def what_differs(connection):
    """A sentence where the archive in the database is another one; none where there is none yet."""
    if sentence := history.stranger(connection):
        return [sentence]
    if history.applied(connection) and not is_of_this_version(connection):
        return [OTHER_VERSION]
    return []


def is_of_this_version(connection):
    """Whether every migration is applied, and functions, views and triggers are those of the files."""
    return history.is_complete(connection) and not difference(connection)


def what_it_lacks(connection):
    """Sentences, none of which is left where the archive can live. Leaves nothing behind."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        sentences = list(_lacks(cursor))
        transaction.set_rollback(True, using=connection.alias)
    return sentences


def _lacks(cursor):
    version = cursor.connection.server_version // 10000
    if version < OLDEST:
        yield f"The database is PostgreSQL {version}; the archive needs {OLDEST} or newer."
        return
    encoding = _ask(cursor, "SHOW server_encoding")
    if encoding != "UTF8":
        yield f"The database keeps its text in {encoding}; the archive needs one made with UTF8."
        return
    if _ask(cursor, "SELECT lower('ПУТИН')") != "путин":
        yield _locale("does not know the lower case of Cyrillic letters")
        return
    missing = list(_extensions_out_of_reach(cursor))
    yield from missing
    if not missing:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        if not _ask(cursor, "SELECT show_trgm('путин')"):
            yield _locale("does not take Cyrillic letters for letters")


def _locale(trouble):
    return (
        f"The database's locale {trouble}: make one with LOCALE 'C.UTF-8', "
        "or with the builtin locale provider of PostgreSQL 17 and newer."
    )


def _extensions_out_of_reach(cursor):
    cursor.execute(
        "SELECT name, installed_version FROM pg_available_extensions WHERE name = ANY(%s)",
        [list(EXTENSIONS)],
    )
    known = dict(cursor.fetchall())
    may_create = _ask(cursor, "SELECT has_database_privilege(current_database(), 'CREATE')")
    for name in EXTENSIONS:
        if name not in known:
            yield f"The database's machine has no extension {name}: install PostgreSQL's contrib modules."
        elif known[name] is None and not may_create:
            yield f"The extension {name} is not in the database: its owner must run CREATE EXTENSION {name}."


def _ask(cursor, question):
    cursor.execute(question)
    return cursor.fetchone()[0]


def what_slows(connection):
    """Sentences on what the owner of a server should set otherwise, as the embedded one has it. Two queries."""
    with connection.cursor() as cursor:
        return [*_slow_settings(cursor), *_indexes_with_waiting_rows(cursor)]


def _slow_settings(cursor):
    slow = " OR ".join(
        f"name = '{name}' AND {is_slow}" for name, (is_slow, _leads_to, _advised) in SLOW.items()
    )
    cursor.execute(
        "SELECT name, current_setting(name), quote_ident(current_database())"
        f" FROM pg_settings WHERE CASE WHEN name = ANY (%s) THEN {slow} END ORDER BY name",
        [list(SLOW)],
    )
    for name, value, database in cursor.fetchall():
        _is_slow, leads_to, advised = SLOW[name]
        yield (
            f"The database's {name} is {value}, with which {leads_to}: "
            f"run ALTER DATABASE {database} SET {name} = {advised}."
        )


def what_does_not_reach(connection):
    """A sentence for each limit or setting of our connections that the server does not keep to. One query."""
    with connection.cursor() as cursor:
        found = differing(cursor, connection.settings_dict)
    for name, (there, asked) in sorted(found.items()):
        yield f"Statements run with {name} = {there}, not {asked}: what stands before the database drops it."


def what_a_pooler_drops(connection):
    """What is said in front of each transaction, and how its role would bring it."""
    if said := getattr(connection, "said_first", ""):
        quote = connection.ops.quote_name
        role = f"ALTER ROLE {quote(connection.settings_dict['USER'])} "
        wanted = " ".join(f"{role}SET {name} = '{value}';" for name, value in SAID.findall(said))
        yield (
            "A pooler stands before the database and drops the settings of connections; they are said anew in front "
            f"of each transaction. To spare that, run, for the role that serves readers: {wanted}"
        )


def _indexes_with_waiting_rows(cursor):
    """An index that is declared to take new rows at once, and was set otherwise."""
    at_once = [
        index.name
        for model in apps.get_models()
        for index in model._meta.indexes
        if isinstance(index, GinIndex) and index.fastupdate is False
    ]
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relname = ANY (%s) AND pg_table_is_visible(oid)"
        " AND NOT coalesce('{fastupdate=off,fastupdate=false}' && reloptions, false) ORDER BY relname",
        [at_once],
    )
    for (name,) in cursor.fetchall():
        yield (
            f"New rows wait in a list of the index {name}, which every search walks through: "
            f"run ALTER INDEX {name} SET (fastupdate = off); SELECT gin_clean_pending_list('{name}')."
        )
