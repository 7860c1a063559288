"""Names in English and what they are in Russian, of the moment that the count of changes tells; each process remembers them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from summit_archive.page_cache.reading import reads
from summit_archive.page_cache.version import bits, read_version
from summit_archive.postgres.declared import kinds_of_tables
from summit_archive.text.folding import fold
from summit_archive.text.name_forms import without_patronymic
from summit_archive.web.languages import meanwhile

from ..called import OWNERS, TABLE

TABLES = {owner: f"participants_{owner}" for owner in OWNERS} | {"series": "participants_meetingseries"}
WHOSE = f"CASE {' '.join(f'WHEN {owner}_id IS NOT NULL THEN %s' for owner in OWNERS)} END"
OWN = " UNION ALL ".join(f"SELECT %s, id, 'en', 'preferred', name FROM {TABLES[owner]}" for owner in OWNERS)
ROWS = f"""
SELECT {WHOSE}, coalesce({", ".join(f"{owner}_id" for owner in OWNERS)}), language, kind, text FROM {TABLE}
WHERE language IN ('en', 'ru') AND kind NOT IN ('case-form', 'demonym', 'metonym')
UNION ALL {OWN}
UNION ALL SELECT 'organisation', id, 'en', 'short', abbreviation FROM {TABLES["organisation"]} WHERE abbreviation <> ''
"""


class Row(NamedTuple):
    kind_of_owner: str
    owner: int | str
    language: str
    kind: str
    text: str


class Names:
    """The Russian of each English name of each kind of owner, and the titles that were made of them."""

    def __init__(self, rows: Iterable[Row]):
        self.titles: dict[str, str | None] = {}
        self.known: dict[tuple[str, str], str] = {}
        of_owner: dict[tuple[str, int | str], list[Row]] = defaultdict(list)
        for row in rows:
            of_owner[row.kind_of_owner, row.owner].append(row)
        for (kind, _owner), its_rows in of_owner.items():
            self.know(kind, [row for row in its_rows if row.language == "en"], its_rows)

    def know(self, kind: str, english: list[Row], rows: list[Row]) -> None:
        """What was a place's name at the time is that in Russian too, where it is on record: Nur-Sultan, «Нур-Султан»; its
        usual name is the usual one: Ashgabat, «Ашхабад»; and an abbreviation is one."""
        russian = [row for row in rows if row.language == "ru"]
        preferred = next((row.text for row in russian if row.kind == "preferred"), "")
        if not preferred:
            return
        alike = {fold(row.text): row.text for row in russian if kind == "place"}
        short = next((row.text for row in russian if row.kind == "short" and row.text.isupper()), preferred)
        for row in english:
            usual = short if row.kind == "short" else preferred
            at_the_time = "" if row.kind == "preferred" else alike.get(fold(row.text), "")
            self.known[kind, key(row.text)] = at_the_time or usual

    def russian(self, kind: str, english: str) -> str:
        """In the nominative, a person without the father's name; "" where it is not on record."""
        found = self.known.get((kind, key(english)), "")
        return without_patronymic(found) if kind == "person" else found


def key(english: str) -> str:
    return english.lower().replace("'", "’")


class Process:
    """What the threads of this process share: how often names had been changed, and the names."""

    known: tuple[str, Names] = ("", Names([]))


def names_now() -> Names:
    """Asked once for a page."""
    asked = meanwhile()
    if asked is None:
        return names_of_now()
    if "titles" not in asked:
        asked["titles"] = names_of_now()
    return asked["titles"]


def names_of_now() -> Names:
    """At most one query, beside the one that asks how often names were changed."""
    if connection.in_atomic_block:
        return read()
    reads(TABLE)
    # Before the names: so they may only be newer than they are said to be, and are read once more.
    changes = read_version().of(bits()[kinds_of_tables()[TABLE]])
    if Process.known[0] != changes:
        Process.known = changes, read()
    return Process.known[1]


def read() -> Names:
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [*OWNERS, *OWNERS])
        return Names(Row(*row) for row in cursor.fetchall())
