"""The form fields and widgets that all of the editors' forms use."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db import models
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

    def optgroups(self, name, value, attr=None):
        value = [chosen for chosen in value if chosen.isdecimal() and len(chosen) < 19]
        if len(value) != 1 or value[0] not in self.labels:
            return super().optgroups(name, value, attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options.append(self.create_option(name, value[0], self.labels[value[0]], True, len(options)))
        return [(None, options, 0)]


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
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(self, db_field, request, **options):
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", SomeOfMany(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **options)
