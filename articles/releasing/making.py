"""One more release for the site to offer: exported, packed into one file, and there as a whole or not at all."""

import json
import shutil
import zipfile
from pathlib import Path

from django.conf import settings

from summit_archive.environment import make_folder

from .bag import digest_of, write
from .changes import WAYS
from .exporting import Made, export
from .kept import BAG, SUMMARY, KeptRelease, newest, release_called
from .moment import Edition, Refused, one_moment
from .reading import DATA

# The same for every machine: who may read it, and that it is a plain file.
MODE = 0o100644 << 16


def make_release(site: str) -> tuple[KeptRelease, Made | None]:
    """The release, and what was made; None where the archive has not changed since it. Raises `Refused`."""
    with one_moment() as edition:
        name = edition.name
    if there := release_called(name):
        return there, None
    before = newest()
    folder = settings.RELEASES_DIR
    make_folder(folder)
    making = folder / f".{name}.making"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    try:
        made = export(making / BAG, site, before.bag if before else None)
        name = made.release.edition.name
        packed = making / f"summit-archive-{name}.zip"
        pack(making / BAG, packed, made.release.edition)
        write(making / SUMMARY, json.dumps(summary(made, making / BAG, packed), indent=1) + "\n")
        making.rename(folder / name)
    except OSError as error:
        raise Refused(f"The release cannot be written: {error}") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    found = release_called(name)
    if found is None:
        raise Refused(f"{folder / name}: the release is gone again.")
    return found, made


def pack(bag: Path, packed: Path, edition: Edition) -> None:
    """The bag as one file, in the folder that it becomes; the same bag gives the same bytes."""
    moment = edition.changed_at
    stamp = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(path for path in bag.rglob("*") if path.is_file()):
            told = zipfile.ZipInfo(f"{packed.stem}/{path.relative_to(bag).as_posix()}", stamp)
            told.external_attr = MODE
            told.compress_type = zipfile.ZIP_STORED if path.suffix == ".parquet" else zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(told, "w", force_zip64=True) as packing:
                shutil.copyfileobj(source, packing, 1 << 20)


def summary(made: Made, bag: Path, packed: Path) -> dict:
    """What the site tells of it, so that no page reads its files."""
    edition, changes = made.release.edition, made.changes
    files = {
        path.removeprefix(f"{DATA}/"): ((bag / path).stat().st_size, digest)
        for path, digest in made.digests.items()
    }
    return {
        "version": edition.version,
        "changed_at": edition.moment,
        "rows": made.release.rows,
        "texts": [vars(text) for text in made.release.texts],
        "since": changes.since,
        "changes": {way: changes.total(way) for way in WAYS},
        "file": {"name": packed.name, "size": packed.stat().st_size, "sha256": digest_of(packed)},
        "files": files,
    }
