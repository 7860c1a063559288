"""What a reader may ask of the matrix: the filter of the meetings, and which rows in which order."""

import re

from django.forms import HiddenInput
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering import conditions
from summit_archive.filtering.fields import ValueField
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.values import Value, refusal
from summit_archive.web.former_slugs import find_rows

from ..listing.conditions import SomeCountries
from ..listing.filter import MeetingFilter
from ..models import Person

MOST = 60
CERTAINTIES = [
    ("certain", gettext_lazy("certain only")),
    ("possible", gettext_lazy("possible only")),
]
SIDES = [("country", gettext_lazy("countries")), ("leader", gettext_lazy("leaders"))]
HELD = [("held", gettext_lazy("held"))]
ORDERS = {"meetings": gettext_lazy("most meetings first"), "name": gettext_lazy("by name")}


class OrderField(ValueField):
    """A word, or the code or slug of the row by which the others are sorted."""

    widget = HiddenInput

    def __init__(self, *, find, **options):
        super().__init__(**options)
        self.find = find

    def read(self, text):
        if text.lower() in ORDERS:
            return Value(text.lower(), ORDERS[text.lower()], text.lower())
        row = self.find(text) if re.fullmatch(r"[-\w]{1,120}", text) else None
        if row is None:
            expected = _("“meetings”, “name”, or the code or address of one that is in the table")
            raise refusal(text, expected)
        return row


class Order(conditions.Aside):
    field_class = OrderField
    field_varies = True

    @property
    def field(self):
        self.extra["find"] = self.found
        return super().field

    def found(self, text):
        if self.parent.is_of_leaders:
            rows = find_rows(Person.objects.all(), [text])
            return Value(rows[text].slug, rows[text].called, rows[text]) if text in rows else None
        return self.parent.countries.get(text.lower())


class RowsOfMatrix(SomeCountries):
    """The countries that are set against each other: they choose lines, not meetings."""

    def narrow(self, queryset, name, conditions):
        return queryset


class PeopleOfMatrix(conditions.Rows):
    most = MOST

    def narrow(self, queryset, name, conditions):
        return queryset


class MatrixForm(SearchForm):
    def clean(self):
        super().clean()
        self.refuse_without("certainty", ["from", "to"], _("it only together with “from” or “to”"))
        is_of_leaders = self.cleaned_data.get("by")
        other = "country" if is_of_leaders else "person"
        needed = _("it only without “by=leader”") if is_of_leaders else _("it only together with “by=leader”")
        for value in self.cleaned_data.get(other) or []:
            self.add_error(other, refusal(value.text, needed))


class MatrixFilter(MeetingFilter):
    """Which meetings a matrix counts, and the lines that it has."""

    by = conditions.OptionAside(
        label=gettext_lazy("Of"), choices=SIDES, default="country", widget=HiddenInput
    )
    country = RowsOfMatrix(label=gettext_lazy("Country"))
    person = PeopleOfMatrix(
        Person,
        label=gettext_lazy("Person"),
        expected=gettext_lazy("the address of a person, such as vladimir-putin"),
    )
    # To django-filter None takes away what the base declares.
    match = n = part = same = facets_ = None  # type: ignore[assignment]
    status = conditions.OptionAside(
        label=gettext_lazy("Status"), choices=HELD, default="held", widget=HiddenInput
    )
    certainty = conditions.Closer(
        label=gettext_lazy("Certainty of the date"),
        choices=CERTAINTIES,
        default="certain",
        needs=("from", "to"),
    )
    sort = Order(label=gettext_lazy("Order"))
    rows = conditions.NumberAside(label=gettext_lazy("Lines"), highest=MOST, widget=HiddenInput)

    class Meta(MeetingFilter.Meta):
        form = MatrixForm

    @property
    def is_of_leaders(self):
        """Told by the address, as the form is read by it."""
        return self.data.get("by", "").strip().lower() == "leader"
