"""Links to the very words on a page."""

from urllib.parse import unquote

import pytest

from summit_archive.citing.fragments import link_to_words

PAGE = "https://kremlin.example/events/1"


def test_short_words_stand_in_the_link_as_a_whole():
    assert link_to_words(PAGE, "met in Astana") == f"{PAGE}#:~:text=met%20in%20Astana"


def test_the_signs_of_a_fragment_are_encoded():
    assert (
        link_to_words(PAGE, "Nur-Sultan, A&B #1 %") == f"{PAGE}#:~:text=Nur%2DSultan%2C%20A%26B%20%231%20%25"
    )


def test_cyrillic_words_are_encoded():
    link = link_to_words(PAGE, "Токаев прибыл")

    assert link.isascii()
    assert unquote(link) == f"{PAGE}#:~:text=Токаев прибыл"


def test_of_long_words_the_first_and_the_last_are_looked_for():
    words = "The presidents of Kazakhstan and Uzbekistan met in the capital and signed a treaty on water and borders."
    first, last = unquote(link_to_words(PAGE, words)).partition("text=")[2].split(",")

    assert words.startswith(first + " ")
    assert words.endswith(" " + last)
    assert len(first) + len(last) < len(words) / 2 + 20


def test_words_of_several_paragraphs_are_looked_for_by_their_ends():
    assert unquote(link_to_words(PAGE, "He said:\n\nWe met.")) == f"{PAGE}#:~:text=He said:,We met."


def test_the_two_ends_never_overlap():
    words = "a" * 30 + " " + "b" * 31

    assert unquote(link_to_words(PAGE, words)) == f"{PAGE}#:~:text={words}"


def test_words_that_stand_there_before_are_told_by_what_comes_in_front_of_them():
    link = unquote(link_to_words(PAGE, "Tokayev", "An hour later the guests were welcomed by "))

    assert link == f"{PAGE}#:~:text=guests were welcomed by-,Tokayev"


def test_an_address_keeps_its_own_fragment():
    assert link_to_words(f"{PAGE}#part-2", "met") == f"{PAGE}#part-2:~:text=met"


@pytest.mark.parametrize("address", ["", "ftp://a.example/x", "urn:isbn:1", "javascript:alert(1)", "/local"])
def test_only_pages_of_the_web_are_linked(address):
    assert link_to_words(address, "met") == ""


def test_no_words_are_no_link():
    assert link_to_words(PAGE, " \n") == ""
