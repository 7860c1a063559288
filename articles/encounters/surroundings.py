"""All that encounters are compared with: meetings and proposals nearby, what their articles cover, terms of office."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from participants.models import Meeting, Participation

from ..models import Coverage, Encounter, EncounterParty, Proposal
from .accounts import Terms, account_of
from .drafts import Draft
from .nearby import meetings_nearby, proposals_nearby

State = Encounter.State
# What a rejected one tells of stays proposed while another tells of it, so that the rejection is seen beside it.
COUNTED = [State.PROPOSED, State.ACCEPTED, State.REJECTED]
RELATED = ["place__country", "organisation", "series__organisation"]
LONG = ["headline", "standfirst", "body", "summary"]


class Surroundings:
    def __init__(self, told: Iterable[Encounter]):
        """Some dozen queries, however many encounters."""
        encounters = {one.pk: one for one in told}
        articles = {one.article_id for one in encounters.values()}
        self.meetings_near = meetings_nearby(encounters)
        self.proposals_near = proposals_nearby(encounters)
        self.covered = by_article(Coverage.objects.filter(article__in=articles))
        decided = Encounter.objects.filter(article__in=articles, state__in=[State.ACCEPTED, State.REJECTED])
        self.taken = by_article(decided.filter(meeting__isnull=False))
        meetings = read_meetings(
            self.meetings_near, {one.within.meeting_id for one in encounters.values() if one.within}
        )
        proposals = read_proposals(self.proposals_near, [one.pk for one in meetings])
        others = tellers(Encounter.objects.filter(proposal__in=proposals, state__in=COUNTED))
        others = [one for one in others if one.pk not in encounters]
        self.terms = Terms(people_of([*encounters.values(), *others], meetings))
        self.meetings = {
            one.pk: account_of(one, one.participations.all(), self.terms, within(one.parent_id))
            for one in meetings
        }
        self.parts = grouped((one.parent_id, one.pk) for one in meetings if one.parent_id)
        self.drafts = self.drafts_of(proposals, others)

    def drafts_of(self, proposals: list[Proposal], others: list[Encounter]) -> dict[int, Draft]:
        telling = grouped((one.proposal_id, one) for one in others)
        drafts = {one.pk: Draft(one, telling[one.pk], self.terms) for one in proposals}
        for draft in drafts.values():
            draft.whole = draft.proposal.parent_id or drafts.get(draft.proposal.parent_proposal_id or 0)
            if draft.encounters:
                draft.say()
        return drafts


def tellers(encounters: QuerySet[Encounter]) -> list[Encounter]:
    """With all that is compared and named, in the order of their articles. Two queries."""
    parties = EncounterParty.objects.select_related("country", "organisation", "office", "person")
    return list(
        encounters.select_related(*RELATED, "article", "within")
        .defer(*(f"article__{name}" for name in LONG), "within__spans")
        .prefetch_related(Prefetch("parties", parties.order_by("number")))
        .order_by("article_id", "number", "pk")
    )


def read_meetings(near: dict[int, list[int]], wholes: set[int | None]) -> list[Meeting]:
    """Those nearby, and the parts of them and of `wholes`. Two queries."""
    known = {pk for pks in near.values() for pk in pks}
    rows = Participation.objects.select_related("office")
    return list(
        Meeting.objects.filter(Q(pk__in=known) | Q(parent__in=known | (wholes - {None})))
        .select_related(*RELATED)
        .defer("summary")
        .prefetch_related(Prefetch("participations", rows))
        .order_by("pk")
    )


def read_proposals(near: dict[int, list[int]], meetings: list[int]) -> list[Proposal]:
    """Those nearby, their parts, and proposed parts of `meetings`. One query."""
    known = {pk for pks in near.values() for pk in pks}
    parts = Q(parent_proposal__in=known) | Q(parent__in=meetings)
    return list(
        Proposal.objects.filter(Q(pk__in=known) | parts, meeting=None).select_related(*RELATED).order_by("pk")
    )


def people_of(encounters: Iterable[Encounter], meetings: Iterable[Meeting]) -> set[int | None]:
    named = {party.person_id for one in encounters for party in one.parties.all()}
    return named | {row.person_id for one in meetings for row in one.participations.all()}


def within(parent: int | None) -> tuple[str, int] | None:
    return ("meeting", parent) if parent else None


def by_article(rows: QuerySet) -> dict[int, set[int]]:
    """The meetings of these rows. One query."""
    found = defaultdict(set)
    for article, meeting in rows.order_by().values_list("article", "meeting"):
        found[article].add(meeting)
    return found


def grouped(pairs: Iterable[tuple]) -> dict:
    found = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
