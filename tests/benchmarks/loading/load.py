"""Loads one archive; what each step took is printed and kept.

1. The schema, the shipped facts, 40 topics, 20,000 meetings with 200,000 participations.
2. The indexes that are quicker built at once are dropped; two processes make, link and write the articles, by
   COPY, with their mentions, and ask the product's own function for what is searched of them.
3. The indexes are built; what the triggers would have kept is written by the function that
   `check_archive --repair` calls too. Then VACUUM ANALYZE.
"""

import json
import subprocess
import sys
import time

from tests.benchmarks.archive import ROOT, Archive

WORKERS = 2


def load(archive: Archive, seed: int, say) -> dict:
    """{step: seconds}; says each as it is done."""
    if (archive.folder / "database").exists():
        raise RuntimeError(f"{archive.folder} holds an archive that was not loaded to its end: remove it")
    spent = {}

    def step(name, work):
        started = time.monotonic()
        told = work()
        spent[name] = round(time.monotonic() - started, 1)
        say(f"  {name}: {spent[name]:,} s")
        return told

    step("schema and shipped facts", lambda: make_schema(archive))
    with archive.open():
        for name in ("topics, publishers, meetings", "indexes away"):
            step(name, lambda name=name: archive.ask("loading.around", name, str(seed)))
        workers = step("articles, links, mentions, search rows", lambda: work(archive, seed))
        for name in ("indexes built", "listings and counts", "vacuum"):
            step(name, lambda name=name: archive.ask("loading.around", name, str(seed)))
    notes = {"seconds": spent, "of each worker": workers, "seed": seed}
    archive.notes.write_text(json.dumps(notes, indent=2) + "\n")
    return notes


def make_schema(archive: Archive) -> None:
    archive.prepare()
    archive.run("manage.py", "load_reference", "--verbosity=0", STATEMENT_TIMEOUT=0)


def work(archive: Archive, seed: int) -> list[dict]:
    module = "tests.benchmarks.loading.worker"
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", module, *map(str, (archive.size, number, WORKERS, seed))],
            cwd=ROOT,
            env=archive.environment(STATEMENT_TIMEOUT=0),
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(WORKERS)
    ]
    said = [process.communicate()[0] for process in begun]
    if any(process.returncode for process in begun):
        raise RuntimeError("a process that loads has failed; what it said stands above")
    return [{name: round(value, 1) for name, value in json.loads(one).items()} for one in said]
