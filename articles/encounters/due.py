"""Which articles were read by the rules of now, and which are to be read: kept in a narrow row beside each article."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from ..models import Article, Reading

# What is read follows from these; another text of any of them is another reader.
SOURCES = Path(__file__).parent / "reading"

MARK = f"""
INSERT INTO {Reading._meta.db_table} AS read (article_id, reader) SELECT unnest(%s::bigint[]), %s
ON CONFLICT (article_id) DO UPDATE SET reader = EXCLUDED.reader WHERE read.reader <> EXCLUDED.reader
"""


@cache
def reader_of_now() -> str:
    """A digest of the rules: what was read by others is due, whether or not anybody remembered to say so."""
    digest = blake2b(digest_size=16)
    for path in sorted(SOURCES.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def mark_read(articles: Iterable[int]) -> None:
    """One statement."""
    with connection.cursor() as cursor:
        cursor.execute(MARK, [list(articles), reader_of_now()])


def read_later(articles: QuerySet[Article] | Iterable[int]) -> int:
    """What was read of these articles holds no more: they are due. How many; one statement."""
    return Reading.objects.filter(article__in=articles).exclude(reader="").update(reader="")


def due(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Those that were never read, or by other rules than those of now."""
    read = Reading.objects.filter(article=OuterRef("pk"), reader=reader_of_now())
    return articles.filter(~Exists(read))
