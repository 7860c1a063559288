"""Stops an import where it hurts, runs the same command again, and compares with a run that nobody disturbed.

    python -m tests.drills killed_imports [--count 4000] [--kills 10] [--restarts 3] [--seed 1]

On a throwaway server; the articles are the generator's, in four files of different kinds, one with broken
lines. A drill is one new archive: SIGKILL to the importing process, or an immediate restart of the database,
at a moment drawn by the seed; then the same command to its end. Compared are all the rows that it wrote, by their
own names instead of numbers that a sequence or the clock gave.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import gzip
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.benchmarks.generator import Article, generator
from tests.benchmarks.server import Server, throwaway

# As many as the import takes into one transaction.
TRANSACTION = 500

BROKEN = [
    '{"headline": "cut off',
    "[1, 2]",
    '{"body": "no headline"}',
    '{"headline": "x", "date": "31.02.2020"}',
    "",
]

# What each row is called by: never by a number of a sequence, nor by a moment.
ARTICLE = "(SELECT a.url || '|' || a.headline FROM articles_article a WHERE a.id = {})"
TARGETS = """
concat((SELECT code FROM participants_country c WHERE c.id = country_id),
    (SELECT slug FROM participants_person p WHERE p.id = person_id),
    (SELECT slug FROM participants_organisation o WHERE o.id = organisation_id),
    (SELECT slug FROM participants_office o WHERE o.id = office_id),
    (SELECT slug FROM participants_meeting m WHERE m.id = meeting_id),
    '/', (SELECT slug FROM participants_person p WHERE p.id = holder_id))
"""
ROWS = {
    "articles": """
SELECT (SELECT slug FROM articles_publisher p WHERE p.id = publisher_id), headline, standfirst, body, text_kind,
    language, published_on, byline, url, canonical_url, external_id, status, version, retrieved_at
FROM articles_article""",
    "words": f"""
SELECT {ARTICLE.format("article_id")}, day, is_published, is_stemmed, headline_words, vector FROM articles_searchedtext""",
    "reports of meetings": f"""
SELECT {ARTICLE.format("article_id")}, number, kind, status, "when", when_basis, place_as_given, body_as_given, subject,
    rule, certainty, digest, state, (SELECT slug FROM articles_proposal p WHERE p.id = proposal_id),
    (SELECT slug FROM participants_meeting m WHERE m.id = meeting_id),
    ARRAY(SELECT concat_ws('/', number, name_as_given, role, status, (
            SELECT slug FROM participants_person p WHERE p.id = person_id))
        FROM articles_encounterparty p WHERE p.encounter_id = e.id ORDER BY 1)
FROM articles_encounter e""",
    "articles read": f"SELECT {ARTICLE.format('article_id')}, reader FROM articles_reading",
    "proposals": 'SELECT slug, title, kind, status, stated_on, "when" FROM articles_proposal',
    "mentions": f"""
SELECT {ARTICLE.format("article_id")}, part, start, "end", text, {TARGETS}, rule, certainty, state, is_checked
FROM articles_mention""",
    "countries": f"""
SELECT {ARTICLE.format("article_id")}, (SELECT code FROM participants_country c WHERE c.id = country_id)
FROM articles_article_countries""",
    "people": f"""
SELECT {ARTICLE.format("article_id")}, (SELECT slug FROM participants_person p WHERE p.id = person_id)
FROM articles_article_people""",
    "organisations": f"""
SELECT {ARTICLE.format("article_id")}, (SELECT slug FROM participants_organisation o WHERE o.id = organisation_id)
FROM articles_article_organisations""",
    "arrivals": f"SELECT {ARTICLE.format('article_id')}, record, version FROM articles_arrival",
    "sketches": f"""
SELECT {ARTICLE.format("article_id")}, words, bands, sketch, story_id IS NULL FROM articles_sketch""",
    "stories": f"""
SELECT ARRAY(SELECT {ARTICLE.format("article_id")} FROM articles_sketch WHERE story_id = s.id ORDER BY 1)
FROM articles_story s""",
    "publishers": "SELECT slug, name, kind, url, sort_key, version FROM articles_publisher",
    "batches": """
SELECT state, files, options, mapping, counts, unresolved, cardinality(publishers_made) FROM articles_importbatch""",
    "problems": "SELECT number, file, line, outcome, field, value, reason FROM articles_importproblem",
}

State = dict[str, tuple[int, str]]


class Drill(NamedTuple):
    """What happens, and when: so many seconds after so many records were committed or a batch was begun."""

    kind: str
    records: int
    seconds: float


def main(words: list[str]) -> int:
    options = read_options(words)
    if passed(options):
        return 0
    print("Not every drill left what an undisturbed run leaves.", file=sys.stderr)
    return 1


def read_options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, default in {"count": 4000, "kills": 10, "restarts": 3, "seed": 1}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args(words)


def passed(options: argparse.Namespace) -> bool:
    with throwaway() as server:
        files = write_files(server.folder, options.count, options.seed)
        seconds, expected = undisturbed(server, files)
        print(
            f"undisturbed: {seconds:.1f} s; "
            + ", ".join(f"{n:,} {name}" for name, (n, _) in expected.items())
        )
        print(f"{'drill':>7}  {'what':9}{'after':>8}{'left by it':>14}{'after the rerun':>18}")
        # All of them, also after one that failed.
        results = [
            carried_out(number, drill, server, files, expected)
            for number, drill in enumerate(drills(options), start=1)
        ]
        return all(results)


def drills(options: argparse.Namespace) -> list[Drill]:
    random = Random(options.seed)
    kinds = ["SIGKILL"] * options.kills + ["restart"] * options.restarts
    return [Drill(kind, int(random.random() * options.count), random.random()) for kind in kinds]


def write_files(folder: Path, count: int, seed: int) -> list[str]:
    """Plain lines, packed lines, lines of which some are broken, an array."""
    articles = list(generator(seed).articles(count))
    quarter = -(-count // 4)
    parts = [articles[at : at + quarter] for at in range(0, count, quarter)]
    lines = ["".join(f"{line}\n" for line in map(line_of, part)) for part in parts]
    paths = [folder / name for name in ("1.jsonl", "2.jsonl.gz", "3-broken.jsonl", "4.json")]
    paths[0].write_text(lines[0], encoding="utf-8")
    paths[1].write_bytes(gzip.compress(lines[1].encode(), 1))
    paths[2].write_text(broken(lines[2], seed), encoding="utf-8")
    paths[3].write_text(json.dumps(parts[3], ensure_ascii=False), encoding="utf-8")
    return [str(path) for path in paths]


def line_of(article: Article) -> str:
    return json.dumps(article, ensure_ascii=False)


def broken(lines: str, seed: int) -> str:
    good, random = lines.splitlines(), Random(seed)
    for line in BROKEN * 4:
        good.insert(random.randrange(len(good)), line)
    return "\n".join(good)


# --- A drill --------------------------------------------------------------------


def undisturbed(server: Server, files: list[str]) -> tuple[float, State]:
    name = server.make()
    started = time.monotonic()
    server.run(name, "import_articles", *files)
    seconds = time.monotonic() - started
    expected = state(server, name)
    server.drop(name)
    return seconds, expected


def carried_out(number: int, drill: Drill, server: Server, files: list[str], expected: State) -> bool:
    name, ended = disturbed(drill, server, files)
    left = state(server, name)["articles"][0]
    server.run(name, "import_articles", *files)
    found = state(server, name)
    wrong = [f"{table}: {found[table][0]:,} rows" for table in expected if found[table] != expected[table]]
    verdict = "equal" if not wrong else "not equal: " + ", ".join(wrong)
    print(
        f"{number:7}  {drill.kind:9}{drill.records:8,}{left:14,}   {verdict} (it ended with {ended})",
        flush=True,
    )
    server.drop(name)
    return not wrong


def disturbed(drill: Drill, server: Server, files: list[str]) -> tuple[str, int]:
    """A database where the import was stopped, and how it ended. Tried sooner where it was over before."""
    seconds = drill.seconds
    while True:
        name = server.make()
        process = server.command(name, "import_articles", *files)
        while process.poll() is None and not is_due(drill.records, server, name):
            time.sleep(0.02)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        if drill.kind == "restart":
            server.restart()
        else:
            process.kill()
        process.communicate()
        if batch(server, name)[0] != "finished":
            return name, process.returncode
        server.drop(name)
        seconds /= 2


def is_due(records: int, server: Server, name: str) -> bool:
    """Whether the transaction that brings so many is at work, or done."""
    state, read = batch(server, name)
    return bool(state) and read + TRANSACTION > records


def batch(server: Server, name: str) -> tuple[str, int]:
    """Its state, and how many records it has read; "" where there is none yet."""
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT state, coalesce((counts->>'read')::integer, 0) FROM articles_importbatch")
        return cursor.fetchone() or ("", 0)


def state(server: Server, name: str) -> State:
    """For each table how many rows it has, and one digest of them all, in an order of their own."""
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        return {table: counted(cursor, rows) for table, rows in ROWS.items()}


def counted(cursor, rows: str) -> tuple[int, str]:
    cursor.execute(f"SELECT md5(told::text) FROM ({rows}) AS told ORDER BY 1")
    digests = [digest for (digest,) in cursor.fetchall()]
    return len(digests), hashlib.sha256("".join(digests).encode()).hexdigest()
