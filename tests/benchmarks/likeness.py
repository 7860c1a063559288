"""Counts which edited texts are recognised as versions of a story, and how fast texts are signed.

    python -m tests.benchmarks.likeness PATH [--sample 1000] [--seed 1]

PATH is JSON Lines (plain or .gz), each with a `text`. All of its texts are the archive; those of a
sample come again, edited, on the same day, and are looked up as an import does: what shares a band
or has the same words is a candidate. Every random choice comes from the seed.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import datetime
import gzip
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from articles.importing.likeness import (
    MOST_CANDIDATES,
    Version,
    likeness,
    normalised_hash,
    signature,
    signatures,
    story_of,
)
from tests.benchmarks.edits import KINDS, Kind

DAY = datetime.date(2020, 5, 15)
BATCH = 500


class Archive:
    """Texts by what they are looked up by, as the database has them."""

    def __init__(self, bodies: list[str]):
        self.versions: list[Version] = []
        self._by_key: dict[int | bytes, list[int]] = defaultdict(list)
        for number, (body, signed) in enumerate(zip(bodies, signatures(bodies), strict=True)):
            self.versions.append(Version(number, normalised_hash(body), signed.sketch, DAY))
            for key in {*signed.bands, normalised_hash(body)}:
                self._by_key[key].append(number)

    def find(self, body: str) -> tuple[int | None, set[int]]:
        """The story that `body` is a version of, and all that it was compared with."""
        signed = signature(body)
        if signed is None:
            return None, set()
        new = Version(-1, normalised_hash(body), signed.sketch, DAY)
        met = Counter(number for key in {*signed.bands, new.words} for number in self._by_key.get(key, []))
        numbers = sorted(met, key=lambda number: (-met[number], number))[:MOST_CANDIDATES]
        found = story_of(new, [self.versions[number] for number in numbers])
        return found.article if found else None, set(numbers)


@dataclass
class Count:
    """What became of the texts of one kind of edit."""

    pairs: int = 0
    met: int = 0
    own: int = 0
    other: int = 0
    alike: float = 0

    def add(self, number: int, found: int | None, met: set[int]) -> None:
        self.pairs += 1
        self.met += number in met
        self.own += found == number
        self.other += found not in (None, number)

    def line(self, name: str) -> str:
        alike = self.alike / max(self.pairs, 1)
        return f"{name:32}{self.pairs:7,}{alike:8.2f}{self.met:8,}{self.own:9,}{self.other:9,}"


def main() -> None:
    options = read_options()
    bodies = read_bodies(options.path)
    print_speed(bodies)
    bodies = [body for body, signed in zip(bodies, signatures(bodies), strict=True) if signed]
    archive = Archive(bodies)
    random = Random(options.seed)
    sample = random.sample(range(len(bodies)), min(options.sample, len(bodies)))
    print(
        f"\n{len(bodies):,} texts long enough to be signed; {len(sample):,} of them edited, seed {options.seed}"
    )
    print(f"{'':32}{'pairs':>7}{'alike':>8}{'met':>8}{'grouped':>9}{'elsewhere':>10}")
    for is_same, words in (
        (True, "Versions of the story:"),
        (False, "Other stories, which must not be grouped:"),
    ):
        print(words)
        counts = [
            count
            for kind in KINDS
            if kind.is_same is is_same
            for count in print_kind(kind, bodies, sample, archive, random)
        ]
        print_sum(counts, is_same)
    print_unrelated(bodies, archive, random)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--sample", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read_bodies(path: Path) -> list[str]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return [text for line in lines if (text := json.loads(line).get("text"))]


def print_kind(
    kind: Kind, bodies: list[str], sample: list[int], archive: Archive, random: Random
) -> Iterable[Count]:
    for strength in kind.strengths:
        count = Count()
        for number in sample:
            another = random.randrange(len(bodies))
            edited = kind.edit(bodies[number], bodies[another], strength, random)
            signed = signature(edited)
            if edited == bodies[number] or signed is None:
                continue
            found, met = archive.find(edited)
            # A text that quotes this one, or got its sentences, is rightly a version of the other.
            count.add(number, None if found == another else found, met)
            count.alike += likeness(archive.versions[number].sketch, signed.sketch)
        share = "" if kind.strengths == (1,) else f", {strength:.0%}"
        print(count.line("  " + kind.edit.__name__.replace("_", " ") + share))
        yield count


def print_sum(counts: list[Count], is_same: bool) -> None:
    pairs, own, other = (sum(getattr(count, name) for count in counts) for name in ("pairs", "own", "other"))
    if is_same:
        print(f"  recall {own:,} of {pairs:,} = {own / pairs:.4f}", end="; ")
        print(f"precision {own:,} of {own + other:,} = {own / (own + other):.4f}")
    else:
        print(f"  wrongly grouped {own:,} of {pairs:,} = {own / pairs:.4f}")


def print_unrelated(bodies: list[str], archive: Archive, random: Random) -> None:
    """Every text of the archive against another one, without a look at the bands."""
    pairs = [random.sample(archive.versions, 2) for _ in bodies]
    grouped = sum(story_of(one, [other]) is not None for one, other in pairs)
    print(f"  wrongly grouped {grouped:,} of {len(pairs):,} unrelated pairs, as if all were of one day")


# --- Speed -----------------------------------------------------------------------


def print_speed(bodies: list[str]) -> None:
    size = sum(len(body.encode()) for body in bodies) / 1e6
    print(f"{len(bodies):,} texts, {size:.1f} MB of UTF-8; one process, best of three")
    batches = [bodies[at : at + BATCH] for at in range(0, len(bodies), BATCH)]
    for name, work in {
        f"signatures, batches of {BATCH}": lambda: [list(signatures(batch)) for batch in batches],
        "signature, one by one": lambda: [signature(body) for body in bodies],
        "normalised_hash": lambda: [normalised_hash(body) for body in bodies],
    }.items():
        print(f"  {name:32}{size / seconds(work):7.1f} MB/s")
    signed = next(signed for signed in signatures(bodies) if signed)
    new, others = Version(0, b"", signed.sketch, DAY), [Version(1, b"", signed.sketch, DAY)] * MOST_CANDIDATES
    for count in 1, MOST_CANDIDATES:
        once = seconds(lambda count=count: [story_of(new, others[:count]) for _ in range(1000)]) / 1000
        print(f"  {f'story_of, {count} candidates':32}{once * 1e6:7.0f} µs")


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return min(once() for _ in range(3))


if __name__ == "__main__":
    main()
