"""Meetings that were planned or reported and that no source confirms: not held, or of unknown outcome."""

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


def not_confirmed():
    """Each with its `fate`, one of FATES. What was postponed and is continued by another meeting is left out."""
    meetings = Meeting.objects
    replaced = meetings.replaced()
    kept = meetings.called_off() | replaced | meetings.postponed_for_good() | meetings.overdue(today())
    whens = [When(status=status, then=Value(status)) for status in ("cancelled", "denied", "postponed")]
    whens.insert(0, When(pk__in=replaced.values("pk"), then=Value("replaced")))
    return kept.annotate(fate=Case(*whens, default=Value("unknown")))


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
    """How many of `meetings`, of `not_confirmed`, how many of each fate, and a page of them: by fate, the newest first."""

    is_exact = has_exact_facets = True

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


def add_successors(meetings):
    """Give each what `links` gives, and `successors`. Two queries."""
    prefetch_related_objects(meetings, *links())
    for meeting in meetings:
        meeting.successors = successors(meeting)


def successors(meeting):
    """The meetings on record that replace it or go on with it. No query after `links`."""
    return [link.second for link in meeting.replaced] + [link.first for link in meeting.continued]
