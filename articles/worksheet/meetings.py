"""Cards of meetings: what the article reports of each, with who takes part, and what may be meant on record."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models import Meeting, Participation

from ..desk.decided import Decided
from ..encounters.accounts import Account, Terms, account_of
from ..encounters.differences import Difference, compared, with_participants
from ..encounters.drafts import key_of
from ..encounters.naming import name_of
from ..encounters.nearby import meetings_nearby
from ..encounters.proposing import PLANS, say_what_they_say
from ..encounters.reading.rules import RULES
from ..encounters.same import fit
from ..encounters.surroundings import RELATED, people_of
from ..models import Article, Coverage, Encounter, EncounterParty, Proposal
from ..models.quote import texts_of
from .card import Card, Fact, Line, Span
from .meeting_questions import SAME, questions_of

State = Encounter.State
STATES = {
    State.PROPOSED: "waiting",
    State.ACCEPTED: "accepted",
    State.REJECTED: "rejected",
    State.SUPERSEDED: "superseded",
}
SHOWN = [*RELATED, "country", "within", "decision__user", "meeting__place__country", "meeting__parent"]
SHOWN += ["proposal__place__country", "proposal__parent", "proposal__parent_proposal"]


def encounters_of(article: Article) -> list[Encounter]:
    """In the order of the text, with all that their cards show. Two queries."""
    parties = EncounterParty.objects.select_related(
        "country", "organisation", "office__country", "person", "said_by_person", "said_by_organisation"
    )
    found = Encounter.objects.filter(article=article).select_related(*SHOWN)
    found = found.defer("meeting__summary", "within__spans")
    encounters = list(
        found.prefetch_related(Prefetch("parties", parties.order_by("number"))).order_by("number", "pk")
    )
    for one in encounters:
        one.article = article
    return encounters


class OnRecord:
    """What the record has of the meetings that these encounters tell of, or may tell of. Four queries, or none."""

    def __init__(self, encounters: list[Encounter]):
        self.encounters = [one for one in encounters if one.state == State.PROPOSED]
        waiting = [one.pk for one in self.encounters]
        self.near = meetings_nearby(waiting) if waiting else {}
        ids = {pk for some in self.near.values() for pk in some} | {one.meeting_id for one in self.encounters}
        found = with_participants(ids).defer("summary") if ids - {None} else []
        self.meetings: dict[int, Meeting] = {one.pk: one for one in found}
        self.terms = Terms(people_of(self.encounters, self.meetings.values()))

    def candidates(self, told: Encounter) -> list[Meeting]:
        """Those that it may be, that it was matched to first."""
        own = [self.meetings[told.meeting_id]] if told.meeting_id in self.meetings else []
        whole = told.within.meeting_id if told.within else None
        account = account_of(told, told.parties.all(), self.terms, key_of(whole))
        others = [
            meeting
            for pk in self.near.get(told.pk, ())
            if pk != told.meeting_id
            and (meeting := self.meetings.get(pk))
            and fit(account, self.account(meeting), self.terms, is_plan=told.status in PLANS)
        ]
        return own + others

    def account(self, meeting: Meeting) -> Account:
        within = ("meeting", meeting.parent_id) if meeting.parent_id else None
        return account_of(meeting, meeting.participations.all(), self.terms, within)

    def differences(self, told: Encounter) -> list[Difference]:
        proposals = {told.proposal.pk: told.proposal} if told.proposal else {}
        return list(compared(told, self.meetings, proposals, self.terms))


# --- Cards ----------------------------------------------------------------------


def cards_of(article: Article, encounters: list[Encounter]) -> Iterator[Card]:
    """One for each that was read; what an editor made of it stands in its place. Four queries, or none."""
    record = OnRecord(encounters)
    made = {one.pk: one for one in encounters}
    changed = {one.changed_to_id for one in encounters}
    read = [one for one in encounters if one.pk not in changed]
    for number, one in enumerate(read):
        told = made.get(one.changed_to_id or 0, one)
        yield card_of(one, told, letter(number), record, texts_of(article))


def letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    tag = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        tag = chr(ord("A") + rest) + tag
    return tag


def card_of(read: Encounter, told: Encounter, tag: str, record: OnRecord, texts: dict[str, str]) -> Card:
    waits = read.state == State.PROPOSED
    differences = record.differences(told) if waits else []
    against = [one for one in differences if one.contradicts]
    candidates = record.candidates(told) if waits else []
    card = Card(
        id=f"meeting-{read.pk}",
        kind="meeting",
        tag=tag,
        title=told_title(told, record.terms) if waits else str(told.meeting or told.proposal or told),
        gist=gist_of(told),
        state=STATES[State(read.state)],
        certainty=read.certainty,
        certainty_in_words=read.get_certainty_display(),
        clash=clash_of(against, candidates),
        facts=[*facts_of(told), *(Fact(one.label, one.told, one.on_record) for one in against)],
        lines=[line_of(party) for party in told.parties.all()],
        spans=spans_of(told, texts),
        choices=("meeting",),
        rows=[read.pk],
    )
    if told is not read:
        card.state = "changed"
    if waits:
        card.questions = questions_of(told, candidates, texts)
        is_new = not told.meeting_id or any(one.key == SAME and one.chosen == 1 for one in card.questions)
        card.writes = writes_of(told, differences, is_new=is_new)
    if decision := read.decision:
        card.decided, card.reason = Decided(decision).in_words, decision.reason
        card.decided_by = decision.user_id
        card.writes = [Decided(decision).wrote] if Decided(decision).wrote and not decision.undone_at else []
    return card


def told_title(told: Encounter, terms: Terms) -> str:
    """As this article alone would have it recorded: what the record or other articles say of it is not said here."""
    said = Proposal()
    say_what_they_say(said, [told], terms)
    return said.title


def gist_of(told: Encounter) -> str:
    record = told.meeting if told.meeting and told.state != State.PROPOSED else told
    when = record.when.in_words()
    return ", ".join(filter(None, [when, str(record.place or ""), record.get_status_display()]))


def facts_of(told: Encounter) -> list[Fact]:
    """As the text says them."""
    whole = told.within
    place = str(told.place or "") or told.place_as_given or str(told.country or "")
    body = str(told.organisation or "") or told.body_as_given
    stated = [
        Fact(_("Kind"), told.get_kind_display()),
        Fact(_("Status"), told.get_status_display()),
        Fact(_("When"), told.when.in_words(), told.get_when_basis_display()),
        Fact(_("Where"), place, _("as given") if place and not (told.place_id or told.country_id) else ""),
        Fact(_("Organisation"), body, _("as given") if body and not told.organisation_id else ""),
        Fact(_("Series"), str(told.series or "")),
        Fact(_("Part of"), told.within_as_given or (str(whole) if whole else "")),
        Fact(_("Subject"), told.subject),
        Fact(_("Read by"), rule_of(told)),
    ]
    return [fact for fact in stated if fact.value]


def rule_of(told: Encounter) -> str:
    rule = RULES.get(told.rule)
    return rule.description if rule else told.rule


def clash_of(against: list[Difference], candidates: list[Meeting]) -> str:
    """At most one mark."""
    if against:
        first = against[0]
        return _("%(label)s: the record says otherwise") % {"label": first.label}
    if len(candidates) > 1:
        return ngettext("%d on record", "%d on record", len(candidates)) % len(candidates)
    return ""


def line_of(party: EncounterParty) -> Line:
    stated = [
        party.get_role_display() if party.role != Participation.Role.NOT_STATED else "",
        party.get_status_display() if party.status != Participation.Status.NOT_STATED else "",
    ]
    known = [party.person, party.office, party.organisation, party.country]
    name = name_of(party)
    beside = [str(one) for one in known if one and str(one) != name]
    says = party.said_by_person or party.said_by_organisation or party.said_by_name
    return Line(
        key=str(party.number),
        name=name,
        beside=", ".join(dict.fromkeys(beside)),
        said=", ".join(filter(None, stated)) or _("not stated"),
        note=_("says %s") % says if says else "",
    )


def spans_of(told: Encounter, texts: dict[str, str]) -> list[Span]:
    """Those whose words still stand where they were read."""
    return [
        Span(part, start, end)
        for part, start, end, _shows, words in told.spans
        if part in texts and words and texts[part][start:end] == words
    ]


def writes_of(told: Encounter, differences: Iterable[Difference], *, is_new: bool) -> list[str]:
    """What accepting it as it stands would add to the record, in words."""
    number = len({party.number for party in told.parties.all()})
    if not is_new:
        named = [one for one in differences if one.about == "participant" and not one.on_record]
        meetings, participants = 0, len([one for one in named if not one.contradicts])
    else:
        meetings, participants = 1, number
    counted = [
        (meetings, ngettext("%d meeting", "%d meetings", meetings)),
        (participants, ngettext("%d participant", "%d participants", participants)),
        (number, ngettext("%d attestation", "%d attestations", number)),
    ]
    return [words % count for count, words in counted if count] + [str(Coverage._meta.verbose_name)]
