"""Adds the demo stories that the archive lacks."""

from django.core.management.base import CommandError

from articles.demo.loader import FOLDER, load
from participants.reference.entries import Refused
from summit_archive.history.programs import Program


class Command(Program):
    help = "Adds the demo stories that the archive lacks. Changes and deletes nothing; needs load_reference first."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=FOLDER, help="Another folder of such stories.")

    def handle(self, *, folder, **options):
        try:
            counts = load(folder)
        except Refused as refused:
            raise CommandError(f"Nothing was loaded.\n{refused}") from refused
        for name, (added, unchanged) in counts.items():
            self.stdout.write(f"{name}: {added} added, {unchanged} unchanged")
