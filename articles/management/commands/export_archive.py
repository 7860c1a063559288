"""Writes the whole archive as readers see it, at one point in time, as files that other programs read."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.releasing.exporting import export
from articles.releasing.kept import folder_of_release
from articles.releasing.moment import Refused


class Command(BaseCommand):
    help = (
        "Writes the whole archive, as readers see it at one point in time, into a folder: CSV, JSON lines and Parquet, with "
        "descriptions and checksums, as a BagIt bag. The same archive gives the same bytes. Changes nothing in the database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="A folder that is empty, or not there yet.")
        parser.add_argument(
            "--previous",
            metavar="DIR_OR_RELEASE",
            help="The release before, as a folder or by its name: what has changed since is told.",
        )
        parser.add_argument(
            "--site",
            default=settings.SITE_URL,
            help="What stands before addresses: SITE_URL of the environment.",
        )

    def handle(self, *, folder, previous, site, **options):
        try:
            before = folder_of_release(previous) if previous else None
            made = export(folder, site, before)
        except Refused as refused:
            raise CommandError(f"Nothing was written. {refused}") from refused
        for name, rows in made.release.rows.items():
            self.stdout.write(f"{name}: {rows}")
        if made.changes.since:
            told = ", ".join(f"{made.changes.total(way)} {way}" for way in ("added", "changed", "removed"))
            self.stdout.write(f"Since {made.changes.since}: {told}")
        self.stdout.write(f"Version {made.release.edition.version}: {folder}")
