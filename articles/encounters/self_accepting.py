"""Encounters that are accepted by themselves, where an editor has switched that on for a publisher; and taken back again.

Whatever the setting says, only talks of two that were held, on a day, by two named parties of two countries, as an
official source reports it: and only where nobody says otherwise, nobody has rejected it, and the article tells of no
other meeting of the two on that day. What is so written has a grade of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import QuerySet

from summit_archive.records import Sourced

from ..models import Article, Encounter, EncounterDecision, SelfAcceptance
from .accounts import Terms, party_of
from .deciding import accept
from .differences import differences_of
from .matching import fitting
from .proposing import PLANS
from .recording import OFFICIAL, CannotRecord
from .same import overlap
from .surroundings import people_of, tellers
from .undoing import Undone, undo_all

State = Encounter.State
# From the least sure on.
CERTAINTIES = ["possible", "likely", "sure"]
ONE_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PARTIES = 2
# Of the others a text may name more parties than the archive knows.
KINDS_OF_TWO = ["bilateral", "margins", "visit", "call", "video-conference", "other"]


@transaction.atomic
def accept_by_themselves(articles: Iterable[int]) -> list[EncounterDecision]:
    """Accept what the settings allow of these articles, one decision for all; one each where not all can be recorded.

    To be called when they are matched. One query where nothing is switched on.
    """
    settings = list(SelfAcceptance.objects.filter(is_on=True, publisher__kind__in=OFFICIAL))
    if not settings:
        return []
    chosen = acceptable(list(articles), settings)
    if not chosen:
        return []
    try:
        return [accept_them(chosen)]
    except CannotRecord:
        return [decision for one in chosen if (decision := accept_if_it_can(one))]


def accept_them(encounters: Sequence[Encounter]) -> EncounterDecision:
    with transaction.atomic():
        return accept(encounters, None, Sourced.Confirmation.REPORTED, by_itself=True)


def accept_if_it_can(encounter: Encounter) -> EncounterDecision | None:
    try:
        return accept_them([encounter])
    except CannotRecord:
        return None


def would_accept(setting: SelfAcceptance, most: int) -> tuple[int, int]:
    """Of up to `most` of the newest reports of its publisher that wait, how many it would accept if it were switched on.

    As (how many it would, how many were looked at). Some thirty queries.
    """
    waiting = Encounter.objects.waiting().filter(article__publisher=setting.publisher_id)
    looked_at = list(waiting.order_by("-article_id", "-pk").values_list("pk", "article")[:most])
    if not looked_at or setting.publisher.kind not in OFFICIAL:
        return 0, len(looked_at)
    ids = {pk for pk, _article in looked_at}
    chosen = acceptable(sorted({article for _pk, article in looked_at}), [setting])
    return len([one for one in chosen if one.pk in ids]), len(looked_at)


# --- Which may be -------------------------------------------------------------


def acceptable(articles: list[int], settings: Iterable[SelfAcceptance]) -> list[Encounter]:
    """Some thirty queries, however many articles."""
    told = tellers(allowed(articles, settings))
    terms = Terms(people_of(told, ()))
    named = [one for one in told if names_two(one, terms)]
    named = told_once(named, terms)
    if not named:
        return []
    fits = fitting(named)
    doubted = contradicted(named) | rejected_elsewhere(named)
    # Where one on record may be meant and was not chosen, that is for an editor to say.
    return [one for one in named if one.pk not in doubted and (one.meeting_id or not fits[one.pk])]


def allowed(articles: list[int], settings: Iterable[SelfAcceptance]) -> QuerySet[Encounter]:
    waiting = Encounter.objects.waiting().filter(
        article__in=articles, status="held", kind__in=KINDS_OF_TWO, when__regex=ONE_DAY, changed_from=None
    )
    waiting = waiting.exclude(article__status=Article.Status.WITHDRAWN)
    found = Encounter.objects.none()
    for setting in settings:
        sure = CERTAINTIES[CERTAINTIES.index(setting.certainty) :]
        rules = {"rule__in": setting.rules} if setting.rules else {}
        found |= waiting.filter(article__publisher=setting.publisher_id, certainty__in=sure, **rules)
    return found


def names_two(encounter: Encounter, terms: Terms) -> bool:
    """Whether just two, each a person or an office, of two countries, are said to have taken part."""
    parties = list(encounter.parties.all())
    countries = {party_of(one, terms) for one in parties}
    return (
        len(parties) == len(countries) == PARTIES
        and all(kind == "country" for kind, _pk in countries)
        and all((one.person_id or one.office_id) and one.status == "attended" for one in parties)
    )


def told_once(encounters: Sequence[Encounter], terms: Terms) -> list[Encounter]:
    """Those beside which their article tells of no other meeting of the two countries on the day: it may be the same.

    Three queries.
    """
    if not encounters:
        return []
    others = Encounter.objects.filter(article__in={one.article_id for one in encounters})
    beside = defaultdict(list)
    for other in tellers(others.filter(state__in=[State.PROPOSED, State.ACCEPTED])):
        beside[other.article_id].append(other)
    return [
        one
        for one in encounters
        if not any(
            may_be_the_same(one, other, terms) for other in beside[one.article_id] if other.pk != one.pk
        )
    ]


def may_be_the_same(encounter: Encounter, other: Encounter, terms: Terms) -> bool:
    """Of the countries of `encounter`, on its day; a plan without a day is of another."""
    if other.status in PLANS and not other.when.is_definite:
        return False
    countries = {party_of(one, terms) for one in encounter.parties.all()}
    told = {party_of(one, terms) for one in other.parties.all()}
    return countries <= told and overlap(encounter.possible, other.possible)


def contradicted(encounters: Sequence[Encounter]) -> set[int]:
    """Those that say otherwise than the record, or than others of which the same is proposed."""
    found = differences_of(Encounter.objects.filter(pk__in=[one.pk for one in encounters]))
    said_otherwise = {pk for pk, rows in found.items() if any(one.contradicts for one in rows)}
    proposals = {one.proposal_id for one in encounters} - {None}
    others = differences_of(Encounter.objects.waiting().filter(proposal__in=proposals))
    doubted = {pk for pk, rows in others.items() if any(one.contradicts for one in rows)}
    of_doubted = set(Encounter.objects.filter(pk__in=doubted).values_list("proposal", flat=True))
    return said_otherwise | {one.pk for one in encounters if one.proposal_id in of_doubted}


def rejected_elsewhere(encounters: Sequence[Encounter]) -> set[int]:
    """Those of a proposal, or of a meeting, of which an editor has rejected another report."""
    rejected = Encounter.objects.filter(state=State.REJECTED)
    proposals = rejected.filter(proposal__in={one.proposal_id for one in encounters} - {None})
    meetings = rejected.filter(meeting__in={one.meeting_id for one in encounters} - {None})
    of_proposals = set(proposals.values_list("proposal", flat=True))
    of_meetings = set(meetings.values_list("meeting", flat=True))
    return {one.pk for one in encounters if one.proposal_id in of_proposals or one.meeting_id in of_meetings}


# --- Taken back ---------------------------------------------------------------


def take_back_of(articles: Iterable[int]) -> Undone:
    """To be called before these articles go: what was accepted of them by itself goes along, as far as nobody uses it.

    One query where nothing was.
    """
    decisions = EncounterDecision.objects.filter(by_itself=True, undone_at=None)
    found = list(decisions.filter(encounters__article__in=list(articles)).distinct())
    return undo_all(found, None, patience=None) if found else Undone()
