"""Accepts, rejects and changes encounters. Each decision is one transaction, and keeps what it wrote so that `undoing` can
take it back.

An accepted encounter becomes coverage of its meeting, participants that the meeting lacks, and attestations of them; where
the meeting is only proposed, it is made. What the record says of a meeting that is there already is never changed: where
the article says otherwise, both can be seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import md5
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _

from participants.models import Meeting, Participation

from ..models import Article, Attestation, Coverage, Encounter, EncounterDecision, EncounterParty, Proposal
from .accounts import OF_BODIES, Terms
from .evidence import attestation_of, coverage_of, said_by
from .journal import Journal
from .matching import Matching, forget_untold, match
from .naming import free_slugs, name_of, stem_of
from .proposing import say_what_they_say
from .recording import CannotRecord, Seats, meeting_of
from .surroundings import RELATED, people_of, tellers
from .turns import take_turn

State = Encounter.State
Action = EncounterDecision.Action
# So many seconds a page waits for an import, or for another editor.
PATIENCE = 5
# What is said of nobody where nothing was held.
TOOK_PART = [Participation.Status.ATTENDED, Participation.Status.REPRESENTED, Participation.Status.ONLINE]
# Of a read encounter, what an editor may say otherwise.
MAY_CHANGE = [
    "kind",
    "status",
    "when",
    "when_basis",
    "place",
    "place_as_given",
    "country",
    "organisation",
    "body_as_given",
    "series",
    "within",
    "within_as_given",
    "subject",
    "spans",
]


class AlreadyDecided(Exception):
    """Somebody decided otherwise; `encounters` are those."""

    def __init__(self, encounters: Sequence[Encounter]):
        self.encounters = encounters
        told = _("“%(encounter)s” was %(state)s already: take that decision back first.")
        first = encounters[0]
        super().__init__(told % {"encounter": first, "state": first.get_state_display()})


@transaction.atomic
def accept(
    encounters: Iterable[Encounter], user: Any, grade: str = "", *, by_itself: bool = False
) -> EncounterDecision:
    """Write what they say. Those that are accepted already stay so; where all are, that decision is returned.

    Raises AlreadyDecided, CannotRecord (in the editors' words), Busy. `grade`: that of all that is written, instead of what
    its sources are worth; `by_itself`: no editor did. Queries: some forty, and a few for each meeting that is made.
    """
    chosen = lock(encounters)
    if not (waiting := still_to_decide(chosen, State.ACCEPTED)):
        return chosen[0].decision  # type: ignore[return-value]  # what is accepted has one
    decision = EncounterDecision.objects.create(action=Action.ACCEPT, user=user, by_itself=by_itself)
    write_down(waiting, decision, grade)
    return decision


@transaction.atomic
def reject(encounters: Iterable[Encounter], user: Any, reason: str = "") -> EncounterDecision:
    """Nothing is written, and the same is not proposed again. Raises AlreadyDecided, Busy."""
    chosen = lock(encounters)
    if not (waiting := still_to_decide(chosen, State.REJECTED)):
        return chosen[0].decision  # type: ignore[return-value]  # what is rejected has one
    decision = EncounterDecision.objects.create(action=Action.REJECT, user=user, reason=reason)
    decide(waiting, State.REJECTED, decision)
    return decision


@transaction.atomic
def change(
    encounter: Encounter,
    user: Any,
    facts: dict | None = None,
    parties: Sequence[dict] | None = None,
    meeting: Meeting | None = None,
    named: dict | None = None,
) -> EncounterDecision:
    """Accept it otherwise than it was read: with these `facts` (of MAY_CHANGE) and `parties` instead of its own.

    parties: as `EncounterParty` has them, without a number; with `span` (`[part, start, end, words]`), where its words stand.
    meeting: of which it tells; else it is looked for again. named: `title`, `slug` and `parent` of the meeting that is made:
    then none on record is meant. The read one is superseded and leads to the new one. Raises AlreadyDecided, CannotRecord,
    Busy; ValueError for a fact that nobody can change.
    """
    if unknown := set(facts or ()) - set(MAY_CHANGE):
        raise ValueError(f"Not to be changed: {sorted(unknown)}; expected one of {MAY_CHANGE}.")
    [read] = lock([encounter])
    if read.state == State.SUPERSEDED:
        return read.decision  # type: ignore[return-value]  # what is superseded has one
    still_to_decide([read], State.SUPERSEDED)
    decision = EncounterDecision.objects.create(action=Action.CHANGE, user=user)
    changed = version_of(read, decision, facts or {}, parties)
    refuse_what_cannot_be(changed, is_on_record=meeting is not None)
    read.state, read.decision, read.changed_to = State.SUPERSEDED, decision, changed
    read.save(update_fields=["state", "decision", "changed_to"])
    if meeting:
        changed.meeting, changed.proposal = meeting, None
        changed.save(update_fields=["meeting", "proposal"])
    else:
        Matching(tellers(Encounter.objects.filter(pk=changed.pk))).write()
    if named is not None:
        propose_if_on_record(changed)
    write_down([changed], decision, named=named or {})
    forget_untold()
    return decision


def refuse_what_cannot_be(changed: Encounter, *, is_on_record: bool) -> None:
    """Talks of nobody, and who took part in what was not held. Raises CannotRecord."""
    parties = list(changed.parties.all())
    of_a_body = changed.organisation_id or changed.series_id or changed.body_as_given
    if not (parties or is_on_record or of_a_body or changed.kind in OF_BODIES):
        told = _(
            "Parties: none is left; a meeting of the kind “%(kind)s” needs at least one. Say who took part."
        )
        raise CannotRecord(told % {"kind": changed.get_kind_display()})
    for party in (one for one in parties if one.status in TOOK_PART):
        if changed.status != Meeting.Status.HELD:
            told = _(
                "Status: “%(status)s” contradicts the party “%(party)s”, which is “%(said)s”; expected is a "
                "meeting that was "
                "held, or a party that was invited, said to come or absent."
            )
            facts = {"status": changed.get_status_display(), "said": party.get_status_display()}
            raise CannotRecord(told % (facts | {"party": name_of(party)}))


def propose_if_on_record(changed: Encounter) -> None:
    """A meeting of its own for what would be taken for one on record."""
    [told] = tellers(Encounter.objects.filter(pk=changed.pk))
    if told.meeting_id:
        proposal = Proposal()
        say_what_they_say(proposal, [told], Terms(people_of([told], ())))
        proposal.slug = free_slugs([stem_of(proposal)])[0]
        proposal.save(force_insert=True)
        Encounter.objects.filter(pk=changed.pk).update(meeting=None, proposal=proposal)


# --- Which are decided --------------------------------------------------------


def lock(encounters: Iterable[Encounter]) -> list[Encounter]:
    """As they are now, until the end of the transaction: first their articles, then the turn, then they."""
    ids = [one.pk for one in encounters]
    articles = Encounter.objects.filter(pk__in=ids).values("article")
    list(
        Article.objects.filter(pk__in=articles)
        .order_by("pk")
        .select_for_update(no_key=True)
        .values_list("pk")
    )
    take_turn(PATIENCE)
    chosen = Encounter.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=["self"], no_key=True)
    found = list(chosen.select_related("decision"))
    if not found:
        raise Encounter.DoesNotExist
    return found


def still_to_decide(chosen: Sequence[Encounter], as_asked: str) -> list[Encounter]:
    if otherwise := [one for one in chosen if one.state not in (State.PROPOSED, as_asked)]:
        raise AlreadyDecided(otherwise)
    return [one for one in chosen if one.state == State.PROPOSED]


def decide(encounters: Iterable[Encounter], state: str, decision: EncounterDecision) -> None:
    Encounter.objects.filter(pk__in=[one.pk for one in encounters]).update(state=state, decision=decision)


def version_of(
    read: Encounter, decision: EncounterDecision, facts: dict, parties: Sequence[dict] | None
) -> Encounter:
    """The editor's own encounter, beside the one that was read."""
    own = {name: getattr(read, name) for name in ["proposal", *MAY_CHANGE]} | facts
    spans = [span for span in own["spans"] if parties is None or not span[3].startswith("party ")]
    rows = list(read.parties.order_by("number").values(*PARTY)) if parties is None else parties
    for number, row in enumerate(rows):
        if span := row.get("span"):
            part, start, end, words = span
            spans.append([part, start, end, f"party {number}", words])
    digest = md5(f"decision {decision.pk} of {read.pk}".encode(), usedforsecurity=False).hexdigest()
    own |= {"spans": spans, "digest": digest, "rule": EDITED, "certainty": "sure"}
    changed = Encounter.objects.create(article=read.article, number=read.number, **own)
    given = [{name: value for name, value in row.items() if name != "span"} for row in rows]
    EncounterParty.objects.bulk_create(
        EncounterParty(encounter=changed, number=number, **row) for number, row in enumerate(given)
    )
    return changed


# How an editor's version was read: not by a rule.
EDITED = "by-an-editor"
PARTY = [
    field.attname
    for field in EncounterParty._meta.concrete_fields
    if field.name not in ("id", "encounter", "number")
]


# --- What is written ----------------------------------------------------------


def write_down(
    encounters: Sequence[Encounter], decision: EncounterDecision, grade: str = "", named: dict | None = None
) -> None:
    """Meetings, participants, coverage and attestations of proposed encounters, which are then accepted."""
    told = whole_tellers(Encounter.objects.filter(pk__in=[one.pk for one in encounters]))
    if lost := [one for one in told if not (one.meeting_id or one.proposal_id)]:
        match({one.article_id for one in lost})
        told = whole_tellers(Encounter.objects.filter(pk__in=[one.pk for one in encounters]))
    journal = Journal(decision)
    meetings = Meetings(told, journal, grade, named or {})
    by_meeting: dict[Meeting, list[Encounter]] = defaultdict(list)
    for encounter in told:
        by_meeting[meetings.of(encounter)].append(encounter)
    seats = seat_all(by_meeting, journal, meetings.terms, grade)
    of_meetings = [(one, meeting) for meeting, its in by_meeting.items() for one in its]
    journal.add(add_coverage(of_meetings))
    journal.add(add_attestations(of_meetings, seats))
    journal.keep()
    for meeting, its in by_meeting.items():
        Encounter.objects.filter(pk__in=[one.pk for one in its]).update(meeting=meeting)
    decide(told, State.ACCEPTED, decision)
    # By the trigger: what an editor decided about an article is an edit of it, and no import's undo takes it away.
    if not decision.by_itself:
        Article.objects.filter(pk__in={one.article_id for one in told}).update(version=F("version"))


def whole_tellers(encounters: QuerySet[Encounter]) -> list[Encounter]:
    """With all that is recorded and cited: some six queries."""
    parties = EncounterParty.objects.select_related("country", "organisation", "office", "person")
    parties = parties.prefetch_related("country__names", "organisation__names").order_by("number")
    return list(
        encounters.select_related(*RELATED, "article__publisher__office", "country", "meeting")
        .select_related("proposal__parent", "proposal__parent_proposal__meeting", "proposal__meeting")
        .prefetch_related(Prefetch("parties", parties))
        .order_by("article_id", "number", "pk")
    )


class Meetings:
    """The meeting of each encounter: on record, made of its proposal already, or made now."""

    def __init__(self, told: Sequence[Encounter], journal: Journal, grade: str, named: dict):
        """`named`: what an editor says of the meeting that is made."""
        self.journal, self.grade, self.named = journal, grade, named
        self.telling: dict[int, list[Encounter]] = defaultdict(list)
        for one in told:
            if not one.meeting_id and one.proposal_id:
                self.telling[one.proposal_id].append(one)
        self.terms = Terms(people_of(told, ()) | people_on_record(told))
        self.made: dict[int, Meeting] = {}

    def of(self, encounter: Encounter) -> Meeting:
        if encounter.meeting:
            return encounter.meeting
        proposal = encounter.proposal
        if proposal is None:
            raise CannotRecord(_("“%(encounter)s” reports no meeting.") % {"encounter": encounter})
        return proposal.meeting or self.made.get(proposal.pk) or self.make(proposal)

    def make(self, proposal: Proposal) -> Meeting:
        """The whole before its parts. Some seven statements."""
        whole = proposal.parent_proposal
        parent = proposal.parent
        if whole is not None:
            parent = whole.meeting or self.made.get(whole.pk)
            if parent is None and whole.pk in self.telling:
                parent = self.of(self.telling[whole.pk][0])
        meeting = meeting_of(proposal, self.telling[proposal.pk], self.terms, parent, self.grade)
        say_as_named(meeting, self.named)
        meeting.save(force_insert=True)
        self.made[proposal.pk] = meeting
        self.journal.add([meeting])
        Proposal.objects.filter(pk=proposal.pk).update(meeting=meeting)
        others = Encounter.objects.filter(proposal=proposal, state=State.PROPOSED)
        others.update(meeting=meeting)
        self.take_parts_in(proposal, meeting)
        return meeting

    def take_parts_in(self, proposal: Proposal, meeting: Meeting) -> None:
        """What was proposed as a part of it, and is on record since, is one."""
        for part in Meeting.objects.filter(proposal__parent_proposal=proposal, parent=None):
            self.journal.changed(part, "parent", None, meeting.pk)
            part.parent = meeting
            part.save(update_fields=["parent"])


def say_as_named(meeting: Meeting, named: dict) -> None:
    """Raises CannotRecord."""
    for name, value in named.items():
        setattr(meeting, name, value)
    try:
        meeting.clean()
    except ValidationError as error:
        raise CannotRecord(f"{meeting.title}: {' '.join(error.messages)}") from error


def people_on_record(told: Iterable[Encounter]) -> set[int | None]:
    """One query."""
    meetings = {one.meeting_id or (one.proposal.meeting_id if one.proposal else None) for one in told}
    rows = Participation.objects.filter(meeting__in=meetings - {None}).order_by()
    return set(rows.values_list("person", flat=True))


def seat_all(
    by_meeting: dict[Meeting, list[Encounter]], journal: Journal, terms: Terms, grade: str
) -> dict[int, Seats]:
    """By meeting who took part, those added whom it lacked. Two queries."""
    there = defaultdict(list)
    rows = Participation.objects.filter(meeting__in=list(by_meeting)).select_related("office").order_by("pk")
    for row in rows:
        there[row.meeting_id].append(row)
    seats = {
        meeting.pk: Seats(meeting, there[meeting.pk], told, terms, grade)
        for meeting, told in by_meeting.items()
    }
    journal.add(Participation.objects.bulk_create(row for one in seats.values() for _party, row in one.new))
    return seats


def add_coverage(told: Sequence[tuple[Encounter, Meeting]]) -> list[Coverage]:
    """Of each article and meeting once; what an editor said of them stays. Two queries."""
    known = Coverage.objects.filter(article__in=[one.article_id for one, _meeting in told])
    there = set(known.values_list("article", "meeting"))
    new: dict[tuple, Coverage] = {}
    for one, meeting in told:
        if (key := (one.article_id, meeting.pk)) not in there | new.keys():
            new[key] = coverage_of(one, meeting)
    return Coverage.objects.bulk_create(new.values())


def add_attestations(told: Sequence[tuple[Encounter, Meeting]], seats: dict[int, Seats]) -> list[Attestation]:
    """Of each article, participant and speaker once. Two queries."""
    known = Attestation.objects.filter(article__in=[one.article_id for one, _meeting in told])
    there = {said_by(one) for one in known}
    new: dict[tuple, Attestation] = {}
    for one, meeting in told:
        for party in one.parties.all():
            if (row := seats[meeting.pk].attested_seat_of(party)) is not None:
                attestation = attestation_of(one, party, row)
                if said_by(attestation) not in there:
                    new.setdefault(said_by(attestation), attestation)
    return Attestation.objects.bulk_create(new.values())
