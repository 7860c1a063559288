"""The same rows in SQLite, for Datasette and FTS5: articles, their links, indexes, a full-text index.

python -m tests.benchmarks.sqlite_rows SIZE PATH
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import sqlite3
import sys
import time
from pathlib import Path

from tests.benchmarks import linking

ARTICLES = """
SELECT a.id, headline, standfirst, body, a.published_on::text, extract(year FROM published_on)::int,
    p.name, a.language
FROM articles_article a LEFT JOIN articles_publisher p ON p.id = a.publisher_id
WHERE status = 'published' ORDER BY a.id
"""
SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY;
CREATE TABLE articles (id INTEGER PRIMARY KEY, headline TEXT, standfirst TEXT, body TEXT, published_on TEXT,
    year INTEGER, publisher TEXT, language TEXT);
CREATE VIRTUAL TABLE articles_fts USING fts5 (headline, standfirst, body, content='articles', content_rowid='id');
"""
# What a link leads to, and what it is called.
LINKED = {
    "countries": ("articles_article_countries", "participants_country", "country_id", "name"),
    "people": ("articles_article_people", "participants_person", "person_id", "name"),
    "organisations": (
        "articles_article_organisations",
        "participants_organisation",
        "organisation_id",
        "name",
    ),
    "topics": ("articles_article_topics", "articles_topic", "topic_id", "name"),
    "meetings": ("articles_coverage", "participants_meeting", "meeting_id", "slug"),
}
PARTIES = """
SELECT p.id, m.slug, c.name, e.name, p.role, p.status FROM participants_participation p
JOIN participants_meeting m ON m.id = p.meeting_id LEFT JOIN participants_country c ON c.id = p.country_id
LEFT JOIN participants_person e ON e.id = p.person_id
"""
AFTER = """
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
INSERT INTO articles_fts (articles_fts) VALUES ('optimize');
CREATE INDEX article_newest ON articles (published_on); CREATE INDEX article_year ON articles (year);
CREATE INDEX article_publisher ON articles (publisher); CREATE INDEX article_language ON articles (language);
CREATE INDEX party_meeting ON participations (meeting);
ANALYZE;
"""


def written(path: Path) -> float:
    """Seconds that it took."""
    from django.db import connection, transaction

    started = time.monotonic()
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    target = sqlite3.connect(draft)
    target.executescript(SCHEMA)
    with transaction.atomic():
        copy_rows(connection.connection, target, ARTICLES, "articles", 8)
        for name, (table, other, column, label) in LINKED.items():
            kind = f"{name} (article_id INTEGER REFERENCES articles(id), name TEXT)"
            target.execute(f"CREATE TABLE {kind}")
            rows = f"SELECT article_id, o.{label} FROM {table} l JOIN {other} o ON o.id = l.{column}"
            copy_rows(connection.connection, target, rows, name, 2)
            target.execute(f"CREATE INDEX {name}_by_name ON {name} (name, article_id)")
            target.execute(f"CREATE INDEX {name}_by_article ON {name} (article_id, name)")
        columns = "id INTEGER PRIMARY KEY, meeting TEXT, country TEXT, person TEXT, role TEXT, status TEXT"
        target.execute(f"CREATE TABLE participations ({columns})")
        copy_rows(connection.connection, target, PARTIES, "participations", 6)
    target.commit()
    target.executescript(AFTER)
    target.close()
    draft.rename(path)
    return round(time.monotonic() - started, 1)


def copy_rows(source, target, statement: str, table: str, columns: int) -> None:
    """By a cursor on the server, so that a million rows are not held at once."""
    with source.cursor(name="rows") as cursor:
        cursor.itersize = 5000
        cursor.execute(statement)
        target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", cursor)


def main() -> None:
    linking.start_django()
    print(json.dumps(written(Path(sys.argv[2]))))


if __name__ == "__main__":
    main()
