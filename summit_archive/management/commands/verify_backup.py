"""Reads every byte of a backup and compares it with its checksum; if asked, restores it on a throwaway server."""

import time
from datetime import UTC, datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from summit_archive import environment
from summit_archive.backups import restoring, shelf, trying
from summit_archive.backups.refusing import Refused


class Command(BaseCommand):
    help = (
        "Verifies the backup DIR, or the newest one of a folder of backups, and notes it beside the backup: backup "
        "--keep never removes the newest verified one. The archive's own database is not touched."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path, help="A backup, or a folder of backups.")
        parser.add_argument(
            "--restore",
            action="store_true",
            help="Restores it on a throwaway server, and compares the rows of each table and a digest of them.",
        )
        parser.add_argument(
            "--jobs",
            type=int,
            default=min(environment.cores(), 4),
            help="How many tables are filled at once.",
        )

    def handle(self, *, folder, restore, jobs, **options):
        began = time.monotonic()
        backup = shelf.chosen(folder.absolute())
        try:
            facts = trying.tried(backup, jobs) if restore else restoring.examined(backup)
        except Refused as refused:
            raise CommandError(f"{refused}") from refused
        how = "restored" if restore else "checksums"
        shelf.note(backup, datetime.now(UTC), how)
        shelf.told_to_operators("last-verified-backup")
        self.stdout.write(
            f"{backup.name} is as it was written ({how}; {facts.rows:,} rows of {len(facts.tables)} tables as of "
            f"{facts.made_at}; {time.monotonic() - began:.1f} s)"
        )
