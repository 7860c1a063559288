"""The release as an RO-Crate 1.1: what is in the folder, under which licences, and who publishes it."""

from pathlib import PurePosixPath
from typing import Any

from summit_archive.files.about import LICENCE_ADDRESS

from ..tables import tables
from .release import DESCRIPTION, KEYWORDS, MEDIA_TYPES, SPDX, TITLE, Release

FILE = "ro-crate-metadata.json"
FILES_SAID = {
    "CHANGES.md": "How much has changed since the release before.",
    "CITATION.cff": "How to cite the release.",
    "README.md": "What the release is, and how to use it.",
    "changes.csv": "Each row that was added, changed or removed since the release before.",
    "codebook.csv": "Every column of every table: type, unit, meaning, doubt.",
    "codebook.md": "The same to read.",
    "croissant.json": "The tables described in Croissant 1.0.",
    "rdf/archive.nt.gz": "What each page says by schema.org, as N-Triples.",
    "datapackage.json": "The tables described as a Frictionless Data Package.",
    "release.json": "Which version of the archive this is, and how many rows each table has.",
}


def crate(release: Release) -> dict[str, Any]:
    paths = [path for path in release.files() if path != FILE]
    licences = dict.fromkeys(text.licence for text in release.texts)
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [
            {
                "@id": FILE,
                "@type": "CreativeWork",
                "about": {"@id": "./"},
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            },
            root(release, paths),
            {"@id": "#archive", "@type": "Organization", "name": TITLE, "url": release.whole("/")},
            {"@id": LICENCE_ADDRESS, "@type": "CreativeWork", "name": release.own_licence["title"]},
            *({"@id": SPDX.format(name), "@type": "CreativeWork", "name": name} for name in licences),
            *(as_file(release, path) for path in paths),
        ],
    }


def root(release: Release, paths: list[str]) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": TITLE,
        "description": DESCRIPTION,
        "version": release.edition.version,
        "datePublished": release.edition.moment,
        "identifier": release.whole(f"/data/{release.edition.name}/"),
        "url": release.whole("/data/"),
        "keywords": ", ".join(KEYWORDS),
        "license": {"@id": LICENCE_ADDRESS},
        "publisher": {"@id": "#archive"},
        "author": {"@id": "#archive"},
        "hasPart": [{"@id": path} for path in paths],
    }


def as_file(release: Release, path: str) -> dict[str, Any]:
    file = release.file(path)
    told: dict[str, Any] = {
        "@id": path,
        "@type": "File",
        "name": path,
        "description": said_of(path),
        "encodingFormat": MEDIA_TYPES[PurePosixPath(path).suffix],
        "contentSize": str(file["bytes"]),
        "sha256": file["sha256"],
    }
    if PurePosixPath(path).stem == "articles" and release.texts:
        names = [LICENCE_ADDRESS, *dict.fromkeys(SPDX.format(text.licence) for text in release.texts)]
        told["license"] = [{"@id": name} for name in names]
    return told


def said_of(path: str) -> str:
    table = tables().get(PurePosixPath(path).stem)
    return FILES_SAID.get(path) or (table.meaning if table else path)
