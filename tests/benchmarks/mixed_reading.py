"""What a save each second costs those who read: pages a second of eight visitors at once, with saves and without.

    python -m tests.benchmarks.mixed_reading SIZE PORT SEED SECONDS ROUNDS

The site at PORT serves the archive with its page cache, as users have it. Eight visitors read home, the front list,
countries, meetings, articles and searches, so many SECONDS with an article saved each second in a process of its
own, and as long without, in turns. Saved is as an editor saves: a new article, the next second a correction of it,
each with the names and encounters that are found in it; they are deleted at the end. Printed are the medians of
pages a second, and of the ratio of each turn's two.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from statistics import median

from tests.benchmarks import linking
from tests.benchmarks.archive import ROOT
from tests.benchmarks.pages import countries, listed, searched, some_articles, spread
from tests.benchmarks.visitors import at_once, one_after_the_other

CLIENTS = 8
PAUSE = 1.0
HEADLINE = "Gas talks in Astana, as told for the benchmark"
BODY = (
    "The presidents of Kazakhstan and Uzbekistan discussed the transit of gas in Astana on 26 December 2023. "
    * 10
)


def addresses(seed: int) -> list[str]:
    """Twenty of them, in an order of chance."""
    codes = [code for code, _number in countries()]
    chosen = [
        "/",
        listed(),
        "/countries/",
        "/meetings/",
        f"/meetings/?country={codes[0]}",
        *(f"/countries/{code}/" for code in spread(codes, 3)),
        *(listed(country=code) for code in spread(codes, 3)),
        *some_articles(seed)[:5],
        *(listed(q=word) for word in searched(seed)[::25]),
    ]
    Random(seed).shuffle(chosen)
    return chosen


def measured(port: int, seed: int, seconds: float, rounds: int) -> dict:
    mixed = addresses(seed)
    one_after_the_other(port, mixed, 3)
    rates: dict[str, list[float]] = {"with": [], "without": []}
    with saver() as save:
        for number in range(rounds):
            for how in ("with", "without") if number % 2 else ("without", "with"):
                with each_second(save if how == "with" else None):
                    visit = at_once(port, mixed, CLIENTS, seconds)
                if visit.failures:
                    raise RuntimeError(f"readers were answered with {visit.failures}")
                rates[how].append(visit.rate)
    ratios = [one / other for one, other in zip(rates["with"], rates["without"], strict=True)]
    return {how: median(rate) for how, rate in rates.items()} | {"ratio": median(ratios)}


@contextmanager
def each_second(save) -> Iterator[None]:
    is_over = threading.Event()

    def go_on():
        while save and not is_over.wait(PAUSE):
            save()

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


# --- Who saves ----------------------------------------------------------------


@contextmanager
def saver() -> Iterator:
    """A function that has an article saved, by a process that is ready for it, and returns when it is."""
    words = [sys.executable, "-m", "tests.benchmarks.mixed_reading", "save"]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:

        def save():
            process.stdin.write("save\n")
            told()

        def told():
            if process.stdout.readline() != "done\n":
                raise RuntimeError("an article could not be saved")

        told()
        yield save
        process.stdin.close()


def save_as_asked() -> None:
    """One for each line that comes in; all of them are deleted when none comes any more."""
    linking.start_django()
    from articles.linking.linker import current_linker
    from articles.models import Article

    current_linker()
    made: list[int] = []
    try:
        made.append(saved(None))
        print("done", flush=True)
        for number, _line in enumerate(sys.stdin, start=1):
            pk = saved(made[-1] if number % 2 else None)
            made += [] if pk == made[-1] else [pk]
            print("done", flush=True)
    finally:
        Article.objects.filter(pk__in=made).delete()


def saved(pk: int | None) -> int:
    """A new article, or the headline of that one corrected."""
    from django.db import transaction

    from articles.importing.one_article import SavedByHand
    from articles.models import Article

    with transaction.atomic():
        if pk is None:
            article, before = (
                Article(headline=HEADLINE, body=BODY, language="en", published_on="2023-12-26"),
                None,
            )
        else:
            article = Article.objects.get(pk=pk)
            before = {"headline": article.headline}
            article.headline = f"{article.headline}, corrected"
        article.status = Article.Status.PUBLISHED
        article.save()
        SavedByHand(article, before).link()
    return article.pk


def main() -> None:
    if sys.argv[1:] == ["save"]:
        save_as_asked()
        return
    _size, port, seed, seconds, rounds = sys.argv[1:]
    linking.start_django()
    print(json.dumps(measured(int(port), int(seed), float(seconds), int(rounds))))


if __name__ == "__main__":
    main()
