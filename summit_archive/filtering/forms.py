"""The form of a list: rules between its fields. A field's own rules are in `fields`."""

from django import forms
from django.utils.translation import gettext as _

from .values import refusal


class SearchForm(forms.Form):
    def clean(self):
        self.refuse_reversed_days()

    def refuse_reversed_days(self):
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first and last and first.row > last.row:
            self.refuse("from", _("a time that is not after “%s”") % last.text)
            self.refuse("to", _("a time that is not before “%s”") % first.text)

    def refuse_match_of_none(self):
        """Refuse to take countries together where none is chosen."""
        self.refuse_without("match", ["country"], _("it only together with “country”"))

    def refuse(self, name, expected):
        """The value of `name` does not go with the others."""
        self.add_error(name, refusal(self.cleaned_data[name].text, expected))

    def refuse_without(self, name, needed, expected):
        """Refuse the value of `name` when no field of `needed` has one."""
        if self.cleaned_data.get(name) and not any(self.cleaned_data.get(other) for other in needed):
            self.refuse(name, expected)
