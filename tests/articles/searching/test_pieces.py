"""Of a long text PostgreSQL is given a piece, and marks the same in it as in the whole."""

import pytest

from articles.searching import passages as shown
from articles.searching.passages import passages
from articles.searching.pieces import Text, piece_of
from articles.searching.query import query_of
from tests.make import make_article

pytestmark = pytest.mark.django_db

WORDS = " ".join(f"something{number}" for number in range(120))
# What is typed, and a long text.
TEXTS = [
    ("gas", f"{WORDS} Gas came. {WORDS} The gas went. {WORDS} More gas."),
    ("gas", f"{WORDS} Gastric. {WORDS} Gasping and gases. {WORDS} {WORDS} Gas at last, the gas."),
    ("happy", f"{WORDS} Happiness. {WORDS} {WORDS} They were happier, or happy. {WORDS} happy"),
    ("Erdogan", f"{WORDS} Mr Erdo\u011fan came. {WORDS} Erdogan went. {WORDS} {WORDS} Erdogan."),
    ("dying", f"{WORDS} Dying out. {WORDS} It may die. {WORDS} {WORDS} They died."),
    ("gas", f"{WORDS} g\u00adas. {WORDS} Gas. {WORDS} {WORDS} Gas."),
    ("gas oil", f"{WORDS} Gas. {WORDS} Oil. {WORDS} Gas and oil. {WORDS}"),
    ("газ", f"{WORDS} Газета. {WORDS} Газы, газа. {WORDS} {WORDS} Газ."),
    ("ещё", f"{WORDS} Щедрый. {WORDS} Его ёлка. {WORDS} {WORDS} ёлки"),
    ("ёлка", f"{WORDS} Елка. {WORDS} Ёлки. {WORDS} {WORDS} ёлке"),
]


@pytest.mark.parametrize(("typed", "body"), TEXTS)
def test_the_same_is_shown_of_a_piece(monkeypatch, typed, body):
    article = make_article(body=body, language="ru" if typed[0] > "z" else "en")
    query = query_of(typed)
    of_piece = passages(query, [article.pk])
    monkeypatch.setattr(shown, "piece_of", lambda text, _query: text)
    assert of_piece == passages(query, [article.pk])


def test_a_piece_has_the_first_words_and_not_the_rest():
    body = TEXTS[0][1]
    piece = piece_of(Text(1, True, body), "'gas'")
    assert "Gas came" in piece.words and "The gas went" in piece.words
    assert len(piece.words) < len(body) / 2
    assert piece_of(Text(1, True, body), "'gas' & 'oil'").words == body
