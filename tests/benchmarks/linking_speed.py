"""How many megabytes of text the linker alone reads in a second, on one core, with every rule and the real facts.

    python -m tests.benchmarks.linking_speed PATH

Every item of the corpus is linked with its own date: title, lead and text, in the order of the file. Bytes are
those of the texts in UTF-8. Reading the file and building the linker are not in the time; the best of five
runs and the middle one are shown, in the process's own seconds of processor time.
"""

# ruff: noqa: T201 - a person reads it

import datetime
import statistics
import time
from collections import Counter

from tests.benchmarks.linking import argument, lines, start_django

RUNS = 5


def articles(path: str) -> list[tuple]:
    """Headline, standfirst, body, day and language of each item."""
    return [
        (
            item["title"] or "",
            item.get("lead") or "",
            item["text"] or "",
            datetime.date.fromisoformat(item["published"]) if item.get("published") else None,
            item.get("language") or "en",
        )
        for item in lines(path)
    ]


def main() -> None:
    path = argument("linking_speed")
    start_django()
    from articles.linking.linker import read_linker

    started = time.process_time()
    linker = read_linker()
    built = time.process_time() - started
    corpus = articles(path)
    size = sum(len(text.encode()) for article in corpus for text in article[:3]) / 1e6
    times = []
    for _run in range(RUNS):
        started = time.process_time()
        counts = Counter(one.kind for article in corpus for one in linker.link(*article))
        times.append(time.process_time() - started)
    print(__doc__)
    print(f"built in {built:.2f} s, {len(linker.gazetteer.by_name):,} spellings")
    print(
        f"{len(corpus):,} articles, {size:.1f} MB: {', '.join(f'{count:,} {kind}' for kind, count in sorted(counts.items()))}"
    )
    print(f"best {size / min(times):.1f} MB/s, middle {size / statistics.median(times):.1f} MB/s")


if __name__ == "__main__":
    main()
