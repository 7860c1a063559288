"""By which name programs know what is cited: of its address, in letters that all of them take."""

import re
import zlib
from urllib.parse import urlsplit

from anyascii import anyascii
from django.utils.text import slugify

from .cited import Cited

LONGEST = 60
# An article's address names its headline behind its number, and is the same without.
NUMBERED = re.compile(r"^articles-\d+")


def key_of(cited: Cited) -> str:
    """The same for the same address; of a query or a long path its checksum tells it from others."""
    address = urlsplit(cited.address)
    words = slugify(anyascii(address.path.replace("/", "-"))) or "home"
    if found := NUMBERED.match(words):
        words = found[0]
    elif address.query or len(words) > LONGEST:
        checksum = zlib.crc32(f"{address.path}?{address.query}".encode())
        words = f"{words[:LONGEST].rstrip('-')}-{checksum:08x}"
    return f"{slugify(anyascii(cited.archive))}-{words}"
