"""Unpacks what a web server packed for its way (Content-Encoding), and never more than is wanted."""

import io
import zlib

from ..problems import Refused
from .streams import Lookahead
from .unpacking import ZstandardReader

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
