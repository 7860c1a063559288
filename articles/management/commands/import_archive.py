"""Builds an archive from a release in an empty database."""

from pathlib import Path

from django.core.management.base import CommandError

from articles.releasing.importing import bring_in
from articles.releasing.moment import Refused
from summit_archive.history.programs import Program


class Command(Program):
    help = (
        "Brings a release, as export_archive writes it, into an empty database: checks its checksums first, and writes all or "
        "nothing. The archive then exports the same bytes. What the release withholds is not there."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="The folder of the release, a BagIt bag.")

    def handle(self, *, folder, **options):
        try:
            rows = bring_in(folder)
        except Refused as refused:
            raise CommandError(f"Nothing was brought in. {refused}") from refused
        for name, number in rows.items():
            self.stdout.write(f"{name}: {number}")
