"""Joins the layers for one file: bytes, unpacked, in UTF-8, told what they are, read."""

from collections.abc import Iterator
from io import BufferedReader

from .encodings import Transcoded, codec_of, in_utf_8, told_first
from .json_documents import read_json_document
from .json_lines import raw_lines, read_json_lines
from .lines import Broken, Line, Lookahead, buffered, open_file
from .recognising import HEAD, Format, format_of
from .tables import read_table
from .unpacking import unpacked


class Source:
    """The lines of one file, of standard input or of what an address answered, once and in their order.

    Raises Broken, at once or while it is read, when it cannot be read on. To be closed, best by `with`.
    """

    size: int | None = None

    def __init__(self, name: str, raw: Lookahead, address: str = ""):
        self.name = name
        self._raw = raw
        self._address = address

    def position(self) -> int:
        """How many bytes were read, of the file as it lies there: packed if it is packed."""
        return self._raw.count

    def __iter__(self) -> Iterator[Line]:
        text = in_utf_8(unpacked(self._raw))
        head = text.head(HEAD)
        if not head.strip():
            return nothing(text)
        return read(format_of(head, self.name), text, head, self._address)

    def close(self) -> None:
        self._raw.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def nothing(text: Lookahead) -> Iterator[Line]:
    """No line, or the trouble because of which there is none."""
    while block := text.read(HEAD):
        if block.strip():
            raise Broken("the file begins with nothing but white space, and a lot of it")
    yield from ()


def read(format: Format, text: Lookahead, head: bytes, address: str) -> Iterator[Line]:
    """The libraries that a format needs are loaded where a file of it is met, and not before."""
    stream = buffered(text)
    match format:
        case Format.JSON_LINES | Format.JSON_DOCUMENT:
            return read_json(format, stream, head)
        case Format.TABLE:
            return read_table(stream, head)
        case Format.PAGE:
            from .pages import read_page

            return read_page(stream)
        case Format.WARC:
            from .warc import read_warc

            return read_warc(stream)
        case Format.FEED:
            from .feeds import read_feed

            return read_feed(stream, address)
        case Format.TEXT:
            from .documents import read_text

            return read_text(stream)
        case Format.WORD:
            from .word_documents import read_word

            return read_word(stream)
        case Format.MESSAGE:
            from .messages import read_message

            return read_message(stream)


def read_json(format: Format, stream: BufferedReader, head: bytes) -> Iterator[Line]:
    """JSON is UTF-8; programs of old write it in the machine's own encoding all the same."""
    codec, doubts = codec_of(head)
    if codec != "utf-8":
        stream = buffered(Lookahead(Transcoded(stream, codec)))
    is_lines = format == Format.JSON_LINES
    lines = read_json_lines(raw_lines(stream)) if is_lines else read_json_document(stream)
    return told_first(lines, doubts) if doubts else lines


def file_source(path: str) -> Source:
    """A file's, or standard input's for "-". Raises Broken."""
    raw = open_file(path)
    source = Source(path, raw)
    source.size = raw.size
    return source
