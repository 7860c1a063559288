"""Unpacks what a web server packed for its way (Content-Encoding), and never more than is wanted."""

import zlib

from ..problems import Refused

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

    decompressor, parts, length = brotli.Decompressor(), [], 0
    part = decompressor.process(data, output_buffer_limit=2**16)
    while part:
        parts.append(part)
        length += len(part)
        if length > longest or decompressor.is_finished():
            break
        part = decompressor.process(b"", output_buffer_limit=2**16)
    return b"".join(parts)[: longest + 1]


def from_zstandard(data: bytes, longest: int) -> bytes:
    import zstandard

    with zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(data) as reader:
        return reader.read(longest + 1)
