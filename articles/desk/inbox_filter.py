"""What an editor may ask of the encounters: by what was decided, what they say, where and by which rule they were read."""

import re

from django.db.models import Exists, OuterRef, Q
from django.forms import HiddenInput, Select
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.listing.conditions import AddedCountries, CountriesFilter
from participants.models import Meeting
from summit_archive.editing.site import rows_with_words, search_words
from summit_archive.filtering import conditions as by
from summit_archive.filtering.fields import RowField, ValueField
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.values import Value, refusal

from ..encounters.reading.rules import RULES
from ..models import Encounter, EncounterParty, Mention, Publisher

WAITING = "waiting"
STATES = [
    (WAITING, gettext_lazy("waiting")),
    ("accepted", gettext_lazy("accepted")),
    ("rejected", gettext_lazy("rejected")),
]
# As the encounters themselves say it. What an editor changed was accepted, in other words.
STATES_OF = {
    WAITING: [Encounter.State.PROPOSED],
    "accepted": [Encounter.State.ACCEPTED],
    "rejected": [Encounter.State.REJECTED],
}
ORDERS = [("sources", gettext_lazy("most sources first")), ("newest", gettext_lazy("newest meeting first"))]
SORTS = [
    ("record", gettext_lazy("on record already")),
    ("proposed", gettext_lazy("not on record")),
]


class NumberOfRow(ValueField):
    """The number by which the database knows a row, as addresses of the editors' pages have it."""

    widget = HiddenInput

    def read(self, text):
        if not re.fullmatch(r"[1-9][0-9]{0,17}", text):
            raise refusal(text, _("the number of a row"))
        return Value(text, text, int(text))


class ByNumber(by.Condition):
    field_class = NumberOfRow


class WordsOfEncounter(by.Words):
    """Words of the meeting's title, of the article's headline or of a name; any spelling, each word somewhere."""

    paths = ("meeting__title", "proposal__title", "article__headline", "parties__name_as_given")

    def filter(self, queryset, value):
        return rows_with_words(queryset, self.paths, search_words(value))


class State(by.Option):
    """What waits for a decision, unless something else is asked for."""

    def narrow(self, queryset, name, conditions):
        return queryset.filter(state__in=STATES_OF[state_asked(conditions)])


def state_asked(conditions):
    return next((value.row for value in conditions.get("state", [])), WAITING)


class OnRecord(by.Option):
    def filter(self, queryset, value):
        return queryset.filter(meeting__isnull=value == "proposed")


class Parties(AddedCountries):
    """Encounters that have each of the countries for a party, by itself or by an office of it."""

    def filter(self, queryset, value):
        for country in value:
            parties = EncounterParty.objects.filter(encounter=OuterRef("pk"))
            named = parties.filter(Q(country=country) | Q(office__country=country))
            queryset = queryset.filter(Exists(named))
        return queryset


class PublisherField(RowField):
    def __init__(self, **options):
        super().__init__(**options)
        choices = Publisher.objects.order_by("sort_key").values_list("slug", "name")
        self.widget = Select(choices=[("", _("any")), *choices])


class OfPublisher(by.Row):
    field_class = PublisherField


class PossibleDays(by.FirstDay):
    def between(self, queryset, first, last, conditions):
        return queryset.filter(possible__overlaps=(first, last))


class RuleField(ValueField):
    """The slug of a rule; one that no longer is a rule may have been one when something was read."""

    def __init__(self, **options):
        super().__init__(**options)
        self.widget = Select(choices=with_any([(rule, rule) for rule in RULES]))

    def read(self, text):
        if not re.fullmatch(r"[-a-z0-9]{1,100}", text):
            raise refusal(text, _("the name of a rule, such as %(rule)s") % {"rule": next(iter(RULES))})
        return Value(text, text, text)


class Rule(by.Condition):
    field_class = RuleField


def with_any(choices):
    return [("", gettext_lazy("any")), *choices]


class InboxFilter(CountriesFilter):
    """Encounters; what waits for a decision, unless something else is asked for."""

    paging = ("after", "decided")

    q = WordsOfEncounter(label=gettext_lazy("Words"))
    state = State(label=gettext_lazy("State"), choices=STATES, default=WAITING, widget=HiddenInput)
    of = OnRecord(label=gettext_lazy("Meeting"), choices=with_any(SORTS))
    country = Parties(label=gettext_lazy("Country, all of them"))
    kind = by.Option(label=gettext_lazy("Kind"), choices=with_any(Meeting.Kind.choices))
    status = by.Option(label=gettext_lazy("Status"), choices=with_any(Meeting.Status.choices))
    publisher = OfPublisher(
        Publisher,
        field_name="article__publisher",
        label=gettext_lazy("Publisher"),
        expected=gettext_lazy("the address of a publisher"),
    )
    certainty = by.Option(label=gettext_lazy("How sure"), choices=with_any(Mention.Certainty.choices))
    rule = Rule(label=gettext_lazy("Rule"))
    from_ = PossibleDays(label=gettext_lazy("From"), edge="first")
    to = by.LastDay(label=gettext_lazy("To"), edge="last")
    batch = ByNumber(field_name="article__arrival__batch", label=gettext_lazy("Import batch"))
    article = ByNumber(label=gettext_lazy("Article"))
    meeting = ByNumber(label=gettext_lazy("Number of the meeting"))
    sort = by.OptionAside(label=gettext_lazy("Order"), choices=ORDERS, default="sources")

    class Meta:
        model = Encounter
        fields: list[str] = []
        form = SearchForm
