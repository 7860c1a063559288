"""Takes the database away under load, again and again, and counts what readers get and whether a save is lost.

    python -m tests.drills outages [--count 200] [--readers 4] [--seed 1] [--kinds stopped,frozen,…]

Two server processes on a throwaway server with the shipped facts; readers go on asking for pages that were read
before, an editor goes on saving. An outage is one of: stopped at once, frozen, refused, crowded, restarted (see
`away/faults.py`). It is over when every process answers from the database again; every answer until then counts.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import time
from random import Random

from tests.drills.away.editing import Editor
from tests.drills.away.faults import FAULTS, SECONDS, carried_out
from tests.drills.away.reading import Readers
from tests.drills.away.site import Site, site

WANTED = 0.95


def main(words: list[str]) -> int:
    options = read_options(words)
    with site(processes=2) as archive:
        return 0 if passed(options, archive) else 1


def read_options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, default in {"count": 200, "readers": 4, "seed": 1}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--kinds", default=",".join(FAULTS), help="with commas between")
    return parser.parse_args(words)


def passed(options: argparse.Namespace, archive: Site) -> bool:
    random, kinds = Random(options.seed), options.kinds.split(",")
    readers = Readers(archive.ports, options.readers)
    readers.read_once()
    with readers, Editor(archive.ports[0]) as editor:
        for number in range(1, options.count + 1):
            kind = kinds[(number - 1) % len(kinds)]
            print(f"{number:4} {kind:10}{outage(kind, archive, readers, random)}", flush=True)
            time.sleep(random.uniform(0.2, 0.6))
    return told(readers, editor, archive)


def outage(kind: str, archive: Site, readers: Readers, random: Random) -> str:
    before = readers.statuses.copy()
    readers.is_away = True
    lasted = carried_out(kind, archive, SECONDS[kind] * random.uniform(0.5, 1.2))
    after = readers.well_again()
    readers.is_away = False
    answers = {status: number for (_when, status), number in (readers.statuses - before).items()}
    return f"{lasted:6.1f} s, well {after:4.1f} s later; answers {answers}"


def told(readers: Readers, editor: Editor, archive: Site) -> bool:
    """Says what was counted; whether nothing was as it must not be."""
    away = {status: number for (when, status), number in readers.statuses.items() if when == "away"}
    share = away.get(200, 0) / max(1, sum(away.values()))
    print(f"answers while away: {away}; 200: {share:.2%}, of which {readers.copies['away']:,} were copies")
    print(f"answers while well: { {s: n for (when, s), n in readers.statuses.items() if when == 'well'} }")
    print(f"longest wait: {readers.longest:.1f} s", flush=True)
    lost, half = editor.lost(archive)
    print(
        f"the editor: {dict(editor.statuses)}; saved {len(editor.saved):,}, lost {len(lost)}, by half {len(half)}"
    )
    for line in [*readers.wrong[:20], *lost, *half]:
        print(f"  {line}")
    statuses = {status for _when, status in editor.statuses}
    return not (readers.wrong or lost or half or statuses - {200, 302, 503}) and share >= WANTED
