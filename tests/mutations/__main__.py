"""Damages the program in the ways of `table.py`, one by one, and says which of them no test notices.

    python -m tests.mutations [--list] [WORDS…]

WORDS choose the mutations whose name or file has one of them. All take some ten minutes on two cores, so this is
run by hand after a change of such a rule or of its tests; that the table fits the tree is tested each time.
Everything happens in a copy of the tree in a temporary folder: the work tree is only read. Each run of the tests
has PATIENCE seconds at most; damage that no test notices in that time survives.
"""

# ruff: noqa: T201 - whoever started it reads it

import argparse
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.mutations.table import MUTATIONS, Mutation

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", ".data", "__pycache__", ".*_cache", "benchmarks", "browser"
)
# How pytest ends; the last is ours, and no damage that was noticed.
GREEN, RED, SLOW = 0, 1, -1


class Misfit(Exception):
    """The table does not fit the tree."""


def damaged(root: Path, mutation: Mutation) -> str:
    """The text of the mutation's file with the damage. Raises Misfit."""
    file = root / mutation.file
    number = file.read_text().count(mutation.before) if file.is_file() else 0
    if number != 1:
        raise Misfit(
            f"“{mutation.name}”: stands {number} times in {mutation.file}{elsewhere(root, mutation)}"
        )
    return file.read_text().replace(mutation.before, mutation.after)


def elsewhere(root: Path, mutation: Mutation) -> str:
    """Where its text stands now, for whoever moved it."""
    files = (
        file
        for app in ("articles", "participants", "summit_archive", "templates")
        for file in (root / app).rglob("*.*")
    )
    found = [
        str(file.relative_to(root))
        for file in files
        if file.suffix in (".py", ".html", ".sql") and mutation.before in file.read_text()
    ]
    return f", but in {', '.join(found)}" if found else ""


def outcome(tree: Path, tests: list[str], patience: int = PATIENCE, workers: str = "0") -> int:
    """What pytest ends with, or SLOW."""
    command = [
        sys.executable,
        "-B",
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-n",
        workers,
        *tests,
    ]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tree, stdout=pipe, stderr=subprocess.STDOUT, text=True) as tests_run:
        try:
            said, _nothing = tests_run.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            stop(tests_run)
            return SLOW
        except BaseException:
            stop(tests_run)
            raise
    if tests_run.returncode not in (GREEN, RED):
        print(said[-3000:])
    return tests_run.returncode


def stop(tests_run: subprocess.Popen) -> None:
    """As Ctrl-C would, so that pytest stops its database."""
    tests_run.send_signal(signal.SIGINT)
    try:
        tests_run.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        tests_run.kill()


def try_out(tree: Path, mutation: Mutation) -> bool:
    """Whether the tests notice it. The file is restored whatever happens."""
    file = tree / mutation.file
    text, with_damage = file.read_text(), damaged(tree, mutation)
    try:
        file.write_text(with_damage)
        ended = outcome(tree, mutation.tests.split())
    finally:
        file.write_text(text)
    if ended not in (GREEN, RED, SLOW):
        raise Misfit(f"“{mutation.name}”: its tests could not run (pytest ended with {ended})")
    return ended == RED


def chosen_by(words: list[str]) -> list[Mutation]:
    return [one for one in MUTATIONS if not words or any(word in f"{one.name} {one.file}" for word in words)]


def run(mutations: list[Mutation]) -> list[Mutation]:
    """Those that survive. Raises Misfit, before any damage, where a text is not found or the tests are red already."""
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=LEFT_BEHIND)
        # Whoever runs the database may pass through.
        Path(folder).chmod(0o755)
        for mutation in mutations:
            damaged(tree, mutation)
        tests = sorted({test for mutation in mutations for test in mutation.tests.split()})
        if tests and outcome(tree, tests, PATIENCE * len(tests), "auto") != GREEN:
            raise Misfit("The tests fail without any damage.")
        survivors = []
        for mutation in mutations:
            started = time.monotonic()
            is_noticed = try_out(tree, mutation)
            seconds = time.monotonic() - started
            word = "noticed " if is_noticed else "SURVIVES"
            print(f"{word} {seconds:5.1f} s  {mutation.name} ({mutation.file})", flush=True)
            if not is_noticed:
                survivors.append(mutation)
    return survivors


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", metavar="WORDS")
    parser.add_argument("--list", action="store_true", help="only tell the mutations")
    asked = parser.parse_args()
    mutations = chosen_by(asked.words)
    if asked.list:
        print(*(f"{one.name} ({one.file})" for one in mutations), sep="\n")
        return 0
    try:
        survivors = run(mutations)
    except Misfit as misfit:
        print(misfit, file=sys.stderr)
        return 2
    print(f"{len(mutations) - len(survivors)} of {len(mutations)} noticed.")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
