"""What `python -m tests.structure` counts, on a tree of a few files."""

import pytest

from tests import structure


@pytest.fixture
def tree(tmp_path):
    for name, text in {
        "articles/models.py": 'country = ForeignKey("participants.Country", related_name="articles")\n',
        "articles/migrations/0001_first.py": "x = 1\n" * 50,
        "participants/lists.py": 'import articles.models\nfrom articles import views\nget_model("articles.Article")\n',
        "participants/pages.py": "def page(country):\n    return country.articles.rel.related_model\n",
        "participants/__init__.py": "",
        "summit_archive/urls.py": "import articles.views\n",
        "templates/base.html": "<p>\n",
        "tests/test_all.py": "x = 1\n" * 100,
        ".venv/lib.py": "x = 1\n" * 100,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def measured(tree):
    files = structure.files_of(tree)
    rows = [*structure.lines(tree, files), *structure.sizes(tree, files), *structure.arrows(tree, files)]
    return {row.name: row for row in rows}


def test_tests_and_hidden_folders_are_no_part_of_the_product(tree):
    rows = measured(tree)

    assert rows["lines of Python without tests"].value == "57, 7 without migrations"
    assert "HTML 1" in rows["lines of all else"].value


def test_small_and_loose_files_are_those_without_migrations(tree):
    rows = measured(tree)

    assert rows["files of Python under 40 lines"].places == [
        "articles/models.py: 1",
        "participants/lists.py: 3",
        "participants/pages.py: 2",
        "summit_archive/urls.py: 1",
    ]
    assert rows["loose files at the apps' roots"].value == "4 (participants 3, articles 1)"


def test_an_arrow_up_is_found_however_it_is_spelt_and_wiring_is_none(tree):
    [row] = [row for name, row in measured(tree).items() if name.startswith("places where")]

    assert row.value == "2, 2 (in 2 files)"
    assert row.places == [
        "participants/lists.py:1: articles.models",
        "participants/lists.py:2: articles",
        'participants/lists.py:3: get_model("articles.Article")',
        "participants/pages.py:2: country.articles.rel.related_model",
    ]
