"""A search reads the vectors of what it finds and no others, also while an index has not taken in new rows yet."""

from random import Random

import pytest
from django.db import connection

from articles.admin.search import found as found_by_editors
from articles.models import Article
from articles.searching import dated, matches
from articles.searching.matches import Within, matches_of
from articles.searching.query import query_of
from articles.searching.ranking import ranked
from tests.make import make_country

pytestmark = pytest.mark.django_db

FOUND = 3
# Each may be looked at to be ranked, by several statements; all that there are, by none.
AT_MOST = 10 * FOUND
INDEXES = ["searched_published", "searched_sample", "searched_unpublished"]
SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo zu".split()


@pytest.fixture(params=[400, 2000])
def archive(request, late_indexes):
    """Three articles have a word that no other has; the text of each is some kilobytes."""
    random, country = Random(1), make_country("KZ")
    articles = [
        Article(headline=f"News {number}", body=text(random), language="en", status="published")
        for number in range(request.param)
    ]
    for article in articles[:FOUND]:
        article.body += " Zebras."
    Article.objects.bulk_create(articles)
    for article in articles[:FOUND]:
        article.countries.add(country)
    run("ANALYZE articles_searchedtext")


@pytest.fixture
def late_indexes(db):
    """As whoever alters them has them: new rows wait in a list, a long one.

    The table is held first: else a vacuum of its own accord that holds it may wait for an index that is held here.
    """
    run("LOCK TABLE articles_searchedtext IN SHARE UPDATE EXCLUSIVE MODE")
    for index in INDEXES:
        run(f"ALTER INDEX {index} SET (fastupdate = on, gin_pending_list_limit = 65536)")


def text(random):
    return " ".join("".join(random.choices(SYLLABLES, k=4)) for _ in range(300))


def run(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone() if cursor.description else None


def vectors_read():
    """How often one was fetched in this transaction from where the long ones are stored."""
    (number,) = run(
        "SELECT pg_stat_get_xact_numscans(indexrelid) FROM pg_class JOIN pg_index ON indrelid = reltoastrelid"
        " WHERE pg_class.oid = 'articles_searchedtext'::regclass"
    )
    return number


def listed(address):
    return lambda client: client.get(address)


def best_of(query, within=Within()):  # noqa: B008 - it cannot be changed
    return lambda client: ranked(matches_of(query_of(query), within, 50), 0, 25)


def by_day(order):
    return lambda client: dated.after(matches_of(query_of("zebra"), Within(), 50), order, None, 25)


def as_editors_search(client):
    return list(Article.objects.matching("zebra").values_list("pk", flat=True))


WAYS = {
    "best": best_of("zebra"),
    "best of a phrase": best_of('"zebras"'),
    "best under a condition": best_of("zebra", Within("day IS NOT NULL")),
    "newest": by_day("newest"),
    "oldest": by_day("oldest"),
    "editors": as_editors_search,
    "editors' list": lambda client: found_by_editors("zebra", is_unfinished=True),
    "page": listed("/articles/?q=zebra"),
    "page by day": listed("/articles/?q=zebra&sort=newest"),
    "page of a country": listed("/articles/?q=zebra&country=kz"),
    "JSON": listed("/articles.json?q=zebra"),
    "proposed": listed("/meetings/proposed/?q=zebra"),
}


@pytest.mark.parametrize("most", [matches.MOST_OF_SAMPLE, -1])
def test_no_search_reads_every_vector(archive, client, monkeypatch, most):
    monkeypatch.setattr(matches, "MOST_OF_SAMPLE", most)
    read = {}
    for name, search in WAYS.items():
        before = vectors_read()
        search(client)
        read[name] = vectors_read() - before

    assert {name: number for name, number in read.items() if number > AT_MOST} == {}


def test_what_reads_every_vector_is_noticed(archive):
    before = vectors_read()
    run("SELECT count(*) FROM articles_searchedtext WHERE length(vector) = 0")
    assert vectors_read() - before >= 400


@pytest.mark.parametrize("index", [*INDEXES, "listing_by_codes"])
def test_new_rows_wait_in_no_list(index):
    (options,) = run("SELECT reloptions FROM pg_class WHERE relname = %s", [index])
    assert options == ["fastupdate=off"]
