"""What articles report of meetings, as read from their words: each thing read with the words that show it.

Readers see what is proposed or accepted, of published articles.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from participants.models import Meeting
from participants.querysets import UNSETTLED

from ..encounters.differences import Difference, differences_of
from ..encounters.matching import fitting
from ..encounters.same import hold, near_kinds
from ..encounters.surroundings import tellers
from ..models import Encounter, EncounterParty
from ..querysets import WIDE_COLUMNS

MOST = 30


class Words(NamedTuple):
    """A part of an article, the place of some words in it, and the words."""

    part: str
    start: int
    end: int
    text: str


class Line(NamedTuple):
    """One thing that was read: what it is, what it says, and the words for it; `url` leads to what it names."""

    label: str
    value: str
    words: list[Words]
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Report:
    """An encounter as pages show it; it comes from `readable`. `against`: where it contradicts the record of its meeting."""

    encounter: Encounter
    against: tuple[Difference, ...] = ()

    @property
    def article(self):
        return self.encounter.article

    @property
    def is_accepted(self):
        return self.encounter.state == Encounter.State.ACCEPTED

    @property
    def meeting(self):
        """On record: what it was accepted as, or what it may be about."""
        return self.encounter.meeting

    @property
    def proposal(self):
        return None if self.encounter.meeting_id else self.encounter.proposal

    @cached_property
    def words(self):
        """{what is shown: the words for it}."""
        found = defaultdict(list)
        for part, start, end, shows, text in self.encounter.spans:
            found[shows].append(Words(part, start, end, text))
        return found

    @cached_property
    def lines(self):
        """What was it, when, and whatever else is said of the meeting itself."""
        told = self.encounter
        return [
            line
            for line in (
                self.what,
                self.line(_("When"), "when", told.when.in_words(), note=self.basis),
                self.where,
                self.of(_("Organisation"), "organisation", told.organisation, told.body_as_given),
                self.of(_("Series"), "series", told.series),
                self.line(_("Within"), "within", told.within_as_given),
                self.line(_("Subject"), "subject", told.subject),
            )
            if line.value
        ]

    @property
    def what(self):
        """Its kind; its status only where it is not held. Words that show both stand once."""
        told, kind = self.encounter, self.encounter.get_kind_display()
        is_held = told.status == Meeting.Status.HELD
        value = kind if is_held else f"{kind}, {told.get_status_display()}"
        return Line(_("What"), value, list(dict.fromkeys([*self.words["kind"], *self.words["status"]])))

    @property
    def basis(self):
        """How the day is known, where no words state it."""
        told = self.encounter
        if told.when_basis in (Encounter.WhenBasis.PUBLISHED, Encounter.WhenBasis.INFERRED):
            return told.get_when_basis_display()
        return ""

    @property
    def where(self):
        told = self.encounter
        if told.place:
            return self.line(_("Place"), "place", f"{told.place.name}, {told.place.country.name}")
        return self.line(
            _("Place"), "place", told.place_as_given or (told.country.name if told.country else "")
        )

    def of(self, label, shows, row, as_given=""):
        if row is None:
            return self.line(label, shows, as_given)
        return self.line(label, shows, getattr(row, "short_name", "") or row.name, row.get_absolute_url())

    def line(self, label, shows, value, url="", note=""):
        return Line(label, str(value), self.words.get(shows, []), url, note)

    @cached_property
    def parties(self):
        """[(EncounterParty, the words for it)]."""
        return [
            (party, self.words.get(f"party {party.number}", [])) for party in self.encounter.parties.all()
        ]

    @property
    def countries(self):
        """Those for which somebody came or may have come."""
        return [
            country
            for party, _words in self.parties
            if party.status != "absent" and (country := country_of(party))
        ]


def country_of(party):
    return party.country or (party.office.country if party.office else None)


def readable(encounters: QuerySet[Encounter]) -> QuerySet[Encounter]:
    """With all that a `Report` shows, of published articles, newest first. Two queries."""
    parties = EncounterParty.objects.select_related(
        "country", "organisation", "office__country", "person", "said_by_person", "said_by_organisation"
    )
    shown = encounters.filter(
        article__status="published", state__in=[Encounter.State.PROPOSED, Encounter.State.ACCEPTED]
    ).select_related(
        "article__publisher",
        "place__country",
        "country",
        "organisation",
        "series",
        "meeting__place__country",
        "proposal",
    )
    return (
        shown.defer(*(f"article__{name}" for name in WIDE_COLUMNS))
        .prefetch_related(Prefetch("parties", parties))
        .order_by("-article__published_on", "article", "number", "pk")
    )


def reports(encounters: QuerySet[Encounter]) -> list[Report]:
    """The first of `readable`. Two queries, one where there is none."""
    return [Report(encounter) for encounter in readable(encounters)[:MOST]]


def reports_of_article(article):
    """In the order of the article."""
    return [Report(encounter) for encounter in readable(article.encounters.all()).order_by("number", "pk")]


def perhaps_about(meeting):
    """What waits to be told of a meeting on record, with what contradicts the record. Some seven queries, one where there is none."""
    found = reports(meeting.encounters.filter(state=Encounter.State.PROPOSED))
    pks = [report.encounter.pk for report in found]
    told = differences_of(Encounter.objects.filter(pk__in=pks)) if pks else {}
    return [
        replace(report, against=tuple(one for one in told[report.encounter.pk] if one.contradicts))
        for report in found
    ]


def perhaps_on_record(told: list[Report]) -> list[Meeting]:
    """The meetings of which a proposal may tell that these reports are of: an editor chooses. Some dozen queries."""
    fits = fitting(tellers(Encounter.objects.filter(pk__in=[one.encounter.pk for one in told])))
    pks = {pk for meetings in fits.values() for pk in meetings}
    return list(Meeting.objects.filter(pk__in=pks).order_by("possible", "pk")) if pks else []


# --- Several articles of one meeting ------------------------------------------------


class Divergence(NamedTuple):
    """What articles say differently: `said` is [(value, reports)], what most say first."""

    label: str
    said: list[tuple[str, list[Report]]]


def divergences(told: list[Report]) -> list[Divergence]:
    """The facts of which the reports state more than one, and whom not all of them name."""
    found = [Divergence(label, said) for label, said in by_value(told).items() if len(said) > 1]
    named = defaultdict(list)
    for report in told:
        for who in dict.fromkeys(str(party) for party, _words in report.parties):
            named[who].append(report)
    some = [(who, reports) for who, reports in named.items() if len(reports) < len(told)]
    return [*found, Divergence(_("Named by some only"), some)] if some else found


def by_value(told):
    """{label: [(value, reports that state it)]}; what is not stated contradicts nothing, nor does a plan what came of it.

    A day and the week in which it lies, a town and its country, say the same.
    """
    found = defaultdict(lambda: defaultdict(list))
    for report in told:
        encounter = report.encounter
        if not all(near_kinds(encounter.kind, other.encounter.kind) for other in told):
            found[_("Kind")][encounter.get_kind_display()].append(report)
        if encounter.status not in UNSETTLED:
            found[_("Status")][encounter.get_status_display()].append(report)
        if encounter.when_basis != Encounter.WhenBasis.NOT_STATED:
            found[_("When")][encounter.when.in_words()].append(report)
        if report.where.value:
            found[_("Place")][report.where.value].append(report)
    for label, one_holds in ((_("When"), days_hold), (_("Place"), place_holds)):
        if label in found and all(
            one_holds(one[0].encounter, other[0].encounter) or one_holds(other[0].encounter, one[0].encounter)
            for one, other in combinations(found[label].values(), 2)
        ):
            del found[label]
    return {label: sorted(said.items(), key=lambda each: -len(each[1])) for label, said in found.items()}


def days_hold(one: Encounter, other: Encounter) -> bool:
    return hold(one.possible, other.possible)


def place_holds(one: Encounter, other: Encounter) -> bool:
    """Whether `one` says only in which country it was, and that is where the other's town lies."""
    country = other.place.country_id if other.place else other.country_id
    is_country = one.place is None and one.country is not None and not names_a_town(one)
    return is_country and one.country_id == country


def names_a_town(told: Encounter) -> bool:
    """A place beside its country that the archive does not have: what it is nobody knows."""
    return bool(told.place_as_given) and told.country is not None and told.place_as_given != told.country.name
