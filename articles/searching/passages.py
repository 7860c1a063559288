"""The words around what was found, for a page's rows, as they stand in the texts.

PostgreSQL chooses and marks them in what search reads, where soft hyphens, for one, are gone. It reads the whole of what
it is given: of a text in which the words that stand first are shown it is given the piece with them (pieces.py).
"""

import re
from collections.abc import Iterable, Iterator

from summit_archive.postgres.prepared import Prepared
from summit_archive.text.flat import Flat, searched

from .pieces import AFTER, Text, piece_of
from .query import Query

# Around what was found: two private-use characters, which no text of ours holds.
START, STOP = "\ue000", "\ue001"
# Between two fragments, by another such character.
APART, SHOWN_APART = "\ue002", " … "
OPTIONS = (
    f"StartSel={START}, StopSel={STOP}, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter={APART}"
)
TEXTS = Prepared(
    """
SELECT id, summit_is_stemmed(language), left(CASE WHEN body = '' THEN summary ELSE body END, 250000)
FROM articles_article WHERE id = ANY (%(articles)s::bigint[])
""",
    has_one_plan=True,
)
MARKED = Prepared(
    f"""
SELECT article, CASE WHEN is_stemmed
    THEN ts_headline('russian', summit_searched(words), %(stemmed)s::tsquery, '{OPTIONS}')
    ELSE ts_headline('simple', summit_searched(words), %(plain)s::tsquery, '{OPTIONS}') END
FROM unnest(%(articles)s::bigint[], %(are_stemmed)s::boolean[], %(texts)s::text[]) AS text (article, is_stemmed, words)
""",
    has_one_plan=True,
)
MARK = re.compile(f"[{START}{STOP}]")


def passages(query: Query, articles: list[int]) -> dict[int, str]:
    """{id: words around what was found, it between START and STOP}, for those in whose text it was. Two queries, rarely
    three."""
    if not (query and articles):
        return {}
    texts = {row[0]: Text(*row) for row in TEXTS.rows({"articles": articles})}
    pieces = [piece_of(text, query.stemmed if text.is_stemmed else query.plain) for text in texts.values()]
    found = passages_in(pieces, query)
    short = [
        piece.article for piece in pieces if lacks_some(piece, texts[piece.article], found[piece.article])
    ]
    found |= passages_in([texts[article] for article in short], query)
    return {pk: passage for pk, passage in found.items() if START in passage}


def passages_in(texts: list[Text], query: Query) -> dict[int, str]:
    """By the article, "" where nothing was found. One query, or none."""
    if not texts:
        return {}
    values = {
        "articles": [text.article for text in texts],
        "are_stemmed": [text.is_stemmed for text in texts],
        "texts": [text.words for text in texts],
        "stemmed": query.stemmed,
        "plain": query.plain,
    }
    marked = dict(MARKED.rows(values))
    return {text.article: as_it_stands(text.words, marked[text.article]) for text in texts}


def lacks_some(piece: Text, text: Text, passage: str) -> bool:
    """Whether of the whole text more may be shown, as some words that begin as those looked for are others."""
    if piece is text or (piece.is_all and passage):
        return False
    last = MARK.sub("", passage[passage.rfind(START) :])
    return SHOWN_APART not in passage or len(piece.words) - piece.words.rfind(last) < AFTER


def as_it_stands(body: str, marked: str) -> str:
    """What is marked of the words that search reads in `body`, in its own writing. A fragment that PostgreSQL wrote
    otherwise, as it does where a tag of HTML stands in it, is left out."""
    if START not in marked:
        return ""
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
