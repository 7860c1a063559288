"""What it costs to save one article with its links, beside the same rows where nothing is kept right.

    python -m tests.benchmarks.saving SIZE ROUNDS SEED

Turn by turn, each in a transaction of its own that is rolled back after its deferred rules were asked: as the
site saves (an article, its links, its mentions), and the same with every trigger of ours switched off. Printed are
medians of milliseconds.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import sys
import time
from statistics import median

from . import linking
from .loading.worker import COLUMNS, Worker

TABLES = ["articles_article", "articles_mention", "articles_coverage", "articles_listing"]
TABLES += [f"articles_article_{name}" for name in "countries people organisations topics".split()]


def saved(worker, article: dict, found, pk: int) -> float:
    """Milliseconds, as an import writes: it is the same in both turns."""
    from django.db import connection

    from articles.copying import copy_rows
    from articles.evidence import add_evidence
    from articles.models import Article

    started = time.perf_counter()
    copy_rows(Article, COLUMNS, [worker.row(article | {"id": str(pk)})])
    add_evidence([(pk, found)])
    copy_rows(Article.topics.through, ["article_id", "topic_id"], [(pk, worker.topics[0])])
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return 1000 * (time.perf_counter() - started)


def one_turn(worker, article, found, pk: int, *, bare: bool) -> float:
    from django.db import connection, transaction

    with transaction.atomic():
        if bare:
            with connection.cursor() as cursor:
                for table in TABLES:
                    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        milliseconds = saved(worker, article, found, pk)
        transaction.set_rollback(True)
    return milliseconds


def main() -> None:
    size, rounds, seed = map(int, sys.argv[1:])
    linking.start_django()
    worker = Worker(seed)
    times = {False: [], True: []}
    for number in range(rounds):
        pk = size + 1 + number
        article = worker.generator.article(pk)
        found = worker.found(article)
        for bare in times:
            times[bare].append(one_turn(worker, article, found, pk, bare=bare))
    print(json.dumps({"kept": median(times[False][1:]), "bare": median(times[True][1:])}))


if __name__ == "__main__":
    main()
