"""Articles as records of what is cited: what their source states, and where the archive has them."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from summit_archive.citing.cited import Cited, Kind
from summit_archive.dates import PartialDate
from summit_archive.files.about import About
from summit_archive.text.languages import UNDETERMINED

from ..listing.every import AT_ONCE, Told, every_id
from ..listing.result import ArticleResult
from ..models import Article

# All that is cited of them.
COLUMNS = ["headline", "language", "byline", "published_on", "url", "archived_url"]
COLUMNS += ["retrieved_at", "publisher__name"]


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
        archived_address=article.archived_url,
        retrieved=article.retrieved_at.date() if article.retrieved_at else None,
    )


class CitedArticle(NamedTuple):
    """A row of a list that is cited; it comes with its publisher."""

    article: Any

    def cited(self, told: About) -> Cited:
        return article_cited(self.article, told)


def every_cited(result: ArticleResult) -> Iterator[CitedArticle]:
    """All articles of a list, in the order of its pages. Two queries a batch."""
    seen = Told()
    ids = (pk for pk in every_id(result, AT_ONCE) if seen.is_new(pk))
    rows = Article.objects.published().select_related("publisher").only(*COLUMNS)
    while some := list(islice(ids, AT_ONCE)):
        found = rows.in_bulk(some)
        yield from (CitedArticle(found[pk]) for pk in some if pk in found)
