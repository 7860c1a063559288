"""Groups articles with those that tell the same story in nearly the same words: see likeness/.

A new article joins the story of the likeliest one that the archive has, and stays in it.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from summit_archive.postgres.copy import copy_rows, next_ids

from ..models import Article, Sketch, Story
from .likeness import DAYS, MOST_CANDIDATES, Signature, Version, normalised_hash, signatures, story_of

COLUMNS = ["article_id", "story_id", "words", "bands", "sketch"]

DAY_OF_SKETCH = "(SELECT published_on FROM articles_article AS article WHERE article.id = sketch.article_id)"

# For each text the sketches that share most bands with it, of equal ones the oldest, and not of other
# days, which no version can be. A search for each text: PostgreSQL's index compares what it finds
# with every band that is asked for at once.
ALIKE = """
SELECT new.number, found.article_id, found.story_id, found.words, found.sketch, found.day
FROM (
    SELECT number, bands::integer[] AS bands, day
    FROM unnest(%s::text[], %s::date[]) WITH ORDINALITY AS texts (bands, day, number)
) AS new
CROSS JOIN LATERAL (
    SELECT article_id, story_id, words, sketch, DAY_OF_SKETCH AS day FROM articles_sketch AS sketch
    WHERE sketch.bands && new.bands AND NOT sketch.bands = '{}'
        AND coalesce(abs(DAY_OF_SKETCH - new.day) <= %s, true)
        -- one that an editor took out of a story stays alone
        AND NOT (sketch.is_settled AND sketch.story_id IS NULL)
    ORDER BY
        (SELECT count(*) FROM unnest(sketch.bands) AS band WHERE band = ANY (new.bands)) DESC, article_id
    LIMIT %s
) AS found
ORDER BY new.number, found.article_id
""".replace("DAY_OF_SKETCH", DAY_OF_SKETCH)
# The oldest of the same words.
SAME = """
SELECT found.article_id, found.story_id, found.words, found.sketch, found.day
FROM unnest(%s::bytea[]) AS new (words)
CROSS JOIN LATERAL (
    SELECT article_id, story_id, words, sketch, DAY_OF_SKETCH AS day FROM articles_sketch AS sketch
    WHERE sketch.words = new.words AND NOT (sketch.is_settled AND sketch.story_id IS NULL) ORDER BY article_id LIMIT 1
) AS found
WHERE found.sketch <> ''
""".replace("DAY_OF_SKETCH", DAY_OF_SKETCH)


@dataclass(slots=True)
class Sketched:
    """An article's text as compared, and its story, if it has one."""

    version: Version
    bands: tuple[int, ...] = ()
    story: int | None = None
    is_new: bool = True


def add_sketches(new: Sequence[tuple[int, bytes, Signature | None, datetime.date | None]]) -> None:
    """Rows for articles that have none, and the stories that they are versions of; at most seven statements.

    `new`: an article's id, its normalised_hash, its signature and its day, in the order of the ids.
    What has the very words of an older text is not looked for by its bands: however often a text
    comes, looking costs the same.
    """
    sketched = [Sketched(version_of(*one), one[2].bands if one[2] else ()) for one in new]
    crowd = Crowd(sketched)
    together = []
    for one in sketched:
        if one.bands:
            same = crowd.same_words(one)
            if same:
                one.bands = ()
            same = same or crowd.same_story(one)
            if same:
                together.append((one, same))
            crowd.add(one)
    moved = give_stories(together)
    rows = (
        (one.version.article, one.story, one.version.words, one.bands, one.version.sketch) for one in sketched
    )
    copy_rows(Sketch, COLUMNS, rows)
    Sketch.objects.bulk_update(
        [Sketch(article_id=one.version.article, story_id=one.story) for one in moved], ["story"]
    )


def version_of(article: int, words: bytes, signature: Signature | None, day: datetime.date | None) -> Version:
    return Version(article, words, signature.sketch if signature else b"", day)


class Crowd:
    """Those that new texts may be versions of: of the archive, and those of the new ones that came before."""

    def __init__(self, new: Iterable[Sketched]):
        asked = [one for one in new if one.bands]
        self.known: dict[int, Sketched] = {}
        self.by_words = self.oldest_of_same_words(asked)
        asked = [one for one in asked if one.version.words not in self.by_words]
        self.alike = self.most_alike(asked)
        self.by_band: dict[int, list[Sketched]] = defaultdict(list)

    def oldest_of_same_words(self, asked: list[Sketched]) -> dict[bytes, Sketched]:
        words = list({one.version.words for one in asked})
        return {
            one.version.words: one
            for one in (self.old(*row) for row in answers(SAME, [words] if words else []))
        }

    def most_alike(self, asked: list[Sketched]) -> dict[int, list[Sketched]]:
        found = defaultdict(list)
        texts = [as_array(one.bands) for one in asked]
        days = [one.version.published_on for one in asked]
        for number, *row in answers(ALIKE, [texts, days, DAYS, MOST_CANDIDATES] if texts else []):
            found[asked[number - 1].version.article].append(self.old(*row))
        return found

    def old(
        self, article: int, story: int | None, words: Any, sketch: Any, day: datetime.date | None
    ) -> Sketched:
        """One of the archive, once and the same however often it is found."""
        version = Version(article, bytes(words), bytes(sketch), day)
        return self.known.setdefault(article, Sketched(version, (), story, is_new=False))

    def add(self, one: Sketched) -> None:
        self.by_words.setdefault(one.version.words, one)
        for band in set(one.bands):
            self.by_band[band].append(one)

    def same_words(self, new: Sketched) -> Sketched | None:
        return self.by_words.get(new.version.words)

    def same_story(self, new: Sketched) -> Sketched | None:
        found = {one.version.article: one for one in self.alike.get(new.version.article, ())}
        for band in set(new.bands):
            found |= {one.version.article: one for one in self.by_band.get(band, ())}
        same = story_of(new.version, [one.version for one in found.values()])
        return found[same.article] if same else None


def story_told_by(words: bytes, signature: Signature | None, day: datetime.date | None) -> int | None:
    """The article of the archive that a text would become a version of, if there is one; two queries at most.

    `words`: the text's normalised_hash.
    """
    if signature is None:
        return None
    one = Sketched(version_of(0, words, signature, day), signature.bands)
    crowd = Crowd([one])
    same = crowd.same_words(one) or crowd.same_story(one)
    return same.version.article if same else None


def answers(query: str, parameters: list) -> list[tuple]:
    """The rows of a query; none, and no query, without parameters."""
    if not parameters:
        return []
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def as_array(numbers: Iterable[int]) -> str:
    return f"{{{','.join(map(str, numbers))}}}"


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
    rows = Article.objects.filter(pk__in=list(articles), sketch=None)
    lacking = list(rows.filter(~Q(body="")).order_by("pk").values_list("pk", "body", "published_on"))
    made = signatures(body for _pk, body, _day in lacking)
    add_sketches(
        [
            (pk, normalised_hash(body), signature, day)
            for (pk, body, day), signature in zip(lacking, made, strict=True)
        ]
    )
