"""What each page costs over HTTP, beside a view that says hello in the same minute.

    python -m tests.benchmarks.every_page PORT ADDRESSES [ROUNDS]

ADDRESSES is a file as `addresses.py` prints it. Prints a line a page, the dearest first, and those that did not answer.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import percentile
from tests.benchmarks.visitors import Visitor

HELLO = "/benchmark/hello/"
HELLOS = 5
# What leads on to another page does its work there.
ANSWERED = (200, 301, 302)
# The whole archive as a file, a hundred megabytes at 20,000 meetings, is no page that a reader opens: it is asked once.
ASKED_ONCE = ("/meetings.csv", "/spreadsheet.csv")


@dataclass(frozen=True)
class Page:
    """`milliseconds` and those of `hello` are medians of the rounds; `status` is the worst of its answers."""

    address: str
    milliseconds: float
    hello: float
    status: int
    bytes: int

    @property
    def ratio(self) -> float:
        return self.milliseconds / self.hello

    @property
    def is_answered(self) -> bool:
        return self.status in ANSWERED


def each(port: int, addresses: Iterable[str], rounds: int) -> dict[str, Page]:
    """{address: Page}: each asked once to warm it up, then in `rounds` turns with some hellos before each turn.

    Those of `ASKED_ONCE` are neither warmed up nor asked again.
    """
    found = {}
    with Visitor(port) as visitor:
        for address in dict.fromkeys(addresses):
            turns = 1 if address in ASKED_ONCE else rounds
            if address not in ASKED_ONCE:
                visitor.get(address)
            hellos, pages = [], []
            for _ in range(turns):
                hellos += [visitor.get(HELLO)[0] for _ in range(HELLOS)]
                pages.append(visitor.get(address))
            taken = median(page[0] for page in pages)
            status = max(page[1] for page in pages)
            found[address] = Page(address, taken, median(hellos), status, len(pages[-1][3]))
    return found


def unanswered(pages: Iterable[Page]) -> list[Page]:
    return [page for page in pages if not page.is_answered]


def told(pages: Iterable[Page]) -> dict[str, float]:
    """Of the ratios to hello: the median, the 95th percentile, the worst."""
    ratios = [page.ratio for page in pages]
    return {"median": percentile(ratios, 0.5), "95%": percentile(ratios, 0.95), "worst": max(ratios)}


def main() -> None:
    port, path, *rounds = sys.argv[1:]
    routes = json.loads(Path(path).read_text("utf-8"))
    names = {address: name for name, addresses in routes.items() for address in addresses}
    pages = each(int(port), names, int(rounds[0]) if rounds else 5)
    for page in sorted(pages.values(), key=lambda page: -page.ratio):
        told_of = (
            f"{page.milliseconds:8.1f} ms {page.ratio:7.1f} x hello {page.bytes:9,} bytes  {page.status}"
        )
        print(f"{told_of}  {names[page.address]:28} {page.address}")
    for name in (name for name, addresses in routes.items() if not addresses):
        print(f"nothing to ask of {name}")
    print({name: round(value, 1) for name, value in told(pages.values()).items()}, len(pages), "addresses")
    if wrong := unanswered(pages.values()):
        sys.exit("not answered: " + ", ".join(f"{page.address} ({page.status})" for page in wrong))


if __name__ == "__main__":
    main()
