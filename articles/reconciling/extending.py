"""New columns for a table whose rows were matched: what is on record of each, in one form for all properties."""

from .properties import COLUMNS
from .things import THINGS, TYPE_OF, found


def extended(extension, site):
    """As programs read it: `meta`, the columns; `rows`, {identifier: {property: values}}. A few queries a property.

    `site`: scheme and host, for addresses.
    """
    rows = found(extension.identifiers)
    told = {one: {} for one in extension.identifiers}
    for pid, settings in extension.properties:
        values = values_of(COLUMNS[pid], rows.values(), settings | {"site": site})
        for one in told:
            told[one][pid] = values.get(rows.get(one), [])
    return {"meta": [column(pid) for pid, _settings in extension.properties], "rows": told}


def values_of(declared, rows, settings):
    """{row: values}, read a type at a time."""
    by_type: dict[str, dict] = {}
    for row in rows:
        by_type.setdefault(TYPE_OF[type(row)], {})[row] = None
    values: dict = {}
    for type_ in declared.types:
        if some := list(by_type.get(type_, ())):
            values |= declared.values(some, settings)
    return values


def column(pid):
    declared = COLUMNS[pid]
    told = {"id": pid, "name": str(declared.name)}
    return told | ({"type": THINGS[declared.of].as_json} if declared.of else {})


def proposed(type_, limit):
    """The columns that records of a type may have; of every type where none is named."""
    columns = [one for one in COLUMNS.values() if not type_ or type_ in one.types]
    told = [{"id": one.id, "name": str(one.name)} for one in columns[:limit]]
    return {"limit": limit, "properties": told} | ({"type": type_} if type_ else {})
