"""The words around what was found, for a page's rows, as they stand in the texts.

PostgreSQL chooses and marks them in what search reads, where soft hyphens, for one, are gone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from summit_archive.text.flat import Flat, searched

from .query import Query

# Around what was found: two private-use characters, which no text of ours holds.
START, STOP = "\ue000", "\ue001"
# Between two fragments, by another such character.
APART, SHOWN_APART = "\ue002", " … "
OPTIONS = (
    f"StartSel={START}, StopSel={STOP}, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter={APART}"
)
PASSAGES = """
SELECT id, words, CASE WHEN summit_is_stemmed(language)
    THEN ts_headline('russian', summit_searched(words), %(stemmed)s::tsquery, %(options)s)
    ELSE ts_headline('simple', summit_searched(words), %(plain)s::tsquery, %(options)s) END
FROM (
    SELECT id, language, left(CASE WHEN body = '' THEN summary ELSE body END, 250000) AS words
    FROM articles_article WHERE id = ANY (%(articles)s)
) AS article
"""
MARK = re.compile(f"[{START}{STOP}]")


def passages(query: Query, articles: list[int]) -> dict[int, str]:
    """{id: words around what was found, it between START and STOP}, for those in whose text it was. One query."""
    if not (query and articles):
        return {}
    values: dict[str, Any] = {
        "stemmed": query.stemmed,
        "plain": query.plain,
        "options": OPTIONS,
        "articles": articles,
    }
    with connection.cursor() as cursor:
        cursor.execute(PASSAGES, values)
        rows = cursor.fetchall()
    there = {pk: as_it_stands(body, marked) for pk, body, marked in rows if START in marked}
    return {pk: passage for pk, passage in there.items() if START in passage}


def as_it_stands(body: str, marked: str) -> str:
    """What is marked of the words that search reads in `body`, in its own writing. A fragment that PostgreSQL wrote
    otherwise, as it does where a tag of HTML stands in it, is left out."""
    read = searched(body)
    fragments = (fragment_of(body, read, fragment) for fragment in marked.split(APART))
    return SHOWN_APART.join(filter(None, fragments))


def fragment_of(body: str, read: Flat, fragment: str) -> str:
    words = MARK.sub("", fragment)
    start = read.text.find(words)
    if start < 0 or not words:
        return ""
    first, last = read.span(start, start + len(words))
    pieces: list[str] = []
    taken = first
    for begin, end in without_overlap(read.span(*place) for place in marks_in(fragment, start)):
        pieces += body[taken:begin], START, body[begin:end], STOP
        taken = end
    return "".join([*pieces, body[taken:last]])


def marks_in(fragment: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the marked words are in a text that has the fragment at `start`."""
    first, *found = fragment.split(START)
    start += len(first)
    for piece in found:
        words, _stop, rest = piece.partition(STOP)
        yield start, start + len(words)
        start += len(words) + len(rest)


def without_overlap(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A word that is read in two ways is one."""
    last = 0
    for start, end in places:
        if end > last:
            yield max(start, last), end
            last = end
