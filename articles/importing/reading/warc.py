"""Knows WARC: the HTML pages among its response records, each by the address that it was fetched from."""

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader

from ..problems import Problem, Refused
from .lines import Broken, Line, refused
from .pages import LARGEST_PAGE, page_fields
from .unpacking import decompressed

HTML = ("text/html", "application/xhtml+xml")
# Of a record's headers with what is left of the record before it, both small.
LARGEST_HEADERS = 2**20
BLOCK = 2**16
LENGTH_WRONG = Problem("", "", "the record before it states a wrong length: see whether it is whole")


class Records(ArchiveIterator):
    """warcio's records, without its words on the terminal."""

    INC_RECORD = ""


class Metered:
    """A stream that gives no more than it was allowed to, so that headers without end are not held."""

    def __init__(self, stream: BufferedReader):
        self._stream = stream
        self._count = 0
        self._allowed = LARGEST_HEADERS

    def tell(self) -> int:
        return self._count

    def allow(self, length: int) -> None:
        self._allowed = self._count + length

    def read(self, length: int = BLOCK) -> bytes:
        if self._count >= self._allowed:
            raise Broken(f"the headers of a record are longer than {LARGEST_HEADERS:,} bytes")
        # What is there, and no more: else the last whole pages of a file cut off would go down with its end.
        data = self._stream.read1(length)
        self._count += len(data)
        return data


def read_warc(stream: BufferedReader) -> Iterator[Line]:
    """A Line for each page that was fetched with success, by the record's number, which counts all records."""
    metered = Metered(stream)
    records = Records(metered)
    number, wrong_lengths = 0, 0
    while (record := next_record(records, metered)) is not None:
        number += 1
        doubts = (LENGTH_WRONG,) if records.err_count > wrong_lengths else ()
        wrong_lengths = records.err_count
        metered.allow(2**62)
        line = line_of(record, number, doubts) if is_page(record) else None
        if line is not None:
            yield line
        drain(record, number)


def next_record(records: Records, metered: Metered) -> Any:
    metered.allow(LARGEST_HEADERS)
    try:
        return next(records, None)
    except Broken:
        raise
    except Exception as error:  # warcio names few of them, and a file may be anything
        raise Broken(f"the WARC file is damaged from here on ({error})") from error


def is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return record.http_headers.get_statuscode() == "200" and kind in HTML


def line_of(record: Any, number: int, doubts: tuple[Problem, ...]) -> Line:
    where = f"record {number}"
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        fields, more = page_fields(payload(record), charset_of(record), url.strip("<>"))
        return Line(number, fields, None, doubts + more, where)
    except Refused as problem:
        field, value, reason = problem.problem
        return refused(number, where, reason, value or url[:200], doubts)


def payload(record: Any) -> bytes:
    """The page as its server meant it. Raises Refused."""
    stream = record.raw_stream
    if (record.http_headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    data = b""
    while block := stream.read(BLOCK):
        data += block
        if len(data) > LARGEST_PAGE:
            raise Refused("", "", f"the page is longer than {LARGEST_PAGE:,} bytes")
    coding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    return decompressed(data, coding, LARGEST_PAGE)


def charset_of(record: Any) -> str:
    kind = record.http_headers.get_header("Content-Type") or ""
    charset = kind.lower().partition("charset=")[2].partition(";")[0]
    return charset.strip(" \"'")


def drain(record: Any, number: int) -> None:
    """Read the record to its end. Raises Broken where the file ends first."""
    while record.raw_stream.read(BLOCK):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise Broken(f"the WARC file ends within record {number}: it was cut off")
