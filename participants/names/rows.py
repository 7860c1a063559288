"""Rows made of the columns that a page shows and links by; all else of them is read when asked for."""

from django.db import DEFAULT_DB_ALIAS


def row_of(model, columns):
    """A row of `model` from {column: value}, in the order of the model's fields, as `from_db` wants them."""
    fields = [field for field in model._meta.concrete_fields if field.attname in columns]
    values = [field.to_python(columns[field.attname]) for field in fields]
    return model.from_db(DEFAULT_DB_ALIAS, [field.attname for field in fields], values)
