"""Meetings that were talked of and are not on record as held, by what became of them."""

from itertools import groupby

from django.db.models import Case, Count, Prefetch, Value, When, prefetch_related_objects
from django.forms import HiddenInput
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering import conditions as by
from summit_archive.filtering.base import ListFilter
from summit_archive.filtering.facets import facet
from summit_archive.filtering.forms import SearchForm
from summit_archive.filtering.values import Value as Choice

from ..models import Meeting, MeetingLink, Organisation, Person
from ..models.meeting import today

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


class NeverHeldFilter(ListFilter):
    """Meetings never held, by fate, country, person, organisation and days."""

    list_name = "never-held"
    json_name = "never-held-json"
    added_one_by_one = ("country",)

    fate = by.Option(label=gettext_lazy("What became of it"), choices=FATES, widget=HiddenInput)
    country = by.AddedCountries(label=gettext_lazy("Country"), words="with_any")
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
        form = SearchForm

    def for_export(self):
        return self.in_order().for_list().prefetch_related(*links())

    def in_order(self):
        """By fate, the newest first."""
        rank = Case(*(When(fate=fate, then=Value(place)) for place, (fate, _label) in enumerate(FATES)))
        return self.results.order_by(rank, "-possible", "pk")

    @cached_property
    def facets(self):
        meetings = self.narrowed(self.varied({"fate": []})).order_by()
        numbers = dict(meetings.values_list("fate").annotate(number=Count("pk")))
        counts = [(Choice(fate, str(label)), numbers.get(fate, 0)) for fate, label in FATES]
        return [facet(self, "fate", _("What became of it"), counts)]

    def dress(self, meetings):
        add_successors(meetings)

    @cached_property
    def groups(self):
        """[(the fate in words, the facet's choice of it, meetings of this page)]."""
        choices = {choice.value: choice for choice in self.facets[0].choices}
        by_fate = groupby(self.page.object_list, key=lambda meeting: meeting.fate)
        return [(dict(FATES)[fate], choices[fate], list(meetings)) for fate, meetings in by_fate]


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
