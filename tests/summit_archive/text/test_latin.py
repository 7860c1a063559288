"""Letters are written in Latin as anyascii writes whole texts."""

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from summit_archive.text.latin import in_latin


@pytest.mark.parametrize(
    "text", ["Встреча в Казани", "Тоқаев Қасым-Жомарт", "Əliyev", "დავითი 中国 😀", "plain", ""]
)
def test_a_text_is_written_as_anyascii_writes_it(text):
    assert in_latin(text) == anyascii(text)


@given(st.text())
def test_any_text_is(text):
    assert in_latin(text) == anyascii(text)
