"""What is typed is taken apart, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.searching.typed import MOST_TERMS, read


def terms(text):
    """Each branch as words; phrases in quotes, what is left out with its sign."""
    return [[f"{'-' * term.is_left_out}{quoted(term)}" for term in branch] for branch in read(text).branches]


def quoted(term):
    return f'"{term.text}"' if term.is_phrase else term.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gas talks", [["gas", "talks"]]),
        ('"gas talks" Moscow', [['"gas talks"', "Moscow"]]),
        ("“gas talks” Moscow", [['"gas talks"', "Moscow"]]),
        ("gas or oil pipeline", [["gas"], ["oil", "pipeline"]]),
        ("gas OR oil", [["gas"], ["oil"]]),
        ('gas -oil -"customs union"', [["gas", "-oil", '-"customs union"']]),
        ("Касым-Жомарт e-mail", [["Касым-Жомарт", "e-mail"]]),
        ("or gas or", [["gas"]]),
        ("or or", []),
        ('"', []),
        ('""', []),
        ("- -- * ( ) & | ! <-> :*", []),
        ("😀 ☭", []),
        ('gas "oil pipeline', [["gas", '"oil pipeline"']]),
        ("gas,oil/water;coal talks", [["gas", "oil", "water", "coal", "talks"]]),
        ("Путин/Лукашенко Astana,2017", [["Путин", "Лукашенко", "Astana", "2017"]]),
        ("14/04/2017 1,5 w/o C++ S-400", [["14/04/2017", "1,5", "w/o", "C++", "S-400"]]),
        ('gas😀 😀oil "gas/oil" -gas/oil', [["gas", "oil", '"gas/oil"', "-gas/oil"]]),
        ("مرحبا gas", [["مرحبا", "gas"]]),
        ("gas\0oil", [["gas", "oil"]]),
        ("\ud800gas", [["gas"]]),
        ("", []),
    ],
)
def test_words_phrases_either_and_without(text, expected):
    assert terms(text) == expected


def test_a_quotation_mark_that_stands_alone_is_told():
    assert "quotation mark" in " ".join(read('gas "oil').told)
    assert read('gas "oil"').told == ()


def test_of_ten_thousand_words_the_first_are_searched_and_that_is_told():
    typed = read("word " * 10_000)
    assert sum(map(len, typed.branches)) == MOST_TERMS
    assert str(MOST_TERMS) in " ".join(typed.told)


@given(st.text(max_size=300))
def test_every_term_stands_where_it_says(text):
    typed = read(text)
    for branch in typed.branches:
        for term in branch:
            assert typed.text[term.start : term.end] == term.text
