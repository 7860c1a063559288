"""Keeps an archive's database up until standard input ends, and reads into memory what pages read first.

python -m tests.benchmarks.held SIZE
"""

# ruff: noqa: T201 - whoever started it reads it

import sys

from tests.benchmarks import linking

# The narrow tables and all indexes of the articles' app; the wide rows as far as there is room.
WARMED = """
SELECT pg_prewarm(c.oid::regclass, 'read') FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname = 'public' AND relkind IN ('r', 'i') AND relname ~ '^(articles|participants|listing|searched|code|mention)'
"""


def main() -> None:
    linking.start_django()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_prewarm'")
        if cursor.fetchone()[0]:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm")
            cursor.execute(WARMED)
    print("open", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
