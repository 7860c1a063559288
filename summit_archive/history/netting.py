"""Many changes of a row taken together: how it was before the first, and how after the last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .reading import Columns, following_columns
from .tables import Change

Key = tuple[str, int]


@dataclass(slots=True)
class Net:
    """What a step did to one row, all its changes taken together. `last`: the number of the last of them."""

    table: str
    number: int
    step: int
    last: int
    before: Columns = field(default_factory=dict)
    after: Columns = field(default_factory=dict)
    was_made: bool = False
    was_deleted: bool = False

    @property
    def key(self) -> Key:
        return self.table, self.number

    @property
    def way_back(self) -> str:
        if self.was_made:
            return "delete"
        return "insert" if self.was_deleted else "update"

    def take(self, change: Change) -> None:
        self.last = change.pk
        if change.kind == Change.Kind.INSERTED:
            self.was_made = not self.was_deleted  # else the same row came back
            self.was_deleted = False
            return
        self.before = (change.before or {}) | self.before
        self.was_deleted = change.kind == Change.Kind.DELETED
        self.after = {} if self.was_deleted else self.after | (change.after or {})

    def differing(self) -> list[str]:
        """The columns that are otherwise at the end than at the beginning, but for those that follow from something else."""
        return [
            name for name in self.columns() if name in self.after and self.after[name] != self.before[name]
        ]

    def columns(self) -> list[str]:
        """Those that are to be set back."""
        return sorted(self.before.keys() - following_columns(self.table))


def net_of(changes: Iterable[Change]) -> list[Net]:
    """For each row that is another after `changes`, which come oldest first; a row that came and went is left out."""
    found: dict[Key, Net] = {}
    for change in changes:
        for number in numbers_of(change):
            key = change.table_name, number
            net = found.get(key)
            if net is None:
                net = found[key] = Net(*key, change.step_id, change.pk)
            if net.was_made and change.kind == Change.Kind.DELETED:
                del found[key]
            elif not net.was_made:
                net.take(change)
    return list(found.values())


def numbers_of(change: Change) -> Iterator[int]:
    if change.row is not None:
        yield change.row
    for span in change.rows or ():
        yield from span


def as_change(net: Net) -> Change | None:
    """The one change that would have done it; None where nothing is otherwise. It is not to be saved."""
    told = {"table_name": net.table, "step_id": net.step, "pk": net.last}
    if net.was_made:
        return Change(kind=Change.Kind.INSERTED, rows=(range(net.number, net.number + 1),), **told)
    if net.was_deleted:
        return Change(kind=Change.Kind.DELETED, row=net.number, before=net.before, **told)
    columns = net.differing()
    if not columns:
        return None
    before, after = ({name: side[name] for name in columns} for side in (net.before, net.after))
    return Change(kind=Change.Kind.UPDATED, row=net.number, before=before, after=after, **told)
