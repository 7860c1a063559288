"""Form fields that read one parameter each into a `Value`, or say what was expected instead.

What a field only ignored a part of, it tells in `ignored`, and goes on with the rest.
"""

import calendar
import re
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..dates import NotADate, PartialDate
from ..text.flat import settled
from .values import Value, refusal

SLUG = re.compile(r"[-\w]{1,120}")
DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
LONGEST_SEARCH = 200


class ValueField(forms.CharField):
    """Text that is read into a `Value`; None when nothing is given."""

    ignored = ()

    def __init__(self, **options):
        super().__init__(**{"required": False} | options)

    def clean(self, value):
        text = super().clean(value)
        return self.read(text) if text else None

    def read(self, text):
        return Value(text, text, text)


class WordsField(ValueField):
    """What is searched for, without what was pasted along unseen. Longer than a sentence, it is cut, where it can be
    between words."""

    def clean(self, value):
        return super().clean(settled(value or ""))

    def read(self, text):
        kept = text
        if len(text) > LONGEST_SEARCH:
            cut = text[: LONGEST_SEARCH + 1]
            kept = (cut.rpartition(" ")[0] or cut[:LONGEST_SEARCH]).strip()
            at_most = ngettext("at most %d character", "at most %d characters", LONGEST_SEARCH)
            self.ignored = [refusal(text[len(kept) :], at_most % LONGEST_SEARCH, "too-long")]
        return super().read(kept)


class OptionField(ValueField):
    """One of a few words, in any case. The default is the same as nothing: it leaves addresses short."""

    widget = forms.Select

    def __init__(self, *, choices, default="", **options):
        super().__init__(**options)
        self.options = dict(choices)
        self.default = default
        self.widget.choices = [
            ("" if option == default else option, label) for option, label in self.options.items()
        ]

    def read(self, text):
        option = text.lower()
        if option not in self.options:
            raise refusal(text, _("one of %(options)s") % {"options": ", ".join(filter(None, self.options))})
        return Value(option, self.options[option], option) if option != self.default else None

    def prepare_value(self, value):
        option = (value or "").strip().lower()
        return "" if option == self.default else option


class NumberField(ValueField):
    widget = forms.NumberInput

    def __init__(self, *, highest, **options):
        super().__init__(**options)
        self.highest = highest
        self.widget.attrs |= {"min": 1, "max": highest}

    def read(self, text):
        number = int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 0
        if not 1 <= number <= self.highest:
            raise refusal(text, _("a whole number from 1 to %(highest)s") % {"highest": self.highest})
        return Value(str(number), str(number), number)


class DayField(ValueField):
    """A year, a month or a day; of a longer time `edge` picks the first or the last day."""

    def __init__(self, *, edge, **options):
        super().__init__(**options)
        self.edge = edge
        self.widget.attrs |= {"placeholder": gettext_lazy("YYYY-MM-DD"), "autocomplete": "off"}

    def read(self, text):
        try:
            return Value(text, words_of(text), self.day_of(text))
        except ValueError:
            expected = _("a day that exists, as YYYY, YYYY-MM or YYYY-MM-DD")
            raise refusal(text, expected) from None

    def day_of(self, text):
        if not (stated := DAY.fullmatch(text)):
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in stated.groups())
        if self.edge == "first":
            return date(year, month or 1, day or 1)
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])


def words_of(text):
    """ "2023-12" as people say it. Years that no meeting can have stay as they are."""
    try:
        return PartialDate.parse(text).in_words()
    except NotADate:
        return text


class RowField(ValueField):
    """A row by its slug or code; `find` takes several texts and gives {text: Value}."""

    widget = forms.HiddenInput

    def __init__(self, *, find, expected, **options):
        super().__init__(**options)
        self.find = find
        self.expected = expected

    def read(self, text):
        found = self.find([text]) if SLUG.fullmatch(text) else {}
        if text not in found:
            raise refusal(text, self.expected)
        return found[text]


class RowsField(RowField):
    """Several rows, looked up at once; those that are not found are told and left out."""

    widget = forms.MultipleHiddenInput

    def clean(self, values):
        texts = list(dict.fromkeys(text.strip() for text in values or [] if text.strip()))
        found = self.find([text for text in texts if SLUG.fullmatch(text)]) if texts else {}
        self.ignored = [refusal(text, self.expected) for text in texts if text not in found]
        return list(dict.fromkeys(found[text] for text in texts if text in found))


class AddOne(forms.Select):
    """A select that adds one more value: those chosen already stand elsewhere.

    `choices`, [(value, label)], are taken as they are: hundreds would be looked through at each request.
    """

    choices = ()

    def __init__(self, choices=()):
        super().__init__()
        self.choices = choices

    def value_from_datadict(self, data, files, name):
        return data.getlist(name)

    def format_value(self, value):
        return [""]
