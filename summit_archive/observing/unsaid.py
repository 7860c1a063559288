"""Cuts out what no line, mail or report may tell: the rows and statements that PostgreSQL quotes, and secret addresses."""

import re

# A row may hold a password's hash, a statement a session's key: "DETAIL: Failing row contains (…)".
QUOTED = re.compile(
    r"^[ \t]*(?:DETAIL|CONTEXT|QUERY|STATEMENT|LINE \d+): .*$\n?(?:^[ \t]*\^[ \t]*$\n?)?", re.MULTILINE
)
# Whoever has the address of a correction may read what was answered.
SECRET_PATH = re.compile(r"(/corrections/)(?!new/)[\w-]+")


def without_values(text: str) -> str:
    return SECRET_PATH.sub(r"\1…", QUOTED.sub("", text)).rstrip("\n")
