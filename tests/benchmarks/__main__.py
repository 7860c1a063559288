"""Loads archives of generated articles, measures the site in them, and tells what figures are reached.

    python -m tests.benchmarks [--sizes 10000 100000 1000000] [--keep FOLDER] [--pages …] [--into FOLDER] [--readme]

Needs `pip install -r tests/benchmarks/requirements.txt`. Each size is loaded once; --keep FOLDER keeps what was
loaded in FOLDER/SIZE, which is a data folder of the site (SUMMIT_DATA_DIR), and a later run measures it again, with the
5,000 articles more that the search is measured after. `tests.benchmarks.loading.copies` makes a large one of a small one.
Writes benchmark.json and benchmark.svg into --into; --readme puts the tables into README.md beside this file, too.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import importlib.util
import json
import os
import platform
import sys
from pathlib import Path

from tests.benchmarks import picture, table
from tests.benchmarks.archive import ROOT, archive_in
from tests.benchmarks.figures import figures
from tests.benchmarks.loading.load import load
from tests.benchmarks.measuring import Measuring, Others
from tests.benchmarks.pages import PAGES
from tests.throwaway import throwaway_folder

NEEDED = {"datasette": "Datasette", "jinja2": "Jinja2", "tantivy": "tantivy"}
README = ROOT / "tests" / "benchmarks" / "README.md"


def main() -> None:
    options = read_options()
    refuse_what_is_missing(options)
    runs = {}
    with folder_of(options.keep) as folder:
        for size in sorted(options.sizes):
            runs[size] = of_size(folder, size, options)
    if options.load_only:
        return
    command = "python -m tests.benchmarks " + " ".join(sys.argv[1:])
    words = table.whole(runs, figures(runs), machine(), command.strip())
    print(words)
    write(options.into, runs, command)
    if options.readme:
        README.write_text(table.put_into(README.read_text("utf-8"), words), "utf-8")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], metavar="ARTICLES"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where loaded archives are kept")
    parser.add_argument(
        "--pages", nargs="+", choices=PAGES, default=[], metavar="PAGE", help=", ".join(PAGES)
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each address is asked")
    parser.add_argument("--seconds", type=float, default=20, help="how long eight visitors ask for a page")
    parser.add_argument(
        "--patience", type=float, default=180, help="seconds after which no slow page is asked again"
    )
    parser.add_argument("--into", type=Path, default=Path(), metavar="FOLDER", help="of the results")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--load-only", action="store_true", help="measure nothing")
    parser.add_argument("--without-datasette", action="store_true", help="leave that column out")
    parser.add_argument(
        "--without-others", action="store_true", help="neither it, nor stock Django, FTS5, the best SQL"
    )
    parser.add_argument(
        "--readme", action="store_true", help="put the tables into README.md beside the benchmarks"
    )
    return parser.parse_args()


def refuse_what_is_missing(options) -> None:
    needed = {
        name: label for name, label in NEEDED.items() if name != "datasette" or others(options).with_datasette
    }
    missing = [label for name, label in needed.items() if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(
            f"{' and '.join(missing)} must be installed for this:"
            " pip install -r tests/benchmarks/requirements.txt"
            " (--without-datasette does without Datasette)"
        )


@contextlib.contextmanager
def folder_of(keep: Path | None):
    """The folder that is asked for, or one that goes with the run."""
    if keep:
        yield keep.absolute()
        return
    with throwaway_folder("benchmark") as folder:
        folder.chmod(0o755)
        yield folder


def of_size(folder: Path, size: int, options) -> dict:
    archive = archive_in(folder, size)
    if archive.is_loaded:
        print(f"{size:,} articles: loaded before", flush=True)
        archive.prepare()
    else:
        print(f"{size:,} articles: loading", flush=True)
        load(archive, options.seed, say)
    if options.load_only:
        return {}
    print(f"{size:,} articles: measuring", flush=True)
    measuring = Measuring(archive, options.seed, options.rounds, options.seconds, options.patience, say)
    with archive.open():
        return measuring.measure(options.pages, others(options))


def others(options) -> Others:
    are_asked = not options.without_others
    return Others(are_asked, are_asked and not options.without_datasette)


def say(line: str) -> None:
    print(line, flush=True)


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.machine()}, Python {platform.python_version()}"
    )


def write(folder: Path, runs: dict[int, dict], command: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "command": command,
        "machine": machine(),
        "runs": runs,
        "figures": [
            {"what": one.what, "ratio": one.ratio, "asked": one.asked, "met": one.is_met}
            for one in figures(runs)
        ],
    }
    (folder / "benchmark.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")
    (folder / "benchmark.svg").write_text(picture.picture(runs[max(runs)]), "utf-8")


if __name__ == "__main__":
    main()
