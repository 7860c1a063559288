"""How long reading and writing encounters take beside linking, by the articles of the archive that the settings name.

    python -m tests.benchmarks.reading_speed [COUNT]

Up to COUNT articles (5,000) are linked and read as an import does it, and mentions, links and encounters are written,
these also matched, as if there were none, in slices of 500, within one transaction that is rolled back. Linking and
reading, that of statements and sources too, are told in seconds of processor time, the best of three runs; writing, of
which the database does the most, in seconds by the clock: the best of three too. Statements and sources are not written.
"""

# ruff: noqa: T201 - a person reads it

import sys
import time

from tests.benchmarks.linking import start_django

RUNS = 3
SLICE = 500


def timed(work) -> tuple[float, list]:
    times = []
    for _run in range(RUNS):
        started = time.process_time()
        result = work()
        times.append(time.process_time() - started)
    return min(times), result


def written(finds: list, reads: list) -> tuple[float, float]:
    """Seconds by the clock of writing what was found, and what was read."""
    from django.db import connection, transaction

    from articles.counting.bulk_changes import listed_once
    from articles.encounters.matching import forget_untold
    from articles.encounters.writing import write_encounters
    from articles.linking.writing import LINKED, add_mentions_and_links
    from articles.models import Encounter, Mention

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
        Encounter.objects.waiting().delete()
        forget_untold()
        with listed_once():
            for rows in [Mention, *(links.through for links in LINKED.values())]:
                rows.objects.all().delete()
        linking = in_slices(finds, listed(add_mentions_and_links))
        reading = in_slices(reads, write_encounters)
        transaction.set_rollback(True)
    return linking, reading


def listed(write):
    """As the loader writes."""
    from articles.counting.bulk_changes import listed_once

    def write_listed(rows: list) -> None:
        with listed_once():
            write(rows)

    return write_listed


def in_slices(rows: list, write) -> float:
    started = time.perf_counter()
    for first in range(0, len(rows), SLICE):
        write(rows[first : first + SLICE])
    return time.perf_counter() - started


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    start_django()
    from articles.encounters.encounter import Told
    from articles.encounters.readers import reader_beside
    from articles.encounters.rereading import TOLD
    from articles.linking.linker import read_linker
    from articles.linking.relinking import TEXTS
    from articles.models import Article

    linker = read_linker()
    reader = reader_beside(linker)
    columns = {"pk", "publisher__office", *TOLD, *TEXTS}
    articles = list(Article.objects.order_by("pk").values(*columns)[:count])
    linking, found = timed(lambda: [linker.link(*(one[name] for name in TEXTS)) for one in articles])
    told = [
        Told(**{name: one[name] for name in TOLD}, voice=one["publisher__office"], found=tuple(its))
        for one, its in zip(articles, found, strict=True)
    ]
    reading, read_all = timed(lambda: [reader.read_all(one) for one in told])
    read = [one.encounters for one in read_all]
    statements = sum(len(one.statements) for one in read_all)
    ids = [one["pk"] for one in articles]
    rows = list(zip(ids, found, strict=True)), list(zip(ids, read, strict=True))
    times = [written(*rows) for _run in range(RUNS)]
    of_links, of_encounters = (min(seconds) for seconds in zip(*times, strict=True))
    mentions, encounters = (f"{sum(map(len, its)):,}" for its in (found, read))
    print(__doc__)
    print(
        f"{len(articles):,} articles, {mentions} mentions, {encounters} encounters, {statements:,} statements"
    )
    print(f"linking {linking:.2f} s and writing mentions and links {of_links:.2f} s")
    print(f"reading {reading:.2f} s and writing and matching encounters {of_encounters:.2f} s")
    share = (reading + of_encounters) / (linking + of_links)
    print(
        f"reading and writing: {share:.2f} of linking and writing; reading: {reading / linking:.2f} of linking"
    )


if __name__ == "__main__":
    main()
