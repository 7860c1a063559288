"""What a search costs before and after an archive was written to, as it is in use: without HTTP and templates.

    python -m tests.benchmarks.search_after_edits SIZE SEED

The 100 words of `pages` are searched, each with its total, the numbers of the facets and of the years, and the page
with its passages. Then generated articles that the archive has not are imported as `manage.py import_articles` does it,
others are edited as the form of an editor does it, and the words are searched again. THE ARCHIVE IS CHANGED FOR GOOD: each run
brings other articles. Printed are {"before" and "after": {"median", "worst" and "word" (milliseconds), "each":
{word: milliseconds}}, "imported", "edited", "seconds"}.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import sys
import time
from random import Random
from statistics import median

from tests.benchmarks import linking
from tests.benchmarks.generator import generator
from tests.benchmarks.pages import searched

IMPORTED, EDITED = 5000, 500
ROUNDS = 3


def search(word: str) -> float:
    """Milliseconds."""
    from django.http import QueryDict

    from articles.listing.filter import ArticleFilter
    from articles.listing.question import ArticleQuestion
    from articles.listing.result import ArticleResult

    asked = QueryDict(mutable=True)
    asked["q"] = word
    started = time.perf_counter()
    result = ArticleResult(ArticleQuestion(ArticleFilter.read(asked)))
    if result.total and not (result.facet_numbers and result.numbers_by_time and result.cards):
        raise RuntimeError(f"“{word}”: {result.total} articles were found, but not shown")
    return 1000 * (time.perf_counter() - started)


def all_searches(words: list[str]) -> dict:
    """Of each word the median of some rounds; before them each is searched once."""
    for word in words:
        search(word)
    rounds = [{word: search(word) for word in words} for _ in range(ROUNDS)]
    each = {word: round(median(times[word] for times in rounds), 2) for word in words}
    worst = max(each, key=each.__getitem__)
    return {"median": round(median(each.values()), 2), "worst": each[worst], "word": worst, "each": each}


def import_more(seed: int) -> int:
    """How many articles came in, in transactions of the size that an import has."""
    from django.db.models import Max

    from articles.importing.batches import begin, conclude
    from articles.importing.reading.lines import Line
    from articles.importing.report import Report
    from articles.importing.run import Run, Settings
    from articles.linking.linker import read_linker
    from articles.models import Article

    last = Article.objects.aggregate(last=Max("pk"))["last"]
    articles = generator(seed + last).articles(IMPORTED, last + 1)
    report = Report(None)
    batch = begin(["benchmark"], {}, goes_on=False)
    run = Run(batch, read_linker(), report, Settings("published"))
    lines = (Line(number, article) for number, article in enumerate(articles, start=1))
    for _ in run.take("benchmark", lines):
        pass
    conclude(batch, report, "")
    return report.count["added"]


def edit_some(seed: int) -> int:
    """Each gets a sentence of another, saved and linked as the form does it."""
    from django.db import transaction

    from articles.importing.one_article import SavedByHand
    from articles.models import Article

    chosen = Random(seed).sample(list(Article.objects.values_list("pk", flat=True)), EDITED + 1)
    other = Article.objects.get(pk=chosen.pop()).body
    for pk in chosen:
        with transaction.atomic():
            article = Article.objects.select_for_update(of=["self"]).get(pk=pk)
            body, article.body = article.body, f"{article.body}\n\n{other[:200]}"
            article.save()
            SavedByHand(article, {"body": body}).link()
    return len(chosen)


def main() -> None:
    _size, seed = map(int, sys.argv[1:])
    linking.start_django()
    words = searched(seed)
    told: dict[str, object] = {"before": all_searches(words)}
    started = time.monotonic()
    told |= {"imported": import_more(seed), "edited": edit_some(seed)}
    told |= {"seconds": round(time.monotonic() - started, 1), "after": all_searches(words)}
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
