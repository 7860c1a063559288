"""The meeting that accepted encounters make, and who took part in it: what their articles say, cited, and nothing else."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.utils.translation import override

from participants.models import Country, Meeting, Organisation, Participation
from participants.models.outlook import LOOKING_FORWARD
from summit_archive.dates.plain_days import day_in_words
from summit_archive.records import Sourced
from summit_archive.slugs import FormerSlug
from summit_archive.text.folding import fold

from ..models import Article, Encounter, EncounterParty, Proposal, Publisher
from .accounts import Terms, party_of
from .naming import free_slugs, stem_of
from .proposing import PLANS, say_what_they_say

Status = Participation.Status
Confirmation = Sourced.Confirmation
OFFICIAL = [Publisher.Kind.PRESS_SERVICE, Publisher.Kind.GOVERNMENT]
LONGEST_SOURCE = 500
# What an article without a publisher is called while readers do not see it; sql/citing.sql has it too.
UNSEEN = "An article"
NO_DAY_OF_SOURCE = "The day of the source is not known: what it calls planned or possible may be over."
FORMATS = {"call": Meeting.Format.BY_PHONE, "video-conference": Meeting.Format.ONLINE}
# What tells what became of somebody's part comes before what tells a plan.
OUTCOMES = [Status.ATTENDED, Status.REPRESENTED, Status.ONLINE, Status.ABSENT]
STATUSES = [Status.NOT_STATED, Status.INVITED, Status.CONFIRMED]


class CannotRecord(Exception):
    """What cannot be recorded as it is told, with the reason in the editors' words."""


def meeting_of(
    proposal: Proposal, encounters: Sequence[Encounter], terms: Terms, parent: Meeting | None, grade: str = ""
) -> Meeting:
    """Not saved. Of what these encounters say, whoever else tells of the proposal. Raises CannotRecord."""
    said = Proposal()
    say_what_they_say(said, encounters, terms)
    meeting = Meeting(
        title=said.title,
        slug=slug_of(proposal, said),
        kind=said.kind,
        status=said.status,
        when=said.when,
        place=said.place,
        organisation=said.organisation,
        series=said.series,
        parent=parent,
        stated_on=said.stated_on,
        format=FORMATS.get(said.kind, Meeting.Format.NOT_STATED),
        summary=place_in_words(said, encounters),
        **window_of(said),
        **sourced([one for one in encounters if one.status == said.status], terms, grade),
    )
    try:
        meeting.clean()
    except ValidationError as error:
        raise CannotRecord(f"{meeting.title}: {' '.join(error.messages)}") from error
    return meeting


def place_in_words(said: Proposal, encounters: Iterable[Encounter]) -> str:
    """A place that the archive does not have, as the reports give it; "" where the meeting has its place."""
    if said.place:
        return ""
    words = (one.place_as_given or (one.country.name if one.country else "") for one in encounters)
    given = dict.fromkeys(one for one in words if one)
    return " ".join(f"The report gives {one} as the place." for one in given)


def window_of(said: Proposal) -> dict:
    """Of a plan whose source has no day nobody knows whether it is still to come; the day of recording would say so."""
    if said.stated_on or not said.when.leaves_open or said.status not in LOOKING_FORWARD:
        return {}
    return {"not_before": said.looked_back_to(), "window_reason": NO_DAY_OF_SOURCE}


def slug_of(proposal: Proposal, said: Proposal) -> str:
    """That of the proposal, unless a meeting has got it since. One query, two where it has."""
    former = FormerSlug.objects.filter(kind=Meeting._meta.db_table, slug=proposal.slug).values_list("slug")
    taken = Meeting.objects.filter(slug=proposal.slug).order_by().values_list("slug").union(former)
    return free_slugs([stem_of(said)])[0] if taken.exists() or not proposal.slug else proposal.slug


# --- Where it comes from ------------------------------------------------------


def sourced(encounters: Sequence[Encounter], terms: Terms, grade: str = "") -> dict[str, str]:
    """The fields of `Sourced`, of the encounters that say what is recorded.

    The articles as a reader would cite them, of each publisher the first.
    """
    cited: dict[int, Article] = {}
    for one in sorted(encounters, key=lambda one: (one.article.published_on or date.max, one.article_id)):
        cited.setdefault(one.article.publisher_id or -one.article_id, one.article)
    articles = list(cited.values())
    parties = {party_of(party, terms) for one in encounters for party in one.parties.all()}
    parties |= {("organisation", pk) for one in encounters for pk in (one.organisation_id,) if pk}
    # What was announced, nothing of these reports afterwards.
    reports = [one.article.publisher for one in encounters if one.status not in PLANS]
    return {
        "source": "; ".join(map(cited_as, articles))[:LONGEST_SOURCE],
        "source_url": next(filter(None, map(attrgetter("url"), articles)), ""),
        "confirmation": grade or grade_of(reports, parties),
    }


def cited_as(article: Article) -> str:
    """Such as “Kremlin press service, 25 January 2000”, in English as all of the record is.

    Of an article that readers do not see no headline is told. Once it is published the database puts that in its place
    (sql/citing.sql), and takes it away when the article is withdrawn.
    """
    with override("en"):
        day = day_in_words(article.published_on) if article.published_on else ""
    if article.publisher:
        name = article.publisher.name
    else:
        name = f"“{article.headline}”" if article.status == Article.Status.PUBLISHED else UNSEEN
    return ", ".join(filter(None, [name, day]))


def grade_of(publishers: Iterable[Publisher | None], parties: set[tuple]) -> str:
    known = {one for one in publishers if one}
    if any(is_of_a_party(one, parties) for one in known):
        return Confirmation.OFFICIAL
    if len(known) > 1:
        return Confirmation.TWO_SOURCES
    return Confirmation.ONE_SOURCE if known else Confirmation.NO_SOURCE


def is_official(publisher: Publisher | None) -> bool:
    return publisher is not None and publisher.kind in OFFICIAL


def is_of_a_party(publisher: Publisher, parties: set[tuple]) -> bool:
    """Whether it is the press service, or the government, of somebody who took part."""
    office = publisher.office
    of_its = {
        ("country", publisher.country_id),
        ("country", office.country_id if office else None),
        ("organisation", office.organisation_id if office else None),
    }
    return is_official(publisher) and bool(of_its & parties)


# --- Who took part ------------------------------------------------------------


class Seats:
    """Who is on record of one meeting, and who comes to it by what these encounters say."""

    def __init__(
        self,
        meeting: Meeting,
        rows: Iterable[Participation],
        encounters: Sequence[Encounter],
        terms: Terms,
        grade: str = "",
    ):
        """Each row with its office, each encounter with its article, parties and all that they name at hand."""
        self.meeting, self.rows, self.terms, self.grade = meeting, list(rows), terms, grade
        self.told = [(party, one) for one in encounters for party in one.parties.all()]
        self.new: list[tuple[EncounterParty, Participation]] = []
        # Whom they name most of comes first, so that who is named by less is there already.
        for party, _one in sorted(self.told, key=lambda pair: names_little(pair[0])):
            if self.seat_of(party) is None and not self.is_taken_for(party):
                self.add(party)
        # On record they stand as they are told.
        order = {party.pk: place for place, (party, _one) in enumerate(self.told)}
        self.new.sort(key=lambda pair: order[pair[0].pk])

    def seat_of(self, party: EncounterParty) -> Participation | None:
        """The row of which its article says something; None where that names somebody else, or less than the row does."""
        return next((row for row in self.alike(party) if is_named_by(party, row)), None)

    def attested_seat_of(self, party: EncounterParty) -> Participation | None:
        """As `seat_of`; who is told by the office alone attests whoever is on record for it by name, where that is one."""
        if row := self.seat_of(party):
            return row
        if not party.office_id or party.person_id:
            return None
        days = self.meeting.possible_days()
        held = [
            row
            for row in self.alike(party)
            if row.person_id and not row.office_id and self.terms.held(row.person_id, {party.office_id}, days)
        ]
        return held[0] if len(held) == 1 else None

    def alike(self, party: EncounterParty) -> list[Participation]:
        key = party_of(party, self.terms)
        return [row for row in self.rows if party_of(row, self.terms) == key]

    def is_taken_for(self, party: EncounterParty) -> bool:
        """Whether whoever stands for the same is named by more than this: then nobody else is meant."""
        if party.person_id or is_named_otherwise(party):
            return False
        if party.status == Status.INVITED and not party.office_id:
            # Who is invited is the country, whoever came for it.
            return any(not (row.person_id or row.office_id) for row in self.alike(party))
        people = [row.person_id for row in self.alike(party) if row.person_id]
        if party.office_id:
            days = self.meeting.possible_days()
            return any(self.terms.held(person, {party.office_id}, days) for person in people)
        return bool(self.alike(party))

    def add(self, party: EncounterParty) -> None:
        key = party_of(party, self.terms)
        saying = [
            (other, one)
            for other, one in self.told
            if party_of(other, self.terms) == key and other.person_id in (None, party.person_id)
        ]
        roles = [other.role for other, _one in saying if other.role != Participation.Role.NOT_STATED]
        status = status_of({other.status for other, _one in saying})
        row = Participation(
            meeting=self.meeting,
            country=party.country,
            organisation=party.organisation,
            office=party.office,
            person=party.person,
            name_as_given=party.name_as_given if is_named_otherwise(party) else "",
            role=roles[0] if roles else Participation.Role.NOT_STATED,
            status=status,
            **sourced(list(dict.fromkeys(that_say(status, saying))), self.terms, self.grade),
        )
        try:
            row.clean()
        except ValidationError as error:
            raise CannotRecord(" ".join(error.messages)) from error
        self.rows.append(row)
        self.new.append((party, row))


def that_say(status: str, saying: Sequence[tuple[EncounterParty, Encounter]]) -> list[Encounter]:
    """Those of which this status was concluded: an announcement shows nobody's attendance."""
    told = [one for party, one in saying if party.status == status]
    reports = [one for _party, one in saying if one.status not in PLANS]
    return told or reports or [one for _party, one in saying]


def names_little(party: EncounterParty) -> tuple[bool, bool, bool]:
    return (not party.person_id, not party.office_id, not is_named_otherwise(party))


def is_named_otherwise(party: EncounterParty) -> bool:
    """Whether its words name somebody whom the archive does not know: more than the country or body they stand for."""
    if party.person_id or party.office_id or not party.name_as_given:
        return False
    whole = party.country or party.organisation
    if whole is None:
        return True
    return fold(party.name_as_given).removeprefix("the ") not in known_names(whole)


def known_names(whole: Country | Organisation) -> set[str]:
    """With its names at hand, no query."""
    own = [whole.name, getattr(whole, "official_name", ""), getattr(whole, "abbreviation", "")]
    return {fold(name) for name in own if name} | {name.folded for name in whole.names.all()}


def is_named_by(party: EncounterParty, row: Participation) -> bool:
    """Whether it is said of this row: of the same person, else of the same office, else by the same words or none."""
    if party.person_id:
        return row.person_id == party.person_id
    if party.office_id:
        return row.office_id == party.office_id
    words = party.name_as_given if is_named_otherwise(party) else ""
    return not (row.person_id or row.office_id) and fold(words) == fold(row.name_as_given)


def status_of(statuses: set[str]) -> str:
    """What was concluded of a part: an outcome, unless two contradict each other; else the surest plan."""
    outcomes = [one for one in OUTCOMES if one in statuses]
    if outcomes:
        return outcomes[0] if len(outcomes) == 1 else Status.NOT_STATED
    return next(one for one in reversed(STATUSES) if one in statuses)
