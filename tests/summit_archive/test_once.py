"""What is the same on every page is rendered once, and never with a page's own values."""

from django.template import Context, Engine
from django.urls import set_script_prefix

from summit_archive.templatetags import once

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


def test_no_more_is_kept_than_has_room(monkeypatch):
    monkeypatch.setattr(once, "MOST", 3)
    part = template("{% for line in lines %}{% once line %}{{ line }};{% endonce %}{% endfor %}")
    assert part.render(Context({"lines": list("abcdefg")})) == "a;b;c;d;e;f;g;"
    (node,) = part.nodelist.get_nodes_by_type(once.OnceNode)
    assert len(node.rendered) <= 3
