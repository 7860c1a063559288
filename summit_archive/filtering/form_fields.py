"""The visible fields of a list's form, in plain values: what a field that is rendered is kept by."""

from typing import Any, NamedTuple

from django.forms import BoundField, Widget
from django.forms.utils import ErrorList
from django.utils.functional import Promise


class ShownField(NamedTuple):
    """`attributes` are those of the `widget`, `choices` (value, label) of a select; `value` is what stands in it."""

    name: str
    label: str
    identifier: str
    widget: type[Widget]
    attributes: tuple[tuple[str, object], ...]
    choices: tuple[tuple[object, str], ...]
    value: object
    messages: tuple[str, ...]

    @property
    def control(self):
        """As HTML."""
        widget = self.widget(choices=self.choices) if self.choices else self.widget()
        return widget.render(self.name, self.value, dict(self.attributes))

    @property
    def errors(self):
        return ErrorList(self.messages, field_id=self.identifier)


def in_words(value: Any) -> Any:
    """A text that waits for the page's language as it is in it."""
    return str(value) if isinstance(value, Promise) else value


def shown(field: BoundField) -> ShownField:
    """No query but those of its choices."""
    widget = field.field.widget
    attributes = {**widget.attrs, **field.build_widget_attrs({}), "id": field.auto_id}
    value = field.value()
    return ShownField(
        field.html_name,
        str(field.label),
        str(field.auto_id),
        type(widget),
        tuple((name, in_words(value)) for name, value in attributes.items()),
        tuple((value, str(label)) for value, label in getattr(widget, "choices", ())),
        tuple(value) if isinstance(value, list) else value,
        tuple(map(str, field.errors)),
    )
