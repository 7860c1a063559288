"""Which meeting each undecided encounter tells of: one on record, or else a proposal, shared by all that tell of the same.

Where the text leaves more than one meeting possible, none is chosen: it gets a proposal of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from psycopg2.extras import execute_values

from summit_archive.postgres.copy import next_ids

from ..models import Encounter, Proposal
from .accounts import Account, account_of
from .drafts import SAID, Draft, key_of, leave_out_circles
from .naming import free_slugs, stem_of
from .proposing import PLANS
from .same import best, fit
from .surroundings import COUNTED, Surroundings, tellers
from .turns import take_turn

# Under so many days of a longer date a proposal is found.
MOST_DAYS = 31


@transaction.atomic
def match(articles: Iterable[int], patience: float | None = None) -> None:
    """Give every undecided encounter of these articles a meeting or a proposal; forget proposals that nobody tells of.

    A constant number of queries, some twenty, for any number of articles. Waits for whoever matches or decides; raises
    Busy after `patience` seconds, where a page waits.
    """
    take_turn(patience)
    ids = list(articles)
    if ids and (told := tellers(Encounter.objects.waiting().filter(article__in=ids))):
        Matching(told).write()
    forget_untold()


def telling_the_same(articles: Iterable[int]) -> list[int]:
    """Other articles that tell of what these propose: to be matched again when these are gone. One query."""
    gone = set(articles)
    own = Encounter.objects.waiting().filter(article__in=gone, proposal__isnull=False)
    others = Encounter.objects.waiting().filter(proposal__in=own.values("proposal"))
    return list(set(others.order_by().values_list("article", flat=True)) - gone)


def forget_untold() -> None:
    """Proposals that no encounter tells of and that made no meeting. One query, and some where there are any."""
    told = Encounter.objects.filter(proposal=OuterRef("pk"), state__in=COUNTED)
    Proposal.objects.filter(~Exists(told), meeting=None).delete()


def fitting(told: Sequence[Encounter]) -> dict[int, list[int]]:
    """By encounter every meeting on record of which it may tell, whether or not one of them is chosen. Some dozen queries.

    told: as `tellers` gives them.
    """
    around = Surroundings(told)
    fits = {}
    for one in told:
        whole = one.within.meeting_id if one.within else None
        account = account_of(one, one.parties.all(), around.terms, key_of(whole))
        near = {*around.meetings_near[one.pk], *(around.parts[whole] if whole else ())}
        fits[one.pk] = [
            pk
            for pk in sorted(near)
            if pk in around.meetings
            and fit(account, around.meetings[pk], around.terms, is_plan=one.status in PLANS)
        ]
    return fits


class Matching:
    """The results stand in memory until `write`."""

    def __init__(self, told: list[Encounter]):
        self.told = {one.pk: one for one in told}
        self.around = around = Surroundings(told)
        self.meeting_of: dict[int, int] = {}
        self.draft_of: dict[int, Draft] = {}
        self.new: list[Draft] = []
        self.found_by: dict[tuple, list[Draft]] = defaultdict(list)
        for draft in around.drafts.values():
            if draft.encounters:
                self.enter(draft)
        # Those that had one first: what comes new does not push them apart.
        settled_first = sorted(told, key=lambda one: one.proposal_id is None)
        for encounter in wholes_first({one.pk: one for one in settled_first}):
            self.give_its_meeting(encounter)

    def give_its_meeting(self, encounter: Encounter) -> None:
        whole = self.whole_of(encounter)
        told = account_of(encounter, encounter.parties.all(), self.around.terms, key_of(whole))
        if meeting := self.meeting_on_record(encounter, told, whole):
            self.meeting_of[encounter.pk] = meeting
            self.around.taken[encounter.article_id].add(meeting)
            return
        draft = self.draft_telling_the_same(encounter, told, whole) or self.own_draft(encounter)
        was_told = bool(draft.encounters)
        draft.add(encounter, whole)
        self.draft_of[encounter.pk] = draft
        if not was_told:
            self.enter(draft)

    def whole_of(self, encounter: Encounter) -> int | Draft | None:
        """The meeting or the draft within which it lies, as its article says."""
        whole = self.told.get(encounter.within_id or 0, encounter.within)
        if whole is None or whole.pk == encounter.pk:
            return None
        if whole.pk in self.told:
            return self.meeting_of.get(whole.pk) or self.draft_of.get(whole.pk)
        return whole.meeting_id or self.around.drafts.get(whole.proposal_id or 0)

    def meeting_on_record(self, encounter: Encounter, told: Account, whole: int | Draft | None) -> int | None:
        around = self.around
        covered = around.covered[encounter.article_id]
        near = {*around.meetings_near[encounter.pk], *(around.parts[whole] if isinstance(whole, int) else ())}
        fits = {
            pk: fit(
                told,
                around.meetings[pk],
                around.terms,
                covers=pk in covered,
                is_plan=encounter.status in PLANS,
            )
            for pk in sorted(near - around.taken[encounter.article_id])
            if pk in around.meetings
        }
        return best({pk: one for pk, one in fits.items() if pk in covered}) or best(fits)

    def draft_telling_the_same(
        self, encounter: Encounter, told: Account, whole: int | Draft | None
    ) -> Draft | None:
        near = [self.around.drafts[pk] for pk in self.around.proposals_near[encounter.pk]]
        near += [
            draft for key in keys_of(told, encounter.article.published_on) for draft in self.found_by[key]
        ]
        day = encounter.article.published_on
        fits = {
            draft: fit(
                told,
                draft.account,
                self.around.terms,
                same_source_day=day is not None and draft.proposal.stated_on == day,
            )
            for draft in dict.fromkeys(near)
            if draft.encounters and not draft.tells_twice(encounter.article_id)
        }
        own = self.around.drafts.get(encounter.proposal_id or 0)
        return best(fits) or (own if own is not None and fits.get(own) else None)

    def own_draft(self, encounter: Encounter) -> Draft:
        """The one it had, if nothing else tells of that now; else a new one."""
        own = self.around.drafts.get(encounter.proposal_id or 0)
        if own is not None and not own.encounters:
            own.lie_within_nothing()
            return own
        draft = Draft(Proposal(), [], self.around.terms)
        self.new.append(draft)
        return draft

    def enter(self, draft: Draft) -> None:
        for key in keys_of(draft.account, draft.proposal.stated_on):
            self.found_by[key].append(draft)

    # --- Rows -----------------------------------------------------------------

    def write(self) -> None:
        """Some seven statements."""
        drafts = [*self.new, *self.around.drafts.values()]
        for draft, pk in zip(self.new, next_ids(Proposal, len(self.new)) if self.new else (), strict=True):
            draft.proposal.pk = pk
        if any(isinstance(draft.whole, Draft) for draft in drafts):
            known = Proposal.objects.filter(parent_proposal__isnull=False)
            leave_out_circles(drafts, dict(known.values_list("pk", "parent_proposal")))
        for draft in drafts:
            draft.lie_within_its_whole()
        self.add_new()
        changed = [one.proposal for one in self.around.drafts.values() if one.encounters and one.has_changed]
        Proposal.objects.bulk_update(changed, SAID)
        self.point()

    def add_new(self) -> None:
        proposals = [draft.proposal for draft in self.new]
        for proposal, slug in zip(proposals, free_slugs([stem_of(one) for one in proposals]), strict=True):
            proposal.slug = slug
        Proposal.objects.bulk_create(proposals)

    def point(self) -> None:
        """Each encounter to what it tells of. One statement."""
        rows = [row for one in self.told.values() if (row := self.changed_row(one))]
        if rows:
            with connection.cursor() as cursor, connection.wrap_database_errors:
                execute_values(
                    cursor.cursor, POINT, rows, "(%s, %s::bigint, %s::bigint)", page_size=len(rows)
                )

    def changed_row(self, encounter: Encounter) -> tuple | None:
        meeting, draft = self.meeting_of.get(encounter.pk), self.draft_of.get(encounter.pk)
        proposal = draft.proposal.pk if draft else None
        if (encounter.meeting_id, encounter.proposal_id) == (meeting, proposal):
            return None
        return (encounter.pk, meeting, proposal)


POINT = """
    UPDATE articles_encounter AS told SET meeting_id = row.meeting, proposal_id = row.proposal
    FROM (VALUES %s) AS row (id, meeting, proposal) WHERE told.id = row.id
"""


def wholes_first(told: dict[int, Encounter]) -> Iterator[Encounter]:
    """Each after that within which it lies; in a circle, as they stand."""
    given: set[int] = set()

    def give(encounter: Encounter, above: frozenset[int]) -> Iterator[Encounter]:
        whole = told.get(encounter.within_id or 0)
        if whole and whole.pk not in given | above:
            yield from give(whole, above | {encounter.pk})
        if encounter.pk not in given:
            given.add(encounter.pk)
            yield encounter

    for encounter in told.values():
        yield from give(encounter, frozenset())


def keys_of(account: Account, stated_on: date | None) -> Iterator[tuple]:
    """Under what a proposal is found by whatever tells the same, and is looked for: its days, its body, its whole."""
    if account.when.is_definite:
        for first, last in account.days[:1]:
            number = min((last - first).days + 1, MOST_DAYS)
            yield from (("day", first + timedelta(days=days)) for days in range(number))
    elif stated_on:
        yield ("words", str(account.when), stated_on)
    yield from (("body", pk) for pk in account.bodies | account.above)
    if account.within:
        yield ("within", *account.within)
