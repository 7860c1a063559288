"""The columns of a table as its model declares them: a new column of a model comes into the next release by itself."""

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from articles import models as written
from participants import models as met
from summit_archive.dates.fields import PartialDateField, PossibleDaysField
from summit_archive.files.fields import Kind
from summit_archive.postgres.multiranges import days_as_text

from . import columns as spelt
from .columns import Column
from .meanings import meaning_of

# By what rows are named in other tables, beside their numbers, which are the archive's own.
NATURAL_KEYS = {
    met.Country: "code",
    met.Person: "slug",
    met.Organisation: "slug",
    met.Office: "slug",
    met.Place: "slug",
    met.MeetingSeries: "slug",
    met.Meeting: "slug",
    written.Publisher: "slug",
    written.Topic: "slug",
    written.Source: "url",
}
# Worked out of other columns, by the database or by the models; or of no meaning outside of this database.
NEVER_TOLD = {"version", "sort_key", "folded", "surely_in_force", "possibly_in_force"}
WORKED_OUT = (models.BinaryField, models.GeneratedField, ArrayField)
KINDS: dict[type[models.Field], Kind] = {
    models.BooleanField: Kind.YES_NO,
    models.DateTimeField: Kind.MOMENT,
    models.DateField: Kind.DAY,
    models.DecimalField: Kind.DECIMAL,
    models.IntegerField: Kind.NUMBER,
    models.SlugField: Kind.KEY,
    models.URLField: Kind.ADDRESS,
    models.TextField: Kind.TEXT,
    models.CharField: Kind.TEXT,
    PartialDateField: Kind.EDTF,
}


def columns_of(table: str, model: type[models.Model]) -> Iterator[Column]:
    for one in sorted(model._meta.local_concrete_fields, key=lambda one: not one.primary_key):
        if one.name not in NEVER_TOLD and not isinstance(one, WORKED_OUT):
            yield from columns_of_field(table, one)


def columns_of_field(table: str, one: Any) -> Iterator[Column]:
    if one.remote_field:
        yield from reference(table, one)
    elif isinstance(one, PossibleDaysField):
        yield from possible_days(table, one)
    else:
        yield plain(table, one)
        if isinstance(one, PartialDateField) and not has_possible_days(one.model):
            yield from around(table, one)


def plain(table: str, one: Any) -> Column:
    choices = tuple(value for value, _label in one.flatchoices if value)
    kind = Kind.WORD if choices else next(kind for known, kind in KINDS.items() if isinstance(one, known))
    return Column(
        *(one.column, kind, meaning_of(table, one.column, one), one.attname),
        kept_in="" if one.name == "participant_list" else one.attname,
        choices=choices,
        doubt=doubt_of(one),
        is_required=not one.null and kind not in (Kind.TEXT, Kind.WORD, Kind.ADDRESS),
    )


def doubt_of(one: Any) -> str:
    if isinstance(one, PartialDateField):
        return f"{one.name}_certain, {one.name}_earliest, {one.name}_latest"
    has_grade = any(field.name == "confirmation" for field in one.model._meta.local_concrete_fields)
    is_fact = one.name not in ("id", "source", "source_url", "confirmation", "slug")
    return "confirmation, source" if has_grade and is_fact else ""


def reference(table: str, one: Any) -> Iterator[Column]:
    """The number of the row that is meant and, where it has one, the key by which the world knows it."""
    model = one.related_model
    name = one.name.removesuffix("_id")
    meaning = meaning_of(table, one.column, one)
    yield Column(
        *(one.column, Kind.NUMBER, meaning, one.attname),
        kept_in=one.attname,
        refers=name_of(model),
        is_required=not one.null,
        doubt=doubt_of(one),
    )
    if key := NATURAL_KEYS.get(model):
        told = f"Its {key} in {name_of(model)}."
        yield Column(name, Kind.KEY, told, f"{one.name}__{key}", refers=name_of(model), refers_to=key)


def name_of(model: type[models.Model]) -> str:
    """Of the table that has its rows; "" where a release has none, as of stories."""
    return {
        met.Country: "countries",
        met.Person: "people",
        met.Organisation: "organisations",
        met.Office: "offices",
        met.Place: "places",
        met.MeetingSeries: "series",
        met.Meeting: "meetings",
        met.Participation: "participations",
        written.Publisher: "publishers",
        written.Topic: "topics",
        written.Article: "articles",
        written.Statement: "statements",
        written.Source: "sources",
    }.get(model, "")


def has_possible_days(model: type[models.Model]) -> bool:
    return any(isinstance(one, PossibleDaysField) for one in model._meta.local_concrete_fields)


def around(table: str, one: Any) -> Iterator[Column]:
    """Of a date that is known in part: the days that it may mean, apart from what is stated."""
    said = (
        f"possible day of `{one.column}`. Empty where the date is unknown, or leaves open how far it reaches."
    )
    for name, kind, meaning, made in (
        ("earliest", Kind.DAY, f"The first {said}", spelt.earliest),
        ("latest", Kind.DAY, f"The last {said}", spelt.latest),
        (
            "certain",
            Kind.YES_NO,
            f"Whether `{one.column}` states exact days, without doubt.",
            spelt.is_certain,
        ),
    ):
        yield Column(f"{one.column}_{name}", kind, meaning, one.attname, spelt=made)


def possible_days(table: str, one: Any) -> Iterator[Column]:
    date = one.of
    yield Column(
        *("possible_days", Kind.TEXT, meaning_of(table, "possible_days", one), one.attname),
        kept_in=one.attname,
        spelt=spelt.days_as_intervals,
        read=lambda text: days_as_text(spelt.intervals_as_days(text)),
        doubt=f"{date}_certain",
        is_required=True,
    )
    earliest, latest = f"{date}_earliest", f"{date}_latest"
    yield Column(earliest, Kind.DAY, meaning_of(table, earliest, one), one.attname, spelt=spelt.first_of)
    yield Column(latest, Kind.DAY, meaning_of(table, latest, one), one.attname, spelt=spelt.last_of)
    certain = f"Whether `{date}` states exact days, without doubt."
    yield Column(f"{date}_certain", Kind.YES_NO, certain, date, spelt=spelt.is_certain)
