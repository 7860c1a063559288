"""Unpacks files (gzip, Zstandard) and what a web server packed for its way, never more than is wanted.

It stops at what is damaged, cut off or a bomb.
"""

import gzip
import io
import zlib
from collections.abc import Callable

from ..problems import Refused
from .lines import Broken, Lookahead

GZIP = b"\x1f\x8b"
ZSTANDARD = b"\x28\xb5\x2f\xfd"

# News texts shrink to a third or a tenth, records of a generator to a thirtieth; a bomb to a thousandth.
# Only what is unpacked beyond the free part is held against a file: a small one harms nobody.
LARGEST_RATIO = 250
FREE_BYTES = 64 * 2**20
LARGEST_TOTAL = 256 * 2**30

# A packed block of a few bytes may stand for 128 KiB: so many at once cost no more than 16 MiB.
ZSTANDARD_BITE = 512
# What the program zstd itself takes without being told to.
ZSTANDARD_WINDOW = 2**27


def unpacked(source: Lookahead) -> Lookahead:
    """The bytes as they were before they were packed; `source` itself where they are not packed."""
    head = source.head(4)
    if head.startswith(GZIP):
        return Lookahead(Unpacked(source, gzip_reader(source)))
    if head == ZSTANDARD:
        return Lookahead(Unpacked(source, ZstandardReader(source).read))
    return source


class Unpacked(io.RawIOBase):
    """What `read` unpacks out of `source`, while it is not too much."""

    def __init__(self, source: Lookahead, read: Callable[[int], bytes]):
        self._source = source
        self._read = read
        self._count = 0

    def readable(self) -> bool:
        return True

    def read(self, length: int = -1) -> bytes:
        data = self._read(length)
        self._count += len(data)
        if self._count > FREE_BYTES and self._count > LARGEST_RATIO * self._source.count:
            raise Broken(
                f"the file unpacks to more than {LARGEST_RATIO} times its size: "
                f"a bomb, as it seems; nothing is read from here on"
            )
        if self._count > LARGEST_TOTAL:
            raise Broken(f"the file unpacks to more than {LARGEST_TOTAL:,} bytes: split it")
        return data

    def close(self):
        if not self.closed:
            self._source.close()
        super().close()


def gzip_reader(source: Lookahead) -> Callable[[int], bytes]:
    stream = gzip.GzipFile(fileobj=source)

    def read(length: int) -> bytes:
        try:
            return stream.read1(length)
        except EOFError as error:
            raise Broken("the compressed file ends too early: it was cut off") from error
        except (zlib.error, gzip.BadGzipFile) as error:
            raise Broken(f"the compressed file is damaged from here on ({error})") from error

    return read


class ZstandardReader:
    """One frame after the other; the library's own reader takes a file cut off for a whole one."""

    def __init__(self, source: Lookahead):
        import zstandard

        self._error = zstandard.ZstdError
        self._frames = zstandard.ZstdDecompressor(max_window_size=ZSTANDARD_WINDOW)
        self._source = source
        self._frame = self._frames.decompressobj()
        self._begun = False
        self._left = b""
        self._ready = b""

    def read(self, length: int) -> bytes:
        while not self._ready:
            packed = self._left or self._source.read(ZSTANDARD_BITE)
            if not packed:
                if self._begun:
                    raise Broken("the compressed file ends too early: it was cut off")
                return b""
            self._unpack(packed)
        data, self._ready = self._ready[:length], self._ready[length:]
        return data

    def _unpack(self, packed: bytes) -> None:
        self._begun, self._left = True, b""
        try:
            self._ready = self._frame.decompress(packed)
        except self._error as error:
            raise Broken(f"the compressed file is damaged from here on ({error})") from error
        if self._frame.eof:
            self._left = self._frame.unused_data
            self._frame = self._frames.decompressobj()
            self._begun = False


# --- What a web server packed for its way -------------------------------------

CODINGS = "gzip, deflate, br or zstd"


def decompressed(data: bytes, coding: str, longest: int) -> bytes:
    """At most one byte more than `longest`. Raises Refused where it is not so packed, or damaged."""
    if coding in ("", "identity", "none"):
        return data
    try:
        if coding in ("gzip", "x-gzip"):
            return inflated(data, longest, zlib.MAX_WBITS | 32)
        if coding == "deflate":
            return deflated(data, longest)
        if coding == "br":
            return from_brotli(data, longest)
        if coding == "zstd":
            return from_zstandard(data, longest)
    except Exception as error:  # each library has its own
        raise Refused("", coding, f"the page's packing is damaged ({error})") from error
    raise Refused("", coding, f"the page is packed in a way that is not known: {CODINGS} is expected")


def deflated(data: bytes, longest: int) -> bytes:
    """Servers mean by "deflate" either of two forms."""
    try:
        return inflated(data, longest, zlib.MAX_WBITS)
    except zlib.error:
        return inflated(data, longest, -zlib.MAX_WBITS)


def inflated(data: bytes, longest: int, form: int) -> bytes:
    decompressor = zlib.decompressobj(form)
    page = decompressor.decompress(data, longest + 1)
    if not decompressor.eof and len(page) <= longest:
        raise EOFError("it was cut off")
    return page


def from_brotli(data: bytes, longest: int) -> bytes:
    import brotli

    decompressor = brotli.Decompressor()
    page, block = b"", data
    while len(page) <= longest and not decompressor.is_finished():
        part = decompressor.process(block, output_buffer_limit=2**16)
        if not part and not block:
            raise EOFError("it was cut off")
        page, block = page + part, b""
    return page[: longest + 1]


def from_zstandard(data: bytes, longest: int) -> bytes:
    reader = ZstandardReader(Lookahead(io.BytesIO(data)))
    page = b""
    while len(page) <= longest and (part := reader.read(2**16)):
        page += part
    return page[: longest + 1]
