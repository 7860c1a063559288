"""How long the database works for each page, and how many queries it takes: of the site, of stock Django.

    python -m tests.benchmarks.database SIZE PATH ROUNDS [PREFIX]

PATH is a file of {page: [address]}. Each query is timed around its execution; each address is asked
once before. PREFIX stands before each address: that of the stock pages.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import sys
import time
from pathlib import Path
from statistics import median

from tests.benchmarks import linking
from tests.benchmarks.stock import beside_the_site

LONGEST = 120


class Stopwatch:
    """What the queries of one page took."""

    def __init__(self):
        self.milliseconds, self.queries = 0.0, 0

    def __call__(self, execute, sql, params, many, context):
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.milliseconds += 1000 * (time.perf_counter() - started)
            self.queries += 1


def asked(client, address: str) -> Stopwatch:
    from django.db import connection

    watch = Stopwatch()
    with connection.execute_wrapper(watch):
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} gave {response.status_code}")
    return watch


def measured(client, addresses: list[str], rounds: int) -> dict:
    """The median of the addresses' medians, and the highest number of queries. No round begins after LONGEST s."""
    each, queries, started = [], 0, time.monotonic()
    for address in addresses:
        times = [asked(client, address)]
        while len(times) <= rounds and time.monotonic() - started < LONGEST:
            times.append(asked(client, address))
        each.append(median(watch.milliseconds for watch in (times[1:] or times)))
        queries = max(queries, times[-1].queries)
    return {"median": median(each), "worst": max(each), "queries": queries, "each": each}


def main() -> None:
    path, rounds, prefix = sys.argv[2], int(sys.argv[3]), "".join(sys.argv[4:])
    beside_the_site()
    linking.start_django()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    pages = json.loads(Path(path).read_text("utf-8"))
    print(
        json.dumps(
            {page: measured(client, [prefix + one for one in all], rounds) for page, all in pages.items()}
        )
    )


if __name__ == "__main__":
    main()
