"""The list of articles as files that hold all of its rows, in its order, whatever is asked of it."""

import csv
import io
import json
from datetime import date

import pyarrow.parquet
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from articles.listing import every
from articles.listing.every import IDS_IN_A_PIECE, Told
from articles.models import Article
from summit_archive.web.csv import unmarked
from tests.lists import article_list
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_organisation,
    make_person,
    make_publisher,
    make_topic,
)

pytestmark = pytest.mark.django_db

NASTY = [
    '=cmd()|"x"',
    "'=already marked",
    "Встреча «в верхах»,\nс переносом",
    "{braces} \\ %(s)s {% now %}",
    '-5 "quoted", and more',
]


def content(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.getvalue()


def csv_rows(client, query=""):
    text = content(client, f"/articles.csv{query}").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def json_rows(client, query=""):
    return [json.loads(line) for line in content(client, f"/articles.jsonl{query}").splitlines()]


def parquet_rows(client, query=""):
    return pyarrow.parquet.read_table(io.BytesIO(content(client, f"/articles.parquet{query}"))).to_pylist()


def sheet_rows(client, query=""):
    book = load_workbook(io.BytesIO(content(client, f"/articles.xlsx{query}")))
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def in_words_of(number):
    return make_article(f"Talks on gas {number}", published_on=date(2001 + number % 3, 1, 1 + number))


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(every, "AT_ONCE", 3)
    monkeypatch.setattr(every, "TEXTS_AT_ONCE", 2)


def test_each_form_says_the_same_of_an_article(client):
    article = make_article(
        "Talks on gas",
        url="https://example.org/talks",
        countries=[make_country("RU"), make_country("KZ")],
        people=[make_person(slug="putin")],
        organisations=[make_organisation("CIS")],
        topics=[make_topic(slug="gas"), make_topic(slug="trade")],
        publisher=make_publisher("Newspaper", slug="newspaper"),
        published_on=date(2023, 12, 27),
    )
    for slug in ("summit", "later"):
        make_coverage(article, make_meeting(slug=slug))
    [of_json], [of_csv], [of_parquet] = json_rows(client), csv_rows(client), parquet_rows(client)
    url = f"http://testserver{article.get_absolute_url()}"
    assert (of_json["url"], of_csv["url"], of_parquet["url"]) == (url, url, url)
    assert of_json["countries"] == of_parquet["countries"] == ["kz", "ru"]
    assert of_json["meetings"] == ["summit", "later"]
    assert (of_csv["countries"], of_csv["meetings"]) == ("kz; ru", "summit; later")
    assert (of_csv["published"], of_json["published"]) == ("2023-12-27", "2023-12-27")
    assert (of_parquet["id"], of_parquet["published"]) == (article.pk, date(2023, 12, 27))
    assert of_csv["language_is_guessed"] == "no"
    assert of_json["licence"] == of_csv["licence"] == "CC0-1.0"


def test_what_a_source_does_not_say_is_empty_and_never_guessed(client):
    make_article(published_on=None, publisher=None, url="")
    [of_json], [of_csv], [of_parquet] = json_rows(client), csv_rows(client), parquet_rows(client)
    for name in ("published", "publisher", "publisher_name", "source_url"):
        assert (of_json[name], of_csv[name], of_parquet[name]) == (None, "", None)


def test_titles_of_any_kind_come_back_from_each_form(client):
    for number, headline in enumerate(NASTY):
        make_article(headline, published_on=date(2001, 1, 9 - number))
    assert [row["headline"] for row in json_rows(client)] == NASTY
    assert [row["headline"] for row in parquet_rows(client)] == NASTY
    assert [row["headline"] for row in sheet_rows(client)] == NASTY
    marked = [row["headline"] for row in csv_rows(client)]
    assert [unmarked(headline) for headline in marked] == NASTY
    assert not any(headline.startswith(("=", "-")) for headline in marked)


QUERIES = [
    "",
    "?sort=oldest",
    "?from=2002",
    "?country=kz",
    "?q=gas",
    "?q=gas&sort=oldest",
    "?q=gas&country=kz",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_file_has_what_the_pages_of_its_list_have_in_their_order(client, small_batches, query):
    kazakhstan = make_country("KZ")
    for number in range(30):
        in_words_of(number).countries.set([kazakhstan] if number % 3 else [])
    make_article("Talks on gas, some day", published_on=None, countries=[kazakhstan])
    make_article("Talks on gas, not yet", status="draft")
    pages, following = [], f"/articles.json{query}"
    while following:
        answer = client.get(following).json()
        pages += [row["id"] for row in answer["results"]]
        following = answer["next"]
    assert len(pages) > 19
    assert [row["id"] for row in json_rows(client, query)] == pages


def test_texts_come_where_they_are_asked_for(client, small_batches):
    for number in range(5):
        make_article(f"Talks {number}", standfirst="In short", body=f"Газ «{number}»\n=cmd()", summary="Ours")
    for rows in (
        json_rows(client, "?texts=1"),
        parquet_rows(client, "?texts=1"),
        csv_rows(client, "?texts=1"),
    ):
        assert {unmarked(row["body"]) for row in rows} == {f"Газ «{number}»\n=cmd()" for number in range(5)}
        assert {(row["standfirst"], row["summary"], row["text_kind"]) for row in rows} == {
            ("In short", "Ours", "full")
        }
    assert "body" not in json_rows(client)[0]
    assert client.get("/articles.json?texts=1").json()["results"][0]["standfirst"] == "In short"


def test_the_page_leads_to_files_with_texts(client):
    make_article()
    html = client.get("/articles/?language=en").content.decode()
    assert 'href="/articles/?language=en&amp;texts=1"' in html
    assert (
        'href="/articles.csv?language=en&amp;texts=1"'
        in client.get("/articles/?language=en&texts=1").content.decode()
    )


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("page=2", "page=2"),
        ("after=2020-05-31.12", "after=2020-05-31.12"),
        ("country=xx", "xx"),
        ("body=1", "body=1"),
    ],
)
def test_a_file_refuses_what_it_cannot_use(client, form, query, told):
    response = client.get(f"/articles.{form}?{query}")
    assert response.status_code == 400
    assert told in response.content.decode()


def test_a_workbook_of_too_many_rows_is_refused_before_any_is_read(client, monkeypatch):
    monkeypatch.setattr("summit_archive.files.answers.MOST_ROWS", 2)
    for number in range(3):
        in_words_of(number)
    response = client.get("/articles.xlsx")
    assert response.status_code == 400
    assert "3 fit" in response.content.decode()
    assert len(sheet_rows(client, "?from=2002&to=2002")) == 1


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("query", ["", "&texts=1"])
def test_a_batch_costs_the_same_whatever_is_linked(client, small_batches, form, query):
    asked = {}
    for size in (1, 6):
        Article.objects.all().delete()
        for _number in range(size):
            make_article(
                countries=[make_country() for _ in range(size)],
                people=[make_person() for _ in range(size)],
                topics=[make_topic() for _ in range(size)],
                publisher=make_publisher(),
            )
        with CaptureQueriesContext(
            connection,
        ) as queries:
            content(client, f"/articles.{form}?sort=newest{query}")
        asked[size] = len(queries)
    batches = {"": 2, "&texts=1": 3}[query]
    # The places that follow the last full batch are looked for in vain.
    assert asked[6] - asked[1] == 2 * batches - 1


def test_while_articles_come_go_and_change_none_is_told_twice_and_none_that_stays_is_skipped(small_batches):
    stay = [in_words_of(number) for number in range(12)]
    moving, going = make_article("Moving", published_on=date(2004, 1, 1)), stay.pop(5)
    told = []
    for number, row in enumerate(every.every_row(article_list("").result)):
        told.append(row.id)
        if number == 3:
            Article.objects.filter(pk=moving.pk).update(published_on=date(1999, 1, 1))
            Article.objects.filter(pk=going.pk).update(status="withdrawn")
            make_article("Comes before", published_on=date(2010, 1, 1))
    assert len(told) == len(set(told))
    assert {article.pk for article in stay} <= set(told)
    assert told.count(moving.pk) == 1


def test_many_articles_are_told_once_each():
    told, numbers = Told(), [0, 1, 7, 8, IDS_IN_A_PIECE - 1, IDS_IN_A_PIECE, 10**12]
    assert all(told.is_new(number) for number in numbers)
    assert not any(told.is_new(number) for number in numbers)


def test_a_stream_that_breaks_says_so_in_its_last_line(client, small_batches, monkeypatch, caplog):
    for number in range(5):
        in_words_of(number)
    read = every.article_rows

    def breaking(ids, **how):
        if len(ids) < 3:
            raise OSError("the database is gone")
        return read(ids, **how)

    monkeypatch.setattr(every, "article_rows", breaking)
    lines = content(client, "/articles.jsonl").decode().splitlines()
    assert "BROKEN OFF" in json.loads(lines[-1])["error"]
    assert "the database is gone" in caplog.text


def test_a_file_is_named_after_what_is_asked(client):
    make_country("KZ")
    response = client.get("/articles.jsonl?country=kz&texts=1")
    assert 'filename="articles_country-kz_texts-1_' in response.headers["Content-Disposition"]
