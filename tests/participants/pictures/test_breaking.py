"""Long names in narrow columns break between syllables."""

import pytest

from participants.templatetags.breaking import SOFT_HYPHEN, breakable


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("Туркменистан", "Туркме|нистан"),
        ("Азербайджан", "Азер|байджан"),
        ("Berdimuhamedow", "Berdi|muhamedow"),
        ("Turkmenistan", "Turkme|nistan"),
        ("Шавкат Мирзиёев", "Шавкат Мирзиёев"),
        ("Россия", "Россия"),
        ("Бврдмкгпрст", "Бврдмкгпрст"),
        ("", ""),
    ],
)
def test_a_long_word_may_break_once_between_syllables(name, broken):
    assert breakable(name).replace(SOFT_HYPHEN, "|") == broken
