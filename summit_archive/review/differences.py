"""A submission beside what is on record: the fields and lines that differ, and in them the words."""

from dataclasses import dataclass, field

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..text.difference import Piece, pieces

# Of words that are the same on both sides so many characters stay around what differs.
AROUND = 160
SAME, OTHER = "same", "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: `before` and `after` are pieces, (same or other, text), as they stand on each side."""

    label: str
    before: list[tuple[str, str]]
    after: list[tuple[str, str]]


@dataclass(slots=True)
class LineDifference:
    """One line of a formset: added, removed or changed."""

    state: str
    words: str
    title: str
    differences: list[Difference] = field(default_factory=list)


@dataclass(slots=True)
class LinesDifference:
    """All lines of one kind; `same`: how many of them stay as they are."""

    title: str
    lines: list[LineDifference] = field(default_factory=list)
    same: int = 0


def of_fields(form):
    """Differences of the fields of a bound form; of a form for a new row those that say anything."""
    found = []
    for name in form.changed_data:
        bound = form[name]
        if bound.is_hidden or name in {DELETION_FIELD_NAME, "id"}:
            continue
        before = "" if form.instance.pk is None else in_words(bound, bound.initial)
        after = in_words(bound, form.cleaned_data.get(name, bound.data))
        if before != after:
            found.append(Difference(capfirst(str(bound.label)), *side_by_side(before, after)))
    return found


def of_lines(formsets):
    found = []
    for formset in formsets:
        title = capfirst(str(formset.model._meta.verbose_name_plural))
        lines = LinesDifference(title)
        for form in formset.forms:
            if line := line_of(formset, form):
                lines.lines.append(line)
            elif form.instance.pk:
                lines.same += 1
        if lines.lines:
            found.append(lines)
    return found


def line_of(formset, form):
    if form.instance.pk and formset.can_delete and formset._should_delete_form(form):
        return LineDifference("removed", _("removed"), str(form.instance))
    if not form.has_changed():
        return None
    if form.instance.pk is None:
        return LineDifference("added", _("added"), "", of_fields(form))
    return LineDifference("changed", _("changed"), str(form.instance), of_fields(form))


# --- A field's value, as the form shows it -----------------------------------------


def in_words(bound, value):
    asked = bound.field
    if value in (None, "", []):
        return ""
    if isinstance(asked, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(labels(asked, value)))
    if isinstance(asked, forms.ModelChoiceField):
        return ", ".join(labels(asked, [value]))
    if isinstance(asked, forms.MultipleChoiceField):
        return ", ".join(chosen(asked, one) for one in value)
    if isinstance(asked, forms.ChoiceField):
        return chosen(asked, value)
    if isinstance(asked, forms.BooleanField):
        return _("yes") if value else _("no")
    return str(value)


def labels(asked, values):
    """Of rows, or of their keys: a query for those."""
    values = list(values)
    rows = [one for one in values if hasattr(one, "pk")]
    keys = [one for one in values if not hasattr(one, "pk") and str(one).isdecimal()]
    found = asked.queryset.filter(pk__in=keys) if keys else []
    return [str(asked.label_from_instance(row)) for row in [*rows, *found]]


def chosen(asked, value):
    flat = {}
    for key, label in asked.choices:
        flat |= dict(label) if isinstance(label, list | tuple) else {key: label}
    return next((str(label) for key, label in flat.items() if str(key) == str(value)), str(value))


# --- Words -------------------------------------------------------------------------


def side_by_side(before: str, after: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pieces of either side; what is far from any difference is left out."""
    told = [(kind, shortened(text) if kind is Piece.SAME else text) for kind, text in pieces(before, after)]
    left = [(SAME if kind is Piece.SAME else OTHER, text) for kind, text in told if kind is not Piece.COME]
    right = [(SAME if kind is Piece.SAME else OTHER, text) for kind, text in told if kind is not Piece.GONE]
    return left, right


def shortened(text):
    return text if len(text) <= 2 * AROUND + 20 else f"{text[:AROUND]} … {text[-AROUND:]}"
