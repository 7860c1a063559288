"""What an import costs for each article, in an archive of some size.

    python -m tests.benchmarks.importing_at SIZE COUNT SEED

COUNT generated articles that the archive has not are imported as `manage.py import_articles` does it, in its batches,
within one transaction that is rolled back. Printed are milliseconds for each; the linker is built before.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import sys
import time

from tests.benchmarks import linking
from tests.benchmarks.generator import generator


def imported(linker, articles: list[dict]) -> float:
    """Seconds."""
    from django.db import transaction

    from articles.importing.batches import begin
    from articles.importing.reading.lines import Line
    from articles.importing.report import Report
    from articles.importing.run import Run, Settings
    from articles.models import Article

    lines = [Line(number, article) for number, article in enumerate(articles, start=1)]
    with transaction.atomic():
        batch = begin(["benchmark"], {}, goes_on=False)
        before = Article.objects.count()
        started = time.perf_counter()
        for _ in Run(batch, linker, Report(None), Settings("published")).take("benchmark", lines):
            pass
        taken = time.perf_counter() - started
        if (new := Article.objects.count() - before) != len(articles):
            raise RuntimeError(f"{len(articles)} were to be imported, {new} were")
        transaction.set_rollback(True)
    return taken


def main() -> None:
    size, count, seed = map(int, sys.argv[1:])
    linking.start_django()
    from articles.linking.linker import read_linker

    linker = read_linker()
    articles = list(generator(seed).articles(2 * count, size + 1))
    imported(linker, articles[:500])
    print(json.dumps(1000 * imported(linker, articles[count:]) / count))


if __name__ == "__main__":
    main()
