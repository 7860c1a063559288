"""A folder as a BagIt bag (RFC 8493): written around the files in `data`, and checked as it says."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from .moment import Refused
from .reading import DATA

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"


def close_bag(bag: Path, information: Mapping[str, str]) -> dict[str, str]:
    """Declare it, and note the digest of each file. {path in the bag: digest}"""
    digests = {path: digest_of(bag / path) for path in payload(bag)}
    size = sum((bag / path).stat().st_size for path in digests)
    told = {**information, "Payload-Oxum": f"{size}.{len(digests)}"}
    write(bag / "bagit.txt", DECLARATION)
    write(bag / "bag-info.txt", "".join(f"{name}: {value}\n" for name, value in told.items()))
    write(bag / MANIFEST, as_manifest(digests))
    tags = {name: digest_of(bag / name) for name in ("bag-info.txt", "bagit.txt", MANIFEST)}
    write(bag / TAG_MANIFEST, as_manifest(tags))
    return digests


def check_bag(bag: Path) -> None:
    """Raises `Refused` where a file is missing, more than noted, or not as it was noted."""
    if not (bag / "bagit.txt").is_file():
        raise Refused(f"{bag}: a release is expected, a BagIt bag with the file bagit.txt.")
    for name, files in ((TAG_MANIFEST, None), (MANIFEST, payload(bag))):
        noted = read_manifest(bag / name)
        check_digests(bag, noted)
        if files is not None and (more := sorted(set(files) - noted.keys())):
            raise Refused(
                f"{bag / more[0]}: the release does not know this file: only those of its manifest are expected."
            )


def check_digests(bag: Path, noted: Mapping[str, str]) -> None:
    for path, digest in noted.items():
        if not is_within(bag, path):
            raise Refused(f"{bag}: its manifest names “{path}”, which is no file within it.")
        if not (bag / path).is_file():
            raise Refused(f"{bag / path}: this file of the release is missing.")
        if digest_of(bag / path) != digest:
            raise Refused(
                f"{bag / path}: the file was changed after the release was made: its SHA-256 is another one."
            )


def is_within(bag: Path, path: str) -> bool:
    return (bag / path).resolve().is_relative_to(bag.resolve())


def payload(bag: Path) -> list[str]:
    """The paths of the files under `data`, in order."""
    files = (path for path in (bag / DATA).rglob("*") if path.is_file())
    return sorted(path.relative_to(bag).as_posix() for path in files)


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def as_manifest(digests: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items()))


def read_manifest(path: Path) -> dict[str, str]:
    if not path.is_file():
        raise Refused(f"{path}: this file of the release is missing.")
    return dict(read_lines(path.read_text(encoding="utf-8").splitlines(), path))


def read_lines(lines: Iterable[str], path: Path) -> Iterable[tuple[str, str]]:
    for line in lines:
        digest, _blank, name = line.partition("  ")
        if len(digest) != 64 or not name:
            raise Refused(f"{path}: a digest and a path are expected in each line, not “{line[:100]}”.")
        yield name, digest


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
