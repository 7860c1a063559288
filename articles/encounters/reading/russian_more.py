"""Reads from Russian sentences what they tell of meetings told elsewhere, as `english_more` does."""

import re
from collections.abc import Iterator

from .draft import Draft
from .known import Known
from .scene import Sentence

CUE = ALONE = re.compile(r"приглаш")


def read(sentence: Sentence, known: Known) -> Iterator[Draft]:
    yield from ()


def settled(sentence: Sentence, draft: Draft) -> Draft:
    return draft
