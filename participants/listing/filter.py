"""What a reader may ask of the meetings."""

from django.forms import HiddenInput
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.filtering import conditions as by
from summit_archive.filtering.base import ListFilter
from summit_archive.filtering.fields import RowField
from summit_archive.filtering.forms import SearchForm
from summit_archive.filtering.values import Value

from ..models import Meeting, MeetingSeries, Organisation, Person, Place
from ..together.sides import pair_url
from . import facets

MOST_COUNTRIES = 250
MATCHES = [
    ("any", gettext_lazy("any of the countries")),
    ("all", gettext_lazy("all of the countries")),
    ("exactly", gettext_lazy("exactly these, of those on record")),
    ("at-least", gettext_lazy("at least a number of them")),
]
PARTS = [
    ("", gettext_lazy("took part or was named")),
    ("present", gettext_lazy("took part")),
    ("invited", gettext_lazy("only invited")),
]
CIRCLES = [
    ("", gettext_lazy("of any size")),
    ("bilateral", gettext_lazy("bilateral")),
    ("trilateral", gettext_lazy("trilateral")),
    ("same-room", gettext_lazy("in the same room")),
]
CERTAINTIES = [
    ("", gettext_lazy("certain or possible")),
    ("certain", gettext_lazy("certain only")),
    ("possible", gettext_lazy("possible only")),
]
ORDERS = [("newest", gettext_lazy("newest first")), ("oldest", gettext_lazy("oldest first"))]


class TheirCountries(by.SomeCountries):
    """Countries that a meeting names, in the part that `part` says, taken together as `match` says."""

    def narrow(self, queryset, name, conditions):
        countries = [value.row for value in conditions.get(name, [])]
        match = next((value.text for value in conditions.get("match", [])), "any")
        part = next((value.text for value in conditions.get("part", [])), "")
        if match == "at-least":
            return queryset.with_at_least(conditions["n"][0].row, countries, part)
        return getattr(queryset, f"with_{match}")(countries, part) if countries else queryset


class TheirPeople(by.Rows):
    """People who were all at a meeting, in the part that `part` says."""

    def narrow(self, queryset, name, conditions):
        people = [value.row for value in conditions.get(name, [])]
        part = next((value.text for value in conditions.get("part", [])), "")
        return queryset.naming(*people, part=part) if people else queryset


class Host(by.SomeCountries):
    """The country that is on record as host or chair, or that none is."""

    takes_many = False
    field_class = RowField

    def found(self, codes):
        nobody = {"not-stated": Value("not-stated", _("not stated"))}
        return super().found(codes) | {code: nobody[code] for code in codes if code in nobody}

    def narrow(self, queryset, name, conditions):
        values = conditions.get(name)
        return queryset.hosted_by(values[0].row) if values else queryset


class PossibleDays(by.FirstDay):
    """Meetings that may have been in the days, or as `certainty` says."""

    def between(self, queryset, first, last, conditions):
        certainty = next((value.text for value in conditions.get("certainty", [])), None)
        words = {"certain": "certainly_between", "possible": "only_possibly_between"}
        return getattr(queryset, words.get(certainty, "possibly_between"))(first, last)


class MeetingSearchForm(SearchForm):
    def clean(self):
        super().clean()
        dates = _("it only together with “from” or “to”")
        self.refuse_without("certainty", ["from", "to"], dates)
        match = self.cleaned_data.get("match")
        counts = match and match.text == "at-least"
        if counts and not self.cleaned_data.get("n"):
            self.refuse("match", _("“n” beside it: how many countries at least"))
        if not counts and self.cleaned_data.get("n"):
            self.refuse("n", _("it only together with “match=at-least”"))
        if not counts:
            self.refuse_match_of_none()
        self.refuse_more_than_chosen()
        self.refuse_without(
            "part", ["country", "n", "person"], _("it only together with “country” or “person”")
        )

    def refuse_more_than_chosen(self):
        number, chosen = self.cleaned_data.get("n"), len(self.cleaned_data.get("country") or [])
        if number and 0 < chosen < number.row:
            at_most = ngettext(
                "at most %d, as only %d country is chosen", "at most %d, as %d countries are chosen", chosen
            )
            self.refuse("n", at_most % (chosen, chosen))


class MeetingFilter(ListFilter):
    """Meetings by who took part, what they were, where and when."""

    list_name = "meeting-list"
    json_name = "meeting-list-json"
    added_one_by_one = ("without",)

    country = TheirCountries(label=gettext_lazy("Country"))
    match = by.Match(label=gettext_lazy("Countries taken together"), choices=MATCHES, default="any")
    n = by.NumberAside(label=gettext_lazy("How many at least"), highest=MOST_COUNTRIES)
    part = by.Closer(label=gettext_lazy("Their part"), choices=PARTS)
    without = by.AddedCountries(label=gettext_lazy("Without"), words="without")
    circle = by.Option(label=gettext_lazy("Circle"), choices=CIRCLES, words="in_circle")
    host = Host(label=gettext_lazy("Host"))
    person = TheirPeople(
        Person,
        label=gettext_lazy("Person"),
        expected=gettext_lazy("the address of a person, such as vladimir-putin, and no more than ten people"),
    )
    organisation = by.Row(
        Organisation,
        label=gettext_lazy("Organisation"),
        words="of_organisation",
        expected=gettext_lazy("the address of an organisation, such as cis"),
    )
    series = by.Row(
        MeetingSeries,
        label=gettext_lazy("Series"),
        expected=gettext_lazy("the address of a series of meetings"),
    )
    kind = by.Option(label=gettext_lazy("Kind"), choices=Meeting.Kind.choices, widget=HiddenInput)
    status = by.Option(label=gettext_lazy("Status"), choices=Meeting.Status.choices, widget=HiddenInput)
    place = by.Row(
        Place, label=gettext_lazy("Place"), expected=gettext_lazy("the short name of a place, such as moscow")
    )
    in_ = by.SomeCountries(label=gettext_lazy("In"), words="in_countries")
    from_ = PossibleDays(label=gettext_lazy("From"), edge="first")
    to = by.LastDay(label=gettext_lazy("To"), edge="last")
    certainty = by.Closer(label=gettext_lazy("Certainty of the date"), choices=CERTAINTIES)
    sort = by.OptionAside(label=gettext_lazy("Order"), choices=ORDERS, default="newest")
    facets_ = by.OptionAside(label=gettext_lazy("Facets"), choices=[("all", "all")], widget=HiddenInput)

    class Meta:
        form = MeetingSearchForm

    def settled(self, conditions):
        """Also without a `match` that the countries left cannot meet."""
        countries = conditions.get("country", [])
        match = next((value.text for value in conditions.get("match", [])), None)
        number = next((value.row for value in conditions.get("n", [])), None)
        if match == "at-least":
            can_be_met = number is not None and (not countries or number <= len(countries))
        else:
            can_be_met = bool(countries)
        return super().settled(conditions if can_be_met else conditions | {"match": [], "n": []})

    @cached_property
    def counts(self):
        return self.results.totals(*by.days_of(self.conditions))

    @property
    def held_total(self):
        return self.counts["held"]

    @property
    def certain_total(self):
        return self.counts.get("certain")

    @property
    def possible_total(self):
        return None if self.certain_total is None else self.total - self.certain_total

    @property
    def timeline_url(self):
        return self.address(self.conditions | {"sort": [], "facets": []}, name="meeting-timeline")

    @property
    def map_url(self):
        return self.address(self.conditions | {"sort": [], "facets": []}, name="meeting-map")

    @property
    def counts_note(self):
        if not any(by.days_of(self.conditions)) or self.chosen_row("certainty") == "certain":
            return ""
        return _("Counts include what is only possibly in these days.")

    @property
    def pair_url(self):
        """The page of the two countries, or people, that are chosen; None where it is not two."""
        for name in ("country", "person"):
            if len(chosen := self.chosen(name)) == 2:
                return pair_url([value.row for value in chosen])
        return None

    def in_order(self):
        first, last = by.days_of(self.conditions)
        meetings = super().in_order()
        return meetings.with_certainty(first, last) if first or last else meetings

    def dress(self, meetings):
        for meeting in meetings:
            meeting.is_certain = getattr(meeting, "is_certain", None)

    @cached_property
    def facets(self):
        return facets.of_meetings(self)
