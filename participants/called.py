"""What countries, people, bodies, places, offices and series are called in the language of a page, without a query a row.

In English by their own field. In another language by the preferred name on record, of people without their father's, else by
the English one. Each process remembers these names, of the moment that the count of changes tells; a transaction that may
have written reads its own.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import connection
from django.utils.translation import get_language

from summit_archive.page_cache.reading import reads
from summit_archive.page_cache.version import bits, read_version
from summit_archive.postgres.declared import kinds_of_tables
from summit_archive.text.name_forms import without_patronymic
from summit_archive.web.languages import meanwhile

ENGLISH = "en"
# The columns of those whom texts name: they are linked, searched for, and have pages of their own.
PARTIES = ("country", "person", "organisation")
# Those of whatever else has names.
OWNERS = (*PARTIES, "place", "office", "series")
TABLE = "participants_name"
TABLES = {owner: f"participants_{owner}" for owner in OWNERS} | {"series": "participants_meetingseries"}
# Of several for short the shortest: an abbreviation rather than a word.
NAMES = " UNION ALL ".join(
    f"""(
    SELECT DISTINCT ON (own.id, name.kind)
        name.kind, name.text, '{owner}', own.id, {"lower(own.code)" if owner == "country" else "own.slug"}
    FROM {TABLE} name JOIN {TABLES[owner]} own ON own.id = name.{owner}_id
    WHERE name.language = %(language)s AND name.kind IN ('preferred', 'short', 'official')
    ORDER BY own.id, name.kind, length(name.text), name.text
)"""
    for owner in OWNERS
)


class Names(NamedTuple):
    """{(column of the owner, its id; or what its address tells it by): text}"""

    preferred: dict[tuple[str, int | str | None], str]
    short: dict[tuple[str, int | str | None], str]
    official: dict[tuple[str, int | str | None], str]


class Process:
    """What the threads of this process share: {language: (how often names had been changed, the names)}."""

    known: dict[str, tuple[str, Names]] = {}


def speaks_english() -> bool:
    return (get_language() or ENGLISH) == ENGLISH


def called(owner: str, key: int | str | None, english: str) -> str:
    """The name in the language of the page. `owner` is a column of `Name`, `key` the row's id, or its slug or code."""
    language = get_language() or ENGLISH
    if language == ENGLISH or key is None:
        return english
    return names_in(language).preferred.get((owner, key), english)


def called_for_short(owner: str, key: int | str | None, english: str, english_in_short: str = "") -> str:
    """The abbreviation where there is one in the language of the page, else the whole name."""
    language = get_language() or ENGLISH
    if language == ENGLISH or key is None:
        return english_in_short or english
    names = names_in(language)
    return names.short.get((owner, key)) or names.preferred.get((owner, key)) or english_in_short or english


def called_officially(owner: str, key: int | str | None, english: str) -> str:
    """What a state calls itself; "" where that is not on record in the language of the page."""
    language = get_language() or ENGLISH
    if language == ENGLISH or key is None:
        return english
    return names_in(language).official.get((owner, key), "")


def in_order(rows: Iterable[Any], whose: Callable[[Any], Any] = lambda row: row) -> list[Any]:
    """Rows by what they, or those `whose` they are, are called in the page's language; in English they come in order."""
    rows = list(rows)
    return rows if speaks_english() else sorted(rows, key=lambda row: order_of(whose(row).called))


def order_of(text: str) -> str:
    """By which words stand in order in Russian: «ё» among «е», whatever the capitals."""
    return text.casefold().replace("ё", "е")


# --- What is remembered


def names_in(language: str) -> Names:
    """Those of now: asked once for a page."""
    asked = meanwhile()
    if asked is None:
        return names_of_now(language)
    if ("names", language) not in asked:
        asked["names", language] = names_of_now(language)
    return asked["names", language]


def names_of_now(language: str) -> Names:
    """At most one query, beside the one that asks how often names were changed."""
    if connection.in_atomic_block:
        return read(language)
    reads(TABLE)
    # Before the names: so they may only be newer than they are said to be, and are read once more.
    changes = read_version().of(bits()[kinds_of_tables()[TABLE]])
    known_of, names = Process.known.get(language, ("", None))
    if names is None or known_of != changes:
        names = read(language)
        Process.known[language] = changes, names
    return names


def read(language: str) -> Names:
    with connection.cursor() as cursor:
        cursor.execute(NAMES, {"language": language})
        rows = cursor.fetchall()
    names = Names({}, {}, {})
    for kind, text, owner, pk, address in rows:
        of_kind: dict[tuple[str, int | str | None], str] = getattr(names, kind)
        said = without_patronymic(text) if owner == "person" else text
        of_kind[owner, pk] = of_kind[owner, address] = said
    return names
