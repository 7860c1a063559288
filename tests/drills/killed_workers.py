"""Kills workers, and the database under them, at random while they are at their jobs, and looks for what is lost or doubled.

    python -m tests.drills killed_workers [--count 3000] [--jobs 20] [--workers 3] [--kills 30] [--restarts 3] [--seed 1]

On a throwaway server. An upload of the generator's articles is compared, confirmed and brought in, beside jobs of five
pieces each, by workers of which one that is at a job is killed (SIGKILL) at each moment that the seed draws, and
replaced; now and then the database is restarted as if the power had failed. A silent worker is taken for dead after five
seconds instead of thirty, and the upload is never given up, however often it kills its worker. In the end each piece of each job was done exactly once, no job
failed, and the articles are those that the same upload brings where nobody disturbs it, row by row.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from tests.benchmarks.generator import generator
from tests.benchmarks.server import ROOT, Server, throwaway
from tests.drills.killed_imports import ROWS, State, counted

PIECES = 5
# What the clock asks for meanwhile is none of the drill.
JOBS = "(SELECT * FROM summit_archive_job WHERE kind IN ('upload', 'count')) AS job"
LEASE = 5
# Long enough for all that is left, a lease for each that was killed last included.
PATIENCE = 900
# The rows of a run itself tell when it went on, and the sketches that a worker made tell nothing else.
COMPARED = {name: rows for name, rows in ROWS.items() if name not in ("batches", "problems")}


def main(words: list[str]) -> int:
    options = read_options(words)
    with throwaway() as server:
        return 0 if passed(server, options) else 1


def read_options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    defaults = {"count": 3000, "jobs": 20, "workers": 3, "kills": 30, "restarts": 3, "seed": 1}
    for name, default in defaults.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args(words)


def passed(server: Server, options: argparse.Namespace) -> bool:
    file = write_file(server.folder, options.count, options.seed)
    undisturbed, disturbed = server.make(), server.make()
    for name in (undisturbed, disturbed):
        begin(server, name, file, options.jobs)
    expected = quietly(server, undisturbed)
    print("undisturbed: " + ", ".join(f"{number:,} {table}" for table, (number, _) in expected.items()))
    began = time.monotonic()
    told = carried_out(server, disturbed, options)
    print(f"{told}; all done after {time.monotonic() - began:.0f} s")
    return found_whole(server, disturbed, expected, options.jobs)


def write_file(folder: Path, count: int, seed: int) -> Path:
    path = folder / "news.jsonl"
    lines = (json.dumps(article, ensure_ascii=False) for article in generator(seed).articles(count))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def begin(server: Server, name: str, file: Path, jobs: int) -> None:
    """The file is uploaded, and the jobs are asked for."""
    code = f"""
from tests.drills.killed_workers import ask
ask({str(file)!r}, {jobs})
"""
    run_python(server, name, code)


def ask(file: str, jobs: int) -> None:
    """Within Django, as the editors' page does it."""
    from articles.importing.record import Defaults
    from articles.importing.run import Settings
    from articles.importing.uploads import stage
    from summit_archive.jobs.asking import ask_for
    from tests.summit_archive.jobs import tried

    tried.make_table()
    tried.know_kinds()
    with Path(file).open("rb") as uploaded:
        batch = stage(uploaded, "news.jsonl", Settings("published", Defaults()), None)
    ask_for("upload", batch.pk)
    for number in range(jobs):
        ask_for("count", number)


def confirm() -> None:
    """As an editor does who has seen what was compared."""
    from articles.importing import slices
    from articles.models import ImportBatch
    from summit_archive.jobs.asking import ask_for

    batch = ImportBatch.objects.get()
    slices.confirm(batch.pk)
    ask_for("upload", batch.pk)


def run_python(server: Server, name: str, code: str) -> None:
    subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {code.strip().replace(chr(10), '; ')}"],
        cwd=ROOT,
        env=environment(server, name),
        check=True,
    )


def environment(server: Server, name: str) -> dict[str, str]:
    return server.environment(name) | {"DJANGO_SETTINGS_MODULE": "summit_archive.settings"}


def worker(server: Server, name: str) -> subprocess.Popen:
    """A worker that knows the jobs to try it with, too."""
    code = (
        "import django; django.setup(); from tests.summit_archive.jobs import tried; tried.know_kinds(); "
        "from summit_archive.jobs import claiming, worker; "
        f"claiming.LEASE, claiming.BEAT, worker.ROUND = {LEASE}, 1, 1; "
        "import dataclasses; from summit_archive.jobs.kinds import kind_called, know; "
        "know(dataclasses.replace(kind_called('upload'), tries=1000)); "
        "worker.Work(['upload', 'count']).run()"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment(server, name),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


# --- A run ----------------------------------------------------------------------


def quietly(server: Server, name: str) -> State:
    at_work = worker(server, name)
    try:
        until_previewed(server, name)
        run_python(server, name, "from tests.drills.killed_workers import confirm; confirm()")
        until_done(server, name)
    finally:
        at_work.kill()
        at_work.wait()
    return state(server, name)


def carried_out(server: Server, name: str, options: argparse.Namespace) -> str:
    """Kills at random until all is done; in words what was done."""
    random, killed, restarted = Random(options.seed), 0, 0
    restarts = set(random.sample(range(1, options.kills + 1), min(options.restarts, options.kills)))
    workers = [worker(server, name) for _ in range(options.workers)]
    is_confirmed, end = False, time.monotonic() + PATIENCE
    try:
        while not is_over(server, name) and time.monotonic() < end:
            if not is_confirmed and batch_state(server, name) == "previewed":
                run_python(server, name, "from tests.drills.killed_workers import confirm; confirm()")
                is_confirmed = True
            time.sleep(random.uniform(0.5, 6))
            at_work = those_at_work(server, name, workers)
            if killed >= options.kills or not at_work:
                continue
            victim = random.choice(at_work)
            workers[victim].send_signal(signal.SIGKILL)
            workers[victim].wait()
            workers[victim] = worker(server, name)
            killed += 1
            if killed in restarts:
                server.restart()
                restarted += 1
    finally:
        for one in workers:
            one.kill()
            one.wait()
    return f"{killed} workers killed, database restarted {restarted} times"


def those_at_work(server: Server, name: str, workers: list[subprocess.Popen]) -> list[int]:
    """Which of them have a job now, by their numbers among the processes."""
    rows = asked(server, name, f"SELECT worker FROM {JOBS} WHERE state = 'running'")
    pids = {int(worker.split(":")[1]) for (worker,) in rows}
    return [number for number, one in enumerate(workers) if one.pid in pids]


def batch_state(server: Server, name: str) -> str:
    return asked(server, name, "SELECT state FROM articles_importbatch")[0][0]


def is_over(server: Server, name: str) -> bool:
    [(left,)] = asked(server, name, f"SELECT count(*) FROM {JOBS} WHERE state IN ('waiting', 'running')")
    return not left and batch_state(server, name) == "finished"


def until_previewed(server: Server, name: str) -> None:
    until(lambda: batch_state(server, name) == "previewed")


def until_done(server: Server, name: str) -> None:
    until(lambda: is_over(server, name))


def until(is_so) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise RuntimeError("The jobs were not done in time.")
        time.sleep(0.2)


# --- What is found --------------------------------------------------------------


def asked(server: Server, name: str, sql: str) -> list[tuple]:
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def state(server: Server, name: str) -> State:
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        return {table: counted(cursor, rows) for table, rows in COMPARED.items()}


def found_whole(server: Server, name: str, expected: State, jobs: int) -> bool:
    found = state(server, name)
    wrong = [f"{table}: {found[table][0]:,} rows" for table in expected if found[table] != expected[table]]
    told = "equal to the undisturbed run" if not wrong else "not equal: " + ", ".join(wrong)
    print(f"the upload: {told}")
    pieces = asked(server, name, "SELECT count(*), count(DISTINCT job) FROM tried_piece")[0]
    states = dict(asked(server, name, f"SELECT state, count(*) FROM {JOBS} GROUP BY state"))
    claims = asked(server, name, f"SELECT sum(claim), max(claim) FROM {JOBS}")[0]
    print(
        f"jobs: {states}, taken {claims[0]} times, one of them {claims[1]}; pieces {pieces[0]} of {jobs * PIECES}"
    )
    for failed in asked(server, name, f"SELECT kind, key, error FROM {JOBS} WHERE state = 'failed'"):
        print(f"failed: {failed}")
    return not wrong and pieces == (jobs * PIECES, jobs) and set(states) == {"done"}
