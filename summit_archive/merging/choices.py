"""What an editor chose on the page of a merge, as it comes from a form: what cannot be read is no choice."""

from dataclasses import dataclass, field

from ..records import number_in

SIDES = ("one", "other")


@dataclass(frozen=True)
class Choices:
    """`stays`: which side's record; `fields`: {column: side}; `tables`: {table: the side whose rows stay where both say
    something}; `lists`: {table: the only side whose rows stay at all}; `rows`: {table: rows that stay}."""

    stays: str = "one"
    fields: dict[str, str] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    rows: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, data):
        """From a form: `stays`, `field-<name>`, `table-<table>`, `list-<table>`, `row-<table>-<pair>`."""
        rows = {}
        for name in data:
            kind, _dash, rest = name.partition("-")
            table, number = rest.split("-")[0], number_in(data.get(name))
            if kind == "row" and number is not None:
                rows.setdefault(table, []).append(number)
        return cls(
            stays=data.get("stays") if data.get("stays") in SIDES else "one",
            fields=sides(data, "field-"),
            tables=sides(data, "table-"),
            lists=sides(data, "list-"),
            rows={table: tuple(numbers) for table, numbers in rows.items()},
        )

    @property
    def goes(self):
        return SIDES[1 - SIDES.index(self.stays)]


def sides(data, prefix):
    return {
        name.removeprefix(prefix): data.get(name)
        for name in data
        if name.startswith(prefix) and data.get(name) in SIDES
    }
