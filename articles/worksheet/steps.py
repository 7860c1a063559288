"""What is done on a worksheet at once is one step of the history, by which it is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from participants.models import Meeting
from summit_archive.history.netting import numbers_of
from summit_archive.history.reading import models_by_table
from summit_archive.history.recording import Recorded, recorded
from summit_archive.history.tables import Change, Step

from ..models import Article, Coverage

PROGRAM = "worksheet"


@contextmanager
def one_step(user: Any, doing: str, why: str = "") -> Iterator[Recorded]:
    with recorded(by=user, doing=doing, why=why, program=PROGRAM) as step:
        yield step


def step_of_article(number: int, pk: int) -> Step | None:
    """The step of that number, if it was done on a worksheet and wrote something of this article. Some queries."""
    step = Step.objects.filter(pk=number, program=PROGRAM).first()
    if step and any(is_of_article(change, pk) for change in step.changes.order_by("table_name", "pk")):
        return step
    return None


def is_of_article(change: Change, pk: int) -> bool:
    """Whether it is of a row of the article, there or gone, or of a meeting that it covers. One query at most."""
    model = models_by_table().get(change.table_name)
    if model is Article:
        return change.row == pk
    if model is Meeting:
        return Coverage.objects.filter(article=pk, meeting__in=list(numbers_of(change))).exists()
    if model is None or not any(field.name == "article" for field in model._meta.concrete_fields):
        return False
    if (change.refers or {}).get("article_id") == pk:
        return True
    return model._base_manager.filter(pk__in=list(numbers_of(change)), article=pk).exists()
