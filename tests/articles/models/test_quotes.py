"""What the database and the models keep of quotes."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Attestation, Coverage, Statement
from articles.models.quote import Place
from tests.make import make_article, make_attestation, make_coverage, make_statement

pytestmark = pytest.mark.django_db

BODY = "He said: gas will flow. And then: gas will flow."
MAKERS = {"coverage": make_coverage, "attestation": make_attestation, "statement": make_statement}
MODELS = {"coverage": Coverage, "attestation": Attestation, "statement": Statement}


def quoting(name, words="gas will flow", **article):
    row = MAKERS[name](make_article(**{"body": BODY} | article))
    setattr(row, row.WORDS, words)
    return row


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"start": 9, "end": None}, "span_is_whole"),
        ({"start": 9, "end": 9}, "span_is_whole"),
        ({"start": 22, "end": 9}, "span_is_whole"),
        ({"start": 9, "end": 21}, "words_fill_their_span"),
        ({"start": 2_000_000, "end": 2_000_013}, "span_is_no_longer_than_a_text"),
        ({"start": 1_000, "end": 1_013, "part": "headline"}, "span_is_no_longer_than_a_text"),
        ({"standing": "missing"}, "has_a_span_if_in_the_text"),
        ({"start": None, "end": None}, "has_a_span_if_in_the_text"),
        ({"standing": "", "start": None, "end": None}, "(says_whether|quoted_has_its_words)"),
    ],
)
def test_the_database_refuses_a_place_that_cannot_be(name, fields, rule):
    row = MAKERS[name](make_article(body=BODY), **{MODELS[name].WORDS: "gas will flow"})
    assert (row.start, row.end, row.standing) == (9, 22, "in-text")
    with pytest.raises(IntegrityError, match=f"{name}_{rule}"), transaction.atomic():
        MODELS[name].objects.filter(pk=row.pk).update(**fields)


@pytest.mark.parametrize("name", ["coverage", "attestation"])
@pytest.mark.parametrize("words", ["", " \n"])
def test_a_place_without_words_is_refused(name, words):
    row = MAKERS[name](make_article(body=BODY), quote="gas will flow")
    with pytest.raises(IntegrityError, match=f"{name}_(words_fill|says_whether)"), transaction.atomic():
        MODELS[name].objects.filter(pk=row.pk).update(quote=words, end=9 + max(len(words), 1))


def test_a_quoted_statement_that_is_not_from_the_text_is_refused_by_the_database():
    row = make_statement(text="Of nobody", manner="paraphrased")
    assert row.standing == "apart"
    with pytest.raises(IntegrityError, match="statement_quoted_has_its_words"), transaction.atomic():
        Statement.objects.filter(pk=row.pk).update(manner="quoted")


@pytest.mark.parametrize("name", MAKERS)
def test_pasted_words_become_the_articles_own_at_their_place(name):
    row = quoting(name, '"gas - for ever"', body="Today: “gas — for\u00a0ever”.")
    row.clean()
    assert (row.part, row.start, row.end, row.words) == ("body", 7, 23, "“gas — for\u00a0ever”")


@pytest.mark.parametrize("name", MAKERS)
def test_of_two_places_the_first_is_taken_unless_the_earlier_one_is_the_second(name):
    row = quoting(name)
    row.clean()
    assert (row.start, row.times) == (9, 2)
    row.earlier, row.start, row.end = Place("body", 34, 47), None, None
    row.clean()
    assert (row.start, row.end) == (34, 47)


@pytest.mark.parametrize("name", MAKERS)
def test_the_headline_and_the_standfirst_are_looked_through_after_the_body(name):
    row = quoting(name, "Gas talks", headline="Gas talks", standfirst="Of Gas talks")
    row.clean()
    assert (row.part, row.start, row.end) == ("headline", 0, 9)
    row = quoting(name, "Gas talks", headline="Gas talks", body="No Gas talks")
    row.clean()
    assert (row.part, row.start) == ("body", 3)


@pytest.mark.parametrize(
    ("name", "told"),
    [("coverage", "tick “not from the text”"), ("statement", "Choose “paraphrased”, or paste the words")],
)
def test_words_that_do_not_stand_in_the_article_are_refused_in_words(name, told):
    row = quoting(name, "oil will flow")
    row.standing = ""
    with pytest.raises(ValidationError) as error:
        row.clean()
    (message,) = error.value.message_dict[row.WORDS]
    assert "These words are not in the article: “oil will flow”" in message and told in message


def test_a_paraphrase_and_a_note_need_no_place():
    statement, note = quoting("statement", "Oil will flow"), quoting("coverage", "A note")
    statement.manner, note.standing = "paraphrased", "apart"
    statement.clean(), note.clean()
    assert (statement.standing, note.standing, note.start) == ("apart", "apart", None)


@pytest.mark.parametrize("words", ["", "  "])
def test_a_quote_is_not_needed_and_blanks_are_none(words):
    row = quoting("coverage", words)
    row.clean()
    row.save()
    assert (row.quote, row.standing) == ("", "")


def test_a_statement_of_blanks_and_a_quote_without_end_are_refused():
    with pytest.raises(ValidationError, match="blanks are none"):
        quoting("statement", "  ").clean()
    with pytest.raises(ValidationError, match="1001 characters; at most 1000 are expected"):
        quoting("coverage", "x" * 1001).clean()
