"""Words that show something, marked in their sentences."""

import pytest

from articles.desk.passages import passages_of
from tests.make import make_article, make_encounter

pytestmark = pytest.mark.django_db

BODY = (
    "Snow fell. The two presidents met in Minsk on Friday. They spoke of gas. "
    + "Trade grew. " * 60
    + "Both left."
)


def span(body, words, shows, part="body"):
    start = body.index(words)
    return [part, start, start + len(words), shows, words]


def told(*spans, **fields):
    encounter = make_encounter(make_article(body=BODY, **fields), spans=list(spans))
    return [
        (passage.part, "".join(f"[{one.text}]" if one.shows else one.text for one in passage.pieces))
        for passage in passages_of([encounter])[encounter.pk]
    ]


def test_words_are_marked_in_the_sentence_in_which_they_stand():
    assert told(span(BODY, "met", "kind"), span(BODY, "Minsk", "place")) == [
        ("body", "The two presidents [met] in [Minsk] on Friday.")
    ]


def test_words_of_two_sentences_nearby_stand_in_one_passage():
    assert told(span(BODY, "met", "kind"), span(BODY, "gas", "subject")) == [
        ("body", "The two presidents [met] in Minsk on Friday. They spoke of [gas].")
    ]


def test_words_far_apart_stand_in_passages_of_their_own_in_the_order_of_the_text():
    both = told(span(BODY, "Both left", "status"), span(BODY, "met", "kind"))
    assert both == [
        ("body", "The two presidents [met] in Minsk on Friday."),
        ("body", "[Both left]."),
    ]


def test_words_within_others_are_cut_at_their_edges_and_tell_both():
    encounter = make_encounter(
        make_article(body=BODY),
        spans=[span(BODY, "The two presidents met", "kind"), span(BODY, "presidents", "party 0")],
    )
    (passage,) = passages_of([encounter])[encounter.pk]

    assert [(piece.text, piece.in_words) for piece in passage.pieces if piece.shows] == [
        ("The two ", "what kind of meeting"),
        ("presidents", "what kind of meeting, who takes part"),
        (" met", "what kind of meeting"),
    ]


@pytest.mark.parametrize("part", ["headline", "standfirst", "summary", "place-line"])
def test_words_of_any_part_of_an_article_are_found(part):
    words = "Talks were held in Minsk"
    assert told(span(words, "Talks", "kind", part), **{part.replace("-", "_"): words}) == [
        (part, "[Talks] were held in Minsk")
    ]


def test_words_that_no_longer_stand_there_are_told_as_gone():
    encounter = make_encounter(make_article(body=BODY), spans=[["body", 5, 12, "kind", "spoken of"]])
    (passage,) = passages_of([encounter])[encounter.pk]

    assert passage.is_gone
    assert passage.pieces[0].text == "spoken of"


@pytest.mark.parametrize(
    "nonsense",
    [
        [],
        ["body", 5],
        ["body", "a", 9, "kind", "x"],
        ["body", 9, 5, "kind", "x"],
        ["body", 0, 2**40, "kind", "x"],
        "x",
        None,
    ],
)
def test_a_span_that_is_none_is_left_out(nonsense):
    assert told(nonsense, span(BODY, "met", "kind")) == [
        ("body", "The two presidents [met] in Minsk on Friday.")
    ]


@pytest.mark.parametrize("number", [1, 12])
def test_the_words_of_any_number_of_articles_cost_one_query(number, django_assert_num_queries):
    encounters = [
        make_encounter(
            make_article(body=BODY), spans=[span(BODY, "met", "kind"), span(BODY, "Both", "status")]
        )
        for _ in range(number)
    ]
    with django_assert_num_queries(1):
        assert all(len(passages) == 2 for passages in passages_of(encounters).values())
