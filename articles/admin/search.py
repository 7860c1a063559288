"""How editors find articles: by the archive's own search, drafts and withdrawn ones too, or by an address or a number.

Whatever is typed is read as readers' words are (`articles/searching/`). Articles with all of it in their headline come
first, then the others, both in the order of the list. One word may also be the address of an article or a part of one,
the source's own number or the archive's.
"""

import re
from dataclasses import dataclass

from django.db import OperationalError, connection
from django.db.models import Case, IntegerField, Q, Value, When
from psycopg2.errors import QueryCanceled

from summit_archive.addresses import normal_form
from summit_archive.postgres.patience import patience

from ..listing.text_search import SearchTerms
from ..models import Article
from ..searching.query import query_of

# Of more matches the newest are listed, and it is told; unless the list is narrowed otherwise, too.
MOST = 10_000
MOST_HEADLINES = 1000
# A part of an address is looked for in each, for so long.
SECONDS_FOR_PARTS = 1.5
ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]{2,})+(?:[/?#:].*)?|.*/.*")
# Of shorter beginnings there are too many words.
SHORTEST_BEGINNING = 3
LONGEST_ID = 18

NEWEST = """
WITH found AS MATERIALIZED (SELECT article_id, day FROM summit_found_by_editors(%(query)s::tsquery))
SELECT array_agg(article_id) FROM (
    SELECT article_id FROM found ORDER BY day DESC NULLS LAST, article_id DESC LIMIT %(most)s
) AS newest
"""
BEGINNING = 3
LONGEST_ID = 18

# Either part of the table has an index of its own.
MATCHES = """
SELECT article_id, day FROM articles_searchedtext WHERE is_published AND vector @@ %(query)s::tsquery
UNION ALL
SELECT article_id, day FROM articles_searchedtext WHERE NOT is_published AND vector @@ %(query)s::tsquery
"""
NEWEST = f"""
WITH found AS MATERIALIZED ({MATCHES})
SELECT array_agg(article_id) FROM (
    SELECT article_id FROM found ORDER BY day DESC NULLS LAST, article_id DESC LIMIT %(most)s
) AS newest
"""
BEGINNING = "SELECT phraseto_tsquery('simple', summit_searched(%(word)s))::text"


@dataclass(frozen=True, slots=True)
class Found:
    """`pks` of what has the words, the newest MOST of them; `first` of those that come first; `query` finds all."""

    pks: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    query: str = ""

    @property
    def is_cut(self):
        return len(self.pks) > MOST


def found(text: str, *, is_unfinished: bool = False) -> Found:
    """`is_unfinished`: whether the last word is still being typed, so that it may begin a longer one of a headline.

    At most eight queries.
    """
    if " " not in text and (named := numbered(text) or addressed(text)):
        return Found(tuple(named), tuple(named))
    query = SearchTerms(text).query
    matches, headlines = query.matches, query.headlines
    in_headline = f"({matches}) & ({headlines})" if matches and headlines else ""
    pks = newest(matches, MOST + 1)
    if is_unfinished or not pks:
        begun = beginning(text)
        pks = list(dict.fromkeys([*pks, *newest(begun, MOST_HEADLINES)]))
        matches = either(matches, begun)
        in_headline = either(in_headline, begun)
    return Found(tuple(pks), tuple(newest(in_headline, MOST_HEADLINES)) if pks else (), matches)


def either(*queries):
    return " | ".join(f"({one})" for one in queries if one)


def newest(query: str, most: int) -> list[int]:
    if not query:
        return []
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, {"query": query, "most": most})
        return cursor.fetchone()[0] or []


def beginning(text: str) -> str:
    """A query for headlines that have the other words, and one that begins as the last does; "" where none can."""
    *others, last = text.split()
    if len(last) < SHORTEST_BEGINNING or not last.isalnum():
        return ""
    with connection.cursor() as cursor:
        cursor.execute(BEGINNING, {"word": last})
        lexeme = cursor.fetchone()[0]
    if not lexeme or "<" in lexeme:
        return ""
    begun = f"'h {lexeme[1:]}:*"
    matches = query_of(" ".join(others)).matches if others else ""
    return f"({matches}) & {begun}" if matches else begun


# --- One word -------------------------------------------------------------------


def numbered(word: str) -> list[int]:
    """By the source's own number, or the archive's."""
    named = keys(Article.objects.filter(~Q(external_id=""), external_id=word))
    is_number = word.isascii() and word.isdecimal() and len(word) <= LONGEST_ID
    return named + keys(Article.objects.filter(pk=int(word))) if is_number else named


def addressed(word: str) -> list[int]:
    """By the whole address, in any of its spellings; else by a part of it, as far as there is time."""
    if not ADDRESS.fullmatch(word):
        return []
    rest = word.partition("://")[2] or word
    spellings = {one for scheme in ("https", "http") for one in spelled(f"{scheme}://{rest}")}
    whole = keys(Article.objects.filter(Q(url__in=spellings) | Q(canonical_url__in=spellings)))
    return whole or of_a_part(word)


def spelled(address):
    bare = address.rstrip("/")
    return {address, bare, f"{bare}/", normal_form(address)}


def of_a_part(word: str) -> list[int]:
    """None where there are too many addresses to look at each."""
    try:
        with patience(SECONDS_FOR_PARTS):
            return keys(Article.objects.filter(url__icontains=word))
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return []


def keys(articles):
    return list(articles.order_by("-pk").values_list("pk", flat=True)[: MOST + 1])


# --- The list -------------------------------------------------------------------


def only_found(articles, found_ones: Found, *, in_order: bool):
    """Those of `articles` that were found; `in_order`: those with the words in their headline first."""
    if found_ones.is_cut and articles.query.where:
        articles = articles.filter(pk__in=Article.objects.having(found_ones.query).values("pk"))
    else:
        articles = articles.filter(pk__any_of=as_array(found_ones.pks[:MOST]))
    if not (in_order and found_ones.first):
        return articles
    has_words = Case(
        When(pk__any_of=as_array(found_ones.first), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return articles.order_by(has_words, *(articles.query.order_by or Article._meta.ordering))


def as_array(pks):
    return f"{{{','.join(map(str, pks))}}}"
