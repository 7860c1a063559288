"""Files for the reading, made of bytes; nothing of ours is replaced."""

import io

from articles.importing.reading import Broken, Line
from articles.importing.reading.lines import Lookahead
from articles.importing.reading.source import Source


def lines_of(content, name=""):
    """The lines of a file of this content. Raises Broken."""
    with Source(name, Lookahead(io.BytesIO(content))) as source:
        yield from source


def fields_of(content, name=""):
    return [line.fields for line in lines_of(content, name)]


def reasons(content, name=""):
    """Why each line is refused; "" where it is not."""
    return [line.refusal.reason if line.refusal else "" for line in lines_of(content, name)]


def read_until_broken(content, name=""):
    """The lines, and why there are no more of them; "" where that was the end."""
    lines = []
    try:
        for line in lines_of(content, name):
            assert isinstance(line, Line)
            assert (line.fields is None) == (line.refusal is not None)
            lines.append(line)
    except Broken as broken:
        return lines, str(broken)
    return lines, ""
