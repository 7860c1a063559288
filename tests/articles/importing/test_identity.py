"""What the articles of a batch may be is found by indexes, however many articles the archive has."""

import datetime

import pytest
from django.db import connection

from articles.importing.identity import NO_BODY, conditions
from articles.models import Article

pytestmark = pytest.mark.django_db

# PostgreSQL proves what a list says of its members for no more than a hundred.
MANY = 300

NOTHING = {
    "url": "",
    "canonical_url": "",
    "external_id": "",
    "publisher_id": None,
    "published_on": datetime.date(2022, 10, 14),
    "headline": "Leaders meet",
    "body_hash": NO_BODY,
    "words": b"",
}


def addressed(number):
    return {"url": f"https://example.org/{number}", "canonical_url": f"https://example.org/{number}/"}


def index_on(column):
    """The name of the articles' index on that column alone."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Article._meta.db_table)
    [name] = [name for name, facts in found.items() if facts["index"] and facts["columns"] == [column]]
    return name


@pytest.mark.parametrize(
    ("facts_of", "indexes"),
    [
        (addressed, {"article_by_address", "article_of_one_address_stands_once"}),
        (lambda number: {"external_id": str(number), "publisher_id": number}, {"article_by_number"}),
        (lambda number: {"words": number.to_bytes(16)}, {"sketch_by_words"}),
        (lambda number: {"headline": f"Headline {number}"}, {"article_by_text"}),
    ],
)
def test_every_kind_of_key_has_its_index(facts_of, indexes):
    *_, condition = conditions([NOTHING | facts_of(number) for number in range(MANY)])
    with connection.cursor() as cursor:
        # Without rows it costs as much as the index that is asked for, and the planner may take either.
        cursor.execute(f"DROP INDEX {index_on('publisher_id')}")
        # What else would be quicker where there are few.
        for way in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")

    plan = Article.objects.filter(condition).explain()

    assert {index for index in indexes if f"Bitmap Index Scan on {index} " in plan} == indexes, plan[:3000]
