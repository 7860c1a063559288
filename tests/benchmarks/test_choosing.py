"""What the benchmark asks for: words, countries, the counterparts of pages."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.benchmarks.datasette_pages import address
from tests.benchmarks.pages import deep_page, pairs, spread
from tests.benchmarks.words import drawn

RANKS = [f"word{rank}" for rank in range(10_000)]


def test_words_are_drawn_from_the_most_common_to_the_rare():
    ranks = sorted(RANKS.index(word) for word in drawn(RANKS, 100, seed=1))

    assert ranks[0] == 0
    assert ranks[10] < 30
    assert ranks[-10] > 3000
    assert len(set(ranks)) == 100


def test_the_same_seed_draws_the_same_words():
    assert drawn(RANKS, 20, seed=1) == drawn(RANKS, 20, seed=1)
    assert drawn(RANKS, 20, seed=1) != drawn(RANKS, 20, seed=2)


def test_of_few_words_all_are_drawn():
    assert set(drawn(RANKS[:5], 100, seed=1)) == set(RANKS[:5])


def test_a_mix_has_the_first_and_the_last():
    assert spread(list(range(100)), 4) == [0, 33, 66, 99]
    assert spread([1, 2], 4) == [1, 2]


def test_pairs_join_frequent_and_rare():
    codes = [f"c{number}" for number in range(50)]

    assert {("c0", "c1"), ("c0", "c49"), ("c41", "c49")} <= set(pairs(codes))
    assert all(one != other for one, other in pairs(codes))


@pytest.mark.parametrize(("articles", "page"), [(10**6, 10_000), (2500, 99), (30, 1), (1, 1)])
def test_the_deep_page_is_the_ten_thousandth_where_there_is_one(articles, page):
    assert deep_page(articles) == page


def test_datasette_is_asked_for_the_same_rows():
    asked = parse_qs(
        urlsplit(address("/articles/?country=kz&country=uz&match=all", {"kz": "K", "uz": "U"})).query
    )

    assert asked["_through"] == [
        '{"table":"countries","column":"name","value":"K"}',
        '{"table":"countries","column":"name","value":"U"}',
    ]
    assert asked["_facet"] == ["publisher", "language", "year"]
    assert address("/articles/12/some-slug/", {}) == "/rows/articles/12"
    assert address("/articles/?country=kz&page=9", {"kz": "K"}) is None
