"""A release from the archive: every table at one point in time, described, compared with the one before, as a bag."""

import csv
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils import translation

from articles.models import Publisher

from .bag import close_bag, write
from .changes import Changes, write_changes
from .described import (
    Licensed,
    Release,
    citation,
    codebook,
    codebook_rows,
    crate,
    croissant,
    datapackage,
    readme,
)
from .described.codebook import HEADER
from .described.crate import FILE as CRATE
from .described.release import TITLE
from .moment import Edition, Refused, one_moment
from .rdf import write_rdf
from .reading import ABOUT, DATA, FORMAT
from .tables import PUBLISHED, tables
from .writing import LINE_END, write_table


@dataclass(frozen=True)
class Made:
    release: Release
    changes: Changes
    digests: dict[str, str]


def export(bag: Path, site: str, before: Path | None = None) -> Made:
    """Write the release into the folder `bag`, which must be empty or not there; it is there whole or not at all.

    Raises `Refused`.
    """
    with translation.override("en"), in_place_of(bag) as making:
        folder = making / DATA
        folder.mkdir()
        with one_moment() as edition:
            rows = {name: write_table(table, folder) for name, table in tables().items()}
            texts = texts_passed_on()
            write_rdf(folder, site.rstrip("/"))
        release = Release(edition, site.rstrip("/"), folder, rows, texts)
        changes = write_changes(making, before)
        describe(release)
        digests = close_bag(making, information(release))
    return Made(release, changes, digests)


@contextmanager
def in_place_of(bag: Path) -> Iterator[Path]:
    """A new folder beside `bag`, which takes its place in the end; gone if anything goes wrong."""
    if bag.exists() and (not bag.is_dir() or any(bag.iterdir())):
        raise Refused(f"{bag}: a folder that is empty, or not there yet, is expected.")
    making = bag.with_name(f".{bag.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    try:
        yield making
        if bag.exists():
            bag.rmdir()
        making.rename(bag)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def texts_passed_on() -> list[Licensed]:
    """The publishers whose texts are in the release. One query."""
    has_text = ~Q(articles__body="") | ~Q(articles__standfirst="")
    found = Publisher.objects.filter(has_text, articles__status=PUBLISHED).exclude(text_licence="")
    columns = ("slug", "name", "url", "text_licence", "licence_source_url")
    return [Licensed(*row) for row in found.order_by("pk").distinct().values_list(*columns)]


def describe(release: Release) -> None:
    """All files that tell of the others, each after those that it tells of."""
    folder = release.folder
    write(folder / "README.md", readme(release))
    write(folder / "CITATION.cff", citation(release))
    write(folder / "codebook.md", codebook())
    with (folder / "codebook.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator=LINE_END)
        lines.writerows([HEADER, *codebook_rows()])
    write_json(folder / ABOUT, about_of(release))
    write_json(folder / "datapackage.json", datapackage(release))
    write_json(folder / "croissant.json", croissant(release))
    write_json(folder / CRATE, crate(release))


def about_of(release: Release) -> dict[str, Any]:
    edition = release.edition
    return {
        "format": FORMAT,
        "title": TITLE,
        "site": release.site,
        "version": edition.version,
        "changed_at": edition.moment,
        "licence": release.own_licence["name"],
        "changes_counted": edition.counts,
        "tables": {
            table.name: {"rows": rows, "columns": [column.name for column in table.columns]}
            for table, rows in release.tables
        },
    }


def information(release: Release) -> dict[str, str]:
    """Bagging-Date is the day of the archive's last change: the same archive makes the same bag whenever it is made."""
    edition: Edition = release.edition
    return {
        "Source-Organization": TITLE,
        "External-Identifier": release.whole(f"/data/{edition.name}/"),
        "External-Description": f"{TITLE}, version {edition.version}",
        "Bagging-Date": edition.day,
    }


def write_json(path: Path, content: dict[str, Any]) -> None:
    write(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
