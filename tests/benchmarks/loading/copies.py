"""Makes an archive that is kept several times as large, by copies of its own articles.

    python -m tests.benchmarks.loading.copies FOLDER SIZE TIMES

FOLDER/SIZE becomes FOLDER/(SIZE × TIMES), where `--keep FOLDER --sizes …` finds it. A copy is an article of its own, with
its own address, number, place in the samples and bands of likeness, and with the same words, links and day: words are as
frequent as before, and of ten times as many articles ten times as many have one. No text is generated, linked or
taken apart anew. What the triggers would have kept is written by the functions that `check_archive --repair` calls.
"""

# ruff: noqa: T201 - a person reads it

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks import linking
from tests.benchmarks.archive import ROOT, archive_in

# Each with the column that names the article.
TABLES = {
    "articles_article": "id",
    "articles_article_countries": "article_id",
    "articles_article_people": "article_id",
    "articles_article_organisations": "article_id",
    "articles_article_topics": "article_id",
    "articles_mention": "article_id",
    "articles_coverage": "article_id",
    "articles_sketch": "article_id",
    "articles_searchedtext": "article_id",
}
# What a copy has of its own, by columns; %(shift)s is added to numbers, %(copy)s is 1 and up.
OWN = {
    "url": "url || '?copy=' || %(copy)s",
    "external_id": "external_id || '-' || %(copy)s",
    "is_sampled": "summit_is_sampled(article_id + %(shift)s)",
    "story_id": "NULL",
    "words": "decode(md5(words || %(copy)s::text::bytea), 'hex')",
    "bands": "ARRAY(SELECT hashint4(band + %(copy)s) FROM unnest(bands) AS band)",
}
COLUMNS = """
SELECT attname, attidentity <> '' FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""
WORKERS = 2


def copy_articles(cursor, size: int, copies: list[int]) -> None:
    cursor.execute("SET session_replication_role = replica")
    for table, key in TABLES.items():
        cursor.execute(COLUMNS, [table])
        names = [name for name, is_numbered in cursor.fetchall() if name == key or not is_numbered]
        values = [f"{key} + %(shift)s" if name == key else OWN.get(name, f'"{name}"') for name in names]
        columns = ", ".join(f'"{name}"' for name in names)
        statement = (
            f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE"
            f" SELECT {', '.join(values)} FROM {table} WHERE {key} <= %(size)s ORDER BY {key}"
        )
        for copy in copies:
            cursor.execute(statement, {"shift": copy * size, "copy": copy, "size": size})


def work(archive, size: int, times: int) -> None:
    module = "tests.benchmarks.loading.copies"
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", module, "work", *map(str, (size, times, number))],
            cwd=ROOT,
            env=archive.environment(STATEMENT_TIMEOUT=0),
        )
        for number in range(WORKERS)
    ]
    ended = [process.wait() for process in begun]
    if any(ended):
        raise RuntimeError("a process that copies has failed; what it said stands above")


def make(folder: Path, size: int, times: int) -> None:
    source, archive = archive_in(folder, size), archive_in(folder, size * times)
    if not source.is_loaded or archive.is_loaded or (archive.folder / "database").exists():
        sys.exit(f"{source.folder} must be loaded, and {archive.folder} must be empty")
    spent = {}

    def step(name, done):
        started = time.monotonic()
        done()
        spent[name] = round(time.monotonic() - started, 1)
        print(f"  {name}: {spent[name]:,} s", flush=True)

    step("copy of the folder", lambda: copy_folder(source.folder, archive.folder))
    archive.prepare()
    with archive.open():
        step("indexes away", lambda: archive.ask("loading.around", "indexes away", "1"))
        step("articles", lambda: work(archive, size, times))
        for name in ("indexes built", "listings and counts", "vacuum"):
            step(name, lambda name=name: archive.ask("loading.around", name, "1"))
    notes = {"copies of": size, "times": times, "seconds": spent}
    archive.notes.write_text(json.dumps(notes, indent=2) + "\n")


def copy_folder(source: Path, target: Path) -> None:
    """Kept owners and rights: the server may be another user. What the source was measured with stays behind."""
    subprocess.run(["cp", "-a", *map(str, (source / "database", source / "secret-key")), target], check=True)
    shutil.rmtree(target / "static", ignore_errors=True)


def main() -> None:
    if sys.argv[1] == "work":
        size, times, number = map(int, sys.argv[2:])
        linking.start_django()
        from django.db import connection

        with connection.cursor() as cursor:
            copy_articles(cursor, size, list(range(1 + number, times, WORKERS)))
        return
    make(Path(sys.argv[1]).absolute(), int(sys.argv[2]), int(sys.argv[3]))


if __name__ == "__main__":
    main()
