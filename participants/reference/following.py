"""The rows of one table follow their file, except where an editor has changed them."""

from collections import Counter, defaultdict
from functools import cached_property

from django.db.models import Q

from participants.models import Name
from participants.models.in_force import InForce

from .adding import columns_of, in_waves, insert, key_column, references, row_of, text_of, values_of
from .entries import Entry, Refused
from .memory import Difference, Outcome, key_of
from .writing import change, remove, unused


class Following:
    """One table on its way from what the archive holds to what the file says.

    A row that still is what was last loaded follows the file. One that an editor changed, deleted
    or made stays as it is, and the difference is told. The number of queries is the same for any
    number of rows.
    """

    def __init__(self, table, entries, memory, known):
        self.table, self.model, self.known = table, table.model, known
        self.memory, self.remembered = memory, memory.of(table)
        self.entries = {key_of(table, entry.values): entry for entry in entries}
        self.keys_of_entries = {id(entry): key for key, entry in self.entries.items()}
        self.outcome = Outcome()
        self.loaded = self.fetch_loaded()
        self.kept_in_use, self.edited = set(), []

    def fetch_loaded(self):
        """{key: row} of what was made of the file before and is still there."""
        ids = self.memory.ids_of(self.table)
        rows = {row.pk: row for row in self.rows().filter(pk__in=ids)} if self.remembered else {}
        loaded = {key: rows[row.object_id] for key, row in self.remembered.items() if row.object_id in rows}
        if not self.table.owner:
            column = key_column(self.model)
            names = {self.remembered[key].values[column]: row for key, row in loaded.items()}
            self.known.rows[self.model] |= names
            self.known.fetch(self.model, {entry[column] for entry in self.entries.values()})
        self.known.give_related(self.model, loaded.values())
        return loaded

    def rows(self):
        return self.model.objects.written() if self.model is Name else self.model.objects.all()

    # The way

    def follow(self):
        """Add and change. Rows that lean on others give way before new ones come."""
        if self.table.says_more:
            self.rename_successors()
        if self.table.owner:
            self.remove_untouched()
        theirs = self.find_theirs()
        self.matched = {row.pk for row in theirs.values()}
        pairs = [(entry, theirs[key]) for key, entry in self.entries.items() if key in theirs]
        lacking = [self.entries[key] for key in self.entries if key not in theirs]
        if self.table.owner:
            self.compare_all(pairs)
            self.add_all(self.without_rivals(lacking))
        else:
            self.add_all(lacking)
            self.compare_all(pairs)

    def finish(self):
        """Remove what the files no longer name, once nothing of theirs leans on it."""
        if not self.table.owner:
            self.remove_untouched()
        for key in self.gone():
            row = self.loaded.get(key)
            if row is None or row.pk in self.matched:
                self.memory.forget(self.table, key)
            elif key not in self.kept_in_use:
                self.leave(self.remembered_entry(key), "", "gone", "an editor changed the row")

    # What stands for an entry

    def rename_successors(self):
        """Rows of which the file says more now stay, where it is plain which row is which."""
        of_owner = defaultdict(list)
        for key, entry in self.entries.items():
            if key not in self.remembered:
                of_owner[self.owner_of(entry)].append(key)
        successors = {}
        for old in self.gone():
            then = self.remembered_entry(old)
            new = [
                key for key in of_owner[self.owner_of(then)] if self.table.says_more(then, self.entries[key])
            ]
            if old in self.loaded and len(new) == 1:
                successors.setdefault(new[0], []).append(old)
        for new, olds in successors.items():
            if len(olds) == 1:
                self.memory.rename(self.table, olds[0], new)
                self.loaded[new] = self.loaded.pop(olds[0])

    def owner_of(self, entry):
        return tuple(entry[column] for column in self.table.owner)

    def find_theirs(self):
        """{key: the row of the archive}, for each entry that has one."""
        if self.table.owner:
            self.forget_confused()
        theirs = {key: row for key, row in self.loaded.items() if key in self.entries}
        unseen = {key: entry for key, entry in self.entries.items() if key not in theirs}
        self.neighbours = self.fetch_neighbours() if self.table.owner else []
        by_identity = {self.identity_of_row(row): row for row in self.neighbours}
        for key, entry in unseen.items():
            row = self.find_alike(entry, by_identity)
            if row is not None:
                theirs[key] = row
        return theirs

    def forget_confused(self):
        """While two owners were merged, their rows were one; taken apart again, each is looked for anew."""
        shared = Counter(row.pk for row in self.loaded.values())
        for key, row in list(self.loaded.items()):
            if shared[row.pk] > 1 and key in self.entries:
                values = self.values(self.entries[key])
                if values is None or self.identity(values) != self.identity_of_row(row):
                    del self.loaded[key]

    def find_alike(self, entry, by_identity):
        if not self.table.owner:
            return self.known(self.model, entry[key_column(self.model)])
        values = self.values(entry) if by_identity else None
        return by_identity.get(self.identity(values)) if values else None

    def fetch_neighbours(self):
        """The rows of the owners of whatever is new or changed."""
        entries = [
            entry
            for key, entry in self.entries.items()
            if key not in self.loaded or self.remembered[key].values != entry.values
        ]
        of_owners = Q()
        for column in self.table.owner:
            related = references(self.model)[column]
            owners = {self.known(related, entry[column]) for entry in entries} - {None}
            of_owners |= Q(**{f"{column}__in": [owner.pk for owner in owners]})
        rows = list(self.rows().filter(of_owners)) if entries else []
        self.known.give_related(self.model, rows)
        return rows

    def key(self, entry):
        return self.keys_of_entries[id(entry)]

    def remember(self, entry, row):
        self.memory.remember(self.table, self.key(entry), entry, row)

    def identity(self, values):
        return tuple(plain(values[column]) for column in self.table.key)

    def identity_of_row(self, row):
        return tuple(self.stored(row, column) for column in self.table.key)

    def values(self, entry):
        """What the cells mean in the archive; None where one names a row that it lacks."""
        try:
            return values_of(self.table, entry, self.known)
        except Refused:
            return None

    def stored(self, row, column):
        return getattr(row, columns_of(self.model)[column].attname)

    # New rows

    def add_all(self, entries):
        entries = [entry for entry in entries if not self.was_deleted(entry)]
        for wave in in_waves(entries):
            self.add([entry for entry in wave if self.can_stand(entry)])

    def add(self, entries):
        rows = [row_of(self.model, self.values(entry)) for entry in entries]
        rows = insert(self.model, rows, self.table.name)
        for entry, row in zip(entries, rows, strict=True):
            if not self.table.owner:
                self.known.add(row)
            self.remember(entry, row)
        self.outcome.added += len(rows)

    def was_deleted(self, entry):
        if self.key(entry) not in self.remembered:
            return False
        self.leave(entry, "", "stands in it", "an editor deleted the row")
        return True

    def can_stand(self, entry):
        """Whether all that it names is there: an editor may have deleted some of it."""
        for column, related in references(self.model).items():
            if entry[column] and self.known(related, entry[column]) is None:
                self.leave(entry, column, f"“{entry[column]}”", "holds no such row")
                return False
        return True

    def without_rivals(self, entries):
        """Entries beside which no row of an editor's says the same thing in another way."""
        free = []
        for entry in entries:
            if self.table.rivals(entry) in self.editors_own or self.collides(entry):
                self.leave(entry, "", "another row", "an editor's row stands in its place")
            else:
                free.append(entry)
        return free

    @cached_property
    def editors_own(self):
        """What the rows that no entry stands for say, as `rivals` tells it."""
        own = (self.entry_of(row) for row in self.neighbours if row.pk not in self.matched)
        return {self.table.rivals(entry) for entry in own} - {None}

    def collides(self, entry):
        """Whether the database would refuse it beside a row of the files that an editor changed."""
        key = self.table.rivals(entry) if self.table.exclusive else None
        rows = [row for row in self.edited if key and self.table.rivals(self.entry_of(row)) == key]
        if rows and issubclass(self.model, InForce):
            new = row_of(self.model, self.values(entry))
            return any(new.surely_meets(row) for row in rows)
        return bool(rows)

    # Rows that are there

    def compare_all(self, pairs):
        stale = [(entry, row) for entry, row in pairs if self.is_stale(entry, row)]
        if self.table.exclusive:
            free = {id(entry) for entry in self.without_rivals([entry for entry, _row in stale])}
            stale = [(entry, row) for entry, row in stale if id(entry) in free]
        for entry, row in stale:
            for column, value in self.values(entry).items():
                setattr(row, column, value)
            self.remember(entry, row)
        # Who becomes the preferred one of several comes after the one that no longer is.
        stale.sort(key=lambda pair: pair[0]["kind"] == "preferred")
        self.write([row for _entry, row in stale])
        self.outcome.changed += len(stale)

    def write(self, rows):
        change(self.model, rows, self.columns, self.table.name)

    @cached_property
    def columns(self):
        """Those that the file has."""
        return list(next((entry.values for entry in self.entries.values()), ()))

    def is_stale(self, entry, row):
        """Whether the row is to follow the file; else it is as the file says, or kept."""
        values = self.values(entry)
        if values is None:
            self.can_stand(entry)
            return False
        differing = [column for column in values if plain(values[column]) != self.stored(row, column)]
        if not differing:
            self.outcome.unchanged += 1
            self.remember(entry, row)
            return False
        if self.is_untouched(self.key(entry), row):
            return True
        self.leave_each(entry, row, differing)
        return False

    def is_untouched(self, key, row):
        """Whether the row still is what was last loaded."""
        remembered = self.remembered.get(key)
        if remembered is None or remembered.object_id != row.pk:
            return False
        entry = self.remembered_entry(key)
        # A column that the file did not have then was left at its default.
        columns = dict.fromkeys([*entry.values, *self.columns])
        fields = {field.name for field in self.model._meta.fields}
        then = {column: entry[column] for column in columns if column in fields}
        values = self.values(Entry(then, entry.place))
        return values is not None and all(
            plain(value) == self.stored(row, column) for column, value in values.items()
        )

    # Rows that are gone from the file

    def gone(self):
        return [key for key in self.remembered if key not in self.entries]

    def remembered_entry(self, key):
        return Entry(self.remembered[key].values, lambda column: self.table.name)

    def remove_untouched(self):
        keys = {
            self.loaded[key].pk: key
            for key in self.gone()
            if key in self.loaded and self.is_untouched(key, self.loaded[key])
        }
        free, used = self.unused(keys)
        remove(self.model, free)
        for pk in free:
            del self.loaded[keys[pk]]
        for pk, user in used.items():
            self.kept_in_use.add(keys[pk])
            self.leave(self.remembered_entry(keys[pk]), "", "gone", f"in use by a row of its own ({user})")
        self.outcome.removed += len(free)

    def unused(self, ids):
        """Splits `ids` into those that may go, and {id: what hangs on it}."""
        return unused(self.model, ids)

    # What is told

    def leave(self, entry, column, ours, theirs):
        self.outcome.kept += 1
        self.outcome.differences.append(
            Difference(self.table.name, entry.words(self.table.key), column, ours, theirs)
        )

    def leave_each(self, entry, row, columns):
        self.edited.append(row)
        texts = self.entry_of(row)
        for column in columns:
            self.leave(entry, column, f"“{entry[column]}”", f"“{texts[column]}”")
        self.outcome.kept -= len(columns) - 1

    def entry_of(self, row):
        """The row as a file would have it."""
        return Entry({column: self.text_of(row, column) for column in self.columns}, str)

    def text_of(self, row, column):
        related = references(self.model).get(column)
        key = self.keys[related].get(self.stored(row, column)) if related else None
        return key or text_of(getattr(row, column))

    @cached_property
    def keys(self):
        """{model: {id: its key in the files}}: an editor may have given it another address."""
        return defaultdict(
            dict,
            {model: {row.pk: key for key, row in rows.items()} for model, rows in self.known.rows.items()},
        )


def plain(value):
    """As the table stores it: a row by its id."""
    return getattr(value, "pk", value)
