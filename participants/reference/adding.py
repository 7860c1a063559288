"""Entries become rows: only those that the archive lacks. Nothing is overwritten or deleted."""

from collections import defaultdict
from functools import cache, lru_cache

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from summit_archive.slugs import FormerSlug

from .entries import Refused

# So many cells of a column are remembered with what they mean.
MEANINGS = 20_000


@cache
def key_column(model):
    """The column by which files name a row: its slug, where the model does not say another in `named_by`."""
    return getattr(model, "named_by", "slug")


class Known:
    """The rows that entries refer to, by code or slug, former slugs too."""

    def __init__(self):
        self.rows = defaultdict(dict)

    def __call__(self, model, key):
        """The row, or None."""
        return self.rows[model].get(key)

    def fetch(self, model, keys):
        """At most three queries, for those of `keys` that are not yet known."""
        column, rows = key_column(model), self.rows[model]
        keys = {key for key in keys if key} - set(rows)
        if not keys:
            return
        rows |= model.objects.in_bulk(keys, field_name=column)
        former = FormerSlug.objects.filter(kind=model._meta.db_table, slug__in=keys - set(rows))
        moved = dict(former.values_list("slug", "object_id"))
        renamed = model.objects.in_bulk(moved.values()) if moved else {}
        rows |= {slug: renamed[pk] for slug, pk in moved.items() if pk in renamed}

    def give_related(self, model, rows):
        """What rows of a table refer to, without a query where it is known; else one for each column."""
        for column, related in references(model).items():
            field = model._meta.get_field(column)
            at_hand = {row.pk: row for row in self.rows[related].values()}
            wanted = {getattr(row, field.attname) for row in rows} - {None}
            at_hand |= related._base_manager.in_bulk(wanted - at_hand.keys())
            for row in rows:
                if (pk := getattr(row, field.attname)) in at_hand:
                    field.set_cached_value(row, at_hand[pk])

    def add(self, row):
        self.rows[type(row)][getattr(row, key_column(type(row)))] = row


def add(table, entries, known):
    """Add the rows of `entries` that the archive lacks. Returns how many were added and how many were there.

    Costs a handful of queries however many entries there are. Raises `Refused`.
    """
    entries = [table.reshape(entry) if table.reshape else entry for entry in entries]
    refuse_repeats(table, entries)
    fetch_references(table.model, entries, known)
    missing = missing_by_owner if table.owner else missing_by_key
    lacking = missing(table, entries, known)
    for wave in in_waves(lacking):
        for row in insert(table.model, build_all(table, wave, known), table.name):
            if not table.owner:
                known.add(row)
    return len(lacking), len(entries) - len(lacking)


def refuse_repeats(table, entries):
    if complaints := repeats(table, entries):
        raise Refused(complaints)


def repeats(table, entries):
    """Complaints about the rows that stand in the file already."""
    seen, complaints = {}, []
    for entry in entries:
        key = tuple(entry[column] for column in table.key)
        if key in seen:
            first = seen[key].place(table.key[-1])
            complaints.append(entry.complaint(table.key[-1], key[-1], f"this row stands already in {first}"))
        seen.setdefault(key, entry)
    return complaints


@cache
def references(model):
    """The columns of `model` that name a row elsewhere."""
    return {field.name: field.related_model for field in model._meta.fields if field.many_to_one}


def fetch_references(model, entries, known):
    for column, related in references(model).items():
        known.fetch(related, {entry[column] for entry in entries})


def missing_by_key(table, entries, known):
    column = key_column(table.model)
    known.fetch(table.model, {entry[column] for entry in entries})
    return [entry for entry in entries if known(table.model, entry[column]) is None]


def missing_by_owner(table, entries, known):
    """Entries of owners of whom the archive holds no row of this kind."""
    related = references(table.model)

    def owner(entry):
        return tuple(getattr(known(related[column], entry[column]), "pk", None) for column in table.owner)

    held = set(table.model.objects.order_by().values_list(*table.owner).distinct())
    return [entry for entry in entries if owner(entry) not in held]


def in_waves(entries):
    """Parents before their parts: each wave leans only on those before it."""
    while entries:
        coming = {entry["slug"] for entry in entries if entry["slug"]}
        ready = [entry for entry in entries if entry["parent"] not in coming]
        if not ready:
            first = entries[0]
            raise Refused([first.complaint("parent", first["parent"], "it would stand inside itself")])
        yield ready
        entries = [entry for entry in entries if entry["parent"] in coming]


def build_all(table, entries, known, **extra):
    """Unsaved rows. Raises `Refused` with all that is wrong with any of them."""
    rows, complaints = [], []
    for entry in entries:
        try:
            rows.append(build(table, entry, known, **extra))
        except Refused as refused:
            complaints += refused.complaints
    if complaints:
        raise Refused(complaints)
    return rows


def build(table, entry, known, **extra):
    row = row_of(table.model, values_of(table, entry, known), **extra)
    try:
        clean_columns(row)
        table.check(row)
    except ValidationError as error:
        raise Refused(complaints_of(entry, error)) from error
    return row


def row_of(model, values, **extra):
    """An unsaved row. What is None is so by default, and takes its time to be set."""
    return model(**{name: value for name, value in values.items() if value is not None}, **extra)


def clean_columns(row):
    """As `clean_fields`, but for those that name a row elsewhere."""
    wrong = {}
    for column in checked_columns(type(row)):
        try:
            column.is_taken(getattr(row, column.attname))
        except ValidationError as error:
            wrong[column.field.name] = error.error_list
    if wrong:
        raise ValidationError(wrong)


def values_of(table, entry, known):
    """What the cells of `entry` mean, by column. Raises `Refused`."""
    columns = columns_of(table.model)
    complaints, values = [], {}
    for column, text in entry.values.items():
        try:
            values[column] = columns[column].read(text, known)
        except ValidationError as error:
            complaints.append(entry.complaint(column, text, " ".join(error.messages)))
    if complaints:
        raise Refused(complaints)
    return values


def complaints_of(entry, error):
    by_column = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [entry.complaint(column, entry[column], " ".join(why)) for column, why in by_column.items()]


@cache
def columns_of(model):
    """{name: `Column`}"""
    return {field.name: Column(field) for field in model._meta.fields}


@cache
def checked_columns(model):
    """Those in which a value may be wrong by itself."""
    columns = columns_of(model).values()
    return [
        column
        for column in columns
        if column.field.editable and not (column.field.many_to_one or column.field.primary_key)
    ]


class Column:
    """What cells mean to a field, and which values it takes. Of thousands of rows most say what another said already."""

    def __init__(self, field):
        self.field, self.attname = field, field.attname
        self.choices = dict(field.flatchoices) if field.choices else None
        self.meaning = lru_cache(maxsize=MEANINGS)(self.find_meaning)
        self.is_taken = lru_cache(maxsize=MEANINGS)(self.takes)

    def read(self, text, known):
        """What a cell means; an empty one means the field's default. Raises `ValidationError`."""
        field = self.field
        if not field.many_to_one:
            return self.meaning(text) if text else field.get_default()
        if not text and field.null:
            return None
        row = known(field.related_model, text)
        if row is None:
            raise ValidationError(
                f"expected the {key_column(field.related_model)} of a known "
                f"{field.related_model._meta.verbose_name}"
            )
        return row

    def find_meaning(self, text):
        if self.choices and text not in self.choices:
            raise ValidationError(f"expected one of {', '.join(self.choices)}")
        try:
            return self.field.to_python(text)
        except ValidationError as error:
            raise ValidationError([*error.messages, *expectation(self.field)]) from error

    def takes(self, value):
        """Raises `ValidationError` where the field would not take it."""
        if not (self.field.blank and value in self.field.empty_values):
            self.field.clean(value, None)
        return True


def text_of(value):
    """A value as a cell of the files."""
    if isinstance(value, models.Model):
        return getattr(value, key_column(type(value)))
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None else str(value)


def expectation(field):
    """What to add where Django's own message does not say it in the words of these files."""
    kinds = {models.DateField: "a day as YYYY-MM-DD", models.BooleanField: "0 or 1"}
    kinds |= {models.IntegerField: "a whole number", models.DecimalField: "a number"}
    return [f"Expected {words}." for kind, words in kinds.items() if isinstance(field, kind)]


def insert(model, rows, name):
    try:
        return model.objects.bulk_create(rows)
    except IntegrityError as error:
        raise Refused([f"{name}: the database refuses it: {str(error).strip()}"]) from error
