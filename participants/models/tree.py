"""Rows that stand inside other rows of their table: never inside themselves.

The database refuses a circle by trigger; this says so in the editor's words first.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def refuse_own_descendant(row):
    """Raise ValidationError on `parent` when `row` would stand inside itself. One query a level."""
    ancestor = row.parent
    while ancestor is not None:
        if row.pk is not None and ancestor.pk == row.pk:
            raise ValidationError({"parent": _("It cannot be a part of itself or of one of its own parts.")})
        ancestor = ancestor.parent
