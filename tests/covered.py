"""Runs the tests and tells how much of the program they go through: in all, by package, and the ten files with most left out.

    python -m tests.covered [what pytest takes…]

Before Python 3.12 counting lines makes the tests take half as long again (a test of the rules alone twice as long), so
`.ci/run` does without.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import coverage

ROOT = Path(__file__).resolve().parents[1]
LEAST = 10


def main() -> int:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--numprocesses",
        "auto",
        "--cov",
        "--cov-report=",
        *sys.argv[1:],
    ]
    ended = subprocess.run(command, cwd=ROOT, check=False).returncode
    if ended in (0, 1):
        print(told(read()))
    return ended


def read() -> dict[str, tuple[int, int]]:
    """{file: (its statements, those that ran)}, as the last run left them."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        measured = coverage.Coverage(data_file=ROOT / ".coverage", config_file=str(ROOT / "pyproject.toml"))
        measured.load()
        measured.json_report(outfile=str(report))
        files = json.loads(report.read_text())["files"]
    summaries = {name: file["summary"] for name, file in files.items()}
    return {name: (one["num_statements"], one["covered_lines"]) for name, one in summaries.items()}


def told(files: dict[str, tuple[int, int]]) -> str:
    statements, ran = Counter(), Counter()
    for name, (number, covered) in files.items():
        package = "/".join(Path(name).parts[:2] if len(Path(name).parts) > 2 else Path(name).parts[:1])
        for group in ("in all", package):
            statements[group] += number
            ran[group] += covered
    lines = [f"{share(ran[group], statements[group])}  {group}" for group in sorted(statements, key=by_name)]
    least = sorted(files, key=lambda name: files[name][1] - files[name][0])[:LEAST]
    lines.append("most left out:")
    lines += [f"{share(files[name][1], files[name][0])}  {name}" for name in least]
    return "\n".join(lines)


def by_name(group: str) -> tuple[bool, str]:
    return group != "in all", group


def share(ran: int, statements: int) -> str:
    return f"{100 * ran / statements if statements else 100:5.1f} % of {statements:6,}"


if __name__ == "__main__":
    sys.exit(main())
