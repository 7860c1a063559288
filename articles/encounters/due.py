"""Which articles were read by the rules of now, and which are to be read: kept in a narrow row beside each article."""

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.db.models import Exists, OuterRef, QuerySet

from ..models import Article, Reading

# What is read follows from these; another text of any of them is another reader.
SOURCES = Path(__file__).parent / "reading"


@cache
def reader_of_now() -> str:
    """A digest of the rules: what was read by others is due, whether or not anybody remembered to say so."""
    digest = blake2b(digest_size=16)
    for path in sorted(SOURCES.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def mark_read(articles: Iterable[int]) -> None:
    """One statement."""
    reader = reader_of_now()
    Reading.objects.bulk_create(
        [Reading(article_id=pk, reader=reader) for pk in articles],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["reader"],
    )


def read_later(articles: QuerySet[Article] | Iterable[int]) -> int:
    """What was read of these articles holds no more: they are due. How many; one statement."""
    return Reading.objects.filter(article__in=articles).exclude(reader="").update(reader="")


def due(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Those that were never read, or by other rules than those of now."""
    read = Reading.objects.filter(article=OuterRef("pk"), reader=reader_of_now())
    return articles.filter(~Exists(read))
