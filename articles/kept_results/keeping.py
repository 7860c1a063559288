"""A list's rows -> what is kept of them, and back."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from django.conf import settings

from summit_archive.files import Kind, Noun
from summit_archive.files.about import version_of_archive
from summit_archive.web.languages import speaking

from ..models import KeptResult
from .limits import MOST_ROWS
from .lists import LISTS

Row = tuple[int, dict[str, Any]]


class TooLong(ValueError):
    """The list has more rows than are kept."""


@speaking(settings.LANGUAGE_CODE)
def read_now(page: str, query: str) -> list[Row]:
    """The rows of a list as they are now, in one language whoever asks. Raises TooLong."""
    kept_list = LISTS[page]
    found = kept_list.asked(query)
    if isinstance(found.total, int) and found.total > MOST_ROWS:
        raise TooLong
    rows = list(islice(kept_list.told(found.rows), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise TooLong
    return rows


def keep(page: str, query: str, sender: str) -> KeptResult:
    """What the list says now: kept before, if it said the same. Raises TooLong."""
    version = version_of_archive()
    content = written(read_now(page, query))
    result, _is_new = KeptResult.objects.get_or_create(
        page=page,
        query=query,
        digest=hashlib.sha256(content).hexdigest(),
        defaults={
            "archive_version": version,
            "number": content.count(b"\n"),
            "rows": zlib.compress(content, 6),
            "sender": sender,
        },
    )
    return result


def written(rows: list[Row]) -> bytes:
    """A line a row: its id, and what it says. The checksum is of these bytes."""
    return "".join(
        f"{json.dumps([pk, row], ensure_ascii=False, sort_keys=True)}\n" for pk, row in rows
    ).encode()


def rows_of(result: KeptResult) -> Iterator[Row]:
    """As they were."""
    for line in zlib.decompress(result.rows).splitlines():
        pk, row = json.loads(line)
        yield pk, row


def is_whole(result: KeptResult) -> bool:
    """Whether what is kept is what was kept."""
    return hashlib.sha256(zlib.decompress(result.rows)).hexdigest() == result.digest


# --- As files ---------------------------------------------------------------------

# What stands in a row that is kept is spelt already.
SPELT = {Kind.DAY: Kind.TEXT, Kind.MOMENT: Kind.TEXT, Kind.EDTF: Kind.TEXT, Kind.ROWS: Kind.CONTENT}


def noun_of(noun: Noun) -> Noun:
    """The noun of a list, for rows as they are kept; what was not told then is empty."""
    fields = (
        replace(field, kind=SPELT.get(field.kind, field.kind), value=told(field.name)) for field in noun
    )
    return replace(noun, fields=tuple(fields))


def told(name: str) -> Callable[[dict[str, Any]], Any]:
    return lambda row: row.get(name)
