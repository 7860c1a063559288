"""Brings a backup back, into an empty database or, if its name is said, in the place of the one that is there."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from summit_archive import environment
from summit_archive.backups import restoring
from summit_archive.backups.refusing import Refused
from summit_archive.backups.shelf import Shelf
from summit_archive.checks import is_of_this_version


class Command(BaseCommand):
    help = (
        "Restores the backup DIR into the database of DATABASE_URL, or of the data folder: into a new database, which is "
        "compared with what was kept and only then takes the place of the one that is there. Whatever fails leaves that "
        "one as it was."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path, help="One backup: a folder backup-…")
        parser.add_argument(
            "--replace",
            default="",
            metavar="NAME",
            help="The name of the database that may be replaced, where it is not empty. It is kept under another name.",
        )
        parser.add_argument(
            "--jobs",
            type=int,
            default=min(environment.cores(), 4),
            help="How many tables are filled at once.",
        )
        parser.add_argument(
            "--programs",
            type=Path,
            metavar="DIR",
            help="Where pg_restore is, if not on the PATH or the usual places.",
        )

    def handle(self, *, folder, replace, jobs, programs, **options):
        if jobs < 1:
            raise CommandError(f"--jobs must be 1 or more, not {jobs}.")
        folder = folder.absolute()
        if whole := Shelf(folder).whole():
            raise CommandError(
                f"{folder} has several backups. Name one: {', '.join(each.name for each in whole)}"
            )
        try:
            facts = restoring.restore(
                connection, folder, replace=replace, programs=programs, jobs=jobs, say=self.stdout.write
            )
        except Refused as refused:
            raise CommandError(f"Nothing was restored. {refused}") from refused
        self.stdout.write(
            f"Restored as of {facts.made_at}: {facts.rows:,} rows of {len(facts.tables)} tables, each compared with what "
            "was kept. Whoever was logged in has to log in again."
        )
        if not is_of_this_version(connection):
            self.stdout.write("The backup is of another version of the archive: run manage.py migrate.")
