"""Meetings that were planned or reported and that no source confirms: not held, or of unknown outcome."""

from itertools import groupby

from django.db.models import Prefetch, Q
from django.forms import HiddenInput
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering import conditions as by
from summit_archive.filtering.facets import Numbers
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.paging import NumberedPage
from summit_archive.filtering.values import Value as Choice

from ..models import Country, Meeting, MeetingLink, Organisation, Person
from ..models.meeting import today
from ..querysets import UNSETTLED
from ..remembered import remembered
from ..remembered.bits import any_of, but
from .conditions import AddedCountries, CountriesFilter
from .found import Found

PAGE_SIZE = 25
# So many meetings of a file are in memory.
AT_ONCE = 500

# In the order of the page. Of the first of them a source says that they were not held; the others may have been.
FATES = [
    ("cancelled", gettext_lazy("Cancelled")),
    ("denied", gettext_lazy("Denied")),
    ("replaced", gettext_lazy("Replaced by another meeting")),
    ("postponed", gettext_lazy("Postponed, no later meeting recorded")),
    ("unknown", gettext_lazy("Announced, outcome unknown")),
]
NOT_HELD, UNKNOWN = "not-held", "unknown"
OUTCOMES = {
    NOT_HELD: (gettext_lazy("Not held"), ["cancelled", "denied", "replaced"]),
    UNKNOWN: (gettext_lazy("Outcome unknown"), ["postponed", "unknown"]),
}


def sets_of_fates(memory):
    """{fate: the set of the meetings that have it}; what was postponed and goes on as another meeting has none. One query."""
    kinds = MeetingLink.Kind
    lost = Q(kind=kinds.REPLACED_BY, first__status="postponed") | Q(
        kind=kinds.CONTINUES, second__status="postponed"
    )
    links = list(MeetingLink.objects.filter(lost).values_list("kind", "first", "second"))
    postponed = memory.get("status", "postponed")
    replaced = postponed & memory.of_ids(first for kind, first, _second in links if kind == kinds.REPLACED_BY)
    continued = memory.of_ids(second for kind, _first, second in links if kind == kinds.CONTINUES)
    unsettled = any_of(memory.get("status", status) for status in UNSETTLED)
    return {
        "cancelled": memory.get("status", "cancelled"),
        "denied": memory.get("status", "denied"),
        "replaced": replaced,
        "postponed": but(postponed, replaced | continued),
        "unknown": but(unsettled, memory.possibly_between(today(), None)),
    }


def outcome_of(fate):
    """Whether a source says that a meeting of this fate was not held, or none says what became of it."""
    return NOT_HELD if fate in OUTCOMES[NOT_HELD][1] else UNKNOWN


class NotConfirmedFilter(CountriesFilter):
    """Meetings not confirmed as held, by fate, country, person, organisation and days."""

    fate = by.Option(label=gettext_lazy("What became of it"), choices=FATES, widget=HiddenInput)
    country = AddedCountries(label=gettext_lazy("Country"), words="with_any")
    person = by.Row(
        Person,
        label=gettext_lazy("Person"),
        words="naming",
        expected=gettext_lazy("the address of a person, such as vladimir-putin"),
    )
    organisation = by.Row(
        Organisation,
        label=gettext_lazy("Organisation"),
        words="of_organisation",
        expected=gettext_lazy("the address of an organisation, such as cis"),
    )
    from_ = by.FirstDay(label=gettext_lazy("From"), edge="first", words="possibly_between")
    to = by.LastDay(label=gettext_lazy("To"), edge="last")

    class Meta:
        model = Meeting
        fields: list[str] = []
        form = SearchForm


class NotConfirmedResult:
    """How many meetings are not confirmed, how many of each fate, and a page of them: by fate, the newest first.

    All are counted among the meetings that are remembered, at two queries. Each meeting comes with its `fate`, one of
    FATES; `with_more` adds to a queryset of meetings what else is told of them.
    """

    is_exact = has_exact_facets = True

    def __init__(self, asked, with_more=lambda meetings: meetings):
        self.asked, self.with_more = asked, with_more

    @cached_property
    def memory(self):
        return remembered()

    @cached_property
    def found(self):
        return Found(self.memory)

    @cached_property
    def fates(self):
        return sets_of_fates(self.memory)

    def under(self, conditions):
        """{fate: the meetings that have it and fit `conditions`}, in the order of the page."""
        declared = {name: one for name, one in self.asked.declared.items() if name != "fate"}
        some = self.found.under(declared, conditions)
        asked = [value.text for value in conditions.get("fate", [])]
        return {fate: self.fates[fate] & some for fate, _label in FATES if not asked or fate in asked}

    def number_under(self, conditions):
        return sum(some.bit_count() for some in self.under(conditions).values())

    @cached_property
    def total(self):
        return self.number_under(self.asked.conditions)

    @cached_property
    def fate_of(self):
        """{a meeting's id: its fate} of all that are asked for, in their order."""
        return {
            pk: fate
            for fate, some in self.under(self.asked.conditions).items()
            for pk in self.memory.page(some, 0, some.bit_count())
        }

    @cached_property
    def facet_numbers(self):
        numbers = {
            fate: some.bit_count() for fate, some in self.under(self.asked.varied({"fate": []})).items()
        }
        counts = [(Choice(fate, str(label)), numbers[fate]) for fate, label in FATES]
        return [Numbers("fate", _("What became of it"), counts)]

    @cached_property
    def numbers_without(self):
        """How many there would be without each of the chosen conditions."""
        return [self.number_under(chosen.without) for chosen in self.asked.in_words]

    @cached_property
    def page(self):
        return NumberedPage.asked(self.asked.page, self.total, self.asked.limit or PAGE_SIZE)

    @property
    def problems(self):
        return [self.page.problem] if self.page.problem else []

    @cached_property
    def rows(self):
        """Those of the page, with what their cards show."""
        return self.in_order(self.page.of(list(self.fate_of)), Meeting.objects.for_list())

    @cached_property
    def exported(self):
        """The same, with what files tell of them."""
        numbers = self.page.of(list(self.fate_of))
        return self.for_files(numbers)

    def every_exported(self):
        """All of them with what files tell of each, so many at once."""
        numbers = list(self.fate_of)
        for start in range(0, len(numbers), AT_ONCE):
            yield from self.for_files(numbers[start : start + AT_ONCE])

    def for_files(self, numbers):
        """Each with `codes_named`: of its countries, as addresses have them, by their names."""
        meetings = self.in_order(numbers, Meeting.objects.select_related("place", "organisation"))
        codes = self.codes_named(self.memory.of_ids(numbers))
        for meeting in meetings:
            meeting.codes_named = codes.get(meeting.pk, [])
        return meetings

    def codes_named(self, some):
        found, named = {}, self.memory.parties()
        for pk, code in self.codes:
            for meeting in self.memory.ids_of(named.get(pk, 0) & some):
                found.setdefault(meeting, []).append(code)
        return found

    @cached_property
    def codes(self):
        """[(a country's id, its code)], in their order. One query."""
        countries = Country.objects.order_by("sort_key", "code").only("code")
        return [(country.pk, country.address_code) for country in countries]

    def in_order(self, numbers, meetings):
        """Those of `meetings` with these ids, each with what `links` gives, and `successors`."""
        found = self.with_more(meetings).prefetch_related(*links()).in_bulk(numbers)
        ordered = [found[pk] for pk in numbers if pk in found]
        for meeting in ordered:
            meeting.fate, meeting.successors = self.fate_of[meeting.pk], successors(meeting)
        return ordered


def by_outcome(meetings, facet):
    """[(an outcome, its words, [(the fate in words, its choice in the `facet` of fates, meetings)])] of a page."""
    choices = {choice.value: choice for choice in facet.choices}
    outcomes = []
    for outcome, of_outcome in groupby(meetings, key=lambda meeting: outcome_of(meeting.fate)):
        fates = groupby(of_outcome, key=lambda meeting: meeting.fate)
        groups = [(dict(FATES)[fate], choices[fate], list(of_fate)) for fate, of_fate in fates]
        outcomes.append((outcome, OUTCOMES[outcome][0], groups))
    return outcomes


def links():
    """The links to what took a meeting's place."""
    rows = MeetingLink.objects
    replaced = rows.filter(kind=MeetingLink.Kind.REPLACED_BY).select_related("second")
    continued = rows.filter(kind=MeetingLink.Kind.CONTINUES).select_related("first")
    return [
        Prefetch("links_out", replaced, to_attr="replaced"),
        Prefetch("links_in", continued, to_attr="continued"),
    ]


def successors(meeting):
    """The meetings on record that replace it or go on with it. No query after `links`."""
    return [link.second for link in meeting.replaced] + [link.first for link in meeting.continued]
