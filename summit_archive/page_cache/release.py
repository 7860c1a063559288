"""What runs here, in a few letters: the same for the same code, templates, scripts and libraries."""

import functools
import hashlib
import sys
from importlib import metadata

from django.conf import settings

FOLDERS = ("summit_archive", "participants", "articles", "templates", "static")
# What a page may be made of or name. The shipped facts reach a page through the database alone.
ENDINGS = {".py", ".sql", ".html", ".txt", ".json", ".mo", ".css", ".js", ".svg", ".woff2", ".png", ".ico"}


@functools.cache
def release():
    """Read once, when the process starts: what is changed on the disk later does not run either."""
    return digest_of(settings.BASE_DIR, installed())


def installed():
    packages = sorted({f"{package.name}=={package.version}" for package in metadata.distributions()})
    return [sys.version, *packages, str(settings.STORAGES), settings.LANGUAGE_CODE]


def digest_of(base, words):
    digest = hashlib.blake2b("\n".join(words).encode(), digest_size=8)
    for file in files_of(base):
        digest.update(f"\n{file.relative_to(base)} {file.stat().st_size}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def files_of(base):
    for folder in FOLDERS:
        for file in sorted((base / folder).rglob("*")):
            if file.suffix in ENDINGS and file.is_file():
                yield file
