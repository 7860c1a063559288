"""What articles report of meetings, as read from their words: each thing read with the words that show it.

Readers see what is proposed or accepted, of published articles.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from participants.models import Meeting

from ..encounters.differences import Difference, differences_of
from ..encounters.matching import fitting
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
    """One thing that was read: what it is, what it says, and the words for it; `url` leads to what it names.

    `note`: how it is known, beside the words or without any.
    """

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
        """How the day is known; "" where the words themselves show it."""
        told = self.encounter
        is_shown = told.when_basis == Encounter.WhenBasis.STATED and self.words.get("when")
        return "" if is_shown else told.get_when_basis_display()

    @property
    def where(self):
        told = self.encounter
        if told.place:
            return self.line(_("Place"), "place", str(told.place))
        return self.line(
            _("Place"), "place", told.place_as_given or (told.country.called if told.country else "")
        )

    def of(self, label, shows, row, as_given=""):
        if row is None:
            return self.line(label, shows, as_given)
        return self.line(label, shows, getattr(row, "short_name", "") or row.called, row.get_absolute_url())

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
