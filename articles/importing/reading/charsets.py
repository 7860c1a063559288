"""Decodes pages and feeds by the charset that they state; never guesses beyond Windows-1251 for Russian."""

import re

from ..problems import Problem, Refused, excerpt_of_bytes
from .encodings import UTF_16, is_windows_1251
from .lines import BOM
from .tables import IN_1251

STATED_BY_PAGE = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
STATED_BY_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)["']""", re.IGNORECASE)
# Those that are text and nothing else: Python knows others, such as unicode_escape.
TAKEN = re.compile(r"utf-?8|utf-?16(le|be)?|(windows-|cp)(125\d|866)|iso-8859-\d+|koi8-[ru]|us-ascii|ascii")
# What browsers read where a page states the left one.
MEANT = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-866": "cp866"}


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
        return strictly(data, MEANT.get(charset, charset))
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
