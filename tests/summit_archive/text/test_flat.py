"""The one folding of texts: what makes no difference, the places it keeps, and that PostgreSQL folds alike."""

import re
import unicodedata

import pytest
from django.db import connection
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from summit_archive.text.flat import flat, joined_words, plain, searched, settled
from summit_archive.text.signs import (
    APOSTROPHES,
    BARE,
    DASHES,
    INVISIBLE,
    QUOTES,
    SETTLED_RANGES,
    STRESS,
    STRESSED,
    without,
)

# Words of both alphabets, and whatever may stand in or beside them.
SIGNS = "".join(
    [APOSTROPHES, QUOTES, DASHES, INVISIBLE, STRESS, *STRESSED, "ёЁ", "\u0306\u0308\u0327\u0341\u212b"]
)
LETTERS = "abosSxОаеийКс0257ğışəİїқі"
TEXTS = st.text(st.sampled_from(SIGNS + LETTERS * 3 + "  \n_/.,…\u00a0😀"), max_size=30)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\0"), max_size=20)


def in_sql(texts):
    with connection.cursor() as cursor:
        cursor.execute("SELECT array(SELECT summit_searched(one) FROM unnest(%s::text[]) AS one)", [texts])
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("text", "as_plain"),
    [
        ("Встре\u00adча", "Встреча"),
        ("Toka\u200byev join\u2060er \ufeffdone\u200d", "Tokayev joiner done"),
        ("Саи\u0301дов", "Саидов"),
        ("Мѝр и ко\u0300т", "Мир и кот"),
        ("Андреи\u0306 и е\u0308ж", "Андрей и еж"),
        ("Сан-Томе\u0301, Sa\u0303o Tome\u0301", "Сан-Томе, São Tomé"),
        ("Нур‑Султан – это", "Нур-Султан - это"),
        ("O’Meara, Oʻzbekiston, Kulʹbaev", "O'Meara, O'zbekiston, Kul'baev"),
        ("«Ёлка» “tree”", '"Елка" "tree"'),
        ("`quoted´", "'quoted'"),
    ],
)
def test_what_makes_no_difference_is_folded(text, as_plain):
    assert plain(text) == as_plain
    assert flat(text).text == as_plain


@given(st.one_of(TEXTS, ANY))
def test_a_text_with_places_is_the_plain_one_with_single_spaces(text):
    assert flat(text).text == re.sub(r"\s+", " ", plain(text))


@given(st.one_of(TEXTS, ANY))
def test_what_is_folded_stays_so(text):
    assume(unicodedata.is_normalized("NFC", plain(text)))  # but for ё with a mark more, which no language has
    assert plain(plain(text)) == plain(text)


@given(TEXTS, st.data())
def test_every_part_of_a_folded_text_stands_where_it_says(text, data):
    there = flat(text)
    start = data.draw(st.integers(0, max(len(there.text) - 1, 0)))
    end = data.draw(st.integers(min(start + 1, len(there.text)), len(there.text)))
    if start < end:
        first, last = there.span(start, end)
        assert 0 <= first < last <= len(text)
        assert there.text[start:end].strip() in flat(text[first:last]).text


@pytest.mark.parametrize(
    ("text", "as_searched", "words"),
    [
        ("Mr O’Meara", "OMeara O Meara", "O’Meara"),
        ("the S‑400 there", "S400 S 400", "S‑400"),
        ("Встре\u00adча глав", "Встреча", "Встре\u00adча"),
        ("и Саи\u0301дов", "Саидов", "Саи\u0301дов"),
        ("в Нур-Султан", "Султан", "Султан"),
        ("с Ёлка\u200b", "Елка", "Ёлка"),
    ],
)
def test_words_as_search_reads_them_keep_their_places(text, as_searched, words):
    there = searched(text)
    start = there.text.index(as_searched)
    assert text[slice(*there.span(start, start + len(as_searched)))] == words


def test_a_word_that_an_apostrophe_parts_is_one_but_for_an_s():
    assert joined_words("O’Meara and Kul'baev in Astana’s S-400 of Nur-Sultan") == (
        "OMeara and Kulbaev in Astana’s S400 of Nur-Sultan"
    )


def test_nothing_that_is_settled_has_to_be():
    for first, last in SETTLED_RANGES:
        for character in map(chr, range(first, last + 1)):
            assert settled(f"a{character}b") == f"a{character}b"
            assert unicodedata.normalize("NFC", f"e{character}o") == f"e{character}o"


def test_letters_are_searched_without_what_alphabets_add_to_them():
    assert searched("Erdoğan, Lukaşenko, Chișinău, Şəfa, Ərdoğan, Diyarbakır, İzmir, Łódź, Nguyễn").text == (
        "Erdogan, Lukasenko, Chisinau, Sefa, Erdogan, Diyarbakir, Izmir, Lodz, Nguyen"
    )
    assert searched("Тоқаев, Ғабит, Київ, Єгор, Ґедз, Өскемен, Ўзбек, Йод, ёлка").text == (
        "Токаев, Габит, Киив, Егор, Гедз, Оскемен, Узбек, Йод, елка"
    )
    assert plain("Erdoğan") == "Erdoğan"


def test_characters_are_left_out_of_ranges():
    assert list(without("acx", [(ord("a"), ord("d")), (ord("x"), ord("x"))])) == [(98, 98), (100, 100)]


# --- In the database ----------------------------------------------------------------


@pytest.mark.django_db
def test_the_database_reads_every_sign_like_python():
    texts = [
        text
        for sign in [*SIGNS, *BARE]
        for text in (sign, f"о{sign}к", f"O{sign}Meara {sign}s", f"S{sign}400", f"a {sign}")
    ]
    assert in_sql(texts) == [searched(text).text for text in texts]


@pytest.mark.django_db
@given(texts=st.lists(TEXTS, min_size=1, max_size=40))
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_reads_any_text_like_python(texts):
    assert in_sql(texts) == [searched(text).text for text in texts]


@pytest.mark.django_db
@given(texts=st.lists(TEXTS, min_size=1, max_size=40))
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_has_the_same_words_in_the_index_as_its_plain_form(texts):
    assume(all(unicodedata.is_normalized("NFC", plain(text)) for text in texts))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT summit_words('ru', one), summit_words('de', one) FROM unnest(%s::text[] || %s::text[]) AS one",
            [texts, [plain(text) for text in texts]],
        )
        rows = cursor.fetchall()
    assert rows[: len(texts)] == rows[len(texts) :]
