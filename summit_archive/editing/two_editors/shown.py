"""What a form showed when it was opened: the base of a merge. It travels with the form, signed.

Signed with the row that it is of, so that no other row's form and no mangled text is taken for it. Carried by
the form rather than looked up in the history: it is just what this editor saw, for every table, whether its
rows have versions or not, however many tables the form shows, and whatever becomes of the history.
"""

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django import forms
from django.core import signing

from .values import Plain, initial_values

# A line's own name among its values.
TITLE = ""

Line = dict[str, Plain]


@dataclass
class Shown:
    """`lines`: {prefix of a formset: {id of a row: its values}}. Values that are empty are left out."""

    fields: Line = field(default_factory=dict)
    lines: dict[str, dict[str, Line]] = field(default_factory=dict)
    # The newest step of the history then, and the moment, in seconds.
    newest: int = 0
    at: int = 0
    # What was still to be chosen when this was shown: {key: its value when the form was first opened}.
    open: dict[str, Any] = field(default_factory=dict)
    # Whose changes these were.
    others: str = ""
    # What was not kept by choice so far, for the log of the row as soon as the form is saved.
    not_kept: list[dict[str, Any]] = field(default_factory=list)

    def shows_the_same(self, other: "Shown") -> bool:
        return (self.fields, self.lines) == (other.fields, other.lines)


def shown_by(form: forms.BaseForm, formsets: Iterable, newest: int) -> Shown:
    """What `form` and the formsets show, none of them with anything typed."""
    lines = {formset.prefix: lines_of(formset) for formset in formsets}
    return Shown(initial_values(form), lines, newest, int(time.time()))


def lines_of(formset: Any) -> dict[str, Line]:
    return {
        str(form.instance.pk): {TITLE: str(form.instance), **values_of_line(form)}
        for form in formset.initial_forms
    }


def values_of_line(form: Any) -> Line:
    """A line that nobody touched knows them without its form."""
    return form.initial_values() if getattr(form, "is_untouched", False) else initial_values(form)


def signed(shown: Shown, model: Any, pk: Any) -> str:
    return signing.dumps(asdict(shown), salt=salt(model, pk), compress=True)


def read(text: str, model: Any, pk: Any) -> Shown | None:
    """None for what was not signed here for this row."""
    try:
        return Shown(**signing.loads(text, salt=salt(model, pk)))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def salt(model: Any, pk: Any) -> str:
    return f"shown {model._meta.concrete_model._meta.label_lower} {pk}"
