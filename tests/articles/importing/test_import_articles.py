"""What becomes of a record that comes in."""

import datetime
import itertools

import pytest

from articles.models import Article, Publisher
from tests.articles.news import TALKS, counts, line_of, records, report_rows
from tests.make import make_publisher

pytestmark = pytest.mark.django_db


def test_an_article_comes_in_with_all_that_its_source_says(bring_in, countries):
    bring_in(TALKS)

    article = Article.objects.get()
    assert article.headline == TALKS["title"]
    assert article.standfirst == TALKS["lead"]
    assert article.body == TALKS["text"]
    assert article.published_on == datetime.date(2016, 10, 14)
    assert article.url == article.canonical_url == TALKS["url"]
    assert article.external_id == "news-1"
    assert (article.publisher.name, article.publisher.slug) == ("en.kremlin.ru", "en-kremlin-ru")
    assert (article.language, article.text_kind, article.status) == ("en", "full", "published")


def test_the_place_line_is_kept_and_shown_as_the_sources_own(bring_in, client):
    bring_in(TALKS | {"event_place": "The Kremlin, Moscow"})

    article = Article.objects.get()
    assert article.place_line == "The Kremlin, Moscow"
    shown = '<dd><span lang="en">The Kremlin, Moscow</span> <span class="muted">as the source gives it</span></dd>'
    assert shown in client.get(article.get_absolute_url()).content.decode()
    assert client.get(f"/articles/{article.pk}.json").json()["place_line"] == "The Kremlin, Moscow"
    article.place_line = ""
    article.save()
    assert "as the source gives it" not in client.get(article.get_absolute_url()).content.decode()
    assert client.get(f"/articles/{article.pk}.json").json()["place_line"] is None


def test_another_place_line_of_the_same_article_is_told_and_the_archives_kept(bring_in, tmp_path):
    bring_in(TALKS | {"event_place": "The Kremlin, Moscow"})
    said = bring_in(TALKS | {"place": "Sochi"}, report=tmp_path / "report")

    assert counts(said)["differing"] == 1
    assert Article.objects.get().place_line == "The Kremlin, Moscow"
    [row] = report_rows(tmp_path / "report")
    assert (row["field"], row["value"]) == ("place_line", "Sochi")
    assert row["reason"] == "the archive's differs and was kept"


def test_countries_named_in_the_body_are_mentions_and_those_named_anywhere_are_links(bring_in, countries):
    bring_in(TALKS | {"lead": "Kazakhstan pays.", "text": "RU: the other side. Armenia, ARMENIA."})

    article = Article.objects.get()
    assert [country.code for country in article.countries.all()] == ["AM", "KZ"]
    mentions = article.mentions.filter(part="body")
    assert [(mention.text, mention.country.code) for mention in mentions] == [
        ("Armenia", "AM"),
        ("ARMENIA", "AM"),
    ]
    assert {article.body[mention.start : mention.end] for mention in mentions} == {"Armenia", "ARMENIA"}
    assert {(mention.rule, mention.state) for mention in mentions} == {("country-name", "accepted")}


@pytest.mark.parametrize(
    "publisher",
    [
        {"name": "en.kremlin.ru"},
        {"name": "EN.Kremlin.RU"},
        {"name": "Kremlin press service", "url": "http://en.kremlin.ru/"},
    ],
)
def test_a_publisher_is_known_by_its_name_or_as_the_host_of_its_site(bring_in, publisher):
    known = make_publisher(**publisher)

    bring_in(TALKS)

    assert Article.objects.get().publisher == known


def test_a_new_publisher_gets_an_address_of_its_own(bring_in):
    make_publisher("Ведомости (Алматы)", slug="vedomosti")

    bring_in(TALKS | {"source": "Ведомости"}, TALKS | {"source": "…", "url": "", "id": "2"})

    assert set(Publisher.objects.values_list("slug", flat=True)) == {"vedomosti", "vedomosti-2", "publisher"}


@pytest.mark.parametrize(
    ("status", "stored"), [("draft", "draft"), ("review", "in-review"), ("published", "published")]
)
def test_new_articles_get_the_status_that_was_asked_for(bring_in, status, stored):
    bring_in(TALKS, status=status)

    assert Article.objects.get().status == stored


def test_publisher_and_language_of_the_run_hold_for_silent_records(bring_in):
    bring_in({"title": "Leaders meet"}, publisher="Agency", language="RU")

    article = Article.objects.get()
    assert (article.publisher.name, article.language) == ("Agency", "ru")


BAD = {
    "truncated": b'{"title": "Leaders me',
    "wrong type": b'{"title": ["Leaders meet"]}',
    "NUL byte": b'{"title": "Leaders\0meet"}',
    "escaped NUL": b'{"title": "Leaders\\u0000meet"}',
    "NUL in the number": b'{"title": "Leaders meet", "text": "\\u0000"}',
    "invalid UTF-8": b'{"title": "Leaders \xffmeet"}',
    "half a character": b'{"title": "Leaders \\ud800 meet"}',
    "no headline": b'{"text": "They met."}',
    "long headline": line_of({"title": "x" * 1001}),
    "long body": line_of({"title": "Leaders meet", "text": "x" * 2_000_001}),
    "nested": b"[" * 50_000,
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_record_is_refused_and_the_rest_comes_in(bring_in, bad):
    said = bring_in(records(2)[0], bad, records(2)[1])

    assert (counts(said)["refused"], Article.objects.count()) == (1, 2)
    assert ":2: refused: " in said


def test_what_the_database_alone_refuses_costs_no_other_article(bring_in):
    # So many words with an apostrophe, each searchable whole and in its parts, that no text search vector holds them.
    words = ["".join(word) for word in itertools.product("бвгджзклмнпрстфх", repeat=4)]
    crowded = " ".join(f"{one}'{other}" for one, other in zip(words, reversed(words), strict=True))[:250_000]

    said = bring_in(*records(3), TALKS | {"text": crowded}, *records(6)[3:])

    assert (counts(said)["added"], counts(said)["refused"]) == (6, 1)
    assert "the database refuses the record: string is too long for tsvector" in said


def test_what_looks_like_markup_is_shown_as_text(bring_in, client):
    body = "<scripts>alert(1)</scripts> &lt;b> Leaders met."

    bring_in(TALKS | {"text": body})

    article = Article.objects.get()
    assert article.body == body
    assert "<scripts>alert" not in client.get(article.get_absolute_url()).content.decode()


def test_a_batch_costs_the_same_queries_whatever_its_size(bring_in, countries, django_assert_max_num_queries):
    bring_in(TALKS)

    with django_assert_max_num_queries(44):
        bring_in(*records(2))
    with django_assert_max_num_queries(44):
        bring_in(*records(50)[2:])
