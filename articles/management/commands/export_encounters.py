"""Writes what articles were read to report of meetings; articles/exporting/encounters.py has the rows."""

import contextlib

from django.core.management.base import CommandError

from articles.exporting.encounters import encounters_to_check, write_encounters
from summit_archive.history.programs import Program


class Command(Program):
    help = (
        "Writes one JSON object a line for each article that was read for encounters: which meetings it reports, who takes "
        "part, by which rule, and in which words, counted in characters of the body as it was imported. An article that "
        "reports none has an empty list."
    )

    def add_arguments(self, parser):
        parser.add_argument("--output", metavar="FILE", help="Without it, to standard output.")
        parser.add_argument("--batch", type=int, metavar="N", help="Only of what this import batch brought.")

    def handle(self, *, output, batch, **options):
        with self.opened(output) as file:
            articles, encounters = write_encounters(encounters_to_check(batch=batch), file)
        if output:
            self.stdout.write(f"{encounters:,} encounters of {articles:,} articles written to {output}")

    def opened(self, path):
        if not path or path == "-":
            return contextlib.nullcontext(self.stdout)
        try:
            return open(path, "w", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"--output: {path} cannot be written: {error.strerror}.") from error
