"""What a list's address can hold: chosen values, and what was wrong with the others."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..dates.parsing import shown

IGNORED = gettext_lazy("“%(value)s” was ignored; expected %(expected)s.")


@dataclass(frozen=True)
class Value:
    """A chosen value: as addresses spell it, as people read it, and what the query compares with."""

    text: str
    label: str = field(compare=False)
    row: object = field(default=None, compare=False)


@dataclass(frozen=True)
class Problem:
    """A value of the address that was wrong or ignored, and why."""

    parameter: str
    value: str
    message: str


def refusal(value, expected, code="invalid"):
    """The error of one value: it names the value and what was expected."""
    params = {"value": shown(value), "expected": expected}
    return ValidationError(IGNORED, code=code, params=params)


def problem(parameter, label, error, value=""):
    """`error`, which the field called `label` gave, as a sentence for people."""
    value = (error.params or {}).get("value", shown(value))
    said = "".join(error.messages)
    return Problem(parameter, value, _("%(label)s: %(said)s") % {"label": label, "said": said})
