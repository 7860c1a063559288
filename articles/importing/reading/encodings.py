"""Tells how text is written down: UTF-8, UTF-16 by its mark, or Windows-1251, and nothing by guess."""

import codecs
import io

from .lines import Broken
from .streams import BLOCK, Lookahead

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)

# The six letters that make up almost half of any Russian text (о е а и н т), and those that Ukrainian adds.
FREQUENT = frozenset("оеаинті".encode("cp1251"))
SMALL = frozenset(range(0xE0, 0x100)) | frozenset("ёіїєґў".encode("cp1251"))
CAPITAL = frozenset(range(0xC0, 0xE0))


def in_utf_8(source: Lookahead) -> Lookahead:
    """The same text in UTF-8 where a mark says that it is in UTF-16; else `source` itself."""
    head = source.head(4)
    if head in UTF_32:
        raise Broken("the text is in UTF-32: UTF-8 is expected")
    if head.startswith(UTF_16):
        return Lookahead(Transcoded(source))
    return source


class Transcoded(io.RawIOBase):
    """UTF-8 out of UTF-16 that begins with its mark."""

    def __init__(self, source: Lookahead):
        self._source = source
        self._decoder = codecs.getincrementaldecoder("utf-16")()
        self._ready = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def read(self, length: int = -1) -> bytes:
        while not self._ready and not self._ended:
            block = self._source.read(BLOCK)
            self._ended = not block
            try:
                self._ready = self._decoder.decode(block, self._ended).encode()
            except UnicodeError as error:
                raise Broken(f"the text is not UTF-16 from here on ({error})") from error
        data, self._ready = self._ready[:length], self._ready[length:]
        return data

    def close(self):
        if not self.closed:
            self._source.close()
        super().close()


def is_utf_8(text: bytes) -> bool:
    """Whether these bytes, of which the last character may be cut, are UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(text)
    except UnicodeDecodeError:
        return False
    return True


def is_windows_1251(text: bytes) -> bool:
    """Whether the bytes beyond ASCII are as Russian in Windows-1251 has them: mostly small letters, the
    usual ones most often. In the other encodings of Russian the same bytes are capitals or signs.
    """
    high = [byte for byte in text if byte >= 0x80]
    small = sum(byte in SMALL for byte in high)
    capital = sum(byte in CAPITAL for byte in high)
    frequent = sum(byte in FREQUENT for byte in high)
    return (
        len(high) >= 10
        and small >= 3 * capital
        and small + capital >= 0.85 * len(high)
        and (frequent >= 0.35 * small)
    )
