"""What is known of a release when its rows are written: all that its descriptions tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summit_archive.files.about import LICENCE, LICENCE_ADDRESS

from ..bag import digest_of
from ..moment import Edition
from ..reading import DATA
from ..tables import Table, tables

TITLE = "Summit archive"
DESCRIPTION = (
    "Who met whom: meetings of leaders of the post-Soviet states and beyond, who took part as far as it is on record, and "
    "the news articles and other sources that say so. Dates are kept as far as they are known; an invitation is not "
    "attendance; each fact names its source and how far it is confirmed. Nothing on record is not nothing that was."
)
KEYWORDS = ["summits", "diplomacy", "heads of state", "post-Soviet states", "meetings", "news"]
MEDIA_TYPES = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".gz": "application/gzip",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
}
SPDX = "https://spdx.org/licenses/{}"


@dataclass(frozen=True)
class Licensed:
    """A publisher with texts in the release: under which licence, and where it says so."""

    slug: str
    name: str
    url: str
    licence: str
    stated_at: str


@dataclass(frozen=True)
class Release:
    """`site` is what stands before the archive's paths, without a slash at its end; `rows`: {table: how many}."""

    edition: Edition
    site: str
    folder: Path
    rows: Mapping[str, int]
    texts: list[Licensed] = field(default_factory=list)

    @property
    def tables(self) -> list[tuple[Table, int]]:
        return [(table, self.rows[name]) for name, table in tables().items()]

    @property
    def own_licence(self) -> dict[str, str]:
        return {"name": LICENCE, "path": LICENCE_ADDRESS, "title": "Creative Commons Zero 1.0 Universal"}

    def file(self, path: str) -> dict[str, Any]:
        """Size and digest of a file of it."""
        whole = self.folder / path
        return {"path": path, "bytes": whole.stat().st_size, "sha256": digest_of(whole)}

    def files(self) -> Iterator[str]:
        """The paths of all that is written by now, in order."""
        paths = (
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()
        )
        return iter(sorted(paths))

    def whole(self, path: str) -> str:
        return f"{self.site}{path}"


def folder_of(bag: Path) -> Path:
    return bag / DATA
