"""What is the same on every page is rendered once, and never with a page's own values."""

from typing import NamedTuple

import pytest
from django.contrib.auth.models import User
from django.template import Context, Engine
from django.urls import set_script_prefix
from django.utils.safestring import mark_safe

from summit_archive.pictures.year_bars import WIDE, Period, side_by_side

LIBRARIES = {"once": "summit_archive.templatetags.once", "i18n": "django.templatetags.i18n"}


def template(text):
    return Engine(libraries=LIBRARIES).from_string("{% load once %}" + text)


def test_a_part_is_rendered_once():
    part = template("{% once %}{% now 'u' %}{% endonce %}")
    assert part.render(Context()) == part.render(Context())


def test_no_value_of_one_page_reaches_the_next():
    part = template("{% once %}[{{ name }}]{% endonce %}{{ name }}")
    assert [part.render(Context({"name": name})) for name in ("Kyiv", "Minsk")] == ["[]Kyiv", "[]Minsk"]


def test_links_follow_the_prefix_of_the_site():
    part = template("{% once %}{% url 'home' %}{% endonce %}")
    assert part.render(Context()) == "/"
    set_script_prefix("/archive/")
    try:
        assert part.render(Context()) == "/archive/"
    finally:
        set_script_prefix("/")


def test_a_part_is_kept_for_each_value_and_sees_that_alone():
    part = template("{% for line in lines %}{% once line %}{{ line.0 }}{{ other }};{% endonce %}{% endfor %}")
    lines = [("Kyiv",), ("Minsk",), ("Kyiv",), ("<b>",)]
    assert part.render(Context({"lines": lines, "other": "!"})) == "Kyiv;Minsk;Kyiv;&lt;b&gt;;"
    assert part.render(Context({"lines": [("Kyiv",)], "other": "?"})) == "Kyiv;"


def test_equal_values_of_other_kinds_are_other_parts():
    part = template("{% for one in values %}{% once one %}{{ one }};{% endonce %}{% endfor %}")
    assert part.render(Context({"values": [1, True, 1.0, "1"]})) == "1;True;1.0;1;"


def test_pictures_are_told_apart_by_the_bar_aside():
    part = template("{% once bars %}{{ bars.aside.period.possible }};{% endonce %}")
    of_a_year = Period(2001, 1)
    pictures = [side_by_side([of_a_year, Period(None, possible=number)], WIDE) for number in (2, 3, 2)]
    assert [part.render(Context({"bars": bars})) for bars in pictures] == ["2;", "3;", "2;"]


def test_a_part_that_is_kept_asks_its_value_nothing():
    class Line(NamedTuple):
        name: str

        @property
        def in_words(self):
            asked.append(self.name)
            return self.name.upper()

    asked = []
    part = template("{% once line %}{{ line.in_words }}{% endonce %}")
    rendered = [part.render(Context({"line": Line(name)})) for name in ("Kyiv", "Minsk", "Kyiv")]
    assert (rendered, asked) == (["KYIV", "MINSK", "KYIV"], ["Kyiv", "Minsk"])


@pytest.mark.parametrize(
    "value",
    [
        ["a list"],
        {"a": "dict"},
        User(pk=1, username="a row"),
        mark_safe("<b>"),
        (("far inside", mark_safe("<b>")),),
    ],
)
def test_nothing_is_kept_by_a_value_that_may_change_or_is_marked_as_safe(value):
    part = template("{% once value %}{{ value }}{% endonce %}")
    with pytest.raises(TypeError):
        part.render(Context({"value": value}))
