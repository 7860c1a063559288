"""What is proposed beside a page of meetings: how many there are, their list, and whether the page shows them too."""

from urllib.parse import parse_qsl, urlencode

from django.forms import HiddenInput
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from participants.listing.filter import PROPOSED
from participants.models import Country, Meeting
from participants.together.sides import all_of, side_of
from summit_archive.filtering import ListFilter
from summit_archive.filtering import conditions as by
from summit_archive.filtering.conditions import narrowed
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.values import Value

from ..models import ListedProposal
from .filter import ProposalFilter

SHOWN = 10
SHOW = Value("1", "")
HELD = [("status", "held")]


class ShownToo(ListFilter):
    """What a page without other conditions reads: whether what is proposed is shown too."""

    paging = ()
    proposed = by.OptionAside(label=gettext_lazy("Proposed meetings"), choices=PROPOSED, widget=HiddenInput)

    class Meta:
        model = Meeting
        fields: list[str] = []
        form = SearchForm


class Beside:
    """The proposed meetings `rows` beside meetings on record; their list is at `url`, "" where none has just these.

    `toggle_url` is the same page with or without them; "" where a page only tells their number.
    """

    def __init__(self, rows, url, toggle_url="", is_shown=False):
        self.rows, self.url = rows, url
        self.toggle_url, self.is_shown = toggle_url, is_shown

    @cached_property
    def counts(self):
        """{"held", "other"}: what is said to have been held, and what is announced, possible or called off. One query."""
        return self.rows.counted()

    @property
    def held_url(self):
        """The list of those that `counts` has as held."""
        return narrowed_to(self.url, HELD) if self.url else ""

    @property
    def number(self):
        return self.counts["held"] + self.counts["other"]

    @cached_property
    def newest(self):
        """As cards. Two queries, none where there is nothing."""
        return cards(self.rows.newest_first(), SHOWN) if self.number else []

    @property
    def left_out(self):
        return self.number - len(self.newest)


def cards(rows, number):
    """The first of the listed proposals `rows`, each with `countries`, [(Country, whether only invited)]. Two queries."""
    return with_countries(list(rows.for_list()[:number]))


def with_countries(rows):
    """One query, or none for no rows."""
    ids = {pk for row in rows for pk in row.named}
    countries = list(Country.objects.filter(pk__in=ids).in_order()) if ids else []
    for row in rows:
        row.countries = [
            (country, country.pk not in row.present) for country in countries if country.pk in row.named
        ]
    return rows


def proposals_under(declared, conditions):
    """Those that fit the conditions of a list of meetings; none where it asks what only records have."""
    rows = ListedProposal.objects.all()
    return rows.none() if conditions.get("participants") else narrowed(rows, declared, conditions)


def proposals_url(parameters):
    """The list of the proposed meetings, asked for those of `parameters`, [(name, text)], that it knows."""
    known = [(name, text) for name, text in parameters if name in ProposalFilter.base_filters]
    return f"{reverse('proposal-list')}?{urlencode(known)}" if known else reverse("proposal-list")


def narrowed_to(url, parameters):
    """The list at `url` under `parameters` too; what it asks already is not asked twice."""
    path, _mark, query = url.partition("?")
    asked = parse_qsl(query)
    return f"{path}?{urlencode([*asked, *(pair for pair in parameters if pair not in asked)])}"


def texts(conditions):
    return [(name, value.text) for name, values in conditions.items() for value in values]


def beside_list(asked, links):
    """What is proposed under the conditions of a list of meetings, or of a page that has the same."""
    is_shown = bool(asked.chosen("proposed"))
    return Beside(
        proposals_under(asked.declared, asked.conditions),
        proposals_url(texts(asked.conditions)),
        links.varied({"proposed": [] if is_shown else [SHOW]}),
        is_shown,
    )


def beside_side(row):
    """What is proposed of a country or a person."""
    rows = ListedProposal.objects.all()
    rows = rows.with_any([row]) if isinstance(row, Country) else rows.naming(row)
    return Beside(rows, proposals_url(all_of([side_of(row)])))


def beside_organisation(organisation):
    rows = ListedProposal.objects.of_organisation(organisation)
    return Beside(rows, proposals_url([("organisation", organisation.slug)]))


def beside_all():
    return Beside(ListedProposal.objects.all(), proposals_url([]))
