"""Turning the pages of the articles: nothing twice, nothing missed, and no page dearer than another."""

import datetime
import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.counting import places
from articles.listing import result
from articles.models import Article
from tests.make import make_article, make_country

pytestmark = pytest.mark.django_db

SIZE = 3
FIRST_DAY = datetime.date(2020, 1, 1)


@pytest.fixture(autouse=True)
def short_pages(monkeypatch):
    monkeypatch.setattr(result, "PAGE_SIZE", SIZE)


def make_many(number=14, **fields):
    """Two of each day; the last two of no day."""
    return [
        make_article(
            published_on=None if place >= number - 2 else FIRST_DAY + datetime.timedelta(days=place // 2),
            **fields,
        )
        for place in range(number)
    ]


def html(client, address):
    """The articles of the page, and the addresses that lead on and back."""
    page = client.get(address).content.decode()
    ids = [int(pk) for pk in re.findall(r'<h\d[^>]*>\s*<a href="/articles/(\d+)/', page)]
    links = {rel: unescape(url) for rel, url in re.findall(r'<a rel="(next|prev)" href="([^"]*)"', page)}
    return ids, links.get("next"), links.get("prev")


def in_json(client, address):
    answer = client.get(address).json()
    return [row["id"] for row in answer["results"]], answer["next"], answer["previous"]


KINDS = {"/articles/": html, "/articles.json": in_json}
ORDERS = ["", "sort=oldest"]


def walk(client, address, between=lambda step: None):
    """The articles of each page from `address` to the last one; `between` is done before each next page."""
    ask, pages = KINDS[address.partition("?")[0]], []
    while address:
        assert len(pages) < 50
        ids, address, _previous = ask(client, address)
        pages.append(ids)
        between(len(pages))
    return pages


def in_order(sort):
    rows = list(Article.objects.published().values_list("published_on", "pk"))
    if sort:
        return [pk for day, pk in sorted(rows, key=lambda row: (row[0] is None, row[0] or FIRST_DAY, row[1]))]
    dated = sorted((row for row in rows if row[0]), reverse=True)
    return [pk for _day, pk in dated + sorted((row for row in rows if not row[0]), reverse=True)]


def in_pages(ids):
    return [ids[at : at + SIZE] for at in range(0, len(ids), SIZE)]


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.parametrize("narrowed", ["", "country=kz"])
def test_the_next_links_lead_through_all_and_the_previous_ones_back(client, path, sort, narrowed):
    make_many(countries=[make_country("KZ")])
    expected = in_pages(in_order(sort))
    address, visited = f"{path}?{narrowed}&{sort}", []
    while address:
        ids, address, previous = KINDS[path](client, address)
        visited.append(ids)
    assert visited == expected

    back = [visited[-1]]
    while previous:
        ids, _next, previous = KINDS[path](client, previous)
        back.insert(0, ids)
    assert back == expected


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("sort", ORDERS)
def test_while_articles_come_go_and_change_those_that_stay_are_shown_once(client, path, sort):
    kazakhstan = make_country("KZ")
    articles = make_many(20, countries=[kazakhstan])
    staying = [article for place, article in enumerate(articles) if place % 4]
    going = [article for place, article in enumerate(articles) if place % 4 == 0]

    def between(step):
        make_article(published_on=FIRST_DAY - datetime.timedelta(days=1), countries=[kazakhstan])
        make_article(published_on=FIRST_DAY + datetime.timedelta(days=90), countries=[kazakhstan])
        if step <= len(going):
            fields = {"published_on": FIRST_DAY} if step % 2 else {"status": "withdrawn"}
            Article.objects.filter(pk=going[-step].pk).update(**fields)

    shown = [pk for page in walk(client, f"{path}?country=kz&{sort}", between) for pk in page]

    of_those = [pk for pk in shown if pk in {article.pk for article in staying}]
    assert sorted(of_those) == [article.pk for article in staying]
    assert of_those == [pk for pk in in_order(sort) if pk in of_those]


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("sort", ORDERS)
def test_the_previous_links_lead_past_all_that_arrived_meanwhile(client, path, sort):
    kazakhstan = make_country("KZ")
    make_many(9, countries=[kazakhstan])
    page_3 = f"{path}?country=kz&{sort}"
    for _ in range(2):
        _ids, page_3, _previous = KINDS[path](client, page_3)
    first, _next, previous = KINDS[path](client, page_3)
    for _ in range(10):
        days = -1 if sort else 90
        make_article(published_on=FIRST_DAY + datetime.timedelta(days=days), countries=[kazakhstan])

    shown = []
    while previous:
        assert len(shown) < 50
        ids, _next, previous = KINDS[path](client, previous)
        shown += ids

    ids = in_order(sort)
    assert set(shown) >= set(ids[: ids.index(first[0])] if first else ids)


def test_without_places_the_same_walk_would_repeat_articles(client):
    """What the places are for: a number alone is counted from the beginning as it is now."""
    make_many()
    first, *_links = html(client, "/articles/")
    for _ in range(SIZE):
        make_article(published_on=FIRST_DAY + datetime.timedelta(days=90))
    assert html(client, "/articles/?page=2")[0] == first


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.parametrize("skipped", [0, 5000])
def test_a_number_alone_is_counted_from_the_beginning(client, path, sort, skipped, monkeypatch):
    monkeypatch.setattr(places, "SKIPPED", skipped)
    make_many()
    for number, ids in enumerate(in_pages(in_order(sort)), start=1):
        shown, _next, previous = KINDS[path](client, f"{path}?{sort}&page={number}")
        assert shown == ids
        assert (previous is None) == (number == 1)


@pytest.mark.parametrize("page", ["6", "1000000000", "9" * 900])
def test_a_page_beyond_the_last_is_told_and_the_last_one_shown(client, page):
    make_many()
    last = in_pages(in_order(""))[-1]
    assert html(client, f"/articles/?page={page}")[0] == last
    assert "is beyond the last page, which is 5." in client.get(f"/articles/?page={page}").content.decode()
    assert client.get(f"/articles.json?page={page}").status_code == 404


NOT_PLACES = [
    "nonsense", "2020-01-01", "2020-01-01.", ".5", "2020-02-30.5", "undated.x", "undated.-1", "2020-01-01.½",
    "2020-01-01." + "9" * 30, "٢٠٢٠-٠١-٠١.٥", "-infinity.5",
]  # fmt: skip


@pytest.mark.parametrize("name", ["after", "before"])
@pytest.mark.parametrize("text", NOT_PLACES)
def test_what_is_no_place_is_told_and_the_first_page_shown(client, name, text):
    make_many()
    answer = client.get("/articles/", {name: text})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["result"].page.ids == in_order("")[:SIZE]
    assert f"{name.capitalize()}:" in page and "expected a place in the list" in page


def test_after_and_before_together_are_read_as_after(client):
    make_many()
    ids = in_order("")
    days = dict(Article.objects.values_list("pk", "published_on"))
    place = f"{days[ids[4]]}.{ids[4]}"
    assert html(client, f"/articles/?before={place}&after={place}")[0] == ids[5:8]


@pytest.mark.parametrize("sort, beyond, before_all", [
    ("", "undated.0", "9999-12-31.1"),
    ("sort=oldest", "undated.999999999999999999", "0001-01-01.0"),
])  # fmt: skip
def test_places_at_and_beyond_both_ends(client, sort, beyond, before_all):
    make_many()
    ids = in_order(sort)
    assert html(client, f"/articles/?{sort}&after={beyond}")[:2] == ([], None)
    assert html(client, f"/articles/?{sort}&before={beyond}")[0] == ids[-SIZE:]
    assert html(client, f"/articles/?{sort}&after={before_all}")[0] == ids[:SIZE]
    assert html(client, f"/articles/?{sort}&before={before_all}")[0] == ids[:SIZE]


def test_after_the_last_the_page_says_so_and_leads_to_the_first(client):
    """As where what the next page had has been withdrawn meanwhile."""
    article = make_article(published_on="2020-05-31", countries=[make_country("KZ")])
    page = client.get(f"/articles/?country=kz&after=2020-05-31.{article.pk}&page=2").content.decode()
    assert "The list has nothing after this place." in page
    assert "Nothing fits all of these conditions." not in page
    assert '<a href="?country=kz">To its first page</a>' in page


def test_between_dated_and_undated_articles_no_page_is_short(client):
    make_many(13)  # eleven have a day
    for sort in ORDERS:
        pages = walk(client, f"/articles/?{sort}")
        assert [len(page) for page in pages] == [3, 3, 3, 3, 1]
        assert [pk for page in pages for pk in page] == in_order(sort)


# The cost of depth


def fill(number):
    """Articles about Kazakhstan, one a week."""
    weeks = [datetime.date(1992, 1, 1) + datetime.timedelta(weeks=week) for week in range(number)]
    articles = Article.objects.bulk_create(
        Article(headline="Talks", language="en", status="published", published_on=day) for day in weeks
    )
    kazakhstan, link = make_country("KZ"), Article.countries.through
    link.objects.bulk_create(link(article=article, country=kazakhstan) for article in articles)
    with connection.cursor() as cursor:
        cursor.execute("SELECT summit_fold(0)")
        cursor.execute("ANALYZE articles_listing, articles_listedarticle, articles_article")


def rows_read(plan):
    """Of the lists, by all scans of a plan: what they gave and what they threw away."""
    own = 0
    if plan.get("Relation Name") in ("articles_listing", "articles_listedarticle", "articles_article"):
        own = (plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)) * plan["Actual Loops"]
    return own + sum(rows_read(part) for part in plan.get("Plans", []))


def cost(client, address):
    """How many queries, and how many rows of the lists they read."""
    with CaptureQueriesContext(connection) as queries:
        assert len(html(client, address)[0]) == SIZE
    read = 0
    with connection.cursor() as cursor:
        for query in queries.captured_queries:
            if query["sql"].lstrip().startswith(("SELECT", "WITH")):
                cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + query["sql"].replace("%", "%%"), [])
                plans = cursor.fetchone()[0]
                plans = json.loads(plans) if isinstance(plans, str) else plans
                read += sum(rows_read(plan["Plan"]) for plan in plans)
    return len(queries), read


@pytest.mark.parametrize("narrowed", ["", "country=kz"])
@pytest.mark.parametrize("sort", ORDERS)
def test_page_400_asks_no_more_queries_and_reads_hardly_more_rows_than_page_2(
    client, narrowed, sort, monkeypatch
):
    monkeypatch.setattr(places, "SKIPPED", 0)
    fill(1500)
    ids = in_order(sort)
    days = dict(Article.objects.values_list("pk", "published_on"))

    def costs_of(page):
        last = ids[(page - 1) * SIZE - 1]
        turned = f"&after={days[last]}.{last}"
        return [cost(client, f"/articles/?{narrowed}&{sort}&page={page}{by}") for by in (turned, "")]

    (near, by_number), (far, far_by_number) = costs_of(2), costs_of(400)

    assert far[0] == near[0] and far_by_number[0] == by_number[0]
    assert near[1] <= 100 and far[1] <= 100
    assert far_by_number[1] <= 200
