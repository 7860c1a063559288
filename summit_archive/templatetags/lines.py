"""Rows inside of another row's form, a line each: what is essential in view, the rest folded below it."""

from collections import namedtuple

from django import template
from django.forms import ModelChoiceField, TypedChoiceField
from django.utils.safestring import mark_safe

register = template.Library()

NOTHING = "—"

Line = namedtuple("Line", "row number in_view folded is_unfolded gist")


@register.filter
def as_lines(inline):
    """The lines of one of the admin's inlines; the one that new ones are copied from comes last, with the number 0."""
    rows = list(inline)
    numbers = [*range(1, len(rows)), 0] if inline.has_add_permission else range(1, len(rows) + 1)
    return [as_line(row, number) for row, number in zip(rows, numbers, strict=True)]


def as_line(row, number):
    first, *others = [fields_of(fieldset) for fieldset in row]
    folded = [field for fields in others for field in fields]
    is_wrong = any(not field.is_readonly and field.field.errors for field in folded)
    return Line(row, number, first, folded, is_wrong, gist(folded))


def fields_of(fieldset):
    """Without the hidden ones, which stand beside the line."""
    fields = [field for line in fieldset for field in line]
    return [field for field in fields if field.is_readonly or not field.field.is_hidden]


def gist(folded):
    """What the fold holds, for its summary: first what was chosen, in words; of all else only that it is there."""
    in_order = sorted(folded, key=lambda field: not is_choice(field))
    return " · ".join(dict.fromkeys(filter(None, map(said, in_order))))


def is_choice(field):
    return not field.is_readonly and isinstance(field.field.field, ModelChoiceField | TypedChoiceField)


def said(field):
    if field.is_readonly:
        return field.contents().replace(NOTHING, "")
    bound = field.field
    value = bound.value()
    if value in ("", None, False, bound.field.initial):
        return ""
    if isinstance(bound.field, ModelChoiceField):
        return str(getattr(bound.form.instance, bound.name, None) or bound.label)
    if isinstance(bound.field, TypedChoiceField):
        return str(dict(bound.field.choices).get(value, bound.label))
    return str(bound.label)


@register.simple_tag(takes_context=True)
def many_lines(context, formset, template_name, may_delete):
    """The lines of a formset of many, each by a template, which takes: form, number, may_delete."""
    line = context.template.engine.get_template(template_name)
    return mark_safe("".join(formset.shown_lines(line, context, may_delete)))  # noqa: S308 - templates made it
