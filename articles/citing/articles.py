"""Articles as records of what is cited: what their source states, and where the archive has them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from summit_archive.citing.cited import Cited, Kind
from summit_archive.dates import PartialDate
from summit_archive.files.about import About
from summit_archive.text.languages import UNDETERMINED

from ..models import Article

# All that is cited of them.
COLUMNS = ["headline", "language", "byline", "published_on", "url", "retrieved_at", "publisher__name"]


def name_of_archive() -> str:
    return str(_("Summit archive"))


def article_cited(article: Any, told: About, language: str = "") -> Cited:
    """It comes with its publisher. `language` is that of its headline, where it is another than the article's."""
    language = language or article.language
    return Cited(
        Kind.ARTICLE,
        title=article.headline,
        address=told.site + article.get_absolute_url(),
        accessed=told.taken_at.date(),
        archive=name_of_archive(),
        version=told.archive_version,
        language="" if language == UNDETERMINED else language,
        author=article.byline,
        publisher=article.publisher.name if article.publisher else "",
        day=PartialDate.parse(str(article.published_on)) if article.published_on else None,
        source_address=article.url,
        retrieved=article.retrieved_at.date() if article.retrieved_at else None,
    )


def articles_cited(ids: Iterable[int], told: About) -> Iterator[Cited]:
    """The published ones of `ids`, in their order. One query."""
    rows = Article.objects.published().select_related("publisher").only(*COLUMNS)
    found = rows.in_bulk(list(ids))
    return (article_cited(found[pk], told) for pk in ids if pk in found)
