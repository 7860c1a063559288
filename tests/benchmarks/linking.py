"""What the benchmarks of linking share: the linker on the shipped facts, and reading a corpus."""

import gzip
import json
import os
import sys
from pathlib import Path


def lines(path: str):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def start_django() -> None:
    """The archive that the settings name is read, never written."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")
    django.setup()


def argument(usage: str) -> str:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit(f"usage: python -m tests.benchmarks.{usage} PATH (a JSONL file, it may be gzipped)")
    return sys.argv[1]


def share(part: int, whole: int) -> str:
    return f"{part:6,} of {whole:6,}  {part / whole:8.2%}" if whole else f"{part:6,} of {whole:6,}"
