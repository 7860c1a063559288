"""SHA-256 of every file of a backup, in the form that `sha256sum --check SHA256SUMS` reads.

Written last. Read strictly, so that a byte flipped in the list itself is seen, too.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

NAME = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)\n")


def write(folder: Path) -> None:
    """Of all that is there; everything is on the disk when this returns."""
    lines = [f"{digest_of(folder / path)}  {path}\n" for path in paths_in(folder)]
    for path in paths_in(folder):
        sync(folder / path)
    draft = folder / f".{NAME}"
    draft.write_text("".join(lines), encoding="utf-8")
    sync(draft)
    draft.rename(folder / NAME)
    for place in {folder, *(path.parent for path in folder.rglob("*"))}:
        sync(place)


def problems(folder: Path) -> list[str]:
    """A sentence for each file that is missing, other than it was, or too many; none of a backup that is whole."""
    listed, wrong = read(folder)
    if not listed:
        return wrong
    there = set(paths_in(folder))
    return [
        *wrong,
        *(f"{path} is missing." for path in sorted(listed.keys() - there)),
        *(f"{path} is no part of the backup." for path in sorted(there - listed.keys())),
        *(
            f"{path} is not what was written."
            for path in sorted(there & listed.keys())
            if digest_of(folder / path) != listed[path]
        ),
    ]


def read(folder: Path) -> tuple[dict[str, str], list[str]]:
    """{path: digest}, and what is wrong with the list."""
    try:
        text = (folder / NAME).read_bytes().decode()
    except FileNotFoundError:
        return {}, [f"{NAME} is missing: this is no backup, or one that was never finished."]
    except UnicodeDecodeError:
        return {}, [f"{NAME} is not what was written."]
    listed, end = {}, 0
    for found in LINE.finditer(text):
        if found.start() != end:
            break
        listed[found[2]], end = found[1], found.end()
    return listed, [f"{NAME} is not what was written."] if end != len(text) or not listed else []


def paths_in(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        if not file.is_dir() and file != folder / NAME:
            yield str(file.relative_to(folder))


def digest_of(file: Path) -> str:
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
