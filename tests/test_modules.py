"""Every name that code asks of a module of ours is there, also in functions that no other test calls."""

import ast
import importlib
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings

ROOMS = ("summit_archive", "participants", "articles")


def files_of(room):
    return [path for path in (Path(settings.BASE_DIR) / room).rglob("*.py") if "migrations" not in path.parts]


def modules_imported(tree):
    """Local name -> module, of `from room import module` anywhere in the file."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module.split(".")[0] in ROOMS:
            package = importlib.import_module(node.module)
            for name in node.names:
                value = getattr(package, name.name, None)
                if isinstance(value, ModuleType):
                    found[name.asname or name.name] = value
    return found


def bound_elsewhere(tree):
    """Names that stand for something else somewhere in the file: parameters, variables."""
    names = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    }
    return names | {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}


def names_missing(source):
    tree = ast.parse(source)
    modules = modules_imported(tree)
    for name in bound_elsewhere(tree):
        modules.pop(name, None)
    return [
        f"line {node.lineno}: {node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in modules
        and not hasattr(modules[node.value.id], node.attr)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_every_name_asked_of_a_module_is_there(room):
    missing = {str(path): found for path in files_of(room) if (found := names_missing(path.read_text()))}
    assert not missing


def test_a_name_that_is_gone_is_found():
    source = (
        "from participants.exporting import plain\n\ndef tell(row):\n    return plain.no_such_name(row)\n"
    )
    assert names_missing(source) == ["line 4: plain.no_such_name"]
