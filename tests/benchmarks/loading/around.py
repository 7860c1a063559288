"""What is done in the database before and after the articles are written.

python -m tests.benchmarks.loading.around SIZE STEP SEED
"""

import json
import sys

from tests.benchmarks import linking
from tests.benchmarks.loading import facts

# Built at once in a fraction of the time that rows one by one take.
LATER = "articles_searchedtext articles_listing articles_listedarticle articles_mention articles_article"
LATER = f"{LATER} articles_sketch".split()
# Whatever is unique, or known again by, stays.
INDEXES = """
SELECT indexname, indexdef FROM pg_indexes JOIN pg_class ON relname = indexname
JOIN pg_index ON indexrelid = pg_class.oid
WHERE tablename = ANY (%s) AND NOT indisunique ORDER BY 1
"""
ASIDE = "CREATE TABLE IF NOT EXISTS benchmark_indexes (name text PRIMARY KEY, definition text)"
PARALLEL = (
    "SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 2; SET work_mem = '256MB'"
)


def indexes_away(cursor) -> None:
    # Else it reads again and again what is still being written; `vacuum` does it all at the end.
    cursor.execute("ALTER SYSTEM SET autovacuum = off")
    cursor.execute("SELECT pg_reload_conf()")
    cursor.execute(ASIDE)
    cursor.execute(INDEXES, [LATER])
    for name, definition in cursor.fetchall():
        cursor.execute("INSERT INTO benchmark_indexes VALUES (%s, %s)", [name, definition])
        cursor.execute(f'DROP INDEX "{name}"')


# A story is named by the article that told it first, which is of it too.
STORIES = """
INSERT INTO articles_story (id) SELECT DISTINCT story_id FROM articles_sketch WHERE story_id IS NOT NULL ON CONFLICT DO NOTHING;
UPDATE articles_sketch SET story_id = article_id FROM articles_story WHERE article_id = articles_story.id;
SELECT setval(pg_get_serial_sequence('articles_story', 'id'), 1 + (SELECT coalesce(max(id), 1) FROM articles_story));
"""


def indexes_built(cursor) -> None:
    cursor.execute(PARALLEL)
    cursor.execute(STORIES)
    # Those of the listings wait for their rows.
    build(cursor, "name NOT LIKE 'listing%%'")


def build(cursor, condition: str) -> None:
    cursor.execute(f"DELETE FROM benchmark_indexes WHERE {condition} RETURNING definition")
    for (definition,) in cursor.fetchall():
        cursor.execute(definition)


def listings(cursor) -> None:
    cursor.execute(PARALLEL)
    cursor.execute("ANALYZE")
    cursor.execute("SELECT summit_list_all()")
    build(cursor, "true")
    cursor.execute("DROP TABLE benchmark_indexes")
    cursor.execute(
        "SELECT setval(pg_get_serial_sequence('articles_article', 'id'), max(id)) FROM articles_article"
    )


def main() -> None:
    _size, step, seed = sys.argv[1:]
    linking.start_django()
    from django.db import connection

    with connection.cursor() as cursor:
        match step:
            case "topics, publishers, meetings":
                facts.make(int(seed))
            case "indexes away":
                indexes_away(cursor)
            case "indexes built":
                indexes_built(cursor)
            case "listings and counts":
                listings(cursor)
            case "vacuum":
                cursor.execute("VACUUM (ANALYZE, PARALLEL 2)")
                cursor.execute("ALTER SYSTEM RESET autovacuum")
                cursor.execute("SELECT pg_reload_conf()")
                cursor.execute("CHECKPOINT")
            case _:
                sys.exit(f"no such step: {step}")
    print(json.dumps(step))  # noqa: T201 - whoever started it reads it


if __name__ == "__main__":
    main()
