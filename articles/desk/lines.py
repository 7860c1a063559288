"""Lines of the inbox: some words of an article in their sentence, and where they stand. One query for the words of any number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..models import Article, Mention
from ..querysets import WIDE_COLUMNS
from .passages import Passage, Span, Window, read, shown

# Of a group with more, a list shows so many, and the group's own page all, up to a limit.
MOST_LINES = 8
MOST_ON_ITS_PAGE = 500
# What marks the words that a line is about.
WORDS = "words"


@dataclass(slots=True)
class Line:
    """`called`: as the form sends it. `names`: beside the words, what the line would say."""

    called: str
    article: Article | None
    passage: Passage | None
    names: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters of a part of an article."""

    article: int
    part: str
    start: int
    end: int
    words: str


def passages_at(spots: Sequence[Spot | None]) -> list[Passage | None]:
    """The sentence of each, with its words marked. One query, or none."""
    windows = [window_of(spot) if spot else None for spot in spots]
    texts = read([one for one in windows if one])
    return [next(iter(shown(one, texts.get(id(one)) or "")), None) if one else None for one in windows]


def window_of(spot: Spot) -> Window:
    return Window(spot.article, spot.part, [Span(spot.part, spot.start, spot.end, WORDS, spot.words)])


def articles_by_id(ids: Iterable[int]) -> dict[int, Article]:
    """With what a line says of them, and not their texts. One query, or none."""
    chosen = set(ids)
    rows = Article.objects.select_related("publisher").defer(*WIDE_COLUMNS)
    return rows.in_bulk(chosen) if chosen else {}


def spot_of_mention(mention: Mention) -> Spot:
    return Spot(mention.article_id, mention.part, mention.start, mention.end, mention.text)
