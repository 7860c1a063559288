"""Takes a batch back: the articles and texts that it brought, but for those that somebody has worked on since.

What was read in them of meetings goes along, and with it proposals that nothing else tells of. An article of which an
editor accepted an encounter has been worked on.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from ..counting.bulk_changes import listed_once
from ..encounters.matching import match, telling_the_same
from ..encounters.self_accepting import take_back_of
from ..models import Arrival, Article, Citation, ImportBatch, Publisher, Sketch, Source
from .completing import ACCEPTED, take_back_some
from .loader import take_turn
from .versions import dissolve

# So many articles are removed in one transaction.
SLICE = 500
UNDOABLE = [ImportBatch.State.RUNNING, ImportBatch.State.FINISHED, ImportBatch.State.UNDOING]


class CannotUndo(Exception):
    """The batch is not one that brought anything."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """How many articles, or texts of articles, are gone and how many stay, as far as it has come; whether that is the end."""

    removed: int
    kept: int
    is_over: bool


def removable(batch: ImportBatch) -> QuerySet[Arrival]:
    """Arrivals whose articles are as the batch left them, of which nothing was accepted, and which no other article cites."""
    return batch.arrivals.exclude(ACCEPTED).exclude(EDITED).exclude(CITED)


# Why an article stays.
EDITED = ~Q(article__version=F("version"))
CITED = Q(Exists(Citation.objects.filter(cited_article=OuterRef("article"))))


@transaction.atomic
def undo_some(batch: ImportBatch, most: int = SLICE) -> Undoing:
    """Remove up to `most` articles and texts; stopped anywhere, it goes on when called again. Raises CannotUndo."""
    take_turn()
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in UNDOABLE:
        raise CannotUndo
    chosen = list(removable(batch).order_by("record").values_list("article", flat=True)[:most])
    # Locked and looked at again: an edit that came in between keeps its article.
    locked = list(Article.objects.filter(pk__in=chosen).select_for_update().values_list("pk", flat=True))
    gone = list(removable(batch).filter(article__in=locked).values_list("article", flat=True))
    forget_stories_of(gone)
    take_back_of(gone)
    others = telling_the_same(gone)
    with listed_once():
        Article.objects.filter(pk__in=gone).delete()
        left = most - len(chosen)
        texts = take_back_some(batch, left) if left else 0
    match(others)
    return conclude(batch, len(gone) + texts, is_over=len(chosen) + texts < most)


def forget_stories_of(articles: list[int]) -> None:
    sketches = Sketch.objects.filter(article__in=articles)
    stories = set(sketches.filter(story__isnull=False).values_list("story", flat=True))
    sketches.delete()
    dissolve(stories)


def conclude(batch: ImportBatch, gone: int, *, is_over: bool) -> Undoing:
    removed = batch.counts.get("removed", 0) + gone
    kept = batch.arrivals.count() + batch.completions.count()
    batch.counts |= {"removed": removed, "kept": kept}
    if is_over and (
        accepted := sum(rows.filter(ACCEPTED).count() for rows in (batch.arrivals, batch.completions))
    ):
        batch.counts["kept_accepted"] = accepted
    batch.state = ImportBatch.State.UNDONE if is_over else ImportBatch.State.UNDOING
    if is_over:
        batch.undone_at = timezone.now()
        remove_publishers(batch)
        batch.staged.all().delete()
    batch.save(update_fields=["counts", "state", "undone_at"])
    return Undoing(removed, kept, is_over)


def remove_publishers(batch: ImportBatch) -> None:
    """Those that the batch made, nobody has edited, and nothing refers to."""
    made = Publisher.objects.filter(pk__in=batch.publishers_made, version=1)
    # Locked first: what an editor begins to use meanwhile is used, or waits and is told.
    locked = list(made.select_for_update().values_list("pk", flat=True))
    unused = ~Q(Exists(Article.objects.filter(publisher=OuterRef("pk"))))
    uncited = ~Q(Exists(Citation.objects.filter(publisher=OuterRef("pk"))))
    unnamed = ~Q(Exists(Source.objects.filter(publisher=OuterRef("pk"))))
    Publisher.objects.filter(unused, uncited, unnamed, pk__in=locked).delete()
