"""The rows of a release read back from its JSON lines, some at a time."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .moment import Refused

DATA = "data"
FORMAT = 1
ABOUT = "release.json"


def about_release(bag: Path) -> dict[str, Any]:
    """What the release says of itself. Raises `Refused`."""
    path = bag / DATA / ABOUT
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(f"{bag}: a release is expected, with the file {DATA}/{ABOUT}.") from None
    except (OSError, ValueError) as error:
        raise Refused(f"{path}: JSON is expected: {error}") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        found = told.get("format") if isinstance(told, dict) else told
        raise Refused(f"{path}: format {FORMAT} of releases is expected, and this is {found!r}.")
    return told


def rows_in(bag: Path, table: str) -> Iterator[dict[str, Any]]:
    """Its rows, in order; none where the release has no such table."""
    path = bag / DATA / "jsonl" / f"{table}.jsonl"
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise Refused(f"{path}, line {number}: a JSON object is expected: {error}") from error
