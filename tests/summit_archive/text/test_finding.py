"""Where pasted words stand in a text."""

import random

import pytest

from summit_archive.text.finding import places_of


def found(words, text):
    return [text[start:end] for start, end in places_of(words, text)]


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("gas will flow", "He said: gas will flow.", "gas will flow"),
        ("  gas will flow\n", "He said: gas will flow.", "gas will flow"),
        ('"Gas - cheap"', "Yesterday: “Gas — cheap”.", "“Gas — cheap”"),
        ("the country’s leader", "So the country's leader went", "the country's leader"),
        ("3 612 days", "After 3\u00a0612\u202fdays", "3\u00a0612\u202fdays"),
        ("one two", "one\n\n  two", "one\n\n  two"),
        ("one\r\ntwo", "one two", "one two"),
        ("transit of gas", "tran\u00adsit of\u00a0\u00adgas", "tran\u00adsit of\u00a0\u00adgas"),
        ("tran\u00adsit", "by transit", "transit"),
        ("и еще", "Да, и ещё", "и ещё"),
        ("Андрей", "к Андреи\u0306", "Андреи\u0306"),
        ("больший", "бо\u0301льший", "бо\u0301льший"),
        ("and so on…", "and so on...", "and so on..."),
        ("wait... what", "wait… what", "wait… what"),
        # Somebody put marks around what he pasted.
        ("“gas will flow”", "He said gas will flow, soon", "gas will flow"),
    ],
)
def test_words_are_found_whatever_signs_and_spaces_either_has(words, text, there):
    assert found(words, text) == [there]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Iran", "an Iranian"),
        ("ran", "Iran"),
        ("Gas will flow", "He said: gas will flow."),
        ("gas flows", "gas, flows"),
        ("", "text"),
        (" \n", "text"),
        ("— …", "text — … text"),
        ("words", ""),
    ],
)
def test_other_words_parts_of_words_and_signs_alone_are_not_found(words, text):
    assert found(words, text) == []


def test_every_place_is_told_from_the_first_on():
    assert places_of("gas", "gas, gasoline, gas") == [(0, 3), (15, 18)]


def test_words_as_they_stand_go_before_words_alike():
    assert places_of("“gas”", '"gas" and “gas”') == [(10, 15)]


def test_whatever_stands_in_a_text_is_found_there_and_nothing_else():
    chance = random.Random(1)
    for _number in range(2000):
        text = "".join(chance.choices('ab е\u0301ё.—-“"\u00ad\u00a0 \n', k=chance.randint(1, 30)))
        start, end = sorted(chance.sample(range(len(text) + 1), 2))
        for place in places_of(text[start:end], text):
            assert 0 <= place[0] < place[1] <= len(text)
            assert any(map(str.isalnum, text[slice(*place)]))
        whole = " ".join(["begin", text[start:end].strip(), "end"])
        assert places_of(whole, f"x {whole} y")
