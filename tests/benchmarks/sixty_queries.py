"""Sixty searches as a researcher types them, and the articles that have to be among the first ten of each.

    python -m tests.benchmarks.sixty_queries KREMLIN HEADLINES [--here]

KREMLIN is the English Kremlin corpus, HEADLINES the Russian headlines, each a JSONL file, gzipped where its name ends in
.gz. Both are imported into one archive on a throwaway server, with the shipped facts; with `--here` the archive of
SUMMIT_DATA_DIR is asked, into which both have been imported.

The searches stand in `sixty_queries.csv`, with the ids by which the corpora know the articles. These were chosen by
reading the corpora: names in several spellings and with diacritics, places, days, months and years, words of the one
language for texts in the other. All the articles of a search have to be there.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import csv
import os
from pathlib import Path

from tests.benchmarks.linking import start_django
from tests.benchmarks.server import throwaway

QUERIES = Path(__file__).with_name("sixty_queries.csv")


def queries() -> list[tuple[str, list[str]]]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        _header, *rows = csv.reader(file)
    return [(typed, wanted.split()) for typed, wanted in rows]


def count_sixty() -> None:
    from articles.models import Article
    from tests.benchmarks.search_quality import first_ten

    asked, held = queries(), 0
    for typed, wanted in asked:
        ids = first_ten(typed)
        found = dict(Article.objects.filter(pk__in=ids).values_list("external_id", "pk"))
        if all(one in found for one in wanted):
            held += 1
        else:
            places = [str(ids.index(found[one]) + 1) if one in found else "-" for one in wanted]
            print(f"    {typed}: {', '.join(wanted)} at {', '.join(places)}")
    print(f"have all that they must among the first ten: {held} of {len(asked)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("kremlin")
    parser.add_argument("headlines")
    parser.add_argument("--here", action="store_true")
    options = parser.parse_args()
    if options.here:
        start_django()
        count_sixty()
        return
    with throwaway() as server:
        archive = server.make()
        for corpus in (options.kremlin, options.headlines):
            server.run(archive, "import_articles", corpus, "--verbosity=0")
        os.environ |= server.environment(archive)
        start_django()
        from django.db import connection

        count_sixty()
        connection.close()


if __name__ == "__main__":
    main()
