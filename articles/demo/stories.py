"""A story's file becomes entries of the tables that it fills. The database is not known here."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from participants.reference.entries import Entry, Refused

from .tables import ARTICLE, EVIDENCE, FACTS, LISTS


@dataclass(frozen=True)
class Story:
    """One file: the article, its lists of codes and slugs, and its other entries by table."""

    article: Entry
    lists: dict[str, list[str]]
    entries: dict[str, list[Entry]]


def read_story(path: Path) -> Story:
    """Raises `Refused`."""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused([f"{path.name}: not readable as TOML: {error}"]) from error
    tables = {table.name: table for table in (*FACTS, *EVIDENCE)}
    article = data.pop(ARTICLE.name, None)
    if not isinstance(article, dict):
        raise Refused([f"{path.name}: expected a table [{ARTICLE.name}]"])
    lists = {name: words(article.pop(name, []), path.name, name) for name in LISTS}
    entries: dict[str, list[Entry]] = {name: [] for name in tables}
    for name, rows in data.items():
        if name not in tables:
            raise Refused([f"{path.name}: “{name}”: expected one of {', '.join(tables)}"])
        entries[name] = [
            entry_of(row, tables[name].columns, Where(path.name, text, f"[[{name}]]", number))
            for number, row in enumerate(rows, start=1)
        ]
    return Story(entry_of(article, ARTICLE.columns, Where(path.name, text, "[article]", 1)), lists, entries)


def entry_of(row, columns, where):
    entry = Entry({}, where)
    for column, value in row.items():
        if column not in columns:
            raise Refused([entry.complaint(column, value, f"expected one of {', '.join(columns)}")])
        if column == "topics":
            value = ",".join(words(value, where.file, column))
        elif not isinstance(value, str):
            raise Refused([entry.complaint(column, value, "expected text in quotation marks")])
        entry.values[column] = value.strip()
    return entry


def words(value, file, name):
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return value
    raise Refused([f"{file}, column {name}: “{value}”: expected a list of texts"])


@dataclass(frozen=True)
class Where:
    """Finds the line of a value again: the parser keeps none."""

    file: str
    text: str
    header: str
    number: int

    def __call__(self, column: str) -> str:
        return f"{self.file}, line {self.line(column)}, {self.header} {self.number}, column {column}"

    def line(self, column: str) -> int:
        """Of `column`; where the row leaves it out, of the row's header."""
        lines = self.text.splitlines()
        headers = [index for index, line in enumerate(lines) if line.strip() == self.header]
        start = headers[self.number - 1] if len(headers) >= self.number else 0
        for index in range(start + 1, len(lines)):
            if lines[index].startswith("["):
                break
            if re.match(rf"{re.escape(column)}\s*=", lines[index]):
                return index + 1
        return start + 1
