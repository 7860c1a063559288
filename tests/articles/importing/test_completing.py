"""The source's text joins the summary that the archive has of it: one article, with whose words are whose."""

import json

import pytest
from django.urls import reverse

from articles.importing.undoing import undo_some
from articles.models import (
    Article,
    Attestation,
    Completion,
    Coverage,
    FormerNumber,
    ImportBatch,
    Mention,
    Sketch,
)
from articles.quality import RECOUNTS
from tests.articles.news import TALKS, counts, report_rows
from tests.forms import typed
from tests.make import make_article, make_attestation, make_coverage, make_participation, make_person

pytestmark = pytest.mark.django_db

WORDS = "The talks were on gas; Armenia was pleased."
IN_TEXT = "Russia and Armenia agreed"


@pytest.fixture
def summary(countries):
    """An article with a summary alone, its country, and what an editor noted of the source's words."""
    article = make_article(
        TALKS["title"],
        countries=[countries["AM"]],
        body="",
        summary=WORDS,
        url=TALKS["url"],
        canonical_url=TALKS["url"],
        published_on=TALKS["published"],
    )
    Mention.objects.create(
        article=article,
        part="summary",
        start=23,
        end=30,
        text="Armenia",
        country=countries["AM"],
        state="accepted",
    )
    make_coverage(article, quote=IN_TEXT), make_coverage(article, quote="The talks were on gas")
    Coverage.objects.filter(quote=IN_TEXT).update(standing="apart")
    return article


def undo():
    return undo_some(ImportBatch.objects.get())


def places(model):
    return list(model.objects.order_by("pk").values_list("part", "start", "standing"))


def codes(article):
    return sorted(article.countries.values_list("code", flat=True))


def wrong():
    return [check.name for check in RECOUNTS if check.findings()]


@pytest.mark.parametrize("apart", [True, False], ids=["another run", "the same run"])
def test_the_text_joins_the_article_and_the_summary_stays(bring_in, summary, tmp_path, apart):
    if apart:
        said = bring_in(TALKS, report=tmp_path / "report")
        again = bring_in(TALKS)
    else:
        said = again = bring_in(TALKS, TALKS, report=tmp_path / "report")

    article = Article.objects.get()
    assert (article.pk, article.body, article.summary) == (summary.pk, TALKS["text"], WORDS)
    assert article.text_kind == "full"
    assert (counts(said)["completed"], counts(said)["added"]) == (1, 0)
    assert counts(again)["unchanged" if TALKS["lead"] == article.standfirst else "differing"] == 1
    told = report_rows(tmp_path / "report")[0]
    assert (told["outcome"], told["field"]) == ("completed", "body")
    assert told["reason"] == "the archive had only a summary: it has this text now too"


def test_what_is_stated_otherwise_is_kept_and_told(bring_in, summary, tmp_path):
    bring_in(TALKS | {"title": "Another headline"}, report=tmp_path / "report")

    assert Article.objects.get().headline == TALKS["title"]
    told = {(row["outcome"], row["field"]): row["value"] for row in report_rows(tmp_path / "report")}
    assert told["completed", "headline"] == "Another headline"


def test_the_text_is_linked_and_what_was_noted_of_it_is_found_there(bring_in, summary):
    bring_in(TALKS)

    assert codes(summary) == ["AM", "KZ", "RU"]
    assert set(summary.mentions.values_list("part", flat=True)) == {"body", "summary"}
    assert places(Coverage) == [("body", TALKS["text"].index(IN_TEXT), "in-text"), ("summary", 0, "in-text")]
    assert Sketch.objects.get().article_id == summary.pk
    assert wrong() == []


def test_undone_the_article_is_as_it_was(bring_in, summary):
    before = {
        name: getattr(summary, name) for name in ("headline", "summary", "language", "url", "published_on")
    }
    mentions, quotes = list(summary.mentions.values()), places(Coverage)
    bring_in(TALKS, report=None)

    assert (undo().removed, undo_is_over()) == (1, True)
    article = Article.objects.get()
    assert (article.body, article.text_kind) == ("", "summary")
    assert {name: str(getattr(article, name)) for name in before} == {
        name: str(value) for name, value in before.items()
    }
    assert (list(article.mentions.values()), places(Coverage)) == (mentions, quotes)
    assert codes(article) == ["AM"]
    assert not Completion.objects.exists() and not Sketch.objects.exists()
    assert wrong() == []


def undo_is_over():
    return ImportBatch.objects.get().state == "undone"


def test_what_an_editor_worked_on_since_is_kept(bring_in, summary):
    bring_in(TALKS)
    Article.objects.update(headline="A better headline")

    undone = undo()
    assert (undone.removed, undone.kept) == (0, 1)
    assert Article.objects.get().body == TALKS["text"]


def test_a_text_that_an_editor_entered_is_never_overwritten(bring_in, summary):
    Article.objects.update(body="The editor's copy.")

    assert counts(bring_in(TALKS))["differing"] == 1
    assert Article.objects.get().body == "The editor's copy."


def test_a_record_without_a_text_completes_nothing(bring_in, summary):
    assert counts(bring_in(TALKS | {"text": ""}))["completed"] == 0
    assert Article.objects.get().text_kind == "summary"


def test_a_text_in_another_language_leaves_the_summary_its_own(bring_in, summary):
    bring_in(TALKS | {"language": "ru", "text": "Россия и Армения договорились."})

    article = Article.objects.get()
    assert (article.language, article.summary_language) == ("ru", "en")
    undo()
    article.refresh_from_db()
    assert (article.language, article.summary_language) == ("en", "")


def test_attestations_find_their_words_too(bring_in, summary):
    make_attestation(summary, make_participation(person=make_person()), quote="ARMENIA will pay")
    bring_in(TALKS)
    assert places(Attestation) == [("body", TALKS["text"].index("ARMENIA will pay"), "in-text")]


# --- What readers and editors see ---


def test_the_page_shows_both_texts_apart(client, bring_in, summary):
    bring_in(TALKS)
    html = client.get(summary.get_absolute_url()).content.decode()

    note, ours = html.index("A summary in the archive’s own words"), html.index("The talks were on gas; ")
    heading, theirs = html.index("The source’s text</h2>"), html.index("The talks took place in Moscow.")
    assert note < ours < heading < theirs
    assert '<a href="/countries/am/">Armenia</a> was pleased' in html
    assert "from the archive’s summary" in html


def test_the_file_says_whose_words_are_whose(client, bring_in, summary):
    address = reverse("article-json", args=[summary.pk])
    before = client.get(address).json()
    bring_in(TALKS)
    after = client.get(address).json()

    told = ["body", "summary", "summary_language", "text_kind"]
    assert [before[key] for key in told] == ["", WORDS, "en", "summary"]
    assert [after[key] for key in told] == [TALKS["text"], WORDS, "en", "full"]
    assert {quote["of_summary"] for quote in after["coverage"]} == {True, False}


def test_our_own_file_brings_no_summary_in_as_the_sources_words(bring_in):
    record = {
        "source_url": TALKS["url"],
        "headline": "Talks",
        "standfirst": "",
        "summary": WORDS,
        "text_kind": "full",
    }
    bring_in(json.loads(json.dumps(record)))

    article = Article.objects.get()
    assert (article.standfirst, article.summary) == ("", "")


def test_one_card_is_found_by_the_words_of_either_text(client, bring_in, summary):
    bring_in(TALKS)
    for words in ("pleased", "Moscow"):
        assert [row["id"] for row in client.get("/articles.json", {"q": words}).json()["results"]] == [
            summary.pk
        ]


@pytest.mark.ignore_template_errors
def test_a_summary_is_entered_beside_a_text_and_its_quotes_move_with_it(admin_client, bring_in):
    bring_in(TALKS)
    article = Article.objects.get()
    page = reverse("admin:articles_article_change", args=[article.pk])
    admin_client.post(
        page, typed(admin_client.get(page), "article_form", summary=WORDS, summary_language="en")
    )
    article.refresh_from_db()
    assert (article.summary, article.body) == (WORDS, TALKS["text"])
    make_coverage(article, quote="pleased")
    assert places(Coverage) == [("summary", WORDS.index("pleased"), "in-text")]
    admin_client.post(page, typed(admin_client.get(page), "article_form", summary=f"Well. {WORDS}"))
    assert places(Coverage) == [("summary", WORDS.index("pleased") + 6, "in-text")]


@pytest.mark.parametrize("address", ["/articles/{}/", "/articles/{}/talks/", "/articles/{}.json"])
def test_the_number_of_an_article_that_was_joined_leads_to_the_whole(client, address):
    article = make_article("Talks", summary=WORDS)
    FormerNumber.objects.create(number=article.pk + 1000, article=article)

    answer = client.get(address.format(article.pk + 1000), {"x": ""} if "json" not in address else {})
    assert answer.status_code == 301
    whole = reverse("article-json", args=[article.pk]) if "json" in address else article.get_absolute_url()
    assert answer["Location"].partition("?")[0] == whole
    Article.objects.update(status="draft")
    assert client.get(address.format(article.pk + 1000)).status_code == 404
