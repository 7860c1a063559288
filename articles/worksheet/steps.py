"""What is done on a worksheet at once is one step of the history, by which it is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from summit_archive.history.recording import Recorded, recorded

from ..models import Article


def program_of(pk: int) -> str:
    """By this the history knows the steps of an article's worksheet."""
    return f"worksheet/{pk}"


@contextmanager
def one_step(article: Article, user: Any, doing: str, why: str = "") -> Iterator[Recorded]:
    with recorded(by=user, doing=doing, why=why, program=program_of(article.pk)) as step:
        yield step
