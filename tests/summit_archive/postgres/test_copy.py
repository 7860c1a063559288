"""COPY takes every value as it is."""

import datetime

import pytest
from psycopg2 import extensions

from articles.models import Article, Sketch, Story
from summit_archive.postgres import copy
from summit_archive.postgres.copy import copy_rows, next_ids
from summit_archive.postgres.watchdog import Watchdog
from tests.make import make_article

pytestmark = pytest.mark.django_db

WILD = [
    "\\",
    "\\.",
    "\\N",
    "a\tb",
    "a\nb\r\nc",
    "NULL",
    "",
    " ",
    "é — Ж 🙂",
    '"quoted", it’s',
    "\\x41",
    "\x01\x7f",
]


@pytest.mark.parametrize("text", WILD)
def test_a_text_comes_out_as_it_went_in(text):
    [pk] = next_ids(Article, 1)
    columns = [
        "id",
        "headline",
        "standfirst",
        "body",
        "language",
        "published_on",
        "publisher_id",
    ]
    columns += ["byline", "url", "canonical_url", "external_id", "status", "version"]
    day = datetime.date(2023, 12, 26)
    row = [pk, f"x{text}", text, text, "ru", day, None, text, "", "", "", "draft", 1]

    copy_rows(Article, columns, [row])

    article = Article.objects.get()
    assert (article.pk, article.headline, article.standfirst, article.body, article.byline) == (
        pk,
        f"x{text}",
        text,
        text,
        text,
    )
    assert (article.published_on, article.publisher) == (day, None)


@pytest.mark.parametrize("value", [b"", b"\x00\xff\\x\n\t", bytes(range(256))])
def test_bytes_and_lists_come_out_as_they_went_in(value):
    article = make_article()

    copy_rows(
        Sketch,
        ["article_id", "story_id", "words", "bands", "sketch"],
        [[article.pk, None, value, [-(2**31), 0, 2**31 - 1], value]],
    )

    sketch = Sketch.objects.get()
    assert (bytes(sketch.words), bytes(sketch.sketch)) == (value, value)
    assert sketch.bands == [-(2**31), 0, 2**31 - 1]


def test_ids_are_given_once():
    assert len({*next_ids(Story, 3), *next_ids(Story, 3), Story.objects.create().pk}) == 7


def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        copy_rows(Story, ["id"], [])


@pytest.fixture
def watched():
    extensions.set_wait_callback(Watchdog(4).wait)
    yield
    extensions.set_wait_callback(None)


def test_a_watched_process_inserts_very_many_rows_in_several_statements(watched, monkeypatch):
    """For each of them has a few seconds."""
    monkeypatch.setattr(copy, "ROWS_AT_ONCE", 2)
    sent = []
    monkeypatch.setattr(copy, "execute_values", counted(copy.execute_values, sent))

    copy_rows(Story, ["id"], [(pk,) for pk in next_ids(Story, 5)])

    assert (Story.objects.count(), sent) == (5, [2])


def counted(execute_values, sent):
    def execute(cursor, statement, rows, page_size):
        sent.append(page_size)
        execute_values(cursor, statement, rows, page_size=page_size)

    return execute
