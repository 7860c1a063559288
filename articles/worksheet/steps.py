"""What is done on a worksheet at once is one step of the history, by which it is taken back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db.models import Exists, Model, OuterRef
from django.utils.timezone import now

from participants.models import Meeting
from summit_archive.history.netting import numbers_of
from summit_archive.history.reading import models_by_table
from summit_archive.history.recording import Recorded, recorded
from summit_archive.history.tables import Change, Step

from ..models import Article, Coverage

PROGRAM = "worksheet"
A_DAY = timedelta(days=1)
# So many steps a page can take back, one after the other.
MOST = 200


@contextmanager
def one_step(user: Any, doing: str, why: str = "") -> Iterator[Recorded]:
    with recorded(by=user, doing=doing, why=why, program=PROGRAM) as step:
        yield step


def step_of_article(number: int, pk: int) -> Step | None:
    """The step of that number, if it was done on a worksheet and wrote something of this article. Some queries."""
    step = Step.objects.filter(pk=number, program=PROGRAM).first()
    return step if step and of_article([step.pk], pk) else None


def own_steps(pk: int, user: Any) -> list[int]:
    """What this user did on the worksheet of the article within a day and has not taken back, the newest first. Some queries."""
    undone = Step.objects.filter(undoes=OuterRef("pk"), undone_by=None)
    recent = Step.objects.filter(program=PROGRAM, editor=user, undoes=None, at__gte=now() - A_DAY)
    numbers = list(recent.exclude(Exists(undone)).order_by("-pk").values_list("pk", flat=True)[:MOST])
    own = of_article(numbers, pk)
    return [number for number in numbers if number in own]


def of_article(steps: Sequence[int], pk: int) -> set[int]:
    """Those that wrote a row of the article, there or gone, or of a meeting that it covers. A query for each table."""
    by_table: dict[str, list[Change]] = defaultdict(list)
    for change in Change.objects.filter(step__in=steps):
        by_table[change.table_name].append(change)
    found: set[int] = set()
    for table, changes in by_table.items():
        numbers = {number for change in changes for number in numbers_of(change)}
        own = rows_of_article(models_by_table().get(table), numbers, pk)
        found |= {
            change.step_id
            for change in changes
            if (change.refers or {}).get("article_id") == pk or not own.isdisjoint(numbers_of(change))
        }
    return found


def rows_of_article(model: type[Model] | None, numbers: set[int], pk: int) -> set[int]:
    """One query at most."""
    if model is Article:
        return numbers & {pk}
    if model is Meeting:
        covered = Coverage.objects.filter(article=pk, meeting__in=numbers)
        return set(covered.values_list("meeting", flat=True))
    if model is None or not any(field.name == "article" for field in model._meta.concrete_fields):
        return set()
    return set(model._base_manager.filter(pk__in=numbers, article=pk).values_list("pk", flat=True))
