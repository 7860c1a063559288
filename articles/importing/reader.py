"""The names by which the reading was called before it was a package; `reading` is the way in."""

from collections.abc import Iterator
from io import BufferedReader

from .reading import Broken, Line, json_lines
from .reading.json_lines import read_json_lines
from .reading.streams import Lookahead, buffered, open_file
from .reading.unpacking import unpacked

__all__ = ["Broken", "Line", "lines_of", "open_bytes", "read_json_lines"]


class Counted(BufferedReader):
    """A buffered stream that tells how much of the file was read."""

    def tell(self) -> int:
        return self.raw.count


def open_bytes(path: str) -> BufferedReader:
    return Counted(open_file(path))


def lines_of(stream: BufferedReader) -> Iterator[bytes]:
    return json_lines.lines_of(buffered(unpacked(Lookahead(stream))))
