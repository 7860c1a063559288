"""Makes of a text what it can be found and compared by among millions: see the package."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy

from .tokens import Tokens, mixed, tokens_of

# A text says too little below so many words.
FEWEST_WORDS = 20

# Two texts that share half of their runs of three words share a band in 93 of 100 cases; those that
# share a tenth, in 2 of 100.
BANDS, ROWS = 20, 3
BINS = 2 * BANDS * ROWS
PARTICULAR_BINS = 96
FIGURE_BINS = 32
EMPTY = numpy.uint64((1 << 64) - 1)

# What a sketch holds, byte by byte: a byte for each bin, and how many different particulars and
# figures the text has.
SKETCH = numpy.dtype(
    [
        ("wording", "u1", BINS),
        ("particulars", "u1", PARTICULAR_BINS),
        ("figures", "u1", FIGURE_BINS),
        ("particular_count", "<u2"),
        ("figure_count", "<u2"),
    ]
)

# So many characters are worked on at once: they stay in the processor's cache.
AT_ONCE = 60_000


class Signature(NamedTuple):
    """`bands`: numbers that a PostgreSQL integer holds; `sketch`: SKETCH.itemsize (252) bytes."""

    bands: tuple[int, ...]
    sketch: bytes


def signature(body: str) -> Signature | None:
    """None for fewer than FEWEST_WORDS words. For several texts, `signatures` is three times as fast."""
    return next(signatures([body]))


def signatures(bodies: Iterable[str]) -> Iterator[Signature | None]:
    """A signature for each text, in their order."""
    for several in portions(bodies):
        yield from signatures_of(several)


def portions(bodies: Iterable[str]) -> Iterator[list[str]]:
    portion: list[str] = []
    characters = 0
    for body in bodies:
        if portion and characters + len(body) >= AT_ONCE:
            yield portion
            portion, characters = [], 0
        portion.append(body)
        characters += len(body) + 1
    if portion:
        yield portion


def signatures_of(bodies: Sequence[str]) -> list[Signature | None]:
    tokens = tokens_of(bodies)
    least = least_by_bin(*shingles_of(tokens), len(bodies), BINS)
    bands, sketches = bands_of(least), sketches_of(least, tokens)
    counts = numpy.bincount(tokens.texts, minlength=len(bodies))
    return [
        Signature(tuple(bands[at].tolist()), sketches[at].tobytes()) if counts[at] >= FEWEST_WORDS else None
        for at in range(len(bodies))
    ]


def sketches_of(wording: numpy.ndarray, tokens: Tokens) -> numpy.ndarray:
    count = len(wording)
    sketches = numpy.zeros(count, dtype=SKETCH)
    sketches["wording"] = bytes_of(wording)
    for name, chosen, bins in (
        ("particular", tokens.particulars, PARTICULAR_BINS),
        ("figure", tokens.figures, FIGURE_BINS),
    ):
        numbers, texts = different(tokens.numbers[chosen], tokens.texts[chosen])
        sketches[f"{name}s"] = bytes_of(least_by_bin(numbers, texts, count, bins))
        sketches[f"{name}_count"] = numpy.minimum(numpy.bincount(texts, minlength=count), 65_535)
    return sketches


def different(numbers: numpy.ndarray, texts: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Each text's numbers once, and which text they are of."""
    order = numpy.lexsort((numbers, texts))
    numbers, texts = numbers[order], texts[order]
    new = numpy.ones(len(numbers), dtype=bool)
    new[1:] = (numbers[1:] != numbers[:-1]) | (texts[1:] != texts[:-1])
    return numbers[new], texts[new]


def shingles_of(tokens: Tokens) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Every three words that follow each other in one text, and which text it is."""
    one, two, three = tokens.numbers[:-2], tokens.numbers[1:-1], tokens.numbers[2:]
    shingles = mixed(one * numpy.uint64(3) + two * numpy.uint64(5) + three * numpy.uint64(7))
    within = tokens.texts[:-2] == tokens.texts[2:]
    return shingles[within], tokens.texts[:-2][within]


def least_by_bin(numbers: numpy.ndarray, texts: numpy.ndarray, count: int, bins: int) -> numpy.ndarray:
    """One-permutation MinHash: a row for each text, the least number of each bin, EMPTY for none."""
    least = numpy.full(count * bins, EMPTY)
    bin_of = (numbers % numpy.uint64(bins)).astype(numpy.int64)
    numpy.minimum.at(least, texts * bins + bin_of, numbers)
    return least.reshape(count, bins)


def bytes_of(least: numpy.ndarray) -> numpy.ndarray:
    """A byte for each number, from 1; 0 where there is none. One in 255 is equal by chance."""
    small = ((least >> numpy.uint64(32)) % numpy.uint64(255) + numpy.uint64(1)).astype(numpy.uint8)
    small[least == EMPTY] = 0
    return small


def bands_of(least: numpy.ndarray) -> numpy.ndarray:
    """For each text a number for every three bins of its wording."""
    count, bins = len(least), BANDS * ROWS
    rows = without_gaps(least.reshape(count, -1, bins).min(axis=1)).reshape(count, BANDS, ROWS)
    weights = numpy.arange(3, 3 + 2 * ROWS, 2, dtype=numpy.uint64)
    bands = (mixed(rows) * weights).sum(axis=2, dtype=numpy.uint64)
    bands = mixed(bands + numpy.arange(BANDS, dtype=numpy.uint64))
    return (bands >> numpy.uint64(32)).astype(numpy.uint32).view(numpy.int32)


def without_gaps(rows: numpy.ndarray) -> numpy.ndarray:
    """Each row with the number of the next filled bin, round the corner, in those that are empty."""
    bins = rows.shape[1]
    twice = numpy.hstack([rows, rows])
    filled = numpy.where(twice == EMPTY, 2 * bins - 1, numpy.arange(2 * bins))
    following = numpy.minimum.accumulate(filled[:, ::-1], axis=1)[:, ::-1]
    return numpy.take_along_axis(twice, following[:, :bins], axis=1)
