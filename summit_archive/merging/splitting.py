"""A record that is two: some of what refers to it moves to another record, which may be made for it."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext as _

from .as_one import as_one_of
from .clashes import words_of
from .plan import plan_of
from .references import is_worked_out, label_of, references_to
from .writing import CannotMerge, check_now, write

# What tells a record from all others is no other record's.
ITS_OWN = ("wikidata", "external_id", "url", "canonical_url", "archived_url", "abbreviation", "edition")


@dataclass(frozen=True)
class Filter:
    """`year` a number or None, `source` words, `table` the only table that is shown."""

    year: int | None = None
    source: str = ""
    table: str = ""

    def __bool__(self):
        return bool(self.year or self.source)


class Hanging:
    """The rows of one table that refer to a record, by whichever of its columns."""

    def __init__(self, model, columns, record):
        self.model, self.columns, self.record = model, columns, record
        self.name = model._meta.db_table
        self.label = label_of(columns[0], type(record)._meta.concrete_model)

    def all(self):
        found = models.Q()
        for column in self.columns:
            found |= models.Q(**{column.name: self.record.pk})
        return self.model._base_manager.filter(found).order_by("pk")

    def among(self, numbers, lock=False):
        """Those of these numbers that are of its rows."""
        rows = self.all().filter(pk__in=numbers)
        return set((rows.select_for_update() if lock else rows).values_list("pk", flat=True))

    def rows(self, chosen):
        """None where the filter asks for what such rows do not have."""
        rows = self.all()
        day, source = paths(self.model, self.columns)
        if (chosen.year and not day) or (chosen.source and not source):
            return None
        if chosen.year:
            rows = rows.filter(**of_year(self.model, day, chosen.year))
        if chosen.source:
            rows = rows.filter(**{f"{source}__icontains": chosen.source})
        return rows

    def told(self, rows):
        """(id, words) of each of these rows; one query."""
        related = [one.name for one in self.model._meta.concrete_fields if one.remote_field]
        return [(row.pk, self.words(row)) for row in rows.select_related(*related)]

    def words(self, row):
        if self.model._meta.auto_created:
            return str(getattr(row, other_end(self.model, self.columns[0]).name))
        one = as_one_of(self.model)
        where = str(getattr(row, one.where) or "") if one.where else str(row)
        said = words_of(row, one) if one.asks else ""
        text = getattr(row, "text", "")[:80] if one.where else ""
        return " · ".join(filter(None, [where, text, said]))


def hanging_on(record):
    """What refers to the record, but for what is worked out of it."""
    found = {}
    for column in references_to(type(record)):
        if not is_worked_out(column.model):
            found.setdefault(column.model, []).append(column)
    return [Hanging(model, columns, record) for model, columns in found.items()]


def other_end(model, column):
    return next(one for one in model._meta.concrete_fields if one.remote_field and one != column)


def paths(model, columns):
    """The ways to the day and to the source of a row, each "" where it has none."""
    if not model._meta.auto_created:
        return as_one_of(model).day, as_one_of(model).source
    end = other_end(model, columns[0])
    one = as_one_of(end.related_model)
    return tuple(f"{end.name}__{path}" if path else "" for path in (one.day, one.source))


def of_year(model, path, year):
    """A condition: on some day of the year, or possibly so."""
    field = model
    for name in path.split("__"):
        field = field._meta.get_field(name)
        column, field = field, field.related_model or field
    if isinstance(column, models.DateField):
        return {f"{path}__year": year}
    return {f"{path}__overlaps": (date(year, 1, 1), date(year, 12, 31))}


def new_record(record, name, slug):
    """Not saved: as the record is, but for what tells it from all others."""
    model = type(record)._meta.concrete_model
    values = {
        one.attname: getattr(record, one.attname)
        for one in model._meta.concrete_fields
        if not one.primary_key and not one.generated and one.name not in (*ITS_OWN, "version")
    }
    return model(**values | {name_field(model): name, "slug": slug})


def name_field(model):
    return "title" if any(one.name == "title" for one in model._meta.concrete_fields) else "name"


def split_plan(record, target, chosen):
    """What of `chosen`, {table: rows}, would move; and what of it the target has already."""
    plan = plan_of(target, record, narrowed=chosen)
    plan.tables = [table for table in plan.tables if any(table.counts.values()) or table.collisions.goes]
    return plan


def split(record, target, chosen):
    """Within a transaction, both locked. How many rows moved, which is not none. Raises CannotMerge or IntegrityError."""
    plan = split_plan(record, target, chosen)
    if plan.clashes:
        raise CannotMerge(_("Some of these rows contradict the other record: correct that first."))
    moved = sum(table.moving for table in plan.tables)
    if not moved:
        raise CannotMerge(_("Nothing of it would move: nothing is written."))
    for table in reversed(plan.tables):
        write(table)
    for row in (record, target):
        row.save()
    check_now()
    return moved
