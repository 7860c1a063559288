"""Knows folders: every file below them, in the order of their names, each read as what it is.

Links are not followed, so that no loop is walked and nothing outside is read.
"""

import os
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from .lines import Broken, Line, refused
from .recognising import suffix_of
from .source import Source, file_source

# What browsers save along with a page. A page's own folder of such is passed over whole.
COMPANIONS = set(".css .js .mjs .map .json5 .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp".split()) | set(
    ".woff .woff2 .ttf .otf .eot .mp3 .mp4 .webm .ogg".split()
)
PAGES = (".html", ".htm", ".xhtml")
COMPANION_FOLDERS = ("_files", ".files", "_html")


class Folder(Source):
    """The lines of all files of a folder, counted through; `where` names the file within it.

    A file that cannot be read is a refused line, and the rest goes on.
    """

    def __init__(self, path: str):
        self.name = path
        self._path = Path(path)
        if not os.access(path, os.R_OK | os.X_OK):
            raise Broken("the folder cannot be opened (permission denied)")
        self.size = sum(size_of(entry) for entry, trouble in walk(self._path, Counter()) if not trouble)
        self._before = 0
        self._open: Source | None = None

    def position(self) -> int:
        return self._before + (self._open.position() if self._open else 0)

    def __iter__(self) -> Iterator[Line]:
        left_aside: Counter[str] = Counter()
        number = count(1)
        for entry, trouble in walk(self._path, left_aside):
            where = entry.relative_to(self._path).as_posix()
            where = where.encode("utf-8", "backslashreplace").decode()
            if trouble:
                yield refused(next(number), where, trouble)._replace(file=where)
                continue
            for line in self._lines_of(entry, where):
                yield line._replace(number=next(number))
        if left_aside:
            kinds = ", ".join(f"{suffix} {times:,}" for suffix, times in left_aside.most_common(10))
            reason = f"{left_aside.total():,} files that go with saved pages were left aside: {kinds}"
            yield refused(next(number), "", reason)

    def _lines_of(self, file: Path, where: str) -> Iterator[Line]:
        """The file's lines, their places told within the folder; a file without any is told too."""
        lines = 0
        try:
            with file_source(str(file)) as self._open:
                for line in self._open:
                    lines += 1
                    place = f"{where}: {line.where}" if line.where else where
                    yield line._replace(where=place, file=where)
            if not lines:
                yield refused(0, where, "the file is empty")._replace(file=where)
        except Broken as broken:
            yield refused(0, where, str(broken))._replace(file=where)
        self._before += size_of(file)
        self._open = None

    def close(self) -> None:
        if self._open:
            self._open.close()


def walk(folder: Path, left_aside: Counter) -> Iterator[tuple[Path, str]]:
    """Each file with "", or with why it cannot be read. Counts what is no article by the end of its name."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"the folder cannot be opened ({error.strerror})"
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = Path(entry.path)
        if entry.is_symlink():
            yield path, "a symbolic link is not followed"
        elif entry.is_dir():
            if goes_with_a_page(entry.name, names):
                left_aside[f"{entry.name}/"] += 1
            else:
                yield from walk(path, left_aside)
        elif not entry.is_file():
            yield path, "this is neither a file nor a folder"
        elif entry.name.startswith(".") or suffix_of(entry.name) in COMPANIONS:
            left_aside[suffix_of(entry.name) or entry.name] += 1
        else:
            yield path, ""


def goes_with_a_page(folder: str, names: set[str]) -> bool:
    """Whether a browser saved the folder along with a page beside it: visit_files/ with visit.html."""
    stems = [folder.removesuffix(end) for end in COMPANION_FOLDERS if folder.endswith(end)]
    return any(stem + page in names for stem in stems for page in PAGES)


def size_of(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
