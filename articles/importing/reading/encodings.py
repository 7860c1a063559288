"""Tells how text is written down, by its mark or by what it states; else UTF-8 or Windows-1251, and nothing by guess."""

import codecs
import io
import re

from ..problems import Problem, Refused, excerpt_of_bytes
from .lines import BLOCK, BOM, Broken, Lookahead

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)

IN_1251 = Problem("", "windows-1251", "the file is not UTF-8; it was read as Russian in Windows-1251")

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


# --- What a page or a feed states ---------------------------------------------

STATED_BY_PAGE = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
STATED_BY_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)["']""", re.IGNORECASE)
# Those that are text and nothing else: Python knows others, such as unicode_escape.
TAKEN = re.compile(r"utf-?8|utf-?16(le|be)?|(windows-|cp)(125\d|866)|iso-8859-\d+|koi8-[ru]|us-ascii|ascii")
# What browsers read where a page states the left one.
AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-866": "cp866"}


def decoded(data: bytes, stated: str = "") -> tuple[str, tuple[Problem, ...]]:
    """The text, by its mark, by `stated` (an HTTP header's word), or by its own. Raises Refused."""
    if data.startswith(UTF_16):
        return strictly(data, "utf-16")
    if data.startswith(BOM):
        return strictly(data, "utf-8-sig")
    charset = stated or own_word(data[:4096])
    if charset:
        charset = charset.lower()
        if not TAKEN.fullmatch(charset):
            raise Refused("", charset, "the charset that it states is not known: UTF-8 is expected")
        return strictly(data, AS_BROWSERS_READ.get(charset, charset))
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        if is_windows_1251(data):
            return data.decode("cp1251", "replace"), (IN_1251,)
        raise Refused("", excerpt_of_bytes(data), "it is not UTF-8, and states no charset") from None


def own_word(head: bytes) -> str:
    found = STATED_BY_XML.search(head) or STATED_BY_PAGE.search(head)
    # What states UTF-16 in single bytes is not UTF-16.
    word = found[1].decode().lower() if found else ""
    return "utf-8" if word.startswith("utf-16") else word


def strictly(data: bytes, charset: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode(charset), ()
    except UnicodeDecodeError as error:
        around = excerpt_of_bytes(data[max(error.start - 20, 0) : error.end + 20])
        reason = f"byte {error.start + 1} is not {charset}, which it states; it was read with gaps there"
        return data.decode(charset, "replace"), (Problem("", around, reason),)
    except LookupError:
        raise Refused("", charset, "the charset that it states is not known: UTF-8 is expected") from None
