"""What a reader may ask of the articles."""

import re

from django.db import DEFAULT_DB_ALIAS
from django.forms import HiddenInput
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.listing.conditions import Match, SomeCountries, refuse_match_of_none
from participants.models import Country, Meeting, Organisation, Person
from summit_archive.filtering import ListFilter
from summit_archive.filtering import conditions as by
from summit_archive.filtering.fields import ValueField
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.values import Value, refusal
from summit_archive.postgres.prepared import Prepared
from summit_archive.text.languages import language_name

from ..models import Article, Publisher, Topic
from .facets import SHOWN_FACETS
from .text_search import SearchTerms

MATCHES = [
    ("any", gettext_lazy("any of these countries")),
    ("all", gettext_lazy("all of these countries")),
]
ORDERS = [
    ("newest", gettext_lazy("newest first")),
    ("oldest", gettext_lazy("oldest first")),
    ("relevance", gettext_lazy("best match first")),
]


COUNTRIES = Prepared("SELECT id, code, name FROM participants_country WHERE code = ANY (%(codes)s::text[])")


class CountriesByCode(SomeCountries):
    """Only those asked for are read: the form has no choice of all."""

    def found(self, codes):
        found = COUNTRIES.rows({"codes": [code.upper() for code in codes]}) if codes else []
        rows = [Country.from_db(DEFAULT_DB_ALIAS, ["id", "code", "name"], row) for row in found]
        values = {row.address_code: Value(row.address_code, row.called, row) for row in rows}
        return {code: values[code.lower()] for code in codes if code.lower() in values}


class LanguageField(ValueField):
    def read(self, text):
        if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}", text):
            raise refusal(text, _("a language tag such as en or ru"))
        tag = text.lower()
        return Value(tag, language_name(tag), tag)


class Language(by.Condition):
    field_class = LanguageField

    def __init__(self, **options):
        super().__init__(lookup_expr="iexact", **options)


class Order(by.OptionAside):
    """With words, the best match comes first unless another order is asked for; without, the newest."""

    field_varies = True

    @property
    def field(self):
        words = self.parent.data.get("q")
        self.extra["default"] = "relevance" if words else "newest"
        field = super().field
        if not words:
            field.widget.choices = [choice for choice in field.widget.choices if choice[0] != "relevance"]
        return field


class ArticleSearchForm(SearchForm):
    def clean(self):
        super().clean()
        refuse_match_of_none(self)
        self.read_words()
        sort = self.cleaned_data.get("sort")
        if sort and sort.text == "relevance":
            self.refuse_without(
                "sort", ["q"], _("it only together with “q”; without words use newest or oldest")
            )

    def read_words(self):
        """The value of `q` stands for the terms that are searched for."""
        if words := self.cleaned_data.get("q"):
            terms = SearchTerms(words.text, exact=bool(self.cleaned_data.get("exact")))
            self.cleaned_data["q"] = Value(words.text, words.label, terms)
            if not terms.query:
                self.refuse("q", terms.expected)


class ArticleFilter(ListFilter):
    """Articles by their words, by what they are about, and by where and when they were published."""

    paging = ("page", "after", "before")

    q = by.Words(label=gettext_lazy("Words"))
    exact = by.OptionAside(
        label=gettext_lazy("Spelling"),
        choices=[("1", gettext_lazy("as typed"))],
        widget=HiddenInput,
        needs=("q",),
    )
    country = CountriesByCode(label=gettext_lazy("Country"))
    match = Match(label=gettext_lazy("Match"), choices=MATCHES, default="any")
    person = by.Rows(
        Person,
        label=gettext_lazy("Person"),
        expected=gettext_lazy("the address of a person, such as vladimir-putin, and no more than ten people"),
    )
    meeting = by.Row(
        Meeting,
        label=gettext_lazy("Meeting"),
        expected=gettext_lazy("the address of a meeting"),
    )
    organisation = by.Row(
        Organisation,
        label=gettext_lazy("Organisation"),
        expected=gettext_lazy("the address of an organisation, such as cis"),
    )
    topic = by.Row(Topic, label=gettext_lazy("Topic"), expected=gettext_lazy("the address of a topic"))
    publisher = by.Row(
        Publisher, label=gettext_lazy("Publisher"), expected=gettext_lazy("the address of a publisher")
    )
    language = Language(label=gettext_lazy("Language"), widget=HiddenInput)
    from_ = by.FirstDay(label=gettext_lazy("From"), edge="first")
    to = by.LastDay(label=gettext_lazy("To"), edge="last")
    sort = Order(label=gettext_lazy("Order"), choices=ORDERS)
    facets_ = by.OptionAside(label=gettext_lazy("Facets"), choices=[("all", "all")], widget=HiddenInput)

    texts = by.OptionAside(
        label=gettext_lazy("Texts"), choices=[("1", gettext_lazy("in files"))], widget=HiddenInput
    )

    class Meta:
        model = Article
        fields: list[str] = []
        form = ArticleSearchForm

    @classmethod
    def get_filters(cls):
        """Those above; before the days, one for each shown facet that has none of its own: a row by its slug."""
        filters, declared = {}, super().get_filters()
        for name, condition in declared.items():
            if name == "from":
                filters |= {
                    facet: by.Row(shown.model, label=shown.label, expected=gettext_lazy("one from this list"))
                    for facet, shown in SHOWN_FACETS.items()
                    if facet not in declared
                }
            filters[name] = condition
        return filters
