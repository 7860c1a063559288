"""Tells how text is written down: by its mark, by what it states, by its letters where it is Russian; else UTF-8."""

import codecs
import io
import re
from collections.abc import Iterator

from ..problems import Problem, Refused, excerpt_of_bytes
from .lines import BLOCK, BOM, Broken, Line, Lookahead
from .russian_encodings import NAMES, russian_codec

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def in_utf_8(source: Lookahead) -> Lookahead:
    """The same text in UTF-8 where a mark says that it is in UTF-16; else `source` itself."""
    head = source.head(4)
    if head in UTF_32:
        raise Broken("the text is in UTF-32: UTF-8 is expected")
    if head.startswith(UTF_16):
        return Lookahead(Transcoded(source, "utf-16"))
    return source


class Transcoded(io.RawIOBase):
    """UTF-8 out of another encoding. Of the old ones a byte that is no letter stands there as \\x98."""

    def __init__(self, source: Lookahead | io.BufferedReader, codec: str):
        self._source = source
        is_old = codec in NAMES
        self._decoder = codecs.getincrementaldecoder(codec)("backslashreplace" if is_old else "strict")
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


# --- A text that states nothing -----------------------------------------------


def codec_of(head: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The codec of a file of lines that begins so, and the doubt that it is not UTF-8. Raises Broken.

    Where only some of many lines are not UTF-8, these are damaged, and the file is not written otherwise.
    """
    if is_utf_8(head):
        return "utf-8", ()
    lines = [line for line in head.split(b"\n") if line.strip()]
    broken = sum(not is_utf_8(line) for line in lines)
    whole = sum(not line.isascii() for line in lines) - broken
    if whole >= broken:
        return "utf-8", ()
    codec, perhaps = russian_codec(head)
    if codec:
        return codec, (told(codec),)
    if perhaps and 5 * broken > len(lines):
        raise Broken(unknown(perhaps))
    return "utf-8", ()


def unknown(perhaps: str = "") -> str:
    """Why a text cannot be read, with the encodings that it may be in."""
    what = "not UTF-8" if NAMES["cp1251"] in perhaps else "neither UTF-8 nor Windows-1251"
    return f"the text is {what}{f' (it looks like {perhaps})' if perhaps else ''}: save it as UTF-8"


def told(codec: str) -> Problem:
    return Problem("", "", f"the file is not UTF-8; it was read as Russian in {NAMES[codec]}")


def told_first(lines: Iterator[Line], doubts: tuple[Problem, ...]) -> Iterator[Line]:
    """The lines, the first of them with what is doubtful in all of the file."""
    for line in lines:
        yield line._replace(doubts=doubts + line.doubts) if doubts else line
        doubts = ()


# --- What a page or a feed states ---------------------------------------------

STATED_BY_PAGE = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
STATED_BY_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)["']""", re.IGNORECASE)
# Those that are text and nothing else: Python knows others, such as unicode_escape.
TAKEN = re.compile(
    r"utf-?8|utf-?16(le|be)?|(windows-|cp)(125\d|866|874)|iso-8859-\d+|koi8-[ru]|us-ascii|ascii|mac-cyrillic|"
    r"gbk|gb2312|gb18030|big5|shift_jis|euc-jp|euc-kr|iso-2022-jp"
)
# Other names of the same, after the Encoding Standard.
LABELS = {
    "cp866": ("866", "ibm866", "csibm866", "windows-866", "dos-866", "cp-866"),
    "koi8-r": ("koi", "koi8", "koi8_r", "cskoi8r", "koi8r"),
    "koi8-u": ("koi8-ru", "koi8_u", "koi8u"),
    "mac-cyrillic": ("x-mac-cyrillic", "x-mac-ukrainian", "maccyrillic", "mac_cyrillic"),
    "cp1251": ("x-cp1251", "win-1251", "win1251", "windows1251"),
    "iso-8859-5": ("cyrillic", "iso-ir-144", "iso8859-5", "iso88595", "iso_8859-5", "csisolatincyrillic"),
    # What browsers read where a page states these.
    "cp1252": ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"),
    "gb18030": ("gbk", "gb2312", "x-gbk", "gb_2312-80"),
    "shift_jis": ("shift-jis", "sjis", "x-sjis"),
}
AS_READ = {label: codec for codec, labels in LABELS.items() for label in labels}

IS_UTF_8 = "it states {}, but is UTF-8, and was read so"
IS_RUSSIAN = "it states {}, but is Russian in {}, and was read so"


def decoded(data: bytes, stated: str = "") -> tuple[str, tuple[Problem, ...]]:
    """The text, by its mark, by `stated` (an HTTP header's word), or by its own. Raises Refused."""
    if data.startswith(UTF_16):
        return strictly(data, "utf-16")
    if data.startswith(BOM):
        return strictly(data, "utf-8-sig")
    charset = (stated or own_word(data[:4096])).lower()
    return as_stated(data, charset) if charset else of_itself(data)


def of_itself(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of bytes that state no charset. Raises Refused."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        codec, perhaps = russian_codec(data)
        if codec:
            return data.decode(codec, "replace"), (told(codec),)
        raise Refused("", excerpt_of_bytes(data), f"it states no charset, and {unknown(perhaps)}") from None


def as_stated(data: bytes, charset: str) -> tuple[str, tuple[Problem, ...]]:
    """By the charset that is stated, unless the bytes themselves surely say otherwise."""
    codec = AS_READ.get(charset, charset)
    if not TAKEN.fullmatch(codec):
        raise Refused("", charset, "the charset that it states is not known: UTF-8 is expected")
    is_single = codec.startswith(("cp", "koi8", "iso-8859", "mac", "windows"))
    if is_single and not data.isascii() and is_utf_8(data):
        # Russian, French or any other words in those never are by accident.
        return data.decode("utf-8", "replace"), (Problem("", charset, IS_UTF_8.format(charset)),)
    if codec.startswith(("utf-8", "utf8")) and not is_utf_8(data):
        broken = b"\n".join(line for line in data.splitlines() if not is_utf_8(line))
        is_all = len(broken) > 0.5 * sum(len(line) for line in data.splitlines() if not line.isascii())
        russian = russian_codec(broken)[0] if is_all else ""
        if russian:
            reason = IS_RUSSIAN.format(charset, NAMES[russian])
            return data.decode(russian, "replace"), (Problem("", charset, reason),)
    return strictly(data, codec)


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
