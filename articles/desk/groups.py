"""Encounters of one meeting, on record or proposed, as one thing to decide on.

A group has a key: `m12` is the meeting of that number, `p7` the proposal, `e5` an encounter that has lost both.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    IntegerField,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from participants.models import Meeting

from ..models import Encounter, EncounterParty, Proposal
from ..querysets import WIDE_COLUMNS
from .decided import Decided
from .inbox_filter import STATES_OF
from .seen import seen_by

# Of a group with more, a list shows so many, and the group's own page all.
MOST_OF_A_GROUP = 8
MOST_ON_ITS_PAGE = 200

LETTERS = "mpe"
KEY = re.compile(rf"([{LETTERS}])([1-9][0-9]{{0,17}})")


@dataclass(slots=True)
class Group:
    """`encounters` are those shown, `fitting` how many there are, `states` how many of the meeting in each state."""

    key: str
    fitting: int
    encounters: list[Encounter] = field(default_factory=list)
    meeting: Meeting | None = None
    proposal: Proposal | None = None
    states: Counter[str] = field(default_factory=Counter)

    @property
    def waits(self):
        """Whether one of those shown waits for a decision."""
        return any(encounter.state == Encounter.State.PROPOSED for encounter in self.encounters)

    @property
    def shown_ids(self):
        return " ".join(str(encounter.pk) for encounter in self.encounters)

    @property
    def decisions(self):
        """What was decided of those shown, the newest first."""
        made = {one.decision_id: one.decision for one in self.encounters if one.decision_id}
        return [Decided(made[pk]) for pk in sorted(made, reverse=True)]

    @property
    def others(self):
        """{state: how many encounters of the meeting are not asked for}."""
        shown = Counter(encounter.state for encounter in self.encounters)
        rest = self.states - shown
        if self.fitting > len(self.encounters):
            # More of the same, which the group's own page shows.
            rest[self.encounters[0].state] -= self.fitting - len(self.encounters)
        return +rest

    @property
    def others_in_words(self):
        states = dict(Encounter.State.choices) | {Encounter.State.PROPOSED: _("waiting")}
        told = [f"{number} {states[state]}" for state, number in sorted(self.others.items())]
        return _("Other reports of this meeting: %s.") % ", ".join(told)

    @property
    def told(self):
        """What says when, where and of what kind it was: the meeting, else the proposal, else an encounter."""
        return self.meeting or self.proposal or self.encounters[0]

    @property
    def title(self):
        return str(self.told)

    @property
    def facts(self):
        """When, where, what, how sure: as far as it is stated, in words."""
        told = self.told
        parent = getattr(told, "parent", None) or getattr(told, "parent_proposal", None)
        stated = [
            told.when.in_words(),
            str(told.place or getattr(told, "place_as_given", "")),
            told.get_kind_display(),
            told.get_status_display(),
            told.organisation.short_name if told.organisation else "",
            str(told.series or ""),
            _("part of “%s”") % parent if parent else "",
        ]
        return [fact for fact in stated if fact]


# --- Keys -----------------------------------------------------------------------


def group_number():
    """One number for each group, as a column: of whatever kind it is, numbers of two groups differ."""
    return Case(
        When(meeting__isnull=False, then=F("meeting_id") * 3),
        When(proposal__isnull=False, then=F("proposal_id") * 3 + 1),
        default=F("pk") * 3 + 2,
        output_field=BigIntegerField(),
    )


def key_of(number: int) -> str:
    return f"{LETTERS[number % 3]}{number // 3}"


def number_of(key: str) -> int | None:
    """None for what is no key."""
    stated = KEY.fullmatch(key)
    if not stated:
        return None
    number = int(stated[2]) * 3 + LETTERS.index(stated[1])
    return number if number < 2**63 else None


def key_of_encounter(encounter: Encounter) -> str:
    if encounter.meeting_id:
        return f"m{encounter.meeting_id}"
    return f"p{encounter.proposal_id}" if encounter.proposal_id else f"e{encounter.pk}"


def in_groups(encounters, keys):
    """Those of `encounters` that are in one of the groups: by index."""
    ids = {letter: [int(key[1:]) for key in keys if key[0] == letter] for letter in LETTERS}
    condition = Q(meeting__in=ids["m"]) | Q(meeting=None, proposal__in=ids["p"])
    return encounters.filter(condition | Q(meeting=None, proposal=None, pk__in=ids["e"]))


# --- One group ------------------------------------------------------------------


def one_group(user: Any, key: str, state: str | None = None) -> Group | None:
    """A group with all its encounters that `user` may see, or those of a state of `STATES_OF`; None where it has none."""
    if number_of(key) is None:
        return None
    seen = seen_by(user, Encounter.objects.all())
    encounters = seen.filter(state__in=STATES_OF[state]) if state else seen
    found = filled([key], encounters, MOST_ON_ITS_PAGE, seen)
    return found[0] if found else None


def group_made_of(key: str) -> str | None:
    """The key of the group that this one has become: a proposal was accepted, a report was matched. Two queries at most."""
    number = number_of(key)
    if number is None or key[0] == "m":
        return None
    told = Encounter.objects.filter(**{"proposal" if key[0] == "p" else "pk": int(key[1:])})
    if key[0] == "p":
        made = Proposal.objects.filter(pk=int(key[1:]), meeting__isnull=False).first()
        if made and Encounter.objects.filter(meeting=made.meeting_id).exists():
            return f"m{made.meeting_id}"
        told = told.filter(meeting__isnull=False)
    found = told.order_by("pk").first()
    return key_of_encounter(found) if found and key_of_encounter(found) != key else None


def of_encounters(user: Any, ids: Iterable[int]) -> list[Group]:
    """The groups of some encounters, with these alone, as far as `user` may see them; in the order of their keys."""
    seen = seen_by(user, Encounter.objects.all())
    encounters = seen.filter(pk__in=ids)
    found = encounters.order_by().annotate(group=group_number()).values_list("group", flat=True)
    keys = [key_of(number) for number in sorted(set(found))]
    return filled(keys, encounters, MOST_ON_ITS_PAGE, seen)


# --- What groups hold -----------------------------------------------------------

SHOWN_OF_AN_ENCOUNTER = [
    "article__publisher",
    "decision__user",
    "meeting",
    "organisation",
    "place__country",
    "proposal",
    "series",
]
OF_A_MEETING = ["place__country", "organisation", "series", "parent"]
WIDE = [f"article__{name}" for name in WIDE_COLUMNS]


def filled(
    keys: list[str], encounters: QuerySet[Encounter], most: int, seen: QuerySet[Encounter]
) -> list[Group]:
    """The groups of `keys` that have one of `encounters`, each with up to `most` of them; of others only those of
    `seen` count. Six queries."""
    encounters = in_groups(encounters.order_by(), keys)
    numbers: Counter[str] = Counter()
    for row in encounters.values("meeting", "proposal", "pk"):
        numbers[key_of_row(row)] += 1
    groups = {key: Group(key, numbers[key]) for key in keys if numbers[key]}
    for encounter in shown_encounters(encounters, most):
        groups[key_of_encounter(encounter)].encounters.append(encounter)
    give_meetings(groups)
    give_states(groups, seen)
    return list(groups.values())


def key_of_row(row):
    if row["meeting"]:
        return f"m{row['meeting']}"
    return f"p{row['proposal']}" if row["proposal"] else f"e{row['pk']}"


def shown_encounters(encounters, most):
    """The surest and newest of each group, with what a list shows of them. Two queries."""
    rank = Window(
        RowNumber(),
        partition_by=[group_number()],
        order_by=[surest_first(), F("article__published_on").desc(nulls_last=True), F("pk").desc()],
    )
    first = encounters.annotate(rank=rank).filter(rank__lte=most).order_by("rank", "pk")
    return with_what_is_shown(first)


def with_what_is_shown(encounters):
    """With their articles, but not the texts of these, and with who takes part. Two queries."""
    parties = EncounterParty.objects.select_related("country", "office__country", "organisation", "person")
    related = encounters.select_related(*SHOWN_OF_AN_ENCOUNTER).defer(*WIDE)
    return related.prefetch_related(Prefetch("parties", parties))


def surest_first():
    order = ["sure", "likely", "possible"]
    whens = [When(certainty=word, then=Value(place)) for place, word in enumerate(order)]
    return Case(*whens, default=Value(len(order)), output_field=IntegerField())


def give_meetings(groups):
    ids = {letter: [int(key[1:]) for key in groups if key[0] == letter] for letter in LETTERS}
    meetings = Meeting.objects.select_related(*OF_A_MEETING).in_bulk(ids["m"])
    related = [*OF_A_MEETING, "parent_proposal"]
    proposals = Proposal.objects.select_related(*related).in_bulk(ids["p"])
    for key, group in groups.items():
        group.meeting = meetings.get(int(key[1:])) if key[0] == "m" else None
        group.proposal = proposals.get(int(key[1:])) if key[0] == "p" else None


def give_states(groups, seen):
    """How many encounters of each meeting there are in each state, whether they are asked for or not. One query."""
    all_of_them = in_groups(seen.order_by(), list(groups)).annotate(group=group_number())
    counted = all_of_them.values_list("group", "state").annotate(Count("pk"))
    for number, state, count in counted:
        groups[key_of(number)].states[state] = count
