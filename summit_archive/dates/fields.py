"""Fields of forms and models for dates that are only partly known, and for the days that they may mean.

Reading EDTF is left to `PartialDate`; the lookups are in `summit_archive.postgres.multiranges`.
"""

import json
from contextlib import suppress
from datetime import date

from django import forms
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from ..postgres.multiranges import ContainedBy, ContainsDay, Overlaps, days_as_text, text_as_days
from . import NotADate, PartialDate
from .written import read_date

EXAMPLES_OF_DATES = _(
    "As far as the source states it, in words or in EDTF: 26 December 2023, 26–27 Dec 2022, декабрь 2023, 26.12.2023, "
    "spring 2019; 2023-12-26 (a day), 2023-12 (a month), 2023 (a year), "
    "XXXX-12-26 (no year stated), 2022-12-26/2022-12-27 (from, to), "
    "[2022-12-26,2023-12-26] (one of these), 2022-12-26/.. (from this day on), "
    "2022-12-26/ (its end not stated), 2023-12-26? (uncertain), 2023-12~ (about), "
    "2023?-12-26 (only the year uncertain), 2023-12-2X (from 20 to 29 December), "
    "2023-21 (spring; 22 summer, 23 autumn, 24 winter)."
)


class PartialDateFormField(forms.CharField):
    """EDTF or a date in words in; a `PartialDate`, or None for nothing, out. What may be two dates is refused."""

    # `inputmode` keeps a phone from offering digits only: X, ? and brackets are needed too.
    widget = forms.TextInput(
        attrs={"inputmode": "text", "autocomplete": "off", "spellcheck": "false", "size": 30, "data-date": ""}
    )

    def __init__(self, **options):
        super().__init__(**{"help_text": EXAMPLES_OF_DATES} | options | {"empty_value": None})

    def to_python(self, value):
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return read_date(text)
        except NotADate as error:
            raise ValidationError(str(error), code="invalid") from error


# --- Of models ----------------------------------------------------------------


class ReadAtOnce(DeferredAttribute):
    """Text given to a `PartialDateField` is read at once; what cannot be read waits for `clean()`."""

    def __set__(self, instance, value):
        if isinstance(value, str):
            with suppress(NotADate):
                value = PartialDate.parse(value) if value else None
        instance.__dict__[self.field.attname] = value


class PartialDateField(models.Field):
    """EDTF text in the database, a `PartialDate` or None in Python."""

    descriptor_class = ReadAtOnce

    description = _("Date that may be known only in part (EDTF)")
    empty_strings_allowed = False

    def db_type(self, connection):
        return "varchar(100)"

    def from_db_value(self, value, expression, connection):
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.parse(value)
        except NotADate as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value):
        """Text in its normal form; raises `NotADate` for text that is none."""
        value = super().get_prep_value(value)
        if value in self.empty_values:
            return None
        return str(value if isinstance(value, PartialDate) else PartialDate.parse(value))

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    def formfield(self, **options):
        options = {"form_class": PartialDateFormField} | options
        if not self.help_text:
            options.setdefault("help_text", EXAMPLES_OF_DATES)
        return super().formfield(**options)


class DateMultiRangeField(models.Field):
    """A set of days: in Python a tuple of (first, last), both included, in order, apart.

    psycopg2 knows no multiranges, so text goes in and out.
    """

    description = _("Set of days")
    empty_strings_allowed = False

    def db_type(self, connection):
        return "datemultirange"

    def get_placeholder(self, value, compiler, connection):
        return "%s::datemultirange"

    def from_db_value(self, value, expression, connection):
        return None if value is None else text_as_days(value)

    def to_python(self, value):
        if not isinstance(value, str):
            return value
        try:
            pairs = json.loads(value)
            return tuple((date.fromisoformat(start), date.fromisoformat(end)) for start, end in pairs)
        except (TypeError, ValueError) as error:
            raise ValidationError(
                _("“%(value)s” is not a set of days: expected [[first, last], …] as YYYY-MM-DD."),
                code="invalid",
                params={"value": value},
            ) from error

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return None if value is None else days_as_text(value)

    def value_to_string(self, obj):
        days = self.value_from_object(obj)
        return json.dumps([[start.isoformat(), end.isoformat()] for start, end in days])


for lookup in (Overlaps, ContainedBy, ContainsDay):
    DateMultiRangeField.register_lookup(lookup)


class PossibleDaysField(DateMultiRangeField):
    """The days that a partial date of the same row may mean, set whenever the row is saved.

    `of` names the `PartialDateField`; the model's `possible_days()` gives the days. They are
    set by `save` and `bulk_create`. `update()`, `bulk_update` and `save(update_fields=…)`
    without this field leave them as they were, as they do with Django's own `auto_now`.
    """

    def __init__(self, *args, of, **options):
        self.of = of
        super().__init__(*args, **{"editable": False} | options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}

    def check(self, **options):
        fields = {field.name: field for field in self.model._meta.fields}
        if isinstance(fields.get(self.of), PartialDateField):
            return super().check(**options)
        error = checks.Error(
            f"PossibleDaysField is of “{self.of}”, which is no PartialDateField of the model.",
            obj=self,
            id="summit_archive.E002",
        )
        return [*super().check(**options), error]

    def pre_save(self, instance, add):
        days = instance.possible_days()
        setattr(instance, self.attname, days)
        return days
