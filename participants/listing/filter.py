"""What a reader may ask of the meetings."""

from django.forms import HiddenInput
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.filtering import conditions as by
from summit_archive.filtering.fields import RowField
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.values import Value

from ..models import Meeting, MeetingSeries, Organisation, Person, Place
from .conditions import AddedCountries, AtLeast, CountriesFilter, Match, SomeCountries, refuse_match_of_none

MOST_COUNTRIES = 250
MATCHES = [
    ("any", gettext_lazy("any of these countries")),
    ("all", gettext_lazy("all of these countries")),
    ("exactly", gettext_lazy("exactly these countries, of those recorded")),
    ("at-least", gettext_lazy("at least a number of them")),
]
PARTS = [
    ("", gettext_lazy("attended or mentioned")),
    ("present", gettext_lazy("attended")),
    ("invited", gettext_lazy("only invited")),
]
CIRCLES = [
    ("", gettext_lazy("any number")),
    ("bilateral", gettext_lazy("two, calls too")),
    ("bilateral-meeting", gettext_lazy("two, in person (bilateral)")),
    ("bilateral-call", gettext_lazy("two, by phone or video")),
    ("with-others", gettext_lazy("all that were not of two alone")),
    ("trilateral", gettext_lazy("three (trilateral)")),
    ("same-room", gettext_lazy("more, or not recorded")),
]
CERTAINTIES = [
    ("", gettext_lazy("certain or possible")),
    ("certain", gettext_lazy("certain only")),
    ("possible", gettext_lazy("possible only")),
]
YEARS = [("stated", gettext_lazy("stated")), ("not-stated", gettext_lazy("not stated"))]
WITH_YEAR, WITHOUT_YEAR = (Value(option, "", option) for option, _label in YEARS)
SAME = [("perhaps", gettext_lazy("perhaps"))]
# Pages that know of proposed meetings show them beside those on record, and count them apart.
PROPOSED = [("1", gettext_lazy("shown too"))]
ORDERS = [("newest", gettext_lazy("newest first")), ("oldest", gettext_lazy("oldest first"))]


class CountriesOfMeeting(SomeCountries):
    """Countries that a meeting names, in the part that `part` says, taken together as `match` says."""

    def narrow(self, queryset, name, conditions):
        countries = [value.row for value in conditions.get(name, [])]
        match = next((value.text for value in conditions.get("match", [])), "any")
        part = next((value.text for value in conditions.get("part", [])), "")
        if match == "at-least":
            return queryset.with_at_least(conditions["n"][0].row, countries, part)
        return getattr(queryset, f"with_{match}")(countries, part) if countries else queryset


class PeopleOfMeeting(by.Rows):
    """People who were all at a meeting, in the part that `part` says."""

    def narrow(self, queryset, name, conditions):
        people = [value.row for value in conditions.get(name, [])]
        part = next((value.text for value in conditions.get("part", [])), "")
        return queryset.naming(*people, part=part) if people else queryset


class Host(SomeCountries):
    """The country that is on record as host or chair, or that none is."""

    takes_many = False
    field_class = RowField

    def found(self, codes):
        nobody = {"not-stated": Value("not-stated", _("not stated"))}
        return super().found(codes) | {code: nobody[code] for code in codes if code in nobody}

    def narrow(self, queryset, name, conditions):
        values = conditions.get(name)
        return queryset.hosted_by(values[0].row) if values else queryset


class StatedYear(by.Option):
    """Meetings whose date speaks of a year, or of none: pictures tell these once, apart from the years."""

    def narrow(self, queryset, name, conditions):
        words = {"stated": "of_stated_years", "not-stated": "of_no_stated_year"}
        values = conditions.get(name)
        return getattr(queryset, words[values[0].text])() if values else queryset


class PerhapsTheSame(by.Option):
    """Meetings that may be the same as another of those found: totals count both."""

    def narrow(self, queryset, name, conditions):
        return queryset.perhaps_the_same() if conditions.get(name) else queryset


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
            refuse_match_of_none(self)
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


class MeetingFilter(CountriesFilter):
    """Meetings by who took part, what they were, where and when."""

    country = CountriesOfMeeting(label=gettext_lazy("Country"))
    match = Match(label=gettext_lazy("Match"), choices=MATCHES, default="any")
    n = AtLeast(label=gettext_lazy("At least how many"), highest=MOST_COUNTRIES)
    part = by.Closer(label=gettext_lazy("Role"), choices=PARTS, needs=("country", "n", "person"))
    without = AddedCountries(label=gettext_lazy("Without"), words="without")
    circle = by.Option(label=gettext_lazy("Number of participants"), choices=CIRCLES, words="in_circle")
    host = Host(label=gettext_lazy("Host"))
    person = PeopleOfMeeting(
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
    participants = by.Option(
        field_name="participant_list",
        label=gettext_lazy("List of participants"),
        choices=Meeting.ParticipantList.choices,
        widget=HiddenInput,
    )
    place = by.Row(
        Place, label=gettext_lazy("Place"), expected=gettext_lazy("the short name of a place, such as moscow")
    )
    in_ = SomeCountries(label=gettext_lazy("In"), words="in_countries")
    from_ = PossibleDays(label=gettext_lazy("From"), edge="first")
    to = by.LastDay(label=gettext_lazy("To"), edge="last")
    year = StatedYear(label=gettext_lazy("Year"), choices=YEARS, widget=HiddenInput)
    certainty = by.Closer(
        label=gettext_lazy("Certainty of the date"), choices=CERTAINTIES, needs=("from", "to")
    )
    # The last to narrow: it asks for those that may be the same as another of all that the others leave.
    same = PerhapsTheSame(label=gettext_lazy("Perhaps the same as another"), choices=SAME, widget=HiddenInput)
    proposed = by.OptionAside(label=gettext_lazy("Proposed meetings"), choices=PROPOSED, widget=HiddenInput)
    sort = by.OptionAside(label=gettext_lazy("Order"), choices=ORDERS, default="newest")
    facets_ = by.OptionAside(label=gettext_lazy("Facets"), choices=[("all", "all")], widget=HiddenInput)

    class Meta:
        model = Meeting
        fields: list[str] = []
        form: type[SearchForm] = MeetingSearchForm
