"""Articles whose language nobody states: recognised, marked as a guess, and found by any form of their words."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.importing.undoing import undo_some
from articles.linking.languages import recognise_languages
from articles.models import Arrival, Article, Completion, ImportBatch
from tests.articles.news import counts
from tests.make import make_article

pytestmark = pytest.mark.django_db

SPOKEN = {
    "title": "Переговоры в столице",
    "text": "Стороны обсудили поставки газа и сотрудничество в энергетике.",
}


@pytest.fixture
def unlabelled(bring_in):
    bring_in(SPOKEN, status="published")
    return Article.objects.get()


def test_an_article_that_nobody_labelled_is_found_by_other_forms_of_its_words(client, unlabelled):
    found = client.get("/articles.json", {"q": "поставка"}).json()

    assert [row["headline"] for row in found["results"]] == [unlabelled.headline]
    assert client.get("/articles.json", {"language": "ru"}).json()["total"] == 1


def test_readers_and_programs_are_told_that_it_was_recognised(client, unlabelled):
    page = client.get(unlabelled.get_absolute_url()).content.decode()

    assert 'Russian <span class="muted">recognised from the text, not stated</span>' in page
    assert client.get(f"/articles/{unlabelled.pk}.json").json()["language_is_guessed"] is True


def test_a_stated_language_is_not_told_as_recognised(client, bring_in):
    bring_in(SPOKEN | {"lang": "ru"}, status="published")
    article = Article.objects.get()

    assert "recognised from the text" not in client.get(article.get_absolute_url()).content.decode()
    assert client.get(f"/articles/{article.pk}.json").json()["language_is_guessed"] is False


def test_the_same_record_again_contradicts_nothing(bring_in):
    record = SPOKEN | {"url": "https://agency.example/1"}
    bring_in(record | {"lang": "uk"})

    assert counts(bring_in(record))["unchanged"] == 1


def test_a_text_that_does_not_tell_its_language_is_found_by_other_forms_of_its_words(client):
    make_article("Саммит СНГ", language="und", status="published")

    assert client.get("/articles.json", {"q": "саммита"}).json()["total"] == 1


def test_linking_again_recognises_what_was_never_labelled(capsys):
    article = make_article(SPOKEN["title"], body=SPOKEN["text"], language="und")
    untold = make_article("Putin", body="", language="und")

    call_command("link_articles")

    article.refresh_from_db(), untold.refresh_from_db()
    assert (article.language, article.language_is_guessed) == ("ru", True)
    assert (untold.language, untold.language_is_guessed) == ("und", False)
    assert "1 texts that nobody labelled" in capsys.readouterr().out


def test_an_article_that_was_recognised_later_can_still_be_undone_with_its_batch(unlabelled):
    Article.objects.update(language="und", language_is_guessed=False)
    arrival = unlabelled.arrival
    unlabelled.refresh_from_db()
    arrival.version = unlabelled.version
    arrival.save()

    assert recognise_languages([unlabelled.pk]) == 1

    assert undo_some(ImportBatch.objects.get()).removed == 1


def test_a_text_that_completed_an_article_is_still_taken_back_when_its_language_was_recognised(bring_in):
    entry = {"title": "Putin", "url": "https://agency.example/1"}
    bring_in(entry), bring_in(entry | {"text": "2023: 26.12"})
    article = Article.objects.get()
    assert (article.language, article.body) == ("und", "2023: 26.12")
    Article.objects.update(headline="Стороны обсудили поставки газа и сотрудничество в энергетике")
    version = Article.objects.get().version
    Arrival.objects.update(version=version)
    Completion.objects.update(version=version)

    assert recognise_languages([article.pk]) == 1

    undo_some(ImportBatch.objects.latest("pk"))
    assert Article.objects.get().body == ""


def test_an_article_that_an_editor_has_worked_on_stays_one_when_it_is_recognised(unlabelled):
    Article.objects.update(language="und", language_is_guessed=False)

    assert recognise_languages([unlabelled.pk]) == 1

    assert undo_some(ImportBatch.objects.get()).kept == 1


@pytest.mark.parametrize("many", [2, 20])
def test_recognising_costs_the_same_however_many_there_are(many):
    articles = [
        make_article(SPOKEN["title"], body=f"{SPOKEN['text']} {n}", language="und").pk for n in range(many)
    ]

    with CaptureQueriesContext(
        connection,
    ) as asked:
        recognise_languages(articles)

    assert len([query for query in asked if "articles_article" in query["sql"]]) == 4


def test_a_guess_of_no_language_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="article_language_that_is_guessed_is_one"), transaction.atomic():
        make_article(language="und", language_is_guessed=True)
