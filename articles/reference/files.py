"""The files of sources become entries of the tables that they fill, and are looked at. The database is not asked."""

import re
from dataclasses import replace
from itertools import count
from pathlib import Path

from articles.models import Article
from participants.models import Country, Meeting, Office
from participants.reference.adding import key_column, repeats
from participants.reference.checking import Listed, complaints_about
from participants.reference.entries import Refused, read_csv
from summit_archive.addresses import normal_form
from summit_archive.text.folding import fold

from .tables import (
    ARTICLES,
    COVERAGE,
    PUBLISHERS,
    SOURCE_MEETINGS,
    SOURCE_MEETINGS_FILE,
    SOURCES,
    SOURCES_FILE,
)

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_all(folder, facts=None):
    """{table: its entries}. Raises `Refused` with all that is wrong with any file.

    `facts`: {model: the keys of which the files may name no other}; without, what they name is taken for there.
    """
    publishers, sources, meetings = read_files(Path(folder))
    complaints = [
        *repeated_names(publishers),
        *repeats(SOURCES, sources),
        *untidy(sources),
        *untidy(meetings),
        *lacking(meetings, sources),
    ]
    shipped = split(publishers, sources, meetings)
    known, numbers = Listed(), count(1)
    know_facts(known, shipped, facts)
    for table, entries in shipped.items():
        complaints += complaints_about(table, entries, known, numbers, {})
    if complaints:
        raise Refused(list(dict.fromkeys(complaints)))
    return shipped


def read_files(folder):
    wanted = {
        "publishers.csv": (PUBLISHERS.columns, PUBLISHERS.optional),
        "sources.csv": (SOURCES_FILE, ()),
        "source_meetings.csv": (SOURCE_MEETINGS_FILE, ()),
    }
    found, complaints = [], []
    for name, columns in wanted.items():
        try:
            found.append(list(read_csv(folder / name, *columns)))
        except Refused as refused:
            complaints += refused.complaints
    if complaints:
        raise Refused(complaints)
    return found


# --- Which table a row fills --------------------------------------------------


def is_article(entry):
    """Of an article the archive keeps headline and day; what lacks either is a source alone."""
    return bool(entry["headline"] and DAY.fullmatch(entry["published_on"]))


def split(publishers, sources, meetings):
    articles = [entry for entry in sources if is_article(entry)]
    urls = {entry["url"] for entry in articles}
    return {
        PUBLISHERS: publishers,
        ARTICLES: [as_article(entry) for entry in articles],
        SOURCES: [entry for entry in sources if not is_article(entry)],
        COVERAGE: [of(entry, "article") for entry in meetings if entry["url"] in urls],
        SOURCE_MEETINGS: [of(entry, "source") for entry in meetings if entry["url"] not in urls],
    }


def as_article(entry):
    added = {"canonical_url": entry["url"], "status": Article.Status.PUBLISHED.value}
    columns = ARTICLES.columns
    values = entry.values | added
    return replace(
        entry,
        values={column: values[column] for column in columns},
        place=lambda column: entry.place("url" if column in added else column),
    )


def of(entry, owner):
    """A row of meetings under the name of what it hangs on."""
    values = {owner if column == "url" else column: text for column, text in entry.values.items()}
    return replace(
        entry, values=values, place=lambda column: entry.place("url" if column == owner else column)
    )


# --- Whether they are right ---------------------------------------------------


def repeated_names(publishers):
    """One publisher is one row, however its name is spelled."""
    first = {}
    for entry in publishers:
        key = fold(entry["name"])
        if key in first:
            why = f"a second row of one publisher: expected only {first[key].place('name')}"
            yield entry.complaint("name", entry["name"], why)
        first.setdefault(key, entry)


def untidy(entries):
    """A source is found by its address, in one spelling."""
    for entry in entries:
        normal = normal_form(entry["url"])
        if entry["url"] != normal:
            yield entry.complaint("url", entry["url"], f"expected the same page as {normal}")


def lacking(meetings, sources):
    urls = {entry["url"] for entry in sources}
    for entry in meetings:
        if entry["url"] not in urls:
            yield entry.complaint("url", entry["url"], "expected the address of a row of sources.csv")


def know_facts(known, shipped, facts):
    """What the entries name elsewhere: all of it, or what is among `facts`."""
    named = {
        Country: {entry["country"] for entry in shipped[PUBLISHERS]},
        Office: {entry["office"] for entry in shipped[PUBLISHERS]},
        Meeting: {entry["meeting"] for table in (COVERAGE, SOURCE_MEETINGS) for entry in shipped[table]},
    }
    for number, (model, keys) in enumerate(named.items(), start=1):
        column = key_column(model)
        for key in sorted(keys & facts[model] if facts else keys):
            known.add(model(id=number, **{column: key}))
