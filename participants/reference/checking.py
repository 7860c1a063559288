"""Whether the files are right, each by itself and all together. The database is not asked."""

from collections import defaultdict
from itertools import combinations, count

from participants.models import Name
from participants.models.in_force import InForce
from summit_archive.addresses import tidy

from .adding import Known, build, in_waves, key_column, repeats
from .agreeing import disagreements
from .citations import wrong_citations
from .entries import Refused, read_csv
from .tables import TABLES

GRADES = ("official", "two-sources", "one-source", "no-source")


def read_all(folder):
    """{table: its entries}. Raises `Refused` with all that is wrong with any file."""
    shipped = read_files(folder)
    refuse_wrong(shipped)
    return shipped


def read_files(folder):
    """{table: its entries}, whatever they say. Raises `Refused` with all that is wrong with the form of any file."""
    complaints, shipped = [], {}
    for table in TABLES:
        try:
            entries = read_csv(folder / f"{table.name}.csv", table.columns, table.optional)
            shipped[table] = reshaped(table, list(entries))
        except Refused as refused:
            complaints += refused.complaints
    # What is not read would make good references look bad: they are compared only when all is.
    if complaints:
        raise Refused(complaints)
    return shipped


def refuse_wrong(shipped):
    """Raises `Refused` with all that is wrong with any row, and where rows do not agree."""
    known, numbers, rows, complaints = Listed(), count(1), {}, []
    for table, entries in shipped.items():
        complaints += complaints_about(table, entries, known, numbers, rows)
    # Nor do rows agree of which one is wrong.
    if complaints := complaints or disagreements(rows):
        raise Refused(complaints)


class Listed(Known):
    """The rows that the files name, as they would be; never fetched."""

    def fetch(self, model, keys):
        pass


def reshaped(table, entries):
    if not table.reshape:
        return entries
    complaints, shaped = [], []
    for entry in entries:
        try:
            shaped.append(table.reshape(entry))
        except Refused as refused:
            complaints += refused.complaints
    if complaints:
        raise Refused(complaints)
    return shaped


def complaints_about(table, entries, known, numbers, built):
    """`built` takes the table's rows, as pairs (entry, row)."""
    complaints, rows = repeats(table, entries), built.setdefault(table, [])
    try:
        for wave in in_waves(entries):
            for entry in wave:
                complaints += missing_source(table, entry)
                complaints += wrong_citations(table, entry)
                try:
                    row = build(table, entry, known, id=next(numbers))
                    rows.append((entry, row))
                    complaints += untidy_addresses(entry)
                except Refused as refused:
                    complaints += refused.complaints
                    # It stands in the file, so that a row that names it is not wrong as well.
                    row = table.model(
                        id=next(numbers), **{column: entry[column] for column in plain_key(table)}
                    )
                if not table.owner:
                    known.add(row)
    except Refused as refused:
        complaints += refused.complaints
    if issubclass(table.model, InForce):
        complaints += overlaps(table, rows)
    if table.model is Name:
        complaints += second_preferred(table, entries)
    return complaints


def plain_key(table):
    return () if table.owner else (key_column(table.model),)


def missing_source(table, entry):
    """Each fact says where it comes from and how far it was checked."""
    complaints = []
    if "source" in table.columns and not entry["source"]:
        complaints.append(entry.complaint("source", "", "expected where this fact comes from"))
    if "confirmation" in table.columns and entry["confirmation"] in ("", "not-stated", "reported"):
        expected = f"expected one of {', '.join(GRADES)}"
        complaints.append(entry.complaint("confirmation", entry["confirmation"], expected))
    return complaints


def untidy_addresses(entry):
    """A source is found by its address: facts of one source spell it alike."""
    for column in ("source_url", "list_source_url"):
        if entry[column] != (address := tidy(entry[column])):
            yield entry.complaint(column, entry[column], f"expected the same page as {address}")


def overlaps(table, rows):
    """Rows of the same parties that surely hold on one day."""
    by_parties = defaultdict(list)
    for entry, row in rows:
        if (rivals := table.rivals(entry)) is not None:
            by_parties[rivals].append((entry, row))
    return [
        later.complaint(
            "start",
            f"{later['start']} to {later['end']}",
            f"it surely overlaps {earlier.place('start')} ({earlier['start']} to {earlier['end']}) "
            f"of the same {' and '.join(table.owner)}",
        )
        for same in by_parties.values()
        for (earlier, one), (later, other) in combinations(same, 2)
        if one.surely_meets(other)
    ]


def second_preferred(table, entries):
    first, complaints = {}, []
    for entry in entries:
        key = table.rivals(entry)
        if key and key in first:
            why = f"a second preferred name in this language: {first[key].place('kind')} has one"
            complaints.append(entry.complaint("kind", entry["text"], why))
        first.setdefault(key, entry)
    return complaints
