"""Names in a text, whatever they stand for."""

import pytest

from articles.linking.gazetteer import RARE, RUN, Gazetteer, flatten, joined_name, surface_forms


def found(text, *names):
    spellings = [(spelling, (0, name)) for name in names for spelling in surface_forms(name)]
    signs = [(sign, (1, sign)) for sign in [RUN, *RARE]]
    gazetteer = Gazetteer(
        [*signs, *spellings, *((joined_name(spelling), entry) for spelling, entry in spellings)]
    )
    flat, by_sort = gazetteer.without_apostrophes(flatten(text)), [[], []]
    gazetteer.find(flat.text, by_sort)
    if by_sort[1]:
        flat = gazetteer.flatter(flat, {flat.text[hit[0]] for hit in by_sort[1]})
        by_sort = [[], []]
        gazetteer.find(flat.text, by_sort)
    return [(text[slice(*flat.span(start, end))], entry[1]) for start, end, entry in by_sort[0]]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Oman and a woman", "Oman", ["Oman"]),
        ("Romania", "Oman", []),
        ("Малийский, Мали.", "Мали", ["Мали"]),
        ("«Грузия»", "Грузия", ["Грузия"]),
        ("Грузия2 и Грузия_", "Грузия", ["Грузия"]),
        ("turkey for dinner in TURKEY, not in tUrkey", "Turkey", ["TURKEY"]),
        ("ask us, not US", "US", ["US"]),
        ("U.S.A is not U.S. law", "U.S.", ["U.S."]),
        ("Кот-д'Ивуар и Кот‑д’Ивуар", "Кот-д’Ивуар", ["Кот-д'Ивуар", "Кот‑д’Ивуар"]),
        (
            "Соединенные Штаты и Соединённые Штаты",
            "Соединённые Штаты",
            ["Соединенные Штаты", "Соединённые Штаты"],
        ),
        (
            "Great\nBritain, Great  Britain, Great\u00a0Britain",
            "Great Britain",
            ["Great\nBritain", "Great  Britain", "Great\u00a0Britain"],
        ),
        ("Great \u200bBritain", "Great Britain", ["Great \u200bBritain"]),
        ("Great\r\nBritain and Great \n Britain", "Great Britain", ["Great\r\nBritain", "Great \n Britain"]),
        ("Great\n\nBritain and Great\r\n\r\nBritain", "Great Britain", []),
        (
            "Папуа-Новая Гвинея и Папуа – Новая Гвинея",
            "Папуа — Новая Гвинея",
            ["Папуа-Новая Гвинея", "Папуа – Новая Гвинея"],
        ),
        ("Российский и российский, РОССИЙСКИЙ", "российский", ["Российский", "российский", "РОССИЙСКИЙ"]),
        (
            "Commonwealth of independent states",
            "Commonwealth of Independent States",
            ["Commonwealth of independent states"],
        ),
    ],
)
def test_a_name_is_found_as_whole_words_however_it_is_set(text, name, words):
    assert [words for words, _name in found(text, name)] == words


def test_the_longest_name_from_the_left_wins():
    names = ["Guinea", "New Guinea", "Papua New Guinea"]

    assert found("Papua New Guinea and Guinea", *names) == [
        ("Papua New Guinea", names[2]),
        ("Guinea", names[0]),
    ]


def test_a_longer_name_that_is_no_whole_word_hides_no_shorter_one():
    assert found("Chad Republics", "Chad", "Chad Republic") == [("Chad", "Chad")]
    assert found("preNew Guinea", "Guinea", "New Guinea") == [("Guinea", "Guinea")]


def test_places_count_characters_of_the_text_as_it_was_given():
    text = "𝒳𝒴  Great   Britain  and\r\nGreat \t Britain 𝒵 Great Britain"

    assert [words for words, _name in found(text, "Great Britain")] == [
        "Great   Britain",
        "Great \t Britain",
        "Great Britain",
    ]


def test_an_empty_gazetteer_and_an_empty_text_find_nothing():
    assert found("Great Britain") == []
    assert found("", "Great Britain") == []
