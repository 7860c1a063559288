"""Where words stand after their body was changed."""

import random

import pytest

from articles.linking.anchoring import Anchored, anchor, offsets_after
from articles.models import Mention
from tests.make import make_article, make_country, make_organisation


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
