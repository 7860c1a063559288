"""Writes the whole archive as RDF: what each page says by schema.org, as N-Triples."""

import gzip
import io
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from articles.linked_data.everything import everything
from articles.linked_data.triples import Triples


class Command(BaseCommand):
    help = (
        "Writes what each page of the archive says by schema.org as N-Triples, as it is at one moment: the same archive "
        "gives the same bytes. No texts of articles. A name that ends with .gz is compressed."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, help="Such as archive.nt.gz. It is there whole, or not at all."
        )
        parser.add_argument(
            "--site", default=settings.SITE_URL, help="What stands before addresses; else SITE_URL."
        )

    def handle(self, *, file, site, **options):
        partial = file.with_name(f"{file.name}.part")
        try:
            with partial.open("wb") as raw:
                number = write(raw, site.rstrip("/"), is_compressed=file.suffix == ".gz")
            partial.replace(file)
        except OSError as error:
            raise CommandError(
                f"{file}: {error.strerror}; expected a file in a folder that is there."
            ) from error
        finally:
            partial.unlink(missing_ok=True)
        self.stdout.write(f"{number:,} triples in {file}")


def write(raw, site, is_compressed=False):
    """How many triples it wrote to a file that takes bytes; some hundred rows are in memory at once."""
    number = 0
    # Without its name and the moment, so that the same is written again.
    packed = gzip.GzipFile("", "wb", fileobj=raw, mtime=0) if is_compressed else raw
    out = io.TextIOWrapper(packed, encoding="utf-8", newline="\n")
    triples = Triples()
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for thing in everything(site):
            for line in triples.of(thing):
                out.write(line)
                number += 1
    out.flush()
    out.detach()
    if is_compressed:
        packed.close()
    return number
