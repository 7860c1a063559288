"""Each package opens with a map of its files, so that a stranger finds the room; a file that moves takes its line along."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ("summit_archive", "participants", "articles")
# Django gives these their shape, and finds them by their names.
KNOWN_BY_DJANGO = {"migrations", "management", "commands", "templatetags"}
# One file a noun, named after it: a map would only repeat the folder.
ONE_NOUN_A_FILE = {"models", "views", "admin"}
PACKAGES = [
    file.parent
    for app in APPS
    for file in sorted((ROOT / app).rglob("__init__.py"))
    if file.parent.name not in KNOWN_BY_DJANGO | ONE_NOUN_A_FILE
]


def rooms_of(package):
    """The files and folders of a package that hold something."""
    files = {file.stem for file in package.glob("*.py")} - {"__init__"}
    folders = {file.parent.name for file in package.glob("*/__init__.py")} - KNOWN_BY_DJANGO
    return files | folders


def map_of(package):
    return ast.get_docstring(ast.parse((package / "__init__.py").read_text())) or ""


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: str(package.relative_to(ROOT)))
def test_the_map_of_a_package_names_each_of_its_files(package):
    told = set(re.findall(r"[a-z_]+", map_of(package)))
    assert rooms_of(package) - told == set()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: str(package.relative_to(ROOT)))
def test_the_map_of_a_package_names_no_file_that_is_gone(package):
    files = re.findall(r"(?<![\w/.])([a-z_]+)\.py\b", map_of(package))
    assert [file for file in files if file not in rooms_of(package) | {"manage"}] == []
