"""What a reader may ask of the matrix: the filter of the meetings, and which rows in which order."""

import re
from functools import cached_property

from django.forms import HiddenInput
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering import conditions
from summit_archive.filtering.conditions import label_of
from summit_archive.filtering.fields import ValueField
from summit_archive.filtering.forms import SearchForm
from summit_archive.filtering.values import Value, refusal
from summit_archive.web.former_slugs import find_rows

from ..listing.filter import MeetingFilter
from ..models import Meeting, MeetingSeries, Organisation, Person
from .matrix import Matrix
from .sides import asking

FEW, MOST = 25, 60
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
            return Value(rows[text].slug, rows[text].name, rows[text]) if text in rows else None
        return self.parent.countries.get(text.lower())


class RowsOfMatrix(conditions.SomeCountries):
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
    """The meetings that a matrix counts: held ones, of the filter; of given days only the certain ones."""

    list_name = "matrix"

    by = conditions.OptionAside(
        label=gettext_lazy("Of"), choices=SIDES, default="country", widget=HiddenInput
    )
    country = RowsOfMatrix(label=gettext_lazy("Country"))
    person = PeopleOfMatrix(
        Person,
        label=gettext_lazy("Person"),
        expected=gettext_lazy("the address of a person, such as vladimir-putin"),
    )
    match = n = part = facets_ = None
    status = conditions.OptionAside(
        label=gettext_lazy("Status"), choices=HELD, default="held", widget=HiddenInput
    )
    certainty = conditions.Closer(
        label=gettext_lazy("Certainty of the date"), choices=CERTAINTIES, default="certain"
    )
    sort = Order(label=gettext_lazy("Order"))
    rows = conditions.NumberAside(label=gettext_lazy("Lines"), highest=MOST, widget=HiddenInput)

    class Meta:
        form = MatrixForm

    @property
    def is_of_leaders(self):
        return self.data.get("by", "").strip().lower() == "leader"

    @cached_property
    def list_conditions(self):
        """The conditions of the list of meetings that is counted, without those of the lines."""
        kept = ("circle", "host", "without", "organisation", "series", "kind", "place", "from", "to")
        asked = {name: self.conditions[name] for name in kept if name in self.conditions}
        if "from" in asked or "to" in asked:
            asked["certainty"] = self.chosen("certainty") or [Value("certain", "")]
        return asked | {"status": [Value("held", "")]}

    @property
    def list_parameters(self):
        return [(name, value.text) for name, values in self.list_conditions.items() for value in values]

    @cached_property
    def meetings(self):
        return self.narrowed(self.list_conditions).held()

    @property
    def total(self):
        return 0

    @cached_property
    def order(self):
        return self.chosen_row("sort") or "meetings"

    @property
    def size(self):
        return self.chosen_row("rows") or FEW

    @cached_property
    def matrix(self):
        return Matrix(self)

    # Days: what is only possibly in them is told apart

    @property
    def is_of_days(self):
        return "certainty" in self.list_conditions and not self.chosen("certainty")

    @cached_property
    def possible_number(self):
        """How many held meetings were only possibly in the days. One query."""
        return self.narrowed(self.possible_conditions).held().count()

    @property
    def possible_conditions(self):
        return self.list_conditions | {"certainty": [Value("possible", "")]}

    @property
    def possible_url(self):
        parameters = [
            (name, value.text) for name, values in self.possible_conditions.items() for value in values
        ]
        return asking("meeting-list", parameters)

    # What can be chosen without a facet

    @cached_property
    def choices(self):
        """The selects of the form: kinds, organisations and series. Two queries."""
        rows = [("organisation", _("Organisation"), Organisation), ("series", _("Series"), MeetingSeries)]
        options = [("kind", _("Kind"), Meeting.Kind.choices)]
        options += [
            (name, label, [(row.slug, label_of(row)) for row in model.objects.all()])
            for name, label, model in rows
        ]
        return [
            {
                "name": name,
                "label": label,
                "options": [(*option, self.is_chosen(name, option)) for option in found],
            }
            for name, label, found in options
        ]

    def is_chosen(self, name, option):
        return any(value.text == option[0] for value in self.chosen(name))

    @property
    def hidden_beside_choices(self):
        return [
            (name, value) for name, value in self.hidden if name not in ("kind", "organisation", "series")
        ]

    # The links

    def sort_url(self, order):
        return self.address(self.varied({"sort": [Value(order, "")] if order != "meetings" else []}))

    @property
    def by_name_url(self):
        return self.sort_url("name")

    @property
    def by_meetings_url(self):
        return self.sort_url("meetings")

    @property
    def can_show_more(self):
        return self.size < MOST

    @property
    def more_url(self):
        return self.address(self.varied({"rows": [Value(str(MOST), "")]}))

    @property
    def countries_url(self):
        return self.url_of("country")

    @property
    def leaders_url(self):
        return self.url_of("leader")

    def url_of(self, kind):
        """The matrix of countries or of leaders, with the same meetings."""
        lines = {"country": [], "person": [], "sort": [], "by": [Value(kind, "")] if kind == "leader" else []}
        return self.address(self.varied(lines))

    @property
    def csv_url(self):
        return self.address(self.conditions, name="matrix-csv")

    @property
    def json_url(self):
        return self.address(self.conditions, name="matrix-json")
