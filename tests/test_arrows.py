"""Who may know whom, where a name is spelt otherwise than in an import.

`lint-imports` keeps the imports (pyproject.toml). But a relation that an article's model has to a country
gives the country an accessor, and `country.articles` reads upwards with no import at all.
"""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parent.parent
# What puts the parts together may know all of them.
WIRING = ("urls.py", "settings.py", "wsgi.py", "management/")
# They name the apps as folders, or for their permissions, and reach for nothing in them.
NAMES_OF_APPS = {"summit_archive/server/first_start.py", "summit_archive/page_cache/release.py"}
LOOKUP = re.compile(r"[-_]*([a-z]\w*)")


def accessors(app, on):
    """The names by which rows and lookups of the app `on` reach the models of `app`."""
    relations = [
        relation
        for model in apps.get_app_config(on).get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label == app and not relation.hidden
    ]
    return {name for relation in relations for name in (relation.get_accessor_name(), relation.name)}


def tables(app):
    return {model._meta.db_table for model in apps.get_app_config(app).get_models(include_auto_created=True)}


class Reaches:
    """What in a source reaches up to one of `above`, as [(line, what)]."""

    def __init__(self, above):
        self.above = above
        self.accessors = accessors("articles", on="participants")
        self.own = accessors("participants", on="participants")
        self.tables = {table for app in above for table in tables(app)}

    def in_source(self, source):
        nodes = ast.walk(ast.parse(source))
        return sorted(
            {(node.lineno, what) for node in nodes if hasattr(node, "lineno") for what in self.of(node)}
        )

    def of(self, node):
        match node:
            case ast.Call(func=ast.Attribute(attr="split", value=ast.Constant(value=str(words)))):
                yield from (what for word in words.split() for what in self.of_text(word))
            # Of an app that is handed over the ground may ask a model; of `apps` it would have to name it.
            case ast.Call(
                func=ast.Name(id="get_model")
                | ast.Attribute(attr="get_model", value=ast.Name(id="apps") | ast.Attribute(attr="apps"))
            ):
                yield "get_model"
            case ast.Attribute(attr="rel", value=value) if getattr(value, "attr", "") not in self.own:
                yield ".rel"
            case ast.Attribute(attr=name) if name in self.accessors:
                yield f".{name}"
            case ast.keyword(arg=str(name)):
                yield from self.of_lookup(name)
            case ast.Constant(value=str(text)):
                yield from self.of_text(text)

    def of_text(self, text):
        if LOOKUP.fullmatch(text):
            yield from self.of_lookup(text)
        yield from (table for table in self.tables if re.search(rf"\b{table}\b", text))
        yield from (app for app in self.above if re.fullmatch(rf"{app}(\.[\w.]+)?", text))

    def of_lookup(self, name):
        yield from (part for part in name.lstrip("-").split("__") if part in self.accessors)


def upwards(folder, above, without=()):
    """Every reach upwards in `folder`, as "file:line: what"."""
    reaches = Reaches(above)
    found = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        if not path.relative_to(ROOT / folder).as_posix().startswith(without):
            name = path.relative_to(ROOT).as_posix()
            found += [
                f"{name}:{line}: {what}"
                for line, what in reaches.in_source(path.read_text())
                if name not in NAMES_OF_APPS or what not in above
            ]
    return found


def test_participants_know_nothing_of_articles_however_it_is_spelt():
    assert upwards("participants", ["articles"], without=("migrations/",)) == []


def test_the_ground_knows_neither_app_however_it_is_spelt():
    assert upwards("summit_archive", ["articles", "participants"], without=WIRING) == []


# Lines that stood in `participants` once, and others of their kinds
REACHING_UP = {
    "type(self.sides[0].row).articles.rel.related_model.objects": ".articles",
    'Meeting._meta.apps.get_model("articles", "Statement")': "get_model",
    'apps.get_model("participants.Meeting")': "get_model",
    'apps.get_app_config("articles")': "articles",
    'import_string("articles.models.Article")': "articles",
    "person.statements.published()": ".statements",
    'getattr(row, "attestations").count()': "attestations",
    'Prefetch("coverage", coverage, to_attr="said")': "coverage",
    'meetings.prefetch_related("participations__attestations")': "attestations",
    'meetings.order_by("-coverage__article")': "coverage",
    'Meeting.objects.filter(coverage__status="held")': "coverage",
    'Person.objects.annotate(n=Count("mentions_by_office"))': "mentions_by_office",
    '{"tags": 1}': "tags",
    'f"mentions__{name}"': "mentions",
    '"pk coverage__status".split()': "coverage",
    "type(self).publishers.rel.field.model": ".publishers",
    "relation.rel": ".rel",
    'cursor.execute("SELECT 1 FROM articles_coverage c")': "articles_coverage",
}


@pytest.mark.parametrize("line", REACHING_UP)
def test_a_line_that_reaches_up_is_found(line):
    found = Reaches(["articles"]).in_source(f"# the second line\n{line}\n")
    assert (2, REACHING_UP[line]) in found


@pytest.mark.parametrize(
    "line",
    [
        "self.model.links_out.rel.related_model.objects",
        "field.related_model._meta.verbose_name",
        'Meeting.objects.filter(participations__country="x").order_by("-pk")',
        '"Articles, and the tags of some of them."',
    ],
)
def test_what_participants_have_of_their_own_is_no_reach(line):
    assert Reaches(["articles"]).in_source(line) == []
