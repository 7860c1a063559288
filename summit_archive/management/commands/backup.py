"""Keeps the whole archive in a folder: the database, the secret key and the releases, with checksums."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from summit_archive import environment
from summit_archive.backups import making
from summit_archive.backups.facts import Facts
from summit_archive.backups.refusing import Refused
from summit_archive.backups.shelf import Shelf, told_to_operators


class Command(BaseCommand):
    help = (
        "Makes a backup of the whole archive, of one moment, in a new folder below DIR; people may go on reading and "
        "editing meanwhile. It is there whole or not at all, and overwrites nothing. Settings of the environment are no "
        "part of it."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path, help="A folder for backups; made if need be.")
        parser.add_argument(
            "--keep",
            type=int,
            metavar="N",
            help="Afterwards removes all but the newest N; the newest that was verified stays in any case.",
        )
        parser.add_argument(
            "--jobs", type=int, default=min(environment.cores(), 4), help="How many tables are read at once."
        )
        parser.add_argument(
            "--programs",
            type=Path,
            metavar="DIR",
            help="Where pg_dump is, if not on the PATH or the usual places.",
        )
        parser.add_argument("--without-releases", action="store_true", help="Leaves the releases out.")

    def handle(self, *, folder, keep, jobs, programs, without_releases, **options):
        if keep is not None and keep < 1:
            raise CommandError(f"--keep must be 1 or more, not {keep}.")
        if jobs < 1:
            raise CommandError(f"--jobs must be 1 or more, not {jobs}.")
        try:
            made = making.make(
                connection,
                folder.absolute(),
                programs=programs,
                jobs=jobs,
                releases=not without_releases,
                say=self.stderr.write,
            )
            told_to_operators("last-backup")
            self.stdout.write(str(made))
            self.tell(Facts.read(made), made)
            for gone in Shelf(folder.absolute()).keep(keep) if keep else ():
                self.stdout.write(f"removed {gone.name}")
        except Refused as refused:
            raise CommandError(f"No backup was made. {refused}") from refused

    def tell(self, facts, made):
        size = sum(file.stat().st_size for file in made.rglob("*") if file.is_file())
        self.stdout.write(
            f"{facts.rows:,} rows of {len(facts.tables)} tables as of {facts.made_at}; "
            f"{size / 2**20:,.1f} MB in {facts.seconds} s"
        )
