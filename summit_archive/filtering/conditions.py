"""Filters that read one parameter each; a list of querysets is narrowed by them in the queryset's own words.

`conditions` is {parameter: [Value, …]}: what is chosen, and nothing else. `narrowed` puts all that a list
declares to work; no condition needs the filter that declares it, once its field has read the address.
"""

from copy import copy

from django.db.models import Count, IntegerField
from django.db.models import Value as Constant
from django.utils.translation import gettext as _
from django_filters import Filter

from ..web.former_slugs import find_row, find_rows
from .fields import DayField, NumberField, OptionField, RowField, RowsField, ValueField, WordsField
from .values import Value


class Condition(Filter):
    """Narrows by its own value: `words` names the queryset's method, else the model's field is compared."""

    field_class: type[ValueField] = ValueField
    takes_many = False
    # Whether the field is another one at each request.
    field_varies = False
    # Whether the field sends what is chosen along; if not, hidden fields beside it have to.
    is_in_its_field = True
    # Whether the order of its values is the reader's own.
    keeps_order = False

    def __init__(self, *, words=None, needs=(), **options):
        """`needs`: parameters, of which one has to be chosen, or this condition is none."""
        super().__init__(**options)
        self.words, self.needs = words, needs
        self.made = {}

    def __deepcopy__(self, memo):
        """A filter set copies its conditions at each request: only `extra` is ever written to."""
        copied = copy(self)
        copied.extra = dict(self.extra)
        return copied

    @property
    def field(self):
        """Made once, where it is the same for all requests: each form copies it."""
        if self.field_varies:
            return super().field
        if "field" not in self.made:
            self.made["field"] = super().field
        return self.made["field"]

    def stands(self, conditions):
        """Whether it means anything beside `conditions`."""
        return not self.needs or any(conditions.get(name) for name in self.needs)

    def narrow(self, queryset, name, conditions):
        values = conditions.get(name)
        return self.filter(queryset, values[0].row) if values else queryset

    def filter(self, queryset, value):
        return getattr(queryset, self.words)(value) if self.words else super().filter(queryset, value)

    def chosen_words(self, name, conditions):
        """For each chosen value: its label, its words, and what changes when it is dropped."""
        for value in conditions.get(name, []):
            yield self.label, value.label, {name: [other for other in conditions[name] if other != value]}


class Words(Condition):
    field_class = WordsField


class Aside(Condition):
    """A parameter that narrows nothing by itself: another condition, or the list, reads it."""

    def narrow(self, queryset, name, conditions):
        return queryset

    def chosen_words(self, name, conditions):
        return ()


class Option(Condition):
    field_class = OptionField


class OptionAside(Aside):
    field_class = OptionField


class NumberAside(Aside):
    field_class = NumberField


class Row(Condition):
    """A row of another table by its slug, or by one that it once had."""

    field_class = RowField
    field_varies = True

    def __init__(self, rows, *, expected, **options):
        super().__init__(expected=expected, **options)
        self.rows = rows

    @property
    def field(self):
        self.extra["find"] = self.found
        return super().field

    def found(self, slugs):
        rows = {slug: find_row(self.rows.objects.all(), slug) for slug in slugs}
        return {slug: Value(row.slug, label_of(row), row) for slug, row in rows.items() if row is not None}


class Rows(Row):
    """Rows of another table, all of which are asked for; those beyond `most` are told and left out."""

    field_class = RowsField
    takes_many = True
    most = 10

    def found(self, slugs):
        rows = find_rows(self.rows.objects.all(), slugs[: self.most])
        return {slug: Value(row.slug, label_of(row), row) for slug, row in rows.items()}

    def narrow(self, queryset, name, conditions):
        rows = [value.row for value in conditions.get(name, [])]
        return getattr(queryset, self.words)(*rows) if rows else queryset


def label_of(row):
    return getattr(row, "short_name", None) or str(row)


class Closer(OptionAside):
    """Says more closely what another condition asks for; it goes with the last of these."""

    def chosen_words(self, name, conditions):
        for value in conditions.get(name, []):
            yield self.label, value.label, {name: []}


class FirstDay(Condition):
    """The days from its own to that of `to`; either may be open."""

    field_class = DayField
    last = "to"

    def narrow(self, queryset, name, conditions):
        first, last = days_of(conditions)
        return self.between(queryset, first, last, conditions) if first or last else queryset

    def between(self, queryset, first, last, conditions):
        return getattr(queryset, self.words)(first, last)

    def chosen_words(self, name, conditions):
        if is_one_time(conditions):
            yield _("When"), conditions[name][0].label, {name: [], self.last: []}
        else:
            yield from super().chosen_words(name, conditions)


class LastDay(Condition):
    field_class = DayField

    def narrow(self, queryset, name, conditions):
        return queryset

    def chosen_words(self, name, conditions):
        return () if is_one_time(conditions) else super().chosen_words(name, conditions)


def narrowed(queryset, declared, conditions):
    """The rows that fit `conditions`, in no order; `declared` is {parameter: Condition}."""
    for name, condition in declared.items():
        queryset = condition.narrow(queryset, name, conditions)
    return queryset


def count_each(querysets):
    """The number of rows of each, in order, in one query however many they are."""
    counted = [
        queryset.order_by()
        .annotate(position=Constant(position, IntegerField()))
        .values("position")
        .annotate(number=Count("pk"))
        .values_list("position", "number")
        for position, queryset in enumerate(querysets)
    ]
    if not counted:
        return []
    numbers = dict(counted[0].union(*counted[1:], all=True) if counted[1:] else counted[0])
    return [numbers.get(position, 0) for position in range(len(counted))]


def days_of(conditions):
    """The first and the last day that are asked for, None where open."""
    return tuple(values[0].row if (values := conditions.get(name)) else None for name in ("from", "to"))


def is_one_time(conditions):
    """Whether both ends name the same year, month or day."""
    ends = [[value.text for value in conditions.get(name, [])] for name in ("from", "to")]
    return ends[0] == ends[1] != []


def year_of(conditions):
    """The one whole year that is asked for, or None."""
    first, last = days_of(conditions)
    if not (first and last) or first.year != last.year:
        return None
    return first.year if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) else None
