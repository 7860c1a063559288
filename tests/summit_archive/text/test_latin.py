"""A text is spelt in an address as anyascii and slugify spell whole texts."""

import pytest
from anyascii import anyascii
from django.utils.text import slugify
from hypothesis import given
from hypothesis import strategies as st

from summit_archive.text.latin import slug_in_latin

TEXTS = [
    "Встреча в Казани",
    "Тоқаев Қасым-Жомарт",
    "Əliyev — _«Ҷ»_ --  x\n\ty",
    "დავითი 中国 😀",
    "=cmd() {plain} 'quoted' 50%",
    " -_ ends _- ",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_spelt_as_both_spell_it(text):
    assert slug_in_latin(text) == slugify(anyascii(text))


@given(st.text())
def test_any_text_is(text):
    assert slug_in_latin(text) == slugify(anyascii(text))
