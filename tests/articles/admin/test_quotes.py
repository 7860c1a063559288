"""Quotes in the form of an article: found in it, refused, kept as notes, and moved with it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Coverage, Statement
from tests.forms import errors_of, row, typed
from tests.make import (
    make_article,
    make_attestation,
    make_coverage,
    make_meeting,
    make_participation,
    make_statement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

BODY = "He said: “gas — for ever”. And she: “gas — for ever”."


def page_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def post(client, article, **changes):
    fields = typed(client.get(page_of(article)), "article_form") | changes
    return client.post(page_of(article), fields, follow=True)


def new_line(prefix, **fields):
    return {f"{prefix}-TOTAL_FORMS": "1", **row(prefix, 0, **fields)}


def saved(answer):
    assert answer.redirect_chain, errors_of(answer)
    return answer.content.decode()


def new_coverage(**fields):
    return new_line("coverage", meeting=make_meeting().pk, kind="reports", **fields)


def place(quote):
    return quote.part, quote.start, quote.end, quote.standing, quote.words


@pytest.mark.parametrize("prefix", ["coverage", "attestations"])
def test_a_pasted_quote_is_kept_in_the_articles_words_and_its_place_is_told(admin_client, prefix):
    article = make_article(body=BODY)
    line = {"meeting": make_meeting().pk, "kind": "reports"}
    if prefix == "attestations":
        line = {"participation": make_participation(name_as_given="x").pk, "status": "attended"}
    page = saved(post(admin_client, article, **new_line(prefix, quote='And she: "gas - for ever"', **line)))
    quote = getattr(article, prefix).get()
    assert place(quote) == ("body", 27, 52, "in-text", "And she: “gas — for ever”")
    assert "times in the article" not in page
    assert "in the text: body, 27–52" in admin_client.get(page_of(article)).content.decode()


def test_of_words_that_stand_twice_the_first_place_is_taken_and_told(admin_client):
    article = make_article(body=BODY)
    page = saved(post(admin_client, article, **new_coverage(quote="gas - for ever")))
    assert place(Coverage.objects.get())[:3] == ("body", 10, 24)
    assert "“gas — for ever” occurs 2 times in the article. Characters 10–24 of the body were taken" in page


def test_the_earlier_of_two_places_wins_when_the_quote_is_pasted_anew(admin_client):
    article = make_article(body=BODY)
    make_coverage(article, quote="gas — for ever", start=37, end=51)
    page = saved(post(admin_client, article, **row("coverage", 0, quote="gas - for ever")))
    assert place(Coverage.objects.get()) == ("body", 37, 51, "in-text", "gas — for ever")
    assert "Characters 37–51" in page


def test_words_that_do_not_stand_there_are_refused_or_kept_as_a_note(admin_client):
    article = make_article(body=BODY)
    line = new_coverage(quote="oil for ever")
    refused = errors_of(post(admin_client, article, **line))
    assert "These words are not in the article: “oil for ever”. Paste them as they are there" in refused
    assert not Coverage.objects.exists()
    saved(post(admin_client, article, **line, **row("coverage", 0, is_apart="on")))
    assert place(Coverage.objects.get()) == ("body", None, None, "apart", "oil for ever")
    # A note stays one, whatever else is changed of it.
    saved(post(admin_client, article, **row("coverage", 0, kind="announces")))
    assert (Coverage.objects.get().kind, Coverage.objects.get().standing) == ("announces", "apart")
    assert "are not in the article" in errors_of(
        post(admin_client, article, **row("coverage", 0, is_apart=[]))
    )


def test_a_quoted_statement_has_words_of_the_article_and_a_paraphrase_need_not(admin_client):
    article = make_article(body=BODY)
    line = {"position": "1", "speaker_name": "Peskov", "part": "body", "text": "oil for ever"}
    refused = errors_of(post(admin_client, article, **new_line("statements", manner="quoted", **line)))
    assert "“oil for ever”. Choose “paraphrased”, or paste the words as they are there." in refused
    saved(post(admin_client, article, **new_line("statements", manner="paraphrased", **line)))
    statement = Statement.objects.get()
    assert (statement.standing, statement.start) == ("apart", None)
    assert "Choose “paraphrased”" in errors_of(
        post(admin_client, article, **row("statements", 0, manner="quoted"))
    )
    saved(post(admin_client, article, **row("statements", 0, manner="quoted", text="gas - for ever")))
    assert place(Statement.objects.get()) == ("body", 10, 24, "in-text", "gas — for ever")


def test_an_edit_that_takes_the_words_away_loses_nothing_and_is_told(admin_client):
    article = make_article(body=BODY)
    make_coverage(article, quote="gas — for ever"), make_attestation(article, quote="And she")
    make_statement(article, "gas — for ever")
    changes = row("coverage", 0, kind="announces") | row("statements", 0, on_behalf_of="the ministry")
    page = saved(post(admin_client, article, body="He said nothing.", **changes))
    assert "Quotes and statements whose words are no longer in the text: 3." in page
    coverage, statement = Coverage.objects.get(), Statement.objects.get()
    assert place(coverage) == place(statement) == ("body", None, None, "missing", "gas — for ever")
    assert (coverage.kind, statement.on_behalf_of) == ("announces", "the ministry")
    assert "not found in the text" in admin_client.get(page_of(article)).content.decode()
    # Missing words are no fault of whoever edits something else.
    saved(post(admin_client, article, **row("coverage", 0, kind="reports")))
    assert Coverage.objects.get().standing == "missing"
    # And an editor says what they are.
    saved(post(admin_client, article, **row("coverage", 0, is_apart="on")))
    assert Coverage.objects.get().standing == "apart"


def test_a_quote_that_is_edited_with_the_body_moves_and_a_pasted_one_is_of_the_new_body(admin_client):
    article = make_article(body=BODY)
    make_coverage(article, quote="gas — for ever", start=37, end=51)
    make_coverage(article, quote="He said")
    changes = row("coverage", 0, kind="announces") | row("coverage", 1, quote="Today")
    saved(post(admin_client, article, body=f"Today. {BODY}", **changes))
    first, second = Coverage.objects.order_by("pk")
    assert (first.kind, *place(first)[:3]) == ("announces", "body", 44, 58)
    assert place(second) == ("body", 0, 5, "in-text", "Today")


def test_a_paraphrase_keeps_its_passage_however_it_is_worded(admin_client):
    article = make_article(body=BODY)
    make_statement(article, "Gas stays", manner="paraphrased", start=9, end=25)
    saved(post(admin_client, article, **row("statements", 0, text="Gas is there to stay")))
    assert place(Statement.objects.get()) == ("body", 9, 25, "in-text", "Gas is there to stay")
    saved(post(admin_client, article, **row("statements", 0, start="", end="")))
    assert place(Statement.objects.get())[1:4] == (None, None, "apart")


def test_a_quote_beside_its_words_is_put_right_when_its_line_is_saved(admin_client):
    article = make_article(body=BODY)
    make_coverage(article, quote="gas — for ever", start=0, end=14)
    make_coverage(article, quote="oil — for ever", start=0, end=14)
    changes = row("coverage", 0, kind="announces") | row("coverage", 1, kind="announces")
    saved(post(admin_client, article, **changes))
    first, second = Coverage.objects.order_by("pk")
    assert place(first) == ("body", 10, 24, "in-text", "gas — for ever")
    assert place(second) == ("body", None, None, "missing", "oil — for ever")


def test_whoever_may_only_look_sees_where_quotes_stand(client, django_user_model):
    article = make_article(body=BODY)
    make_coverage(article, quote="gas — for ever"), make_coverage(article, quote="oil")
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    views = ["view_article", "view_coverage", "view_attestation", "view_statement"]
    reader.user_permissions.set(Permission.objects.filter(codename__in=views))
    client.force_login(reader)
    page = client.get(page_of(article)).content.decode()
    assert "in the text: body, 10–24" in page and "not found in the text" in page


def test_a_quote_over_several_lines_is_left_alone_by_browsers_line_ends(admin_client):
    article = make_article(body="Yes.\n\nNo. Yes.\n\nNo.")
    make_coverage(article, quote="Yes.\n\nNo.", start=10, end=19)
    page = saved(post(admin_client, article, **row("coverage", 0, quote="Yes.\r\n\r\nNo.")))
    assert place(Coverage.objects.get())[:3] == ("body", 10, 19)
    assert "times in the article" not in page


@pytest.mark.parametrize("words", ["\u00a0", " \t ", "—", "\u200b", "x" * 5000, "(", "\\", "%s", "“" * 40])
def test_no_words_break_the_form(admin_client, words):
    article = make_article(body=BODY)
    assert post(admin_client, article, **new_coverage(quote=words)).status_code == 200
    assert post(admin_client, article, **new_coverage(quote=words, is_apart="on")).status_code == 200
    line = {"position": "1", "speaker_name": "Peskov", "part": "body", "text": words}
    for manner in ("quoted", "paraphrased"):
        answer = post(admin_client, article, **new_line("statements", manner=manner, **line))
        assert answer.status_code == 200


@pytest.mark.parametrize("rows", [1, 8])
def test_quotes_cost_the_form_no_query_each(admin_client, django_assert_max_num_queries, rows):
    article = make_article(body=BODY)
    for _ in range(rows):
        make_coverage(article, quote="gas — for ever")
        make_attestation(article, quote="He said")
    with django_assert_max_num_queries(17):
        admin_client.get(page_of(article))
