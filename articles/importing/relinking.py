"""Links articles that are in the archive already, keeping every decision of an editor."""

from ..models import Article, Mention
from .linker import Linker, country_linker
from .loader import mentions_of


def link_countries(article: Article, linker: Linker | None = None) -> None:
    """Add the mentions of countries in the article's body, and link the countries that it names.

    Nothing is taken away, and what an editor rejected does not come back: neither the mention nor,
    if every mention of a country was rejected, the link. A few queries; two fewer with a linker.
    """
    linked = (linker or country_linker()).link(article)
    Mention.objects.bulk_create(mentions_of(article, linked.mentions), ignore_conflicts=True)
    article.countries.add(*linked.countries - rejected_countries(article))


def rejected_countries(article: Article) -> set[int]:
    """Countries whose mentions in the article an editor rejected, every one."""
    mentions = article.mentions.filter(country__isnull=False)
    kept = mentions.exclude(state=Mention.State.REJECTED)
    return set(mentions.values_list("country", flat=True)) - set(kept.values_list("country", flat=True))
