"""Form fields for what people type in: so far, dates that are only partly known."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import NotADate, PartialDate

EXAMPLES_OF_DATES = _(
    "As far as the source states it: 2023-12-26 (a day), 2023-12 (a month), 2023 (a year), "
    "XXXX-12-26 (no year stated), 2022-12-26/2022-12-27 (from, to), "
    "[2022-12-26,2023-12-26] (one of these), 2023-12-26? (uncertain), 2023-12~ (about)."
)


class PartialDateFormField(forms.CharField):
    """EDTF text in; a `PartialDate`, or None for nothing, out."""

    # `inputmode` keeps a phone from offering digits only: X, ? and brackets are needed too.
    widget = forms.TextInput(
        attrs={"inputmode": "text", "autocomplete": "off", "spellcheck": "false", "size": 30}
    )

    def __init__(self, **options):
        super().__init__(**{"help_text": EXAMPLES_OF_DATES} | options | {"empty_value": None})

    def to_python(self, value):
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return PartialDate.parse(text)
        except NotADate as error:
            raise ValidationError(str(error), code="invalid") from error
