"""What tells one page from another, and which ETag it has.

An ETag is `W/"<kinds>-<digest>"`: which kinds the page shows, in hexadecimal digits, and a digest of the page's
address and of how often these kinds have changed. So whether a visitor has the page of now can be told from
what the visitor says, and the version, alone.
"""

import datetime
import hashlib
import re

from .version import Version, all_kinds

TAG = re.compile(r'"([0-9a-f]{1,8})-([0-9a-f]{32})"')
# A browser sends the one that it has; who sends more than these has not got them from here.
MOST_TAGS = 20


def key_of(
    release: str, scheme: str, host: str, path: str, query: str, day: datetime.date | None = None
) -> str:
    """The host stands in some pages (calendar files); some speak of the day, in UTC: that of now."""
    return digest_of(((day or today()).isoformat(), release, scheme, host, path, query))


def tag_of(key: str, version: Version, shown: int) -> str:
    """Weak, as it speaks of what a page says: a proxy may compress the bytes.

    The digest, in quotes, stands in no other header than one that we have sent for this address.
    """
    return f'W/"{shown:x}-{digest_of((key, shown, version.of(shown)))}"'


def known_tag(sent: str, key: str, version: Version) -> tuple[str, int] | None:
    """The tag among those that a visitor has, `If-None-Match`, that is the page's of now, and the kinds that it shows."""
    for found in TAG.findall(sent)[:MOST_TAGS]:
        shown = int(found[0], 16)
        if shown <= all_kinds():
            tag = tag_of(key, version, shown)
            if tag.endswith(f'"{found[0]}-{found[1]}"'):
                return tag, shown
    return None


def digest_of(parts: tuple) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()
