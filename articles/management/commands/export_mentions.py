"""Writes what the linker found, for whoever wants to check it; articles/exporting/mentions.py has the rows."""

import contextlib

from django.core.management.base import CommandError

from articles.exporting.mentions import mentions_to_check, write_mentions
from summit_archive.history.programs import Program


class Command(Program):
    help = (
        "Writes every mention as one JSON object a line: where it stands in the body as it was imported, "
        "counted in characters, what it names, by which rule, and how far it was decided."
    )

    def add_arguments(self, parser):
        parser.add_argument("--output", metavar="FILE", help="Without it, to standard output.")
        parser.add_argument("--batch", type=int, metavar="N", help="Only of what this import batch brought.")
        parser.add_argument(
            "--all-parts",
            action="store_true",
            help="All those of headlines and standfirsts too, not only what the body does not name.",
        )

    def handle(self, *, output, batch, all_parts, **options):
        mentions = mentions_to_check(batch=batch, all_parts=all_parts)
        with self.opened(output) as file:
            number = write_mentions(mentions, file)
        if output:
            self.stdout.write(f"{number:,} mentions written to {output}")

    def opened(self, path):
        if not path or path == "-":
            return contextlib.nullcontext(self.stdout)
        try:
            return open(path, "w", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"--output: {path} cannot be written: {error.strerror}.") from error
