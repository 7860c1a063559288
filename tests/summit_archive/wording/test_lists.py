"""Lists and numbers as the page's language writes them."""

import pytest
from django.utils.translation import override

from summit_archive.wording.counted import counted
from summit_archive.wording.lists import either, listed
from summit_archive.wording.numbers import grouped


@pytest.mark.parametrize(
    ("items", "english", "russian"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A and B", "A и B"),
        (["A", "B", "C"], "A, B and C", "A, B и C"),
        (["A, of B", "C"], "A, of B, and C", "A, of B, и C"),
    ],
)
def test_several_are_joined_in_words(items, english, russian):
    with override("en"):
        assert listed(items) == english
    with override("ru"):
        assert listed(iter(items)) == russian


def test_one_of_several_is_told_by_or():
    with override("en"):
        assert either(["26 December", "3 May", "4 May"]) == "26 December, 3 May or 4 May"
    with override("ru"):
        assert either(["26 декабря", "3 мая"]) == "26 декабря или 3 мая"


def test_large_numbers_are_grouped():
    with override("en"):
        assert [grouped(number) for number in (999, 12345, 1234567)] == ["999", "12,345", "1,234,567"]
    with override("ru"):
        assert grouped(12345) == "12\N{NO-BREAK SPACE}345"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "день"), (3, "дня"), (5, "дней"), (12, "дней"), (22, "дня"), (111, "дней")]
)
def test_a_russian_noun_follows_its_number(number, said):
    assert counted(number, "день", "дня", "дней") == f"{number}\N{NO-BREAK SPACE}{said}"
