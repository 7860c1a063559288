"""The filter of a list, as its views, templates and files see it.

An address is read once into `conditions`, {parameter: [Value, …]}; everything else, the rows,
the counts and every link, follows from conditions like these.
"""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django_filters import FilterSet

from participants.models import Country

from .address import read
from .chips import conditions_in_words, count_each
from .conditions import year_of
from .forms import SearchForm
from .frames import GAP, Frame
from .paging import CountedPaginator, page_number
from .values import Value, problem


class ListFilter(FilterSet):
    """A `FilterSet` that never fails: what cannot be used is told in `problems` and left out.

    A parameter whose name is a word of Python's is declared with an underscore: `from_`.
    """

    list_name = json_name = ""
    page_size = 25
    # A parameter stands in an address only beside one of those that it needs.
    needs = {"certainty": ("from", "to"), "n": ("match",), "part": ("country", "n", "person")}
    # What turns the pages; it narrows nothing, and links to other lists leave it out.
    turning = ("page",)

    @classmethod
    def get_filters(cls):
        return {name.rstrip("_"): condition for name, condition in super().get_filters().items()}

    def __init__(self, data, queryset):
        super().__init__(data, queryset)
        takes_many = {name: condition.takes_many for name, condition in self.filters.items()}
        self.data, self.unreadable = read(data, takes_many | dict.fromkeys(self.turning, False))

    # What is asked for

    @cached_property
    def countries(self):
        """{code: Value} of every country in order: they are few. One query."""
        rows = Country.objects.in_order()
        return {row.address_code: Value(row.address_code, row.name, row) for row in rows}

    @cached_property
    def conditions(self):
        self.form.is_valid()  # reads it once
        cleaned = {name: self.form.cleaned_data.get(name) for name in self.filters}
        return self.settled(
            {name: value if isinstance(value, list) else [value] for name, value in cleaned.items() if value}
        )

    def settled(self, conditions):
        """`conditions` in one order, without what is empty or has lost what it needs."""
        chosen = {
            name: sorted(values, key=lambda value: value.text)
            for name, values in conditions.items()
            if values
        }
        return {
            name: values
            for name, values in chosen.items()
            if name not in self.needs or any(other in chosen for other in self.needs[name])
        }

    def varied(self, changes):
        return self.settled(self.conditions | changes)

    def chosen(self, name):
        return self.conditions.get(name, [])

    def chosen_row(self, name):
        """What the one value of `name` stands for, or None."""
        return next((value.row for value in self.chosen(name)), None)

    @cached_property
    def problems(self):
        return [problem for problem in [*self.unreadable, *self.refused, self.page_problem] if problem]

    @property
    def refused(self):
        """The problems of single values, in the order of the form."""
        for name, field in self.form.fields.items():
            for error in [*self.form.errors.as_data().get(name, []), *field.ignored]:
                yield problem(name, field.label, error, self.data.get(name, ""))

    # The rows

    def narrowed(self, conditions):
        """The rows that fit `conditions`, in no order."""
        queryset = self.queryset
        for name, condition in self.filters.items():
            queryset = condition.narrow(queryset, name, conditions)
        return queryset

    def filter_queryset(self, queryset):
        return self.narrowed(self.conditions)

    @cached_property
    def results(self):
        return self.narrowed(self.conditions)

    @cached_property
    def counts(self):
        """The totals of the list, in one query."""
        return {"total": self.results.count()}

    # Whether the numbers are counted; else they are estimates, and say so.
    is_exact = True

    @property
    def total(self):
        return self.counts["total"]

    @cached_property
    def page(self):
        page = self.page_of(self.in_order().for_list())
        self.dress(page.object_list)
        return page

    def page_of(self, rows):
        """The page that is asked for, of `rows`, which are the results made ready for some use."""
        page = CountedPaginator(rows, self.total, self.page_size).page(self.asked_page[0])
        page.object_list = list(page.object_list)
        return page

    def in_order(self):
        return (
            self.results.oldest_first()
            if self.chosen_row("sort") == "oldest"
            else self.results.newest_first()
        )

    def for_export(self):
        """The rows in order, with what files tell of each."""
        return self.in_order().for_export()

    def dress(self, rows):
        """Give the rows of the page what only they need."""

    @cached_property
    def asked_page(self):
        last = max(1, -(-self.total // self.page_size))
        return page_number(self.data.get("page", "").strip(), last)

    @property
    def page_problem(self):
        return self.asked_page[1]

    # The links

    def address(self, conditions, turning=(), name=None):
        """`turning`: [(parameter, value)] of what leads to a page beyond the first."""
        parameters = [(name, value.text) for name in self.filters for value in conditions.get(name, [])]
        parameters += turning
        path = reverse(name or self.list_name)
        return f"{path}?{urlencode(parameters)}" if parameters else path

    @property
    def query(self):
        return self.address(self.conditions).partition("?")[2]

    def address_after(self, page, name=None):
        """Of the page that follows `page`; None after the last."""
        return self.address(self.conditions, [("page", page.number + 1)], name) if page.has_next() else None

    def address_before(self, page, name=None):
        number = page.number - 1
        turning = [("page", number)] if number > 1 else []
        return self.address(self.conditions, turning, name) if page.has_previous() else None

    @property
    def previous_url(self):
        return self.address_before(self.page)

    @property
    def next_url(self):
        return self.address_after(self.page)

    @property
    def json_url(self):
        return self.address(self.conditions, name=self.json_name)

    @property
    def clear_url(self):
        return reverse(self.list_name)

    @property
    def all_facets_url(self):
        return self.address(self.conditions | {"facets": [Value("all", "all")]})

    def choice_url(self, parameter, value):
        """The list with `value` of a facet added or put in another's place; without it, if chosen."""
        others = self.chosen(parameter)
        if value in others:
            return self.address(self.varied({parameter: [other for other in others if other != value]}))
        return self.frame(parameter).filled(value.text)

    def year_url(self, parameter, value):
        if str(year_of(self.conditions)) == value.text:
            return self.address(self.varied({"from": [], "to": []}))
        return self.year_frame.filled(value.text)

    def frame(self, parameter):
        """The list's address that the choices of a facet fill, each with its value."""
        if parameter not in self.frames:
            kept = self.chosen(parameter) if self.filters[parameter].takes_many else []
            address = self.address(self.varied({parameter: [GAP, *kept]}))
            self.frames[parameter] = Frame(address, parameter, [value.text for value in kept])
        return self.frames[parameter]

    @cached_property
    def frames(self):
        return {}

    @cached_property
    def year_frame(self):
        return Frame(self.address(self.varied({"from": [GAP], "to": [GAP]})))

    # What pages show

    facets = ()
    counts_note = ""  # what a reader has to know of the counts beside the choices

    @property
    def hidden(self):
        """The conditions that no visible field of the form holds."""
        sent = {field.name for field in self.form.visible_fields() if field.name not in self.added_one_by_one}
        return [
            (name, value.text) for name in self.filters for value in self.chosen(name) if name not in sent
        ]

    added_one_by_one = ()

    @cached_property
    def chips(self):
        return [chip for chip, _without in conditions_in_words(self)]

    @property
    def is_filtered(self):
        return bool(self.chips)

    @property
    def shows_all_facets(self):
        return bool(self.chosen("facets"))

    @cached_property
    def way_out(self):
        """When nothing is found: what dropping each condition that helps would give, most first. One query."""
        if self.total:
            return []
        chips = list(conditions_in_words(self))
        numbers = count_each([self.narrowed(without) for _chip, without in chips])
        ways = [(chip, number) for (chip, _without), number in zip(chips, numbers, strict=True) if number]
        return sorted(ways, key=lambda way: -way[1])


class RowList(ListFilter):
    """A list that has no conditions, only pages: its rows come in order, with all that is told of each."""

    page_size = 100

    def __init__(self, data, rows, list_name):
        super().__init__(data, rows)
        self.list_name, self.json_name = list_name, f"{list_name}-json"

    class Meta:
        form = SearchForm

    @cached_property
    def page(self):
        return self.page_of(self.results)

    def for_export(self):
        return self.results
