"""How long a claim takes to answer, as page and as file, in the archive that the settings name (SUMMIT_DATA_DIR).

    python -m tests.benchmarks.claims [PAIRS]

Of so many pairs (20) of the countries of the region, and of those who led them, each asked without a day, for a year and for a
day, after each was asked once. Told are medians and the worst, in milliseconds: by the clock, and of a processor, that of the
process and that of the database's together, which say what it takes while others use the machine too. Pages are not kept.
"""

# ruff: noqa: T201 - a person reads it

import os
import sys
import time
from itertools import combinations, islice
from statistics import median
from typing import NamedTuple

from tests.benchmarks.linking import start_django
from tests.benchmarks.meetings import worked

PAIRS = 20
TIMES = {"no day": "", "a year": "2022", "a day": "2022-12-26"}


class Cost(NamedTuple):
    """Milliseconds."""

    taken: float
    worked: float


def pairs_of(number: int) -> dict[str, list[tuple[str, str]]]:
    from participants.models import Country, Leader

    countries = Country.objects.filter(is_of_region=True).order_by("code")
    leaders = Leader.objects.filter(terms__office__country__is_of_region=True).order_by("slug").distinct()
    sides = {
        "countries": [country.address_code for country in countries],
        "people": list(leaders.values_list("slug", flat=True)),
    }
    return {kind: list(islice(combinations(values, 2), number)) for kind, values in sides.items()}


def cost(client, address: str, asked: dict, backend: int) -> Cost:
    started, process, database = time.perf_counter(), time.process_time(), worked(backend)
    response = client.get(address, asked)
    process = 1000 * (time.process_time() - process) + worked(backend) - database
    if response.status_code != 200:
        raise RuntimeError(f"{address} {asked} gave {response.status_code}")
    return Cost(1000 * (time.perf_counter() - started), process)


def measure(client, number: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    for kind, pairs in pairs_of(number).items():
        for words, on in TIMES.items():
            for address in ("/claims/", "/claims.json"):
                questions = [{"who": one, "met": other} | ({"on": on} if on else {}) for one, other in pairs]
                for asked in questions:
                    client.get(address, asked)
                costs = [cost(client, address, asked, backend) for asked in questions]
                told(f"{kind}, {words}, {address}", costs)


def told(name: str, costs: list[Cost]) -> None:
    columns = (f"{median(values):6.1f} (at most {max(values):6.1f})" for values in zip(*costs, strict=True))
    print(f"{name:36} {next(columns)} ms by the clock, {next(columns)} ms of a processor")


def main() -> None:
    os.environ["PAGE_CACHE"] = "0"
    start_django()
    from django.test import Client

    from participants.models import Meeting

    print(f"{Meeting.objects.count():,} meetings")
    measure(Client(headers={"host": "localhost"}), int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)


if __name__ == "__main__":
    main()
