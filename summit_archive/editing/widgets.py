"""The form fields and widgets that all of the editors' forms use."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db import models
from django.forms.utils import flatatt
from django.forms.widgets import Script
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _


class KeptText(forms.CharField):
    """Long text as it is kept: browsers send "\\r\\n" for each line's end, which would move every span in it."""

    def __init__(self, **options):
        super().__init__(**options | {"strip": False})

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class Known:
    """For an autocomplete widget: labels that are already at hand, and no trust in what comes back.

    Django asks one query for each choice that is shown, and breaks on one that is no number.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.labels = {}
        self.choices_from = {}

    def build_attrs(self, base_attrs, extra_attrs=None):
        """Where the choices come from: said once, as a list has many of one kind."""
        if not self.choices_from:
            every = super().build_attrs({}, {})
            asked = {name: every[f"data-{name.replace('_', '-')}"] for name in ASKED}
            given = {name: every[name] for name in ("lang", "data-placeholder") if every.get(name)}
            self.choices_from |= given | {
                "class": "admin-autocomplete",
                "data-choices": f"{self.get_url()}?{urlencode(asked)}",
            }
        return {**self.choices_from, **base_attrs, **(extra_attrs or {})}

    @property
    def media(self):
        """Our own script in the place of Django's: what is beside a name, the row that makes a new one, and no work for what is not looked at."""
        from_django = super().media
        scripts = [path for path in from_django._js if path != "admin/js/autocomplete.js"]
        return forms.Media(js=[*scripts, CHOICES], css=from_django._css)

    def render(self, name, value, attrs=None, renderer=None):
        groups = self.get_context(name, value, attrs)["widget"]["optgroups"]
        options = [option for _group, options, _index in groups for option in options]
        shown = [(option["value"], option["selected"], option["label"]) for option in options]
        return select_of(name, self.build_attrs(self.attrs, attrs), shown, self.allow_multiple_selected)

    def optgroups(self, name, value, attr=None):
        value = [chosen for chosen in value if chosen.isdecimal() and len(chosen) < 19]
        if not value:
            is_optional = not self.is_required and not self.allow_multiple_selected
            return [(None, [self.create_option(name, "", "", False, 0)] if is_optional else [], 0)]
        if len(value) != 1 or value[0] not in self.labels:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options.append(self.create_option(name, value[0], self.labels[value[0]], True, len(options)))
        return [(None, options, 0)]


ASKED = ("app_label", "model_name", "field_name")
CHOICES = Script("js/choices.js", type="module")


def select_of(name, attrs, options, multiple=False):
    """As Django's templates render it, in a twentieth of the time: a list of participants has thousands of options.

    `options`: value, whether it is chosen, label.
    """
    inside = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if chosen else "", label) for value, chosen, label in options),
    )
    many = mark_safe(" multiple") if multiple else ""
    return format_html('<select name="{}"{}{}>{}</select>', name, many, flatatt(attrs), inside)


SELECTED = mark_safe(" selected")


class PlainSelect(forms.Select):
    """One of a few choices, in a line of many."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = [(each, str(each) == chosen, label) for each, label in self.choices]
        return select_of(name, self.build_attrs(self.attrs, attrs), options)


class PlainInput(forms.TextInput):
    """A field of a line of many."""

    def render(self, name, value, attrs=None, renderer=None):
        attrs = self.build_attrs(self.attrs, attrs)
        typed = self.format_value(value)
        given = format_html(' value="{}"', typed) if typed is not None else ""
        return format_html('<input type="{}" name="{}"{}{}>', self.input_type, name, given, flatatt(attrs))


class OneRow(forms.ModelChoiceField):
    """A choice of one row; `rows`, by their ids as text, are those that a formset has fetched for all of its lines."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.rows = {}

    def to_python(self, value):
        return self.rows.get(str(value)) or super().to_python(value)


class OneOfMany(Known, AutocompleteSelect):
    pass


class SomeOfMany(Known, AutocompleteSelectMultiple):
    pass


class SharedFields:
    """For a ModelAdmin or an inline: the fields above."""

    formfield_overrides: Mapping[type[Any], Mapping[str, Any]] = {
        models.TextField: {"form_class": KeptText},
        models.URLField: {"assume_scheme": "https"},
    }

    def formfield_for_dbfield(self, db_field, request, **options):
        """No form deletes what it only refers to."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        if isinstance(field, forms.DateField):
            field.error_messages["invalid"] = _("A whole day is expected, as YYYY-MM-DD, such as 2023-12-26.")
        return field

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", OneOfMany(db_field, self.admin_site))
            options.setdefault("form_class", OneRow)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(self, db_field, request, **options):
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", SomeOfMany(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **options)
