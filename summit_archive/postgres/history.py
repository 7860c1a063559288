"""How far the migrations of a database are, and whether they are this archive's."""

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

GROUND = "summit_archive"


def labels() -> set[str]:
    """Of the apps whose tables are ours."""
    return {app.label for app in apps.get_app_configs() if hasattr(app, "row_triggers")}


def applied(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """(app, migration) of our apps in the database; none where it is new."""
    ours = labels()
    return {key for key in MigrationRecorder(connection).applied_migrations() if key[0] in ours}


def on_disk() -> set[tuple[str, str]]:
    ours = labels()
    return {key for key in MigrationLoader(None).disk_migrations if key[0] in ours}


def is_complete(connection: BaseDatabaseWrapper) -> bool:
    """Whether every migration of our apps is applied."""
    return on_disk() == applied(connection)


def stranger(connection: BaseDatabaseWrapper) -> str:
    """One sentence where the database has migrations that no file knows: what it is, and what to do; else ""."""
    there = applied(connection)
    if there <= on_disk():
        return ""
    if any(app == GROUND for app, _name in there):
        return f"{subject(connection)} was made by a newer version of the archive: run that one."
    return (
        f"{subject(connection)} was made before version 0.1.0, whose tables are new: {way_out(connection)} "
        "and start again; articles come back by importing them again."
    )


def refuse_strangers(connection: BaseDatabaseWrapper) -> None:
    """CommandError with that sentence. Reads, and changes nothing."""
    if sentence := stranger(connection):
        raise CommandError(sentence)


def is_embedded(connection: BaseDatabaseWrapper) -> bool:
    return "EMBEDDED" in connection.settings_dict


def subject(connection: BaseDatabaseWrapper) -> str:
    return "This data folder" if is_embedded(connection) else "This database"


def way_out(connection: BaseDatabaseWrapper) -> str:
    if is_embedded(connection):
        return f"move {settings.DATA_DIR} away (or name another with SUMMIT_DATA_DIR)"
    return "name an empty one with DATABASE_URL"
