"""Runs one drill by its name, or lists them."""

# ruff: noqa: T201 - a person reads it

import pkgutil
import sys
from importlib import import_module

from tests import drills


def main(words: list[str]) -> int:
    """`words`: as typed after the command; returns the exit status, 2 for a name that no drill has."""
    known = names()
    if not words or words[0] in ("-h", "--help"):
        for name in known:
            print(f"{name:24}{first_line(name)}")
        return 0
    name, *rest = words
    if name not in known:
        print(f"There is no drill {name!r}; known are {', '.join(known)}.", file=sys.stderr)
        return 2
    return import_module(f"tests.drills.{name}").main(rest) or 0


def names() -> list[str]:
    """Every module that has a `main(words)`."""
    found = [found.name for found in pkgutil.iter_modules(drills.__path__)]
    told = [name for name in found if not name.startswith(("_", "test_"))]
    return [name for name in told if hasattr(import_module(f"tests.drills.{name}"), "main")]


def first_line(name: str) -> str:
    return (import_module(f"tests.drills.{name}").__doc__ or "").partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
