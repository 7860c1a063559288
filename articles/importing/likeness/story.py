"""Decides whether two texts are versions of one story.

Telegrams, decrees and rates repeat a formula word for word and are other events: what differs in
them are names and figures, and days. So three things must agree: the wording, the particulars, and
the days where both are known.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy

from .minhash import SKETCH

# Of all the runs of three words in two texts, so many stand in both.
SAME_STORY = 0.4
# So many where a day is not known, for notices of other days are as alike as 0.77.
SAME_STORY_ON_SOME_DAY = 0.8
# Of the particulars of the text that has fewer, so many stand in the other.
SAME_PARTICULARS = 0.75
# The same of the figures, where both have so many: rates and weather repeat all the names.
SAME_FIGURES = 0.45
FEWEST_FIGURES = 2
# A report goes round in so many days; a weekly notice comes later.
DAYS = 3

# More than these need not be fetched for a text: those that share most bands, of equal ones the oldest.
MOST_CANDIDATES = 50


class Version(NamedTuple):
    """A text as compared. `words` is its normalised_hash."""

    article: int
    words: bytes
    sketch: bytes
    published_on: datetime.date | None


def story_of(new: Version, candidates: Iterable[Version]) -> Version | None:
    """The likeliest of the `candidates` that tells the same story, of equal ones that with the lowest number.

    One with the same words does so whatever its day.
    """
    candidates = sorted(candidates, key=lambda candidate: candidate.article)
    same = next((candidate for candidate in candidates if candidate.words == new.words != b""), None)
    if same or not new.sketch:
        return same
    candidates = [candidate for candidate in candidates if candidate.sketch]
    if not candidates:
        return None
    needed = numpy.array([needed_likeness(new, candidate) for candidate in candidates])
    alike, agree = compared(new.sketch, [candidate.sketch for candidate in candidates])
    alike = numpy.where((alike >= needed) & agree, alike, -1.0)
    best = int(alike.argmax())
    return candidates[best] if alike[best] >= 0 else None


def needed_likeness(one: Version, other: Version) -> float:
    """More than 1, which nothing reaches, where the days are too far apart."""
    if one.published_on is None or other.published_on is None:
        return SAME_STORY_ON_SOME_DAY
    return SAME_STORY if abs((one.published_on - other.published_on).days) <= DAYS else 2.0


def likeness(one: bytes, other: bytes) -> float:
    """How much of both texts' wording (their runs of three words) they share: 0 to 1, give or take 0.05."""
    return float(compared(one, [other])[0][0])


def compared(sketch: bytes, others: Sequence[bytes]) -> tuple[numpy.ndarray, numpy.ndarray]:
    """For each of the others the likeness, and whether its names and figures are of the same event."""
    one = numpy.frombuffer(sketch, dtype=SKETCH)
    several = numpy.frombuffer(b"".join(others), dtype=SKETCH)
    particulars = contained(one, several, "particular")
    figures = contained(one, several, "figure")
    fewer = numpy.minimum(one["figure_count"], several["figure_count"])
    agree = (particulars >= SAME_PARTICULARS) & ((figures >= SAME_FIGURES) | (fewer < FEWEST_FIGURES))
    return shared(one["wording"], several["wording"]), agree


def contained(one: numpy.ndarray, several: numpy.ndarray, name: str) -> numpy.ndarray:
    """How much of the text that has fewer of them stands in the other; all, where it has none."""
    alike = shared(one[f"{name}s"], several[f"{name}s"])
    count, counts = one[f"{name}_count"].astype(float), several[f"{name}_count"].astype(float)
    fewer = numpy.minimum(count, counts)
    in_both = alike / (1 + alike) * (count + counts)
    return numpy.where(fewer > 0, in_both / numpy.maximum(fewer, 1), 1.0)


def shared(one: numpy.ndarray, several: numpy.ndarray) -> numpy.ndarray:
    """The estimate of Jaccard's index: equal bins among those that are not empty in both."""
    equal = ((one == several) & (one != 0)).sum(axis=1)
    filled = ((one != 0) | (several != 0)).sum(axis=1)
    return equal / numpy.maximum(filled, 1)
