"""Where words stand after their body was changed."""

import random

import pytest

from articles.linking.anchoring import Anchored, anchor, offsets_after
from articles.models import Attestation, Coverage, Mention, Statement
from tests.make import (
    make_article,
    make_attestation,
    make_country,
    make_coverage,
    make_organisation,
    make_statement,
)


def after(old, new, *words):
    """The words at the places that the `words` of the old body, in their order, have in the new one."""
    places, reached = [], 0
    for word in words:
        start = old.index(word, reached)
        places.append((start, start + len(word)))
        reached = start + len(word)
    moved = offsets_after(old, new, places)
    return [moved[place] for place in places]


@pytest.mark.parametrize(
    ("old", "new", "words", "places"),
    [
        ("Putin spoke.", "Putin spoke to us.", ["Putin"], [(0, 5)]),
        ("He met Putin.", "Later he met Putin.", ["Putin"], [(13, 18)]),
        ("a Putin b", "c Putin d", ["Putin"], [(2, 7)]),
        ("a Putin b Putin c", "x Putin y Putin z", ["Putin", "Putin"], [(2, 7), (10, 15)]),
        ("a Putin b Putin c", "x Putin z", ["Putin", "Putin"], [(2, 7), None]),
        ("a Iran b", "c Iranian d", ["Iran"], [None]),
        ("Putin", "", ["Putin"], [None]),
        ("one two", "one fine two", ["one two"], [None]),
        ("Путин — 🙂 Токаев", "Путин — 🙂🙂 Токаев", ["Токаев"], [(11, 17)]),
        ("same", "same", ["same"], [(0, 4)]),
        # At the very end of what changed, be it the end of the text or before what stayed.
        ("a Putin b", "c Putin", ["Putin"], [(2, 7)]),
        ("a Putin b.", "c Putin.", ["Putin"], [(2, 7)]),
        # What stayed is a mention of its own.
        ("a Putin b; Putin", "c; Putin", ["Putin", "Putin"], [None, (3, 8)]),
        # The two bodies end alike from within the words on.
        ("to Minsk", "in Omsk, to Minsk", ["to", "Minsk"], [(9, 11), (12, 17)]),
    ],
)
def test_words_are_where_they_stand_in_the_new_body(old, new, words, places):
    assert after(old, new, *words) == places


def test_words_inside_of_others_stay_inside():
    old, new = "x President of Russia y Russia", "z President of Russia w Russia v"
    places = offsets_after(old, new, [(2, 21), (15, 21), (24, 30)])
    assert places == {(2, 21): (2, 21), (15, 21): (15, 21), (24, 30): (24, 30)}


def test_whatever_changes_each_place_has_the_same_words_or_none():
    chance = random.Random(1)
    for _number in range(2000):
        old, new = ("".join(chance.choices("ab ,", k=chance.randint(0, 30))) for _body in range(2))
        cut = chance.randint(0, len(old))
        new = chance.choice([new, old[:cut] + new + old[cut:], old[:cut] + new])
        ends = [sorted(chance.sample(range(len(old) + 1), 2)) for _place in range(4) if old]
        for (start, end), place in offsets_after(old, new, [tuple(pair) for pair in ends]).items():
            assert place is None or new[slice(*place)] == old[start:end]


@pytest.mark.django_db
def test_of_two_mentions_that_find_the_same_words_one_stays():
    old, belarus = "Minsk Minsk", make_country("BY")
    article = make_article(body=old)
    for start, end, target in (
        (0, 5, {"country": belarus}),
        (0, 11, {"organisation": make_organisation()}),
        (6, 11, {"country": belarus}),
    ):
        Mention.objects.create(
            article=article, text=old[start:end], start=start, end=end, rule="name", **target
        )
    article.body = "Minsk"
    article.save()

    assert anchor(article, {"body": old}) == Anchored(mentions_lost=2)
    assert list(Mention.objects.values_list("country__code", "start", "end")) == [("BY", 0, 5)]


def change(article, **texts):
    before = {part: getattr(article, part) for part in texts}
    for part, text in texts.items():
        setattr(article, part, text)
    article.save()
    return anchor(article, before)


def quotes():
    """(start, end, standing, words) of each: coverage, attestations, statements."""
    models = [Coverage, Attestation, Statement]
    rows = [row for model in models for row in model.objects.order_by("pk")]
    return [(row.start, row.end, row.standing, row.words) for row in rows]


@pytest.mark.django_db
def test_quotes_of_every_kind_move_with_their_words():
    article = make_article(body="He said: gas will flow.")
    make_coverage(article, quote="gas will flow")
    make_attestation(article, quote="He said")
    make_statement(article, "gas will flow")
    assert change(article, body="Today he spoke. He said: gas will flow.") == Anchored(moved=3)
    assert quotes() == [
        (25, 38, "in-text", "gas will flow"),
        (16, 23, "in-text", "He said"),
        (25, 38, "in-text", "gas will flow"),
    ]


@pytest.mark.django_db
def test_quotes_whose_words_are_gone_are_kept_as_missing_and_found_when_they_come_back():
    article = make_article(body="He said: gas will flow. He left.")
    make_coverage(article, quote="gas will flow")
    make_attestation(article, quote="gas will")
    make_statement(article, "gas will flow")
    make_statement(article, "He went away", manner="paraphrased", start=24, end=31)
    assert change(article, body="He said: oil.") == Anchored(quotes_lost=4)
    assert quotes() == [
        (None, None, "missing", "gas will flow"),
        (None, None, "missing", "gas will"),
        (None, None, "missing", "gas will flow"),
        (None, None, "apart", "He went away"),
    ]
    assert change(article, body="She: gas  will flow.") == Anchored(moved=3)
    assert quotes()[:3] == [
        (5, 19, "in-text", "gas  will flow"),
        (5, 14, "in-text", "gas  will"),
        (5, 19, "in-text", "gas  will flow"),
    ]


@pytest.mark.django_db
def test_quotes_keep_the_articles_own_words_when_its_signs_change():
    article = make_article(body='He said: "gas - for ever".')
    make_coverage(article, quote="gas - for ever")
    change(article, body="He said: “gas — for ever”.")
    assert quotes() == [(10, 24, "in-text", "gas — for ever")]


@pytest.mark.django_db
def test_words_that_went_from_the_headline_to_the_body_are_found_there():
    article = make_article("Gas talks", body="Nothing.")
    make_coverage(article, quote="Gas talks")
    change(article, headline="Oil", body="Of Gas talks.")
    assert (Coverage.objects.get().part, *quotes()[0]) == ("body", 3, 12, "in-text", "Gas talks")


@pytest.mark.django_db
def test_of_two_like_words_the_quote_stays_with_its_own():
    article = make_article(body="Yes, he said. Yes, she said.")
    make_coverage(article, quote="Yes", start=14, end=17)
    change(article, body="Now: Yes, he said. Yes, she said.")
    assert quotes() == [(19, 22, "in-text", "Yes")]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 12])
def test_quotes_are_anchored_in_a_few_queries(django_assert_num_queries, rows):
    article = make_article(body="He said: gas will flow.")
    for _ in range(rows):
        make_coverage(article, quote="gas will flow"), make_attestation(article, quote="gas will flow")
        make_statement(article, "gas will flow")
    article.body = "Today. He said: gas will flow."
    article.save()
    # The mentions, and of each kind the rows and their change.
    with django_assert_num_queries(7):
        anchor(article, {"body": "He said: gas will flow."})
