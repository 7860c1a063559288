"""A proposal while it is put together: what tells of it, what it says by all of that, what it is a part of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summit_archive.text.folding import fold

from ..models import Encounter, Proposal
from .accounts import Account, Terms, account_of
from .proposing import say_what_they_say

SAID = ["title", "kind", "status", "when", "possible", "stated_on", "place", "place_as_given"]
SAID += ["organisation", "series", "parent", "parent_proposal"]
COLUMNS = [field.attname for field in Proposal._meta.concrete_fields if field.name in SAID]


class Draft:
    """`whole`: what it is a part of, a meeting's id or another draft."""

    account: Account

    def __init__(self, proposal: Proposal, encounters: Sequence[Encounter], terms: Terms):
        self.proposal, self.encounters, self.terms = proposal, list(encounters), terms
        self.before = self.said()
        self.whole: int | Draft | None = None
        if self.encounters:
            self.say()

    def said(self) -> list:
        return [getattr(self.proposal, name) for name in COLUMNS]

    @property
    def has_changed(self) -> bool:
        return self.said() != self.before

    @property
    def key(self) -> tuple[str, int]:
        return ("draft", id(self))

    def tells_twice(self, article: int) -> bool:
        """Whether an encounter of this article tells of it already: another one there tells of another meeting."""
        return any(one.article_id == article for one in self.encounters)

    def add(self, encounter: Encounter, whole: "int | Draft | None") -> None:
        self.encounters.append(encounter)
        self.whole = self.whole or (whole if whole is not self else None)
        self.say()

    def say(self) -> None:
        claims = [one for one in self.encounters if one.state != one.State.REJECTED] or self.encounters
        say_what_they_say(self.proposal, claims, self.terms)
        parties = [party for one in claims for party in one.parties.all()]
        account = account_of(self.proposal, parties, self.terms, key_of(self.whole))
        # A proposal keeps neither a country nor the name of a body; what tells of it may give them.
        country = account.country or next((one.country_id for one in claims if one.country_id), None)
        body = next((fold(one.body_as_given) for one in claims if one.body_as_given), "")
        self.account = replace(account, country=country, body_as_given=body)

    def lie_within_nothing(self) -> None:
        self.whole = self.proposal.parent_id = self.proposal.parent_proposal_id = None

    def lie_within_its_whole(self) -> None:
        """To be called when every draft has its id. What nobody said anew stays."""
        whole = self.whole
        if whole is None:
            return
        self.proposal.parent_id = whole if isinstance(whole, int) else None
        self.proposal.parent_proposal_id = whole.proposal.pk if isinstance(whole, Draft) else None


def key_of(whole: int | Draft | None) -> tuple[str, int] | None:
    if whole is None:
        return None
    return whole.key if isinstance(whole, Draft) else ("meeting", whole)


def leave_out_circles(drafts: Iterable[Draft], parents: Mapping[int, int | None]) -> None:
    """No proposal lies within itself, by whatever chain; `parents`: in which other one each lies until now."""
    drafts = list(drafts)
    above = {pk: parent for pk, parent in parents.items() if pk not in {one.proposal.pk for one in drafts}}
    for draft in drafts:
        if not isinstance(draft.whole, Draft):
            continue
        parent: int | None = draft.whole.proposal.pk
        while parent is not None and parent != draft.proposal.pk:
            parent = above.get(parent)
        if parent is None:
            above[draft.proposal.pk] = draft.whole.proposal.pk
        else:
            draft.lie_within_nothing()
