"""What an editor sent: the lines of a formset taken apart, and put together again in another order."""

import re
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from .values import Plain, edited_fields, plain, put, put_plain

# Django refuses a form of more.
MOST_LINES = 2000


@dataclass
class SentLine:
    """A line as it was sent. `raw`: {name without the prefix and number: what the browser sent}.

    `pk` is "" for a new one.
    """

    number: int
    pk: str
    raw: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_taken_out(self) -> bool:
        return bool(self.raw.get("DELETE", [""])[-1])

    def take_out(self, is_out: bool) -> None:
        self.raw.pop("DELETE", None)
        if is_out:
            self.raw["DELETE"] = ["on"]

    def data(self) -> QueryDict:
        """As a form of its own would get it."""
        data = QueryDict(mutable=True)
        for name, values in self.raw.items():
            data.setlist(name, values)
        return data

    def values(self, form: forms.BaseForm) -> dict[str, Plain]:
        data = self.data()
        found = {
            name: plain(each, each.widget.value_from_datadict(data, {}, name))
            for name, each in edited_fields(form).items()
        }
        return {name: value for name, value in found.items() if value}

    def write(self, name: str, form_field: forms.Field, value: Any) -> None:
        """What a form would send of `value`, as it is in Python."""
        data = self.data()
        put(data, name, form_field, value)
        self.raw = dict(data.lists())

    def write_plain(self, name: str, value: Plain) -> None:
        data = self.data()
        put_plain(data, name, value)
        self.raw = dict(data.lists())


def sent_lines(data: QueryDict, prefix: str) -> list[SentLine] | None:
    """The lines in their order; None where the form does not say how many they are, which Django refuses."""
    total, initial = (number_in(data, f"{prefix}-{what}_FORMS") for what in ("TOTAL", "INITIAL"))
    if total is None or initial is None:
        return None
    lines = [SentLine(number, "") for number in range(total)]
    for key, values in data.lists():
        found = re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,4}})-(\w+)", key)
        if found and int(found[1]) < total:
            lines[int(found[1])].raw[found[2]] = values
    for line in lines[:initial]:
        line.pk = line.raw.get("id", [""])[-1]
    return lines


def number_in(data: QueryDict, name: str) -> int | None:
    text = data.get(name) or ""
    return int(text) if text.isdecimal() and len(text) < 6 and int(text) <= MOST_LINES else None


def write_lines(data: QueryDict, prefix: str, lines: list[SentLine]) -> None:
    """In place of those that stand in `data`: first the lines of rows, then the new ones."""
    for key in [key for key in data if re.fullmatch(rf"{re.escape(prefix)}-\d+-\w+", key)]:
        del data[key]
    of_rows = [line for line in lines if line.pk]
    ordered = of_rows + [line for line in lines if not line.pk]
    for number, line in enumerate(ordered):
        line.number = number
        for name, values in (line.raw | {"id": [line.pk]}).items():
            data.setlist(f"{prefix}-{number}-{name}", values)
    data[f"{prefix}-INITIAL_FORMS"] = str(len(of_rows))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(ordered))


def line_as_shown(form: Any) -> SentLine:
    """The line that a browser would send of a form that is only shown."""
    line = SentLine(-1, str(form.instance.pk))
    for name, form_field in edited_fields(form).items():
        line.write(name, form_field, form.get_initial_for_field(form_field, name))
    return line
