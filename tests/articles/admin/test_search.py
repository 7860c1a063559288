"""Editors find any article by the archive's own search, by its address or by a number."""

import pytest

from articles.models import Article
from tests.make import make_article, make_person, make_publisher

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LIST = "/admin/articles/article/"
CHOICES = {"app_label": "articles", "model_name": "citation", "field_name": "cited_article"}


def listed(client, text, **also):
    answer = client.get(LIST, {"q": text, **also})
    assert answer.status_code == 200
    return [article.headline for article in answer.context["cl"].result_list]


def offered(client, text):
    rows = client.get("/admin/autocomplete/", {**CHOICES, "term": text}).json()["results"]
    return [row["text"] for row in rows]


def test_words_of_the_text_find_drafts_and_withdrawn_ones_too(admin_client):
    for status in ("draft", "in-review", "published", "withdrawn"):
        make_article(status, body="They spoke of a pipeline.", status=status)
    make_article("other", body="They spoke of gas.")
    assert set(listed(admin_client, "pipelines")) == {"draft", "in-review", "published", "withdrawn"}
    assert listed(admin_client, "pipelines", status__exact="draft") == ["draft"]


def test_names_are_found_as_readers_find_them(admin_client):
    person = make_person("Kassym-Jomart Tokayev")
    linked = make_article("A talk", body="He spoke.")
    linked.people.add(person)
    make_article("Another talk", body="He spoke.")
    assert listed(admin_client, "Tokayev") == ["A talk"]


def test_who_has_the_words_in_the_headline_comes_first_and_then_the_newest(admin_client):
    make_article("Newest", body="A pipeline.", published_on="2024-03-01")
    make_article("Newer", body="A pipeline.", published_on="2024-02-01")
    make_article("The pipeline", published_on="2001-01-01")
    assert listed(admin_client, "pipeline") == ["The pipeline", "Newest", "Newer"]
    by_day = listed(admin_client, "pipeline", o="2")
    assert by_day == ["The pipeline", "Newer", "Newest"]
    assert listed(admin_client, "pipeline", o="-2") == ["Newest", "Newer", "The pipeline"]


@pytest.mark.parametrize(
    "typed",
    [
        "https://news.example/a/1",
        "http://news.example/a/1",
        "news.example/a/1/",
        "https://news.example/a/1?utm_source=x",
        "/a/1",
        "NEWS.example/a",
        "N-17",
    ],
)
def test_an_address_a_part_of_one_and_a_number_find_their_article(admin_client, typed):
    make_article("Found", url="https://news.example/a/1", external_id="N-17", publisher=make_publisher())
    make_article("Other", url="https://news.example/b/2", external_id="N-18")
    assert listed(admin_client, typed) == ["Found"]


def test_the_archives_own_number_finds_its_article(admin_client):
    article, _other = make_article("Found"), make_article("Other")
    assert listed(admin_client, str(article.pk)) == ["Found"]


def test_a_number_that_no_article_has_is_a_word(admin_client):
    make_article("Found", body="In 987654321 ways.")
    assert listed(admin_client, "987654321") == ["Found"]


def test_a_word_that_is_still_being_typed_offers_headlines_that_have_one_that_begins_so(admin_client):
    make_article("Gas pipeline deal", published_on="2001-01-01")
    make_article("Newer", body="Gas, and a pipe.")
    make_article("Gas deal", body="Nothing else.")
    assert offered(admin_client, "gas pipe") == ["Gas pipeline deal", "Newer"]
    assert listed(admin_client, "gas pipe") == ["Newer"]
    assert listed(admin_client, "gas pipel") == ["Gas pipeline deal"]


def test_of_too_many_the_newest_are_listed_and_it_is_told(admin_client, monkeypatch):
    monkeypatch.setattr("articles.admin.search.MOST", 2)
    for number in range(4):
        make_article(f"Report {number}", body="Gas.", published_on=f"200{number}-01-01", status="published")
    draft = make_article("Report draft", body="Gas.", published_on="1999-01-01", status="draft")
    answer = admin_client.get(LIST, {"q": "gas"})
    assert [one.headline for one in answer.context["cl"].result_list] == ["Report 3", "Report 2"]
    assert "articles have these words: the newest of them are listed." in answer.content.decode()
    # Narrowed, none is left out.
    assert listed(admin_client, "gas", status__exact="draft") == [draft.headline]


@pytest.mark.parametrize(
    "typed",
    [
        "%",
        "'",
        '"',
        "-gas",
        "or",
        "the",
        "\\",
        "*",
        ":*",
        "a.b",
        "://",
        "/",
        "h x:*",
        "9" * 40,
        "и",
        "﷽",
        "\ud800",
    ],
)
def test_whatever_is_typed_is_answered(admin_client, typed):
    make_article("Gas")
    listed(admin_client, typed.encode("utf-8", "ignore"))
    offered(admin_client, typed.encode("utf-8", "ignore"))


def test_a_search_asks_as_often_for_many_as_for_few(admin_client, django_assert_num_queries):
    def asked():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            listed(admin_client, "gas")
        return len(queries)

    make_article("Gas 0")
    few = asked()
    Article.objects.bulk_create(Article(headline=f"Gas {number}", status="draft") for number in range(30))
    assert asked() == few
