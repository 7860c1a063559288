"""An import completes an article that the shipped sources brought, instead of doubling it."""

import pytest

from articles.importing.undoing import undo_some
from articles.models import Article, ImportBatch, Source
from articles.quality import RECOUNTS
from articles.reference.loader import load
from tests.articles.news import TALKS, counts
from tests.articles.reference.files import MONITOR
from tests.make import make_article

pytestmark = pytest.mark.django_db


def wrong():
    return [check.name for check in RECOUNTS if check.findings()]


@pytest.mark.parametrize("spelled", ["", "?utm_source=mail", "#text"])
def test_the_text_joins_the_article_that_is_cited(bring_in, files, talks, spelled):
    files.change("sources", TALKS["title"], "Armenia and Russia talk")
    load(files.folder)
    record = TALKS | {"title": "Armenia and Russia talk", "url": TALKS["url"] + spelled}
    said, again = bring_in(record), bring_in(record)

    article = Article.objects.get()
    assert (article.body, article.standfirst) == (TALKS["text"], TALKS["lead"])
    assert (counts(said)["completed"], counts(said)["added"], counts(again)["added"]) == (1, 0, 0)
    assert article.coverage.get().meeting == talks
    assert set(article.mentions.values_list("part", flat=True)) == {"headline", "body"}
    assert wrong() == []
    outcomes = load(files.folder)
    assert (outcomes["source_articles"].unchanged, outcomes["source_articles"].kept) == (1, 0)


def test_undone_it_is_cited_alone_again_and_can_be_completed_anew(bring_in, files, talks):
    load(files.folder)
    bring_in(TALKS)
    undo_some(ImportBatch.objects.get())

    article = Article.objects.get()
    assert (article.body, article.standfirst, article.mentions.count()) == ("", "", 0)
    assert article.coverage.count() == 1
    assert wrong() == []
    assert counts(bring_in(TALKS))["completed"] == 1


def test_what_an_editor_left_without_a_text_is_no_shipped_source(bring_in, countries):
    make_article(TALKS["title"], body="", url=TALKS["url"], canonical_url=TALKS["url"])
    said = bring_in(TALKS)

    assert counts(said)["completed"] == 0
    assert Article.objects.get().body == ""


def test_an_imported_article_becomes_the_page_of_the_source(bring_in, client, files, talks):
    load(files.folder)
    page = Source.objects.get().get_absolute_url()
    assert client.get(page).status_code == 200
    bring_in(TALKS | {"url": MONITOR, "id": "m-1", "title": "Monitor"}, status="published")

    article = Article.objects.get(headline="Monitor")
    assert client.get(page)["Location"] == article.get_absolute_url()
