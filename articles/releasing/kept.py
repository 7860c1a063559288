"""The folder of releases that the site offers: each is a folder with its bag, the same as one file, and a summary."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from .moment import Refused

BAG, SUMMARY = "bag", "summary.json"


@dataclass(frozen=True)
class File:
    """`path` within the bag; "" of the bag as one file."""

    name: str
    path: str
    size: int
    sha256: str
    place: Path


@dataclass(frozen=True)
class KeptRelease:
    """What of it is told: `summary` is as `making` wrote it."""

    folder: Path
    summary: dict[str, Any]

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def version(self) -> str:
        return self.summary["version"]

    @property
    def changed_at(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.summary["changed_at"])

    @property
    def bag(self) -> Path:
        return self.folder / BAG

    @property
    def whole(self) -> File:
        told = self.summary["file"]
        return File(told["name"], "", told["size"], told["sha256"], self.folder / told["name"])

    @property
    def files(self) -> dict[str, File]:
        """{path in the bag, without `data/`: file}"""
        return {
            path: File(Path(path).name, path, size, digest, self.bag / "data" / path)
            for path, (size, digest) in self.summary["files"].items()
        }

    @property
    def rows(self) -> dict[str, int]:
        return self.summary["rows"]

    def file(self, path: str) -> File | None:
        """Only what the summary names is found, whatever stands in the address."""
        return self.whole if path == self.whole.name else self.files.get(path)


def releases() -> list[KeptRelease]:
    """The newest first."""
    found = list(read_releases(settings.RELEASES_DIR))
    return sorted(found, key=lambda one: (one.summary["changed_at"], one.name), reverse=True)


def read_releases(folder: Path) -> Iterator[KeptRelease]:
    """Those that are whole; one in the making has a name that begins with a dot."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name.startswith(".") or not (path / SUMMARY).is_file():
            continue
        yield KeptRelease(path, json.loads((path / SUMMARY).read_text(encoding="utf-8")))


def newest() -> KeptRelease | None:
    """What other pages tell of: title, day, version and files of the last release. No query."""
    return next(iter(releases()), None)


def release_called(name: str) -> KeptRelease | None:
    return next((one for one in releases() if one.name == name), None)


def folder_of_release(text: str) -> Path:
    """The bag of a release, by its folder or by its name. Raises `Refused`."""
    if kept := release_called(text):
        return kept.bag
    if Path(text).is_dir():
        return Path(text)
    names = ", ".join(one.name for one in releases()) or "none"
    raise Refused(f"“{text}” is neither the folder of a release nor the name of one that is kept: {names}.")
