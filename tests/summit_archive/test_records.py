import pytest

from summit_archive.records import number_in


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), (" 12 ", 12), ("007", 7), ("9" * 18, int("9" * 18))]
)
def test_a_record_s_number_is_read(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["", None, "0", "-1", "1.5", "x", "9" * 19, "٣", "²", "1 2", "\0"])
def test_what_is_no_record_s_number_is_none(text):
    assert number_in(text) is None
