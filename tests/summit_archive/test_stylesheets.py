"""Each page links the stylesheets of the components that it shows, and no stylesheet names what nothing shows."""

import re

import pytest
from django.conf import settings

TEMPLATES, STATIC = settings.BASE_DIR / "templates", settings.BASE_DIR / "static"
BASE = "base.html"
PAGES = [
    name
    for path in TEMPLATES.rglob("*.html")
    if (name := path.relative_to(TEMPLATES).as_posix()) != BASE
    and '{% extends "base.html" %}' in path.read_text()
]
SHEETS = [path.relative_to(STATIC).as_posix() for path in (STATIC / "css" / "components").iterdir()]


def source(name):
    return (TEMPLATES / name).read_text()


def parts_of(name):
    """A template and all that it includes."""
    found, ahead = set(), [name]
    while ahead:
        found.add(part := ahead.pop())
        ahead += [each for each in re.findall(r'{% include "([^"]+)"', source(part)) if each not in found]
    return found


def classes_in(template):
    """What stands in its `class` attributes; of a name that ends in a variable, what comes before."""
    attributes = re.findall(r'class="((?:[^"{]|{{.*?}}|{%.*?%})*)"', template)
    words = " ".join(re.sub(r"{%.*?%}", " ", re.sub(r"{{.*?}}", "", attribute)) for attribute in attributes)
    return set(words.split())


def classes_of(sheet):
    rules = re.sub(r"/\*.*?\*/", "", (STATIC / sheet).read_text(), flags=re.DOTALL)
    return {
        name
        for selector in re.findall(r"([^{}]+){", rules)
        for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }


def linked_by(name):
    return set(re.findall(r"{% static '(css/[^']+)' %}", source(name)))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_links_the_stylesheets_of_its_components(name):
    linked = linked_by(BASE) | linked_by(name)
    styled = {each for sheet in SHEETS for each in classes_of(sheet)}
    known = {each for sheet in linked for each in classes_of(sheet)}
    shown = {each for part in parts_of(name) for each in classes_in(source(part))}
    assert not (shown & styled) - known


@pytest.mark.parametrize("name", PAGES)
def test_a_page_links_no_stylesheet_of_which_it_shows_nothing(name):
    shown = {each for part in parts_of(name) for each in classes_in(source(part))}
    for sheet in linked_by(name):
        assert classes_of(sheet) & shown


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_class_of_a_stylesheet_is_shown_somewhere(sheet):
    tags = [path.read_text() for path in settings.BASE_DIR.glob("*/templatetags/*.py")]
    # Tags write the cells of large tables; what their braces hold are values.
    written = [re.sub(r"{[^{}]*}", "", tag) for tag in tags]
    written += [path.read_text() for path in TEMPLATES.rglob("*.html")]
    shown = {each for template in written for each in classes_in(template)}
    of_values = re.findall(r'f"([a-z][\w-]*-){', " ".join(tags))
    beginnings = (*of_values, *(each for each in shown if each.endswith("-")))
    scripts = [*tags, *(path.read_text() for path in (STATIC / "js").rglob("*.js"))]
    # A word of a comment, or a part of another word, writes no class: what stands in quotes may.
    quoted = re.findall(r"""["'`]([\w .>*=\[\]-]{1,80})["'`]""", " ".join(scripts))
    written_by_scripts = set(re.findall(r"[a-z][\w-]*", " ".join(quoted)))
    assert [
        name
        for name in classes_of(sheet)
        if name not in shown and not name.startswith(beginnings) and name not in written_by_scripts
    ] == []


@pytest.mark.parametrize(
    "name",
    [
        "home.html",
        "articles/article_list.html",
        "articles/article_detail.html",
        "participants/meeting_list.html",
        "participants/country_detail.html",
        "participants/person_detail.html",
    ],
)
def test_the_pages_that_visitors_come_to_first_are_shown_after_one_round(name):
    """A browser asks a server for six files at a time; only then for a seventh, and it shows nothing before."""
    assert len(linked_by(BASE) | linked_by(name)) <= 6
