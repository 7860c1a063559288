"""Changes in words: which record, which of its fields, from what to what."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import BooleanField, Field, ForeignKey, JSONField, Model, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .reading import Columns, Numbers, following_columns, models_by_table
from .tables import Change, Step

# Of rows that one statement added so many are named.
MOST_NAMED = 12
# By these a row that is gone is called.
CALLED = ("title", "headline", "name", "text", "name_as_given", "as_given", "slug")


@dataclass(frozen=True)
class Line:
    """One field of one record. `before` and `after` are words, "" where nothing was; of what was added or removed
    the field is "" too."""

    record: str
    kind: str
    table: str
    row: int | None
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass
class ShownStep:
    step: Step
    lines: list[Line] = field(default_factory=list)


def shown_steps(
    changes: Iterable[Change],
    among: Numbers | None = None,
    visible: Callable[[QuerySet], QuerySet] = lambda rows: rows,
) -> list[ShownStep]:
    """The steps of `changes`, in their order, each with its lines; steps that say nothing are left out.

    `among`: the only rows that are told of, else all. `visible` narrows the rows of a table to those whose names may
    be told. Two queries for each table that is named.
    """
    changes = list(changes)
    words = Words(changes, among, visible)
    shown: dict[int, ShownStep] = {}
    for change in changes:
        if lines := list(words.lines(change)):
            shown.setdefault(change.step_id, ShownStep(change.step)).lines += lines
    return list(shown.values())


class Words:
    """Knows the names of all rows that some changes speak of."""

    def __init__(self, changes: list[Change], among: Numbers | None, visible: Callable[[QuerySet], QuerySet]):
        self.among, self.visible = among, visible
        self.rows: dict[type[Model], dict[int, Model]] = {}
        self.fields: dict[type[Model], dict[str, Field]] = {}
        self.gather(changes)

    def gather(self, changes: list[Change]) -> None:
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for change in changes:
            model = models_by_table().get(change.table_name)
            if model is None:
                continue
            wanted[model].update(self.first_numbers(change))
            for column, value in columns_told(change):
                if (
                    (told := self.field_of(model, column))
                    and isinstance(told, ForeignKey)
                    and value is not None
                ):
                    wanted[told.related_model].add(value)  # type: ignore[index]
        for model, numbers in wanted.items():
            if not numbers:
                continue
            related = [one.name for one in model._meta.concrete_fields if isinstance(one, ForeignKey)]
            found = self.visible(model._base_manager.filter(pk__in=numbers)).select_related(*related)
            self.rows[model] = {row.pk: row for row in found}

    def told_of(self, change: Change) -> Iterator[int]:
        """The numbers of the rows that a change tells of here."""
        if change.row is not None:
            yield change.row
        elif self.among is None:
            yield from (number for span in change.rows or () for number in span)
        else:
            spans = change.rows or ()
            ours = sorted(self.among.get(change.table_name, ()))
            yield from (number for number in ours if any(number in span for span in spans))

    def first_numbers(self, change: Change) -> list[int]:
        return list(islice(self.told_of(change), MOST_NAMED))

    def number_of(self, change: Change) -> int:
        if self.among is None:
            return sum(len(span) for span in change.rows or ())
        return sum(1 for _number in self.told_of(change))

    def field_of(self, model: type[Model], column: str) -> Field | None:
        if model not in self.fields:
            self.fields[model] = {str(one.column): one for one in model._meta.concrete_fields}
        return self.fields[model].get(column)

    def lines(self, change: Change) -> Iterator[Line]:
        model = models_by_table().get(change.table_name)
        if model is None:
            return  # of a table that a later version took away
        if change.kind == Change.Kind.INSERTED:
            yield from self.added(change, model)
        elif change.kind == Change.Kind.DELETED:
            yield Line(self.record(change, model), change.kind, change.table_name, change.row)
        else:
            yield from self.changed(change, model)

    def added(self, change: Change, model: type[Model]) -> Iterator[Line]:
        total = self.number_of(change)
        there = self.rows.get(model, {})
        numbers = [number for number in self.first_numbers(change) if number in there]
        for number in numbers:
            yield Line(self.called(model, there[number]), change.kind, change.table_name, number)
        if total > len(numbers):
            facts = {"number": total - len(numbers), "kind": model._meta.verbose_name_plural}
            words = _("%(number)d more: %(kind)s") if numbers else _("%(number)d: %(kind)s")
            yield Line(words % facts, change.kind, change.table_name, None)

    def changed(self, change: Change, model: type[Model]) -> Iterator[Line]:
        before, after = change.before or {}, change.after or {}
        for column in sorted(after.keys() - following_columns(change.table_name)):
            told = self.field_of(model, column)
            if told is None or isinstance(told, JSONField):  # a program's own notes
                continue
            yield Line(
                self.record(change, model),
                change.kind,
                change.table_name,
                change.row,
                capfirst(str(told.verbose_name)),
                self.value(told, before.get(column)),
                self.value(told, after.get(column)),
            )

    def record(self, change: Change, model: type[Model]) -> str:
        row = self.rows.get(model, {}).get(change.row or 0)
        if row is not None:
            return self.called(model, row)
        return called_gone(model, change.before or {}, change.row)

    def called(self, model: type[Model], row: Model) -> str:
        if model._meta.auto_created:
            return _("Link: %s") % linked_by(row)
        return f"{capfirst(str(model._meta.verbose_name))}: {row}"

    def value(self, told: Field, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(told, ForeignKey):
            row = self.rows.get(told.related_model, {}).get(value)  # type: ignore[arg-type]
            return (
                str(row)
                if row is not None
                else _("%(kind)s no longer on record")
                % {
                    "kind": told.related_model._meta.verbose_name  # type: ignore[union-attr]
                }
            )
        if isinstance(told, BooleanField):
            return _("yes") if value else _("no")
        if told.choices:
            return str(dict(told.flatchoices).get(value, value))
        if (
            isinstance(value, str)
            and told.get_internal_type() == "DateTimeField"
            and (at := parse_datetime(value))
        ):
            return date_format(at, "j F Y, H:i")
        return str(value)


def linked_by(row: Model) -> str:
    """Both sides of a row that only links two."""
    fields = [field for field in row._meta.concrete_fields if isinstance(field, ForeignKey)]
    return " – ".join(str(getattr(row, field.name)) for field in fields)


def called_gone(model: type[Model], columns: Columns, number: int | None) -> str:
    told = next((str(columns[one]) for one in CALLED if columns.get(one)), str(number))
    return f"{capfirst(str(model._meta.verbose_name))}: {told[:80]}"


def columns_told(change: Change) -> Iterator[tuple[str, Any]]:
    if change.kind == Change.Kind.UPDATED:
        yield from (change.before or {}).items()
        yield from (change.after or {}).items()
