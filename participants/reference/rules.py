"""What the tables promise of one row, said of a row of the files. The database is not asked.

Each function raises `ValidationError` that names the column. What a model's own `clean` says is left to it.
"""

from django.core.exceptions import ValidationError

from participants.models.name import Name


def office(row):
    if (row.country is None) == (row.organisation is None):
        raise ValidationError({"country": "expected a country or an organisation, and not both"})


def name(row):
    if row.kind == Name.Kind.CASE_FORM:
        raise ValidationError({"kind": "case forms are made of the other names at each load: leave them out"})


def place(row):
    if (row.latitude is None) != (row.longitude is None):
        raise ValidationError({"latitude": "expected both coordinates, or neither"})


def meeting(row):
    row.clean()
    if row.not_before and row.not_after and row.not_before > row.not_after:
        raise ValidationError({"not_before": "expected a day that is not later than not_after"})
    if (row.not_before or row.not_after) and not row.window_reason:
        raise ValidationError({"window_reason": "expected a reason, as the date is narrowed"})


def meeting_link(row):
    if row.first == row.second:
        raise ValidationError({"second": "expected another meeting than the first"})


def participation(row):
    if not any([row.country, row.organisation, row.office, row.person, row.name_as_given]):
        raise ValidationError(
            {"name_as_given": "expected a country, an organisation, an office, a person or a name"}
        )
