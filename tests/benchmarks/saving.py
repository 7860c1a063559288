"""What it costs to save one article with its links, beside the same rows where nothing is kept right.

    python -m tests.benchmarks.saving SIZE ROUNDS SEED

Saved, each in a transaction of its own whose commit is part of it, are an article, its mentions, its links and a
topic, as the loader and the editors' form do it: once `kept`, as it is, and once `bare`, with every trigger of ours
switched off, so that the database only writes the rows and asks whether what they name is there. The rows are deleted
after each round, and the clock stands still meanwhile. Printed are medians of milliseconds; and `folding`, which is
done by every five hundredth save alone, as its share of each: it is to be added to `kept`.

Stopped by force it may leave triggers switched off; started again, it switches them on.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import sys
import time
from contextlib import contextmanager
from statistics import median

from tests.benchmarks import linking
from tests.benchmarks.loading.worker import COLUMNS, Worker

LINKS = [f"articles_article_{name}" for name in "countries people organisations topics".split()]
TABLES = ["articles_article", "articles_mention", *LINKS]
# The two ways take turns. The first of each turn is not counted: the tables were altered just before.
IN_A_TURN = 5

NOTES = 500
NOTED = f"""
SELECT summit_fold(0);
INSERT INTO articles_listingchange (article_id, sign, codes)
    SELECT article_id, 1, codes FROM articles_listing ORDER BY article_id DESC LIMIT {NOTES}
"""


def milliseconds(work, *values) -> float:
    started = time.perf_counter()
    work(*values)
    return 1000 * (time.perf_counter() - started)


def save(worker, article: dict, found, pk: int, bare: bool) -> None:
    from django.db import transaction

    from articles.counting.bulk_changes import list_later, list_now

    with transaction.atomic():
        if bare:
            write(worker, article, found, pk)
        else:
            list_later()
            write(worker, article, found, pk)
            list_now()


def write(worker, article: dict, found, pk: int) -> None:
    from articles.linking.writing import add_mentions_and_links
    from articles.models import Article
    from summit_archive.postgres.copy import copy_rows

    copy_rows(Article, COLUMNS, [worker.row(article | {"id": str(pk)})])
    add_mentions_and_links([(pk, found)])
    copy_rows(Article.topics.through, ["article_id", "topic_id"], [(pk, worker.topics[0])])


def delete(pk: int) -> None:
    from django.db import transaction

    article, *others = TABLES
    with transaction.atomic():
        for table in others:
            execute(f"DELETE FROM {table} WHERE article_id = {pk}")
        execute(f"DELETE FROM {article} WHERE id = {pk}")


@contextmanager
def triggers(state: str):
    try:
        for table in TABLES:
            execute(f"ALTER TABLE {table} {state} TRIGGER USER")
        yield
    finally:
        for table in TABLES:
            execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def one_turn(worker, articles: list, *, bare: bool) -> list[float]:
    times = []
    with triggers("DISABLE" if bare else "ENABLE"):
        for article, found, pk in articles:
            try:
                times.append(milliseconds(save, worker, article, found, pk, bare))
            finally:
                delete(pk)
    return times[1:]


def folding() -> float:
    """Milliseconds for each note of as many as are folded at once."""
    from django.db import transaction

    with transaction.atomic():
        execute(NOTED)
        taken = milliseconds(execute, "SELECT summit_fold(0)")
        transaction.set_rollback(True)
    return taken / NOTES


def execute(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def main() -> None:
    size, rounds, seed = map(int, sys.argv[1:])
    linking.start_django()
    worker = Worker(seed)
    times = {False: [], True: []}
    for first in range(size + 1, size + 1 + rounds, IN_A_TURN):
        made = [(worker.generator.article(pk), pk) for pk in range(first, first + IN_A_TURN + 1)]
        articles = [(article, worker.found(article), pk) for article, pk in made]
        for bare in times:
            times[bare] += one_turn(worker, articles, bare=bare)
    folded = median(folding() for _ in range(3))
    print(json.dumps({"kept": median(times[False]), "bare": median(times[True]), "folding": folded}))


if __name__ == "__main__":
    main()
