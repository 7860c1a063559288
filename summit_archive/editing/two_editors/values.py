"""One field's value in a plain form that can be compared and signed, and back into what a browser sends.

A value is text, or a sorted list of texts where a field takes several; "" and [] for nothing.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import InlineForeignKeyField
from django.http import QueryDict

Plain = str | list[str]
SEVERAL = (forms.ModelMultipleChoiceField, forms.MultipleChoiceField)
ONE_OF = (forms.ModelChoiceField, forms.ChoiceField)
# What makes a form of a row a line of a formset, or guards it, is nobody's edit.
BESIDE = {"id", "DELETE", "ORDER"}


def edited_fields(form: forms.BaseForm) -> dict[str, forms.Field]:
    """The fields of a form by which an editor changes its row."""
    return {
        name: field
        for name, field in form.fields.items()
        if name not in BESIDE
        and not field.disabled
        and not isinstance(field, InlineForeignKeyField)
        and not getattr(field, "is_no_edit", False)
    }


def takes_several(field: forms.Field) -> bool:
    return isinstance(field, SEVERAL)


def takes_words(field: forms.Field) -> bool:
    """Whether a value is typed, and not chosen from a list."""
    return isinstance(field, forms.CharField) and not isinstance(field, forms.BooleanField)


def plain(field: forms.Field, value: Any) -> Plain:
    """Of what a form starts with, and of what a browser sends; what cannot be read stays as it was typed."""
    if takes_several(field):
        return sorted({str(one) for one in field.prepare_value(value) or ()})
    if isinstance(field, ONE_OF) and not isinstance(field, forms.NullBooleanField):
        chosen = field.prepare_value(value)
        return "" if chosen is None else str(chosen)
    return in_text(understood(field, value))


def understood(field: forms.Field, value: Any) -> Any:
    try:
        return field.clean(value) if isinstance(field, forms.MultiValueField) else field.to_python(value)
    except (ValidationError, ValueError, ArithmeticError):
        return value


def in_text(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, Decimal) and value.is_finite():
        return format(value.normalize(), "f")
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).replace(microsecond=0).isoformat()
    if isinstance(value, list | tuple):
        return " ".join(str(part) for part in value if part)
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def initial_of(form: forms.BaseForm, name: str) -> Any:
    return form.get_initial_for_field(form.fields[name], name)


def initial_values(form: forms.BaseForm) -> dict[str, Plain]:
    """{field: plain value} of a form that is only shown; what is empty is left out."""
    values = {name: plain(field, initial_of(form, name)) for name, field in edited_fields(form).items()}
    return {name: value for name, value in values.items() if value}


def sent_value(field: forms.Field, data: QueryDict, html_name: str) -> Plain:
    return plain(field, field.widget.value_from_datadict(data, {}, html_name))


def put(data: QueryDict, html_name: str, field: forms.Field, value: Any) -> None:
    """Write into `data` what a browser would send of a form that starts with `value`."""
    widget: Any = getattr(field.widget, "widget", field.widget)
    if hasattr(widget, "decompress"):
        parts = zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=False)
        for suffix, part, one in parts:
            data[html_name + suffix] = part.format_value(one) or ""
        return
    if isinstance(widget, forms.CheckboxInput):
        data.setlist(html_name, ["on"] if value else [])
        return
    shown = widget.format_value(field.prepare_value(value))
    data.setlist(html_name, list(map(str, shown)) if isinstance(shown, list | tuple) else [str(shown or "")])


def put_plain(data: QueryDict, html_name: str, value: Plain) -> None:
    """The same for text that was typed, or for keys of several."""
    data.setlist(html_name, list(value) if isinstance(value, list) else [value])


def value_in(values: Mapping[str, Plain], name: str, field: forms.Field) -> Plain:
    return values.get(name, [] if takes_several(field) else "")
