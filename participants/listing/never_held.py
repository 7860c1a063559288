"""Meetings that were talked of and are not on record as held, by what became of them."""

from itertools import groupby

from django.db.models import Case, Count, Prefetch, Value, When, prefetch_related_objects
from django.forms import HiddenInput
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering import conditions as by
from summit_archive.filtering.conditions import count_each, narrowed
from summit_archive.filtering.facets import Numbers
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.paging import NumberedPage
from summit_archive.filtering.values import Value as Choice

from ..models import Meeting, MeetingLink, Organisation, Person
from ..models.meeting import today
from .conditions import AddedCountries, CountriesFilter

PAGE_SIZE = 25

# In the order of the page.
FATES = [
    ("cancelled", gettext_lazy("Cancelled")),
    ("denied", gettext_lazy("Denied")),
    ("postponed", gettext_lazy("Postponed, and nothing on record took its place")),
    ("open", gettext_lazy("Still open, although its last possible day has passed")),
]


def never_held():
    """Each with its `fate`, one of FATES. Who was postponed and has a successor is left out."""
    meetings = Meeting.objects
    kept = meetings.called_off() | meetings.postponed_for_good() | meetings.overdue(today())
    whens = [When(status=status, then=Value(status)) for status in ("cancelled", "denied", "postponed")]
    return kept.annotate(fate=Case(*whens, default=Value("open")))


class NeverHeldFilter(CountriesFilter):
    """Meetings never held, by fate, country, person, organisation and days."""

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


class NeverHeldResult:
    """How many of `meetings`, of `never_held`, how many of each fate, and a page of them: by fate, the newest first."""

    is_exact = True

    def __init__(self, asked, meetings):
        self.asked, self.meetings = asked, meetings

    def under(self, conditions):
        return narrowed(self.meetings, self.asked.declared, conditions)

    @cached_property
    def total(self):
        return self.under(self.asked.conditions).count()

    @property
    def in_order(self):
        rank = Case(*(When(fate=fate, then=Value(place)) for place, (fate, _label) in enumerate(FATES)))
        return self.under(self.asked.conditions).order_by(rank, "-possible", "pk")

    @cached_property
    def facet_numbers(self):
        meetings = self.under(self.asked.varied({"fate": []})).order_by()
        numbers = dict(meetings.values_list("fate").annotate(number=Count("pk")))
        counts = [(Choice(fate, str(label)), numbers.get(fate, 0)) for fate, label in FATES]
        return [Numbers("fate", _("What became of it"), counts)]

    @cached_property
    def numbers_without(self):
        """How many there would be without each of the chosen conditions. One query."""
        return count_each([self.under(chosen.without) for chosen in self.asked.in_words])

    @cached_property
    def page(self):
        return NumberedPage.asked(self.asked.page, self.total, PAGE_SIZE)

    @property
    def problems(self):
        return [self.page.problem] if self.page.problem else []

    @cached_property
    def rows(self):
        meetings = self.page.of(self.in_order.for_list())
        add_successors(meetings)
        return meetings

    @cached_property
    def every_exported(self):
        """All of them, with what files tell of each."""
        return self.in_order.for_list().prefetch_related(*links())

    @cached_property
    def exported(self):
        return self.page.of(self.every_exported)


def by_fate(meetings, facet):
    """[(the fate in words, its choice in the `facet` of fates, meetings)] of a page's meetings."""
    choices = {choice.value: choice for choice in facet.choices}
    groups = groupby(meetings, key=lambda meeting: meeting.fate)
    return [(dict(FATES)[fate], choices[fate], list(of_fate)) for fate, of_fate in groups]


def links():
    """The links to what took a meeting's place."""
    rows = MeetingLink.objects
    replaced = rows.filter(kind=MeetingLink.Kind.REPLACED_BY).select_related("second")
    continued = rows.filter(kind=MeetingLink.Kind.CONTINUES).select_related("first")
    return [
        Prefetch("links_out", replaced, to_attr="replaced"),
        Prefetch("links_in", continued, to_attr="continued"),
    ]


def add_successors(meetings):
    """Give each what `links` gives, and `successors`. Two queries."""
    prefetch_related_objects(meetings, *links())
    for meeting in meetings:
        meeting.successors = successors(meeting)


def successors(meeting):
    """The meetings on record that replace it or go on with it. No query after `links`."""
    return [link.second for link in meeting.replaced] + [link.first for link in meeting.continued]
