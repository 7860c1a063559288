"""How much disk an article takes, with all that is kept beside it.

    python -m tests.benchmarks.disk SIZE

Prints {"kB an article": …, "of which": {table: bytes an article}} of the archive of SUMMIT_DATA_DIR: tables of
`articles`, their indexes, and what PostgreSQL keeps apart of long values.
"""

# ruff: noqa: T201 - whoever started it reads it

import json

from tests.benchmarks import linking

TABLES = """
SELECT relname, pg_total_relation_size(c.oid)::float / (SELECT count(*) FROM articles_article)
FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname = 'public' AND relkind = 'r' AND relname LIKE 'articles\\_%' ORDER BY 2 DESC
"""


def bytes_an_article() -> dict[str, float]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return dict(cursor.fetchall())


def main() -> None:
    linking.start_django()
    tables = bytes_an_article()
    largest = {table: round(size) for table, size in tables.items() if size >= 1}
    print(json.dumps({"kB an article": sum(tables.values()) / 1000, "of which": largest}))


if __name__ == "__main__":
    main()
