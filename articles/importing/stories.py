"""Groups articles with those that tell the same story in nearly the same words: see likeness/.

A new article joins the story of the likeliest one that the archive has, and stays in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from ..copying import copy_rows, next_ids
from ..models import Article, Sketch, Story
from .likeness import MOST_CANDIDATES, Signature, Version, normalised_hash, signatures, story_of

COLUMNS = ["article_id", "story_id", "words", "bands", "sketch"]

# All that share a band with any of a batch. So many are enough for hundreds of texts with tens of likenesses;
# what is left out are the newest of a crowd that shares a formula.
ALIKE = """
SELECT sketch.article_id, sketch.story_id, sketch.words, sketch.sketch, sketch.bands, article.published_on
FROM articles_sketch AS sketch JOIN articles_article AS article ON article.id = sketch.article_id
WHERE sketch.bands && %s::integer[] AND NOT sketch.bands = '{}'
ORDER BY sketch.article_id LIMIT 20000
"""


@dataclass(slots=True)
class Sketched:
    """An article's text as compared, and its story, if it has one."""

    version: Version
    bands: tuple[int, ...] = ()
    story: int | None = None
    is_new: bool = True


def add_sketches(new: Sequence[tuple[int, bytes, Signature | None, object]]) -> None:
    """Rows for articles that have none, and the stories that they are versions of; at most five statements.

    `new`: an article's id, its normalised_hash, its signature and its day, in the order of the ids.
    """
    sketched = [Sketched(version_of(*one), one[2].bands if one[2] else ()) for one in new]
    crowd = Crowd()
    for old in sketches_alike({band for one in sketched for band in one.bands}):
        crowd.add(old)
    together = []
    for one in sketched:
        if one.bands:
            if same := crowd.same_story(one):
                together.append((one, same))
            crowd.add(one)
    moved = give_stories(together)
    copy_rows(
        Sketch,
        COLUMNS,
        (
            (one.version.article, one.story, one.version.words, one.bands, one.version.sketch)
            for one in sketched
        ),
    )
    Sketch.objects.bulk_update(
        [Sketch(article_id=one.version.article, story_id=one.story) for one in moved], ["story"]
    )


def version_of(article: int, words: bytes, signature: Signature | None, day) -> Version:
    return Version(article, words, signature.sketch if signature else b"", day)


def sketches_alike(bands: set[int]) -> list[Sketched]:
    if not bands:
        return []
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [sorted(bands)])
        return [
            Sketched(
                Version(article, bytes(words), bytes(sketch), day), tuple(its_bands), story, is_new=False
            )
            for article, story, words, sketch, its_bands, day in cursor.fetchall()
        ]


@dataclass(slots=True)
class Crowd:
    """Sketches that can be asked for those alike; the order in which they came does not matter."""

    by_band: dict[int, list[Sketched]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: Sketched) -> None:
        for band in set(one.bands):
            self.by_band[band].append(one)

    def same_story(self, new: Sketched) -> Sketched | None:
        shared, found = defaultdict(int), {}
        for band in set(new.bands):
            for one in self.by_band.get(band, ()):
                shared[one.version.article] += 1
                found[one.version.article] = one
        nearest = sorted(found, key=lambda article: (-shared[article], article))[:MOST_CANDIDATES]
        same = story_of(new.version, [found[article].version for article in nearest])
        return found[same.article] if same else None


def give_stories(together: Iterable[tuple[Sketched, Sketched]]) -> list[Sketched]:
    """Give each first one the story of the second, a new one where it has none. Returns the old ones that got one."""
    together = list(together)
    beginning = list({id(old): old for _one, old in together if old.story is None}.values())
    moved, ids = [], iter(next_ids(Story, len(beginning)) if beginning else [])
    stories = []
    for one, old in together:
        if old.story is None:
            old.story = next(ids)
            stories.append((old.story,))
            if not old.is_new:
                moved.append(old)
        one.story = old.story
    copy_rows(Story, ["id"], stories)
    return moved


def sketch_missing(articles: Iterable[int]) -> None:
    """Rows for those of these articles that have none, such as an editor's. Seven queries at most."""
    rows = Article.objects.filter(pk__in=list(articles), sketch=None, text_kind=Article.TextKind.FULL)
    lacking = list(rows.filter(~Q(body="")).order_by("pk").values_list("pk", "body", "published_on"))
    made = signatures(body for _pk, body, _day in lacking)
    add_sketches(
        [
            (pk, normalised_hash(body), signature, day)
            for (pk, body, day), signature in zip(lacking, made, strict=True)
        ]
    )
