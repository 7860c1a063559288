"""The shipped facts reach the archive: all of them, or none if a file is wrong."""

from pathlib import Path

from django.db import transaction

from .adding import Known, add
from .reading import read_csv
from .tables import TABLES

FOLDER = Path(__file__).parent


@transaction.atomic
def load(folder=FOLDER):
    """Add what the archive lacks. Returns {table: (added, unchanged)}; raises `Refused`."""
    known = Known()
    return {
        table.name: add(
            table, read_csv(Path(folder) / f"{table.name}.csv", table.columns, table.optional), known
        )
        for table in TABLES
    }
