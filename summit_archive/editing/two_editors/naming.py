"""What fields, lines and values are called when an editor is told of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .three_way import Spot
from .values import Plain, edited_fields, value_in


class Names:
    """Remembers the rows that were looked up: a query for each that is chosen somewhere."""

    def __init__(self) -> None:
        self.labels: dict[tuple[str, str], str] = {}

    def of_spot(self, spot: Spot) -> str:
        """Such as “Summary”, “Participant Kazakhstan” or “Participant Kazakhstan: Status”."""
        label = capfirst(str(spot.form_field.label or spot.field)) if spot.field else ""
        if not spot.prefix:
            return label
        kind = capfirst(str(spot.form._meta.model._meta.verbose_name))
        facts = {"kind": kind, "line": spot.line_title, "field": label}
        return _("%(kind)s %(line)s: %(field)s") % facts if label else _("%(kind)s %(line)s") % facts

    def of(self, field: forms.Field, value: Plain | None) -> str:
        if isinstance(value, list):
            return ", ".join(self.of_one(field, one) for one in value)
        return self.of_one(field, value or "")

    def of_one(self, field: forms.Field, value: str) -> str:
        if isinstance(field, forms.ModelChoiceField):
            return self.of_row(field, value)
        if isinstance(field, forms.ChoiceField):
            return dict(flat(field.choices)).get(value, value) if value else ""
        if isinstance(field, forms.BooleanField):
            return _("yes") if value else _("no")
        return value

    def of_row(self, field: forms.ModelChoiceField, value: str) -> str:
        if not (value.isdecimal() and len(value) < 19):
            return value
        rows: Any = field.queryset
        key = (rows.model._meta.label, value)
        if key not in self.labels:
            row = rows.filter(pk=value).first()
            self.labels[key] = (
                str(field.label_from_instance(row)) if row else _("no. %s, which is gone") % value
            )
        return self.labels[key]

    def of_line(self, form: Any, values: Mapping | None, base: Mapping | None) -> str:
        """All that a line says; beside a base only what differs from it."""
        fields = edited_fields(form).items()
        said = [
            f"{capfirst(str(field.label or name))}: {self.of(field, value_in(values or {}, name, field))}"
            for name, field in fields
            if (values or {}).get(name) != (base or {}).get(name)
        ]
        return "; ".join(said)


def flat(choices: Any) -> Iterator[tuple[str, str]]:
    """Of choices that may stand in groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from flat(label)
        else:
            yield str(value), str(label)
