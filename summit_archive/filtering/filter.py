"""The filter of a list: it declares conditions, and turns an address into what is asked."""

from types import MappingProxyType

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import FilterSet

from .address import Asked, paging_of, read, settled
from .paging import LIMIT, limit_asked
from .values import problem, refusal


class ListFilter(FilterSet):
    """A `FilterSet` that never fails: what cannot be used is a problem of what is asked, and left out.

    It narrows no rows itself: `conditions.narrowed` does, by what is asked. A parameter whose name is a
    word of Python's is declared with an underscore: `from_`.
    """

    # What asks for a page; it narrows nothing, and links to other lists leave it out.
    paging: tuple[str, ...] = ("page",)
    asked_as: type[Asked] = Asked

    @classmethod
    def get_filters(cls):
        return {name.rstrip("_"): condition for name, condition in super().get_filters().items()}

    @classmethod
    def read_of_program(cls, data: QueryDict) -> Asked:
        """The same of a file that comes a page at a time: how many rows a page has, programs may say."""
        return cls.read(data, takes_limit=True)

    @classmethod
    def read(cls, data: QueryDict, takes_limit: bool = False) -> Asked:
        """What `data`, a query string, asks. The queries of the rows that it names, and no other."""
        takes_many = {name: condition.takes_many for name, condition in cls.base_filters.items()}
        of_pages = (*cls.paging, LIMIT) if takes_limit else cls.paging
        known, problems = read(data, takes_many | dict.fromkeys(of_pages, False))
        limit, wrong = limit_asked(known.get(LIMIT, "").strip())
        bound = cls(known)
        return cls.asked_as(
            declared=cls.base_filters,
            conditions=MappingProxyType(settled(cls.base_filters, bound.given())),
            paging=paging_of(known, cls.paging),
            problems=(*problems, *bound.refused(), *([wrong] if wrong else [])),
            form=bound.form,
            limit=limit,
            **bound.known_rows(),
        )

    def given(self):
        """{parameter: [Value, …]} of what the form could read."""
        self.form.is_valid()  # reads it once
        cleaned = {name: self.form.cleaned_data.get(name) for name in self.filters}
        return {
            name: value if isinstance(value, list) else [value] for name, value in cleaned.items() if value
        }

    def refused(self):
        """The problems of single values, in the order of the form."""
        for name, field in self.form.fields.items():
            for error in [*self.form.errors.as_data().get(name, []), *field.ignored]:
                yield problem(name, field.label, error, self.data.get(name, ""))

    def known_rows(self):
        """What `asked_as` holds beside: rows that reading needed, and that others need as well."""
        return {}


class SearchForm(forms.Form):
    """The form of a list, with rules between its fields; a field's own rules are in `fields`."""

    def clean(self):
        self.refuse_reversed_days()

    def refuse_reversed_days(self):
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first and last and first.row > last.row:
            self.refuse("from", _("a time that is not after “%s”") % last.text)
            self.refuse("to", _("a time that is not before “%s”") % first.text)

    def refuse(self, name, expected):
        """The value of `name` does not go with the others."""
        self.add_error(name, refusal(self.cleaned_data[name].text, expected))

    def refuse_without(self, name, needed, expected):
        """Refuse the value of `name` when no field of `needed` has one."""
        if self.cleaned_data.get(name) and not any(self.cleaned_data.get(other) for other in needed):
            self.refuse(name, expected)
