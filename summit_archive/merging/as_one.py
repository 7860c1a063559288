"""What a table says of two of its rows that would stand twice once the records that they refer to are one."""

from dataclasses import dataclass, field
from typing import Any

# Where a source and a note stand on both rows and the two say the same, the row that stays bears both.
JOINED = ("source", "note")
OF_A_SOURCE = ("source", "source_url", "confirmation")


@dataclass(frozen=True)
class AsOne:
    """A model's attribute `as_one`. Columns by the names of their fields.

    `where` is the field that tells an editor which rows they are. In `asks` two rows may contradict each other, so that
    the editor chooses; a value in `silent` says nothing there, as an empty one and “not stated” do. Of `fills`, each a
    tuple of columns that belong together, the row that stays takes those of the other if it has nothing in the first;
    of one that contradicts it, it takes nothing.
    `same`: by which rows are the same that no rule of the database keeps from standing twice. `yields`: by the name of a
    rule, what becomes of a row that it refuses beside another: it stays, with these values. `may_stay_behind`: whether
    an editor may leave the rows of one side out. `day` and `source` lead to when a row is of and where it comes from, by
    which an editor finds some of many.
    """

    where: str = ""
    asks: tuple[str, ...] = ()
    silent: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    fills: tuple[tuple[str, ...], ...] = ()
    same: tuple[str, ...] = ()
    yields: dict[str, dict[str, Any]] = field(default_factory=dict)
    may_stay_behind: bool = False
    day: str = ""
    source: str = ""


def as_one_of(model):
    """The rows of a table that says nothing say nothing beside what they refer to."""
    return getattr(model, "as_one", None) or AsOne(may_stay_behind=bool(model._meta.auto_created))


def says_nothing(model, name, alias):
    """SQL: whether the column says nothing in the row of that alias; and the values that it compares with."""
    column = model._meta.get_field(name)
    sql = f'{alias}."{column.column}"'
    silent = [*as_one_of(model).silent.get(name, ())]
    if column.get_internal_type() == "BooleanField":
        return f"{sql} IS NOT TRUE", []
    if column.get_internal_type() in ("CharField", "TextField", "URLField", "SlugField"):
        silent += ["", "not-stated"]
    if not silent:
        return f"{sql} IS NULL", []
    return f"({sql} IS NULL OR {sql} = ANY(%s))", [silent]


def contradicts(model):
    """SQL: whether the rows `r` and `s` both say something in one column of `asks`, and not the same; and its values."""
    differ, values = [], []
    for name in as_one_of(model).asks:
        column = model._meta.get_field(name).column
        sides = [says_nothing(model, name, alias) for alias in ("r", "s")]
        differ.append(f'(r."{column}" <> s."{column}" AND NOT {sides[0][0]} AND NOT {sides[1][0]})')
        values += [*sides[0][1], *sides[1][1]]
    return f"({' OR '.join(differ) or 'false'})", values
