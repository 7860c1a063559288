"""Measures how the program is built: its lines, small and loose files, lengths, arrows that run up, wrong hints.

    python -m tests.structure [--tree FOLDER] [--list] [--quick]

`--tree` measures another checkout by the same rules, so that before and after come from one command; its files are
only read. `--list` names the files and places that are counted. `--quick` leaves mypy out, which takes half a minute.
"""

# ruff: noqa: T201 - whoever started it reads it

import argparse
import ast
import importlib
import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
# From the ground up: none knows of those that come after it.
LAYERS = ("summit_archive", "participants", "articles")
NOT_OURS = {"tests", "vendor", "node_modules"}
KINDS = {".py": "Python", ".sql": "SQL", ".html": "HTML", ".css": "CSS", ".js": "JavaScript"}
SMALL = 40
# What joins the layers, and is none: the project's own files, and the commands that start it.
WIRING = {"settings.py", "urls.py", "wsgi.py", "management"}


class Row(NamedTuple):
    """A line of the table. `places` are what was counted, for `--list`."""

    name: str
    value: str
    places: list[str]


class Place(NamedTuple):
    file: Path
    line: int
    words: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.words}"


def files_of(tree: Path) -> list[Path]:
    """The product's own files, from the tree's root, without tests and what others wrote."""
    found = []
    for path in sorted(tree.rglob("*")):
        relative = path.relative_to(tree)
        is_hidden = any(part.startswith(".") or part in NOT_OURS for part in relative.parts)
        if not is_hidden and path.suffix in KINDS and path.is_file():
            found.append(relative)
    return found


def is_migration(file: Path) -> bool:
    return "migrations" in file.parts


def lines_in(tree: Path, file: Path) -> int:
    return len((tree / file).read_text("utf-8").splitlines())


def lines(tree: Path, files: list[Path]) -> Iterator[Row]:
    numbers = dict.fromkeys(KINDS.values(), 0)
    migrations = 0
    for file in files:
        number = lines_in(tree, file)
        numbers[KINDS[file.suffix]] += number
        migrations += number if is_migration(file) and file.suffix == ".py" else 0
    python = numbers.pop("Python")
    yield Row("lines of Python without tests", f"{python:,}, {python - migrations:,} without migrations", [])
    yield Row("lines of all else", ", ".join(f"{kind} {number:,}" for kind, number in numbers.items()), [])


def sizes(tree: Path, files: list[Path]) -> Iterator[Row]:
    python = [file for file in files if file.suffix == ".py" and not is_migration(file)]
    lengths = {file: lines_in(tree, file) for file in python}
    filled = {file: length for file, length in lengths.items() if length}
    small = [file for file in filled if filled[file] < SMALL and file.name != "__init__.py"]
    maps = [file for file in filled if filled[file] < SMALL and file.name == "__init__.py"]
    loose = [str(file) for file in python if len(file.parts) == 2 and file.parts[0] in LAYERS[1:]]
    apart = [f"{app} {sum(name.startswith(app) for name in loose)}" for app in LAYERS[1:]]
    named = [f"{file}: {filled[file]}" for file in small]
    yield Row(f"files of Python under {SMALL} lines", f"{len(small)}, and {len(maps)} __init__.py", named)
    yield Row("loose files at the apps' roots", f"{len(loose)} ({', '.join(apart)})", loose)
    functions = [
        node.end_lineno - node.lineno + 1
        for file in python
        for node in ast.walk(parsed(tree, file))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno
    ]
    for what, numbers in (("functions", functions), ("files", list(filled.values()))):
        yield Row(f"lines of {what}: median, 90 %, 99 %, longest", " / ".join(map(str, spread(numbers))), [])


def spread(numbers: list[int]) -> list[int]:
    ordered = sorted(numbers)
    return [ordered[min(int(len(ordered) * share), len(ordered) - 1)] for share in (0.5, 0.9, 0.99, 1)]


def parsed(tree: Path, file: Path) -> ast.Module:
    return ast.parse((tree / file).read_text("utf-8"), str(file))


# --- Arrows ------------------------------------------------------------------------


def arrows(tree: Path, files: list[Path]) -> Iterator[Row]:
    """Places where a layer names one above it: by `import`, or by asking Django for a model of it."""
    python = [file for file in files if file.suffix == ".py" and file.parts[0] in LAYERS]
    python = [file for file in python if not is_migration(file) and WIRING.isdisjoint(file.parts)]
    names = {layer: related_names(tree, python, layer) for layer in LAYERS}
    imports, spelt = [], []
    for file in python:
        above = LAYERS[LAYERS.index(file.parts[0]) + 1 :]
        if not above:
            continue
        related = set().union(*(names[layer] for layer in above)) - names[file.parts[0]]
        for node in ast.walk(parsed(tree, file)):
            imports += [
                Place(file, node.lineno, words) for words in imported(node) if layer_of(words) in above
            ]
            asked = [Place(file, node.lineno, words) for words in asked_for(node, above, related)]
            spelt += [place for place in asked if place[:2] not in {other[:2] for other in spelt}]
    yield Row(
        "places where a layer names one above it: imports, models asked for by name",
        f"{len(imports)}, {len(spelt)} (in {len({place.file for place in imports + spelt})} files)",
        [str(place) for place in imports + spelt],
    )


def layer_of(module: str) -> str:
    return module.partition(".")[0]


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module


def asked_for(node: ast.AST, above: tuple[str, ...], related: set[str]) -> Iterator[str]:
    """`get_model("articles.Article")`, and `Country.articles.rel.related_model` by the name that a model above gave."""
    if isinstance(node, ast.Call) and node.args:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        first = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
        is_asking = name in ("get_model", "get_app_config", "import_module") and isinstance(first, str)
        if is_asking and layer_of(first) in above:
            yield f'{name}("{first}")'
    if isinstance(node, ast.Attribute) and node.attr == "related_model":
        written = ast.unparse(node)
        if related & set(re.findall(r"\w+", written)):
            yield written


def related_names(tree: Path, python: list[Path], layer: str) -> set[str]:
    """How the models of a layer are called from the rows that they lead to."""
    return {
        keyword.value.value
        for file in python
        if file.parts[0] == layer and "models" in "/".join(file.parts[1:2])
        for node in ast.walk(parsed(tree, file))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "related_name"
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
    }


# --- Hints -------------------------------------------------------------------------


def hints(tree: Path) -> Iterator[Row]:
    """By this tree's own settings, whichever tree is measured."""
    if importlib.util.find_spec("mypy") is None:
        yield Row("errors of mypy", "not measured: mypy is not installed", [])
        return
    with tempfile.TemporaryDirectory() as cache:
        command = [
            sys.executable,
            "-m",
            "mypy",
            "--config-file",
            ROOT / "pyproject.toml",
            "--cache-dir",
            cache,
        ]
        run = subprocess.run(
            [*command, "--no-error-summary"], cwd=tree, capture_output=True, text=True, check=False
        )
    errors = [line for line in run.stdout.splitlines() if ": error: " in line]
    is_measured = run.returncode in (0, 1) and not (run.returncode and not errors)
    told = str(len(errors)) if is_measured else f"not measured: {(run.stderr or run.stdout).strip()[:200]}"
    yield Row("errors of mypy", told, errors)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tree", type=Path, default=ROOT, metavar="FOLDER")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    tree = asked.tree.resolve()
    files = files_of(tree)
    rows = [*lines(tree, files), *sizes(tree, files), *arrows(tree, files)]
    rows += [] if asked.quick else hints(tree)
    width = max(len(row.name) for row in rows)
    for row in rows:
        print(f"{row.name:{width}}  {row.value}")
        for place in row.places if asked.list else ():
            print(f"    {place}")


if __name__ == "__main__":
    main()
