"""Entries become rows: only those that the archive lacks. Nothing is overwritten or deleted."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from summit_archive.slugs import FormerSlug

from .entries import Refused


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
    row = table.model(**values_of(table, entry, known), **extra)
    try:
        row.clean_fields(exclude=references(table.model))
        table.check(row)
    except ValidationError as error:
        raise Refused(complaints_of(entry, error)) from error
    return row


def values_of(table, entry, known):
    """What the cells of `entry` mean, by column. Raises `Refused`."""
    fields = {field.name: field for field in table.model._meta.fields}
    complaints, values = [], {}
    for column, text in entry.values.items():
        try:
            values[column] = read_cell(fields[column], text, known)
        except ValidationError as error:
            complaints.append(entry.complaint(column, text, " ".join(error.messages)))
    if complaints:
        raise Refused(complaints)
    return values


def complaints_of(entry, error):
    by_column = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [entry.complaint(column, entry[column], " ".join(why)) for column, why in by_column.items()]


def read_cell(field, text, known):
    """What a cell means to `field`; an empty one means the field's default. Raises `ValidationError`."""
    if not text and not (field.many_to_one and not field.null):
        return field.get_default()
    if field.many_to_one:
        row = known(field.related_model, text)
        if row is None:
            raise ValidationError(
                f"expected the {key_column(field.related_model)} of a known "
                f"{field.related_model._meta.verbose_name}"
            )
        return row
    if field.choices and text not in dict(field.flatchoices):
        raise ValidationError(f"expected one of {', '.join(dict(field.flatchoices))}")
    try:
        return field.to_python(text)
    except ValidationError as error:
        raise ValidationError([*error.messages, *expectation(field)]) from error


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
