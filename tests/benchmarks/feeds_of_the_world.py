"""What becomes of real and of odd feeds: each file of a folder is read as an import reads it, up to its records.

    python -m tests.benchmarks.feeds_of_the_world PATH

Made for the `tests` folder of kurtmckee/feedparser, whose 2,000 feeds are each about one oddity; any folder with
feeds will do (.xml, .rss, .atom, .rdf, .json, also in folders within it). No database is asked.

A crash is any error that is not the import's own word for a file that cannot be read. Files that cannot be read are
told with the reason, and with how many entries a look for their tags finds in them: more than none is an entry lost.
Entries that are refused are counted by reason; one that states neither a title nor a text has nothing to import.
Doubts are what was left out or understood with a reservation, by reason. No day, no address: records without.
"""

# ruff: noqa: T201 - a person reads it

import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from tests.benchmarks.linking import start_django

SUFFIXES = {".xml", ".rss", ".atom", ".rdf", ".json"}
ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
SHOWN_FILES = 5


class Count:
    def __init__(self, folder: Path):
        self.folder = folder
        self.totals: Counter[str] = Counter()
        self.found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def file(self, path: Path) -> None:
        from articles.importing.reading import Broken, open_source

        name, before = str(path.relative_to(self.folder)), self.totals["entries"]
        self.totals["files"] += 1
        try:
            with open_source(str(path)) as source:
                for line in source:
                    self.entry(name, line)
        except Broken as broken:
            lost = len(ENTRY.findall(path.read_bytes()))
            kind = "files not read, entries lost" if lost else "files not read, no entry in them"
            self.note(kind, reason(str(broken)), name)
            return
        except Exception as error:  # what it is, is the question
            self.note("crashes", f"{type(error).__name__}: {error}", name)
            return
        if self.totals["entries"] == before:
            self.totals["files read, no entry"] += 1

    def entry(self, name: str, line) -> None:
        from articles.importing.problems import Refused
        from articles.importing.record import read_record

        self.totals["entries"] += 1
        try:
            if line.refusal:
                raise Refused(*line.refusal)
            record = read_record(line.fields, doubts=line.doubts)
        except Refused as refused:
            self.note("entries refused", told(refused.problem), f"{name} {line.where}")
            return
        self.totals["records"] += 1
        self.totals["records with an address"] += bool(record.url)
        self.totals["records with a day"] += record.published_on is not None
        self.totals["records with a text"] += bool(record.body or record.standfirst)
        for doubt in record.doubts:
            self.note("doubts", told(doubt), f"{name} {line.where}: {doubt.value[:60]}")

    def note(self, kind: str, why: str, where: str) -> None:
        self.totals[kind] += 1
        self.found[kind][why].append(where)


def told(problem) -> str:
    return f"{problem.field}: {reason(problem.reason)}"


def reason(words: str) -> str:
    """Without what differs from file to file, so that the same can be counted together."""
    return re.sub(r"\d+", "N", re.sub(r"\(.*\)", "(…)", words))


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m tests.benchmarks.feeds_of_the_world PATH (a folder with feeds)")
    start_django()
    count = Count(Path(sys.argv[1]))
    paths = sorted(path for path in count.folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    began = time.monotonic()
    for path in paths:
        count.file(path)
    print(__doc__)
    show(count, time.monotonic() - began)


def show(count: Count, seconds: float) -> None:
    for name in ("files", "crashes", "files not read, entries lost", "files not read, no entry in them"):
        print(f"{name:36}{count.totals[name]:6,}")
    for name in ("files read, no entry", "entries", "entries refused", "records", "doubts"):
        print(f"{name:36}{count.totals[name]:6,}")
    for name in ("records with an address", "records with a day", "records with a text"):
        print(f"{name:36}{count.totals[name]:6,}")
    print(f"{'seconds':36}{seconds:6.1f}")
    for kind, reasons in count.found.items():
        print(f"\n{kind}: {count.totals[kind]:,}")
        for why, places in sorted(reasons.items(), key=lambda item: -len(item[1])):
            print(f"  {len(places):5,}  {why}")
            for place in places[:SHOWN_FILES]:
                print(f"         {place}")


if __name__ == "__main__":
    main()
