"""What counting changes costs whoever writes. Prints {what: [seconds with it, seconds without it]} in JSON."""

# ruff: noqa: T201 - it is read by the command that starts it

import contextlib
import json
import sys
import time
from collections import defaultdict

from tests.benchmarks.linking import start_django

COUNTED = """
SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgfoid = 'summit_count_change'::regproc
"""
BODY = "The presidents discussed the transit of gas, trade, and the calendar of further meetings. " * 20


def switch(how: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(COUNTED)
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} {how} TRIGGER {trigger}")


def save_one(number: int) -> None:
    from django.db import transaction

    from articles.models import Article
    from participants.models import Country, Person

    with transaction.atomic():
        article = Article.objects.create(
            headline=f"Gas talks, day {number}", body=BODY, language="en", status="published"
        )
        article.countries.set(Country.objects.order_by("pk")[number % 50 : number % 50 + 3])
        article.people.set(Person.objects.order_by("pk")[number % 50 : number % 50 + 2])


def copy_thousand(number: int) -> None:
    from django.db import transaction

    from articles.models import Article
    from summit_archive.postgres.copy import copy_rows, next_ids

    fields = [field for field in Article._meta.concrete_fields if not field.generated]
    blank = Article(body=BODY, language="en", published_on="2023-12-26", status="published")
    common = {field.column: field.get_prep_value(getattr(blank, field.attname)) for field in fields}
    with transaction.atomic():
        rows = [
            common | {"id": pk, "headline": f"Gas talks, {number}, {pk}"} for pk in next_ids(Article, 1000)
        ]
        copy_rows(Article, list(common), [list(row.values()) for row in rows])


@contextlib.contextmanager
def timed(into: list[float]):
    began = time.perf_counter()
    yield
    into.append(time.perf_counter() - began)


def main(saves: int) -> None:
    start_django()
    taken = defaultdict(lambda: [[], []])
    for number in range(2 * saves):
        if number % 20 == 0:
            without = number // 20 % 2
            switch("DISABLE" if without else "ENABLE")
        with timed(taken["one article saved"][without]):
            save_one(number)
        if number % 10 == 0:
            with timed(taken["1,000 articles by COPY"][without]):
                copy_thousand(number)
    switch("ENABLE")
    print(json.dumps(taken))


if __name__ == "__main__":
    main(int(sys.argv[1]))
