"""An editor's word on which articles are versions of one story. No import says otherwise afterwards."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, F

from ..models import Article, Sketch, Story
from .likeness import normalised_hash, signature
from .stories import sketch_missing


class NoText(Exception):
    """The archive has no text of the source, so there is nothing that could be a version."""


@transaction.atomic
def take_out(article: int) -> bool:
    """The article tells no other's story, and none will be put with it. Whether it told one."""
    sketch = sketch_of(article)
    story = sketch.story_id
    settle(sketch, None)
    dissolve([story])
    return story is not None


@transaction.atomic
def put_with(article: int, other: int) -> bool:
    """The two are versions of one story, with all that are the other's. Whether they were not before."""
    mine, its = sketch_of(article), sketch_of(other)
    if mine.story_id is not None and mine.story_id == its.story_id:
        return False
    if its.story_id is None:
        its.story = Story.objects.create()
        its.save(update_fields=["story"])
    before = mine.story_id
    settle(mine, its.story_id)
    dissolve([before])
    return True


def settle(sketch: Sketch, story: int | None) -> None:
    Sketch.objects.filter(pk=sketch.pk).update(story=story, is_settled=True)
    # By the trigger: what an editor decided about an article is an edit of it.
    Article.objects.filter(pk=sketch.pk).update(version=F("version"))


def sketch_of(article: int) -> Sketch:
    """Locked. Raises NoText."""
    sketch_missing([article])
    sketch = Sketch.objects.select_for_update().filter(pk=article).first()
    if sketch is None:
        raise NoText
    return sketch


@transaction.atomic
def compare_again(article: Article) -> None:
    """To be called when the text has changed. The story that an editor decided on stays, any other is found anew."""
    sketch = Sketch.objects.filter(pk=article.pk).first()
    if sketch and sketch.is_settled and article.body:
        made = signature(article.body)
        sketch.words = normalised_hash(article.body)
        sketch.bands, sketch.sketch = (list(made.bands), made.sketch) if made else ([], b"")
        sketch.save(update_fields=["words", "bands", "sketch"])
        return
    if sketch:
        sketch.delete()
        dissolve([sketch.story_id])
    sketch_missing([article.pk])


def dissolve(stories: Iterable[int | None]) -> None:
    """Those of these stories that have one version or none: they are none any more."""
    few = Story.objects.filter(pk__in=set(stories) - {None}).annotate(number=Count("sketches"))
    Story.objects.filter(pk__in=few.filter(number__lt=2).values("pk")).delete()
