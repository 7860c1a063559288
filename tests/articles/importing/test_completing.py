"""The source's text joins the summary that the archive has of it: one article, with whose words are whose."""

import json

import pytest
from django.urls import reverse

from articles.importing.undoing import undo_some
from articles.models import (
    Arrival,
    Article,
    Attestation,
    Completion,
    Coverage,
    FormerNumber,
    ImportBatch,
    Mention,
    Publisher,
    Sketch,
)
from articles.quality import RECOUNTS
from tests.articles.news import TALKS, counts, report_rows
from tests.forms import typed
from tests.make import (
    make_article,
    make_attestation,
    make_coverage,
    make_participation,
    make_person,
    make_publisher,
)

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


def test_the_number_and_the_place_line_come_along_with_the_text(bring_in, summary):
    bring_in(TALKS | {"event_place": "The Kremlin, Moscow"})

    article = Article.objects.get()
    assert (article.external_id, article.place_line) == ("news-1", "The Kremlin, Moscow")
    undo()
    article.refresh_from_db()
    assert (article.external_id, article.place_line) == ("", "")


def test_a_number_that_an_editor_gave_stays(bring_in, summary):
    Article.objects.update(external_id="ours-7")
    bring_in(TALKS)

    assert Article.objects.get().external_id == "ours-7"


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


def test_the_language_that_came_with_a_text_is_not_told_as_kept(bring_in, summary, tmp_path):
    bring_in(TALKS | {"language": "ru", "text": "Россия и Армения договорились."}, report=tmp_path / "report")

    assert "language" not in [row["field"] for row in report_rows(tmp_path / "report")]


def test_a_teaser_of_a_summary_is_told_as_left_out(bring_in, summary, tmp_path):
    said = bring_in(TALKS | {"text": ""}, report=tmp_path / "report")

    told = {row["field"]: row["reason"] for row in report_rows(tmp_path / "report")}
    assert told["standfirst"] == "the archive has none; it was left empty"
    assert (counts(said)["differing"], Article.objects.get().standfirst) == (1, "")


# --- An article that came with less than its source states later ---

ENTRY = {"title": TALKS["title"], "url": TALKS["url"], "lead": "A teaser.", "language": "en"}
LACKED = ["body", "published_on", "publisher", "byline", "place_line"]
WHOLE = TALKS | {"lead": "A teaser.", "byline": "A. Writer", "event_place": "The Kremlin, Moscow"}


def state(article):
    values = [getattr(article, name) for name in (*LACKED, "standfirst", "language", "summary_language")]
    return [*values, codes(article), list(article.mentions.order_by("pk").values_list("part", "text"))]


@pytest.mark.parametrize("apart", [True, False], ids=["another run", "the same run"])
def test_what_an_entry_lacks_comes_from_the_page(bring_in, countries, tmp_path, apart):
    if apart:
        bring_in(ENTRY)
        said = bring_in(WHOLE, report=tmp_path / "report")
    else:
        said = bring_in(ENTRY, WHOLE, report=tmp_path / "report")

    article = Article.objects.get()
    assert (article.body, article.byline, article.standfirst) == (TALKS["text"], "A. Writer", "A teaser.")
    assert article.place_line == "The Kremlin, Moscow"
    assert (str(article.published_on), article.publisher.name) == (TALKS["published"], TALKS["source"])
    assert codes(article) == ["AM", "KZ", "RU"]
    assert bytes(article.sketch.words)
    assert counts(said)["completed"] == 1
    told = {(row["outcome"], row["field"], row["reason"]) for row in report_rows(tmp_path / "report")}
    assert told == {
        ("completed", name, "the archive had none: it has this now") for name in [*LACKED, "external_id"]
    }
    assert counts(bring_in(WHOLE))["unchanged"] == counts(bring_in(ENTRY))["unchanged"] == 1
    assert wrong() == []


def test_what_came_goes_when_its_batch_is_undone_and_the_entry_with_its_own(bring_in, countries):
    bring_in(ENTRY | {"lead": "A teaser on Kazakhstan."})
    before = state(Article.objects.get())
    bring_in(WHOLE)
    first, second = ImportBatch.objects.order_by("pk")

    undo_some(second)
    assert state(Article.objects.get()) == before
    assert not Completion.objects.exists() and not Publisher.objects.exists()
    assert wrong() == []
    undone = undo_some(first)
    assert (undone.removed, undone.kept, Article.objects.count()) == (1, 0, 0)


def test_a_batch_that_brought_entry_and_page_is_undone_whole(bring_in, countries):
    bring_in(ENTRY, WHOLE)

    undone = undo()
    assert (undone.kept, undone.is_over, Article.objects.count()) == (0, True, 0)


def test_a_page_that_came_first_gets_the_entrys_teaser(bring_in, countries):
    bring_in(WHOLE | {"lead": ""})

    assert counts(bring_in(ENTRY | {"lead": "A teaser on Kazakhstan."}))["completed"] == 1
    article = Article.objects.get()
    assert (article.standfirst, article.body) == ("A teaser on Kazakhstan.", TALKS["text"])
    assert article.mentions.filter(part="standfirst", country__code="KZ").exists()
    undo_some(ImportBatch.objects.latest("pk"))
    article.refresh_from_db()
    assert (article.standfirst, article.body) == ("", TALKS["text"])
    assert not article.mentions.filter(part="standfirst").exists()


@pytest.mark.parametrize("number", [1, 20])
def test_the_sources_of_a_text_that_completes_cost_the_same_for_any_number(
    bring_in, tmp_path, django_assert_max_num_queries, number
):
    agency = make_publisher()
    entry = {"title": "Talks", "url": TALKS["url"]}
    listed = [{"as_given": f"Source {n}", "publisher": agency.slug} for n in range(number)]
    bring_in(entry)

    with django_assert_max_num_queries(64):
        bring_in(entry | {"text": "They met.", "citations": listed})

    assert Article.objects.get().citations.filter(publisher=agency).count() == number


def test_what_an_editor_worked_on_is_not_completed_but_told(bring_in, tmp_path):
    bring_in(ENTRY)
    Article.objects.update(headline="A better headline")

    assert counts(bring_in(WHOLE, report=tmp_path / "report"))["differing"] == 1
    assert Article.objects.get().body == ""
    told = {row["field"]: row["reason"] for row in report_rows(tmp_path / "report")}
    assert told["headline"] == "the archive's differs and was kept"
    assert {told[name] for name in LACKED} == {"the archive has none; it was left empty"}


def test_a_language_that_is_stated_takes_the_place_of_a_guess(bring_in):
    bring_in({name: value for name, value in ENTRY.items() if name != "language"})
    Article.objects.update(language="de", language_is_guessed=True)
    Arrival.objects.update(version=Article.objects.get().version)
    bring_in(WHOLE)

    article = Article.objects.get()
    assert (article.language, article.language_is_guessed, article.summary_language) == ("en", False, "")
    undo_some(ImportBatch.objects.latest("pk"))
    article.refresh_from_db()
    assert (article.language, article.language_is_guessed) == ("de", True)


# --- What readers and editors see ---


def test_the_page_shows_both_texts_apart(client, bring_in, summary):
    bring_in(TALKS)
    html = client.get(summary.get_absolute_url()).content.decode()

    note, ours = (
        html.index("A summary in the archive’s own words"),
        html.index(">The talks were on gas</span>;"),
    )
    heading, theirs = html.index("The source’s text</h2>"), html.index("The talks took place in Moscow.")
    assert note < ours < heading < theirs
    assert '<a href="/countries/am/">Armenia</a> was pleased' in html
    assert "from the archive’s summary" in html


def test_the_headline_of_a_summary_keeps_its_language_beside_a_text_in_another(client, bring_in, summary):
    page, heading = summary.get_absolute_url(), f'<h1 lang="en">{TALKS["title"]}</h1>'
    bring_in(TALKS | {"language": "ru", "text": "Россия и Армения договорились."})

    html = client.get(page).content.decode()
    assert heading in html and '<div class="prose" lang="ru">' in html
    undo()
    assert heading in client.get(page).content.decode()


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
