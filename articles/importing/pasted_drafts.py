"""A pasted text becomes a draft at once: read as an import reads it, linked and read for meetings as a save by hand is.

What the text does not state stays empty; readers see nothing of a draft.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from summit_archive.text.languages import UNDETERMINED

from ..models import Article, Citation
from .look_alikes import LookAlike, look_alikes
from .one_article import SavedByHand
from .pasted import NotRead, record_of_text
from .problems import Problem
from .publishers import known_publisher
from .record import ArticleRecord

# What of a record has a column of the same name.
COLUMNS = ["headline", "standfirst", "body", "byline", "place_line", "url", "canonical_url", "external_id"]
COLUMNS += ["published_on", "language", "language_is_guessed"]


@dataclass(slots=True)
class Pasted:
    """The draft, or the articles that the archive has like it; and what was left out of it as doubtful."""

    article: Article | None = None
    alike: list[LookAlike] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)


@transaction.atomic
def draft_of(text: str, *, is_another: bool = False) -> Pasted:
    """Raises NotRead, in the editor's words. `is_another`: whether it is made though the archive has some like it."""
    record = record_of_text(text.replace("\r\n", "\n").replace("\x00", ""))
    article = article_of(record)
    if not is_another and (alike := look_alikes(article)):
        return Pasted(alike=alike)
    try:
        article.full_clean(exclude=["language"] if article.language == UNDETERMINED else None)
    except ValidationError as error:
        raise NotRead(" ".join(error.messages)) from error
    article.save(force_insert=True)
    saved = SavedByHand(article, None)
    Citation.objects.bulk_create(
        Citation(article=article, position=position, as_given=one.as_given, url=one.url)
        for position, one in enumerate(record.citations, start=1)
    )
    saved.link()
    return Pasted(article, doubts=doubts_of(record, article))


def article_of(record: ArticleRecord) -> Article:
    article = Article(status=Article.Status.DRAFT, **{name: getattr(record, name) for name in COLUMNS})
    article.publisher_id = known_publisher(record.publisher) if record.publisher else None
    article.canonical_url = article.known_address()
    return article


def doubts_of(record: ArticleRecord, article: Article) -> list[Problem]:
    doubts = list(record.doubts)
    if record.publisher and not article.publisher_id:
        doubts.append(Problem("publisher", record.publisher, _("no publisher of this name is on record")))
    return doubts
