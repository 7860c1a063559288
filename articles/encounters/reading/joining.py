"""Joins what the sentences of an article tell of the same encounters: each is read once, with all that is said of it."""

from collections import defaultdict
from collections.abc import Iterable

from participants.models import Meeting

from ..encounter import ReadEncounter, ReadSpan
from .draft import ABSENT, HELD, INVITED, NOT_STATED, REPRESENTED, Draft, Side, read_party
from .joining_bodies import are_one_of_bodies, narrower
from .party import Party
from .rules import HEADING, JOINTLY, least_sure

Kind, Status = Meeting.Kind, Meeting.Status
# From afar, and face to face: nothing is both.
FROM_AFAR = frozenset([Kind.CALL.value, Kind.VIDEO_CONFERENCE.value])
# Of two words for one encounter the later in this list says more.
SAYING_MORE = [
    Kind.OTHER,
    Kind.VISIT,
    Kind.MULTILATERAL,
    Kind.BILATERAL,
    Kind.TRILATERAL,
    Kind.MARGINS,
    Kind.CALL,
    Kind.VIDEO_CONFERENCE,
    Kind.SUMMIT,
    Kind.INFORMAL_SUMMIT,
    Kind.COUNCIL_SESSION,
]
# Of whom it is said that they did not come.
AWAY = frozenset([ABSENT, REPRESENTED])
SMALL = frozenset([Kind.VISIT, Kind.BILATERAL, Kind.TRILATERAL, Kind.MARGINS, Kind.OTHER])
ENDED = frozenset([Status.CANCELLED.value, Status.POSTPONED.value, Status.DENIED.value])
OF_BODIES = frozenset([Kind.SUMMIT, Kind.INFORMAL_SUMMIT, Kind.COUNCIL_SESSION, Kind.MULTILATERAL])


def joined(drafts: Iterable[Draft]) -> list[Draft]:
    """In the order in which they are told first."""
    kept: list[Draft] = []
    for draft in drafts:
        for number, other in enumerate(kept):
            if are_one(other, draft):
                kept[number] = both(other, draft)
                break
        else:
            kept.append(draft)
    return [
        draft
        for draft in kept
        if not (draft.is_vague and draft.part not in ("headline", "standfirst"))
        and not is_journey_of(draft, kept)
    ]


def is_journey_of(draft: Draft, others: list[Draft]) -> bool:
    """Whether it is only the journey of one to what the article tells besides, of those days."""
    if draft.kind != Kind.VISIT or len(draft.keys) > 1:
        return False
    return any(
        other is not draft
        and other.is_held == draft.is_held
        and (draft.when == other.when or holds(draft.when, other.when))
        and (draft.keys <= other.keys or bool(other.organisation))
        for other in others
    )


def are_one(first: Draft, second: Draft) -> bool:
    """Whether two accounts of one article may be, and so are taken to be, of the same encounter."""
    if (first.status == HELD) != (second.status == HELD):
        return False
    if first.kind in OF_BODIES and second.kind in OF_BODIES:
        return are_one_of_bodies(first, second)
    if not days_may_be_one(first, second):
        return False
    if first.is_vague or second.is_vague:
        return are_among(first, second)
    if (first.kind in FROM_AFAR) != (second.kind in FROM_AFAR):
        return False
    if (first.kind in OF_BODIES) != (second.kind in OF_BODIES):
        return False
    if first.organisation and first.organisation == second.organisation and first.kind == second.kind:
        return True
    if are_of_others(first, second) or are_elsewhere(first, second):
        return False
    if Kind.VISIT in (first.kind, second.kind):
        return with_place(first) == with_place(second) and not is_beside(first, second)
    if first.rule is HEADING and second.part == "standfirst":
        return first.keys <= second.keys
    return first.keys == second.keys and not is_beside(first, second)


def are_of_others(first: Draft, second: Draft) -> bool:
    """Whether a country sends one person to the one and another to the other."""
    people, others = people_of(first), people_of(second)
    if any(people[country].isdisjoint(others[country]) for country in people.keys() & others.keys()):
        return True
    offices, theirs = offices_of(first), offices_of(second)
    return any(
        offices[country].isdisjoint(theirs[country]) and not people[country] & others[country]
        for country in offices.keys() & theirs.keys()
    )


def are_elsewhere(first: Draft, second: Draft) -> bool:
    """Whether one is told with a day and at another place than the other, which may be of the article's own day."""
    is_told = "stated" in (first.when_basis, second.when_basis) and first.when != second.when
    return is_told and bool(first.place and second.place) and first.place != second.place


def people_of(draft: Draft) -> dict[int, set[int]]:
    """Those named, by the countries that they stand for."""
    people: dict[int, set[int]] = defaultdict(set)
    for side in draft.sides:
        if side.party.country and side.party.person:
            people[side.party.country].add(side.party.person)
    return people


def offices_of(draft: Draft) -> dict[int, set[int]]:
    """Those named, by the countries that they are of."""
    offices: dict[int, set[int]] = defaultdict(set)
    for side in draft.sides:
        if side.party.country and side.party.office:
            offices[side.party.country].add(side.party.office)
    return offices


def with_place(draft: Draft) -> frozenset:
    """The countries that a visit joins, whoever of the other one is named."""
    visited = {draft.country} if draft.kind == Kind.VISIT and draft.country else set()
    return frozenset(key[0] for key in draft.keys if key[0]) | visited


def is_beside(first: Draft, second: Draft) -> bool:
    """Whether the headline tells of a ceremony and the text of talks besides."""
    return (
        first.part in ("headline", "standfirst")
        and (first.kind, first.rule) == (Kind.VISIT, JOINTLY)
        and second.part == "body"
        and second.kind in (Kind.BILATERAL, Kind.MARGINS)
    )


def are_among(first: Draft, second: Draft) -> bool:
    """Whether all sides of what is told vaguely take part in the other."""
    vague, other = (second, first) if second.is_vague else (first, second)
    return len(countries_of(vague)) > 1 and countries_of(vague) <= came(other)


def came(draft: Draft) -> frozenset:
    """Whoever is told to have come, or to be coming: not those who were only invited."""
    return frozenset(
        side.party.key
        for side in draft.sides
        if side.party.key[0] and side.status not in (INVITED, NOT_STATED, *AWAY)
    )


def countries_of(draft: Draft) -> frozenset:
    return frozenset(key for key in draft.keys if key[0])


def days_may_be_one(first: Draft, second: Draft) -> bool:
    """What is only the article's own day, or bounded by it, gives way to a day that is told."""
    if first.when == second.when or not first.when_basis == second.when_basis == "stated":
        return True
    return holds(first.when, second.when) or holds(second.when, first.when)


def holds(longer: str, day: str) -> bool:
    """Whether an interval of days has the day, or some of some days it is: in EDTF “2016-04-25/2016-04-26” and
    “[2017-10-09..2017-10-15]”."""
    first, sign, last = longer.strip("[]").partition(".." if longer.startswith("[") else "/")
    return bool(sign) and len(first) == len(last) == len(day) and first <= day <= last


def both(first: Draft, second: Draft) -> Draft:
    """One draft with what either tells; where both tell it, the first."""
    said = [one for one in (first, second) if not one.is_vague] or [first, second]
    main = max(said, key=lambda one: SAYING_MORE.index(Kind(one.kind)))
    kinds = {first.kind, second.kind}
    kind = Kind.MARGINS.value if kinds == {Kind.MARGINS, Kind.BILATERAL} else main.kind
    is_narrower = second.when_basis == "stated" and holds(first.when, second.when)
    timed = second if rank_of_basis(second) > rank_of_basis(first) or is_narrower else first
    if first.kind in OF_BODIES and first.when_basis == second.when_basis == "stated":
        timed = narrower(first, second)
    placed = first if first.place or first.place_as_given else second
    return first._replace(
        kind=kind,
        status=joined_status(first, second),
        rule=main.rule if first.is_vague else first.rule,
        sides=joined_sides(first.sides, second.sides),
        certainty=least_doubtful(first, second),
        when=timed.when,
        when_basis=timed.when_basis,
        place=placed.place,
        place_as_given=placed.place_as_given,
        country=placed.country,
        organisation=first.organisation or second.organisation,
        body_as_given=first.body_as_given or second.body_as_given,
        series=first.series or second.series,
        within_as_given=first.within_as_given or second.within_as_given,
        subject=first.subject or second.subject,
        spans=joined_spans(first, second, timed, placed),
        is_vague=first.is_vague and second.is_vague,
    )


def joined_status(first: Draft, second: Draft) -> str:
    """What was planned, and is put off, called off or denied, is no more to come."""
    told = (first.status, second.status)
    ended = [one for one in told if one in ENDED]
    return ended[0] if ended else Status.SCHEDULED.value if Status.SCHEDULED in told else first.status


def rank_of_basis(draft: Draft) -> int:
    return ["not-stated", "inferred", "published", "stated"].index(draft.when_basis)


def least_doubtful(first: Draft, second: Draft) -> str:
    """Of two accounts the surer one counts."""
    order = ("sure", "likely", "possible")
    return min(certainty_of(first), certainty_of(second), key=order.index)


def certainty_of(draft: Draft) -> str:
    parties = [side.party.certainty for side in draft.sides]
    return least_sure([draft.certainty or draft.rule.certainty, *parties])


def joined_sides(first: tuple[Side, ...], second: tuple[Side, ...]) -> tuple[Side, ...]:
    """Each party once, by the account that names it best; a country may send two, where they are named as two."""
    sides = list(first)
    for side in second:
        for number, other in enumerate(sides):
            if are_one_party(other.party, side.party) and are_of_one_part(other, side):
                sides[number] = better(other, side)
                break
        else:
            sides.append(side)
    return tuple(sides)


def are_of_one_part(first: Side, second: Side) -> bool:
    """A country that is invited, or whose guests the others are, and whoever comes for it are two; so are whoever stays away
    and whoever comes for them."""
    countries = [not (one.party.person or one.party.office) for one in (first, second)]
    if AWAY & {first.status, second.status}:
        if first.party.person or second.party.person:
            return first.party.person == second.party.person
        return {first.status, second.status} != {
            REPRESENTED,
            "",
        } and first.party.office == second.party.office
    guests = [
        one.status == INVITED or (is_country and one.status == NOT_STATED)
        for one, is_country in zip((first, second), countries, strict=True)
    ]
    return guests[0] == guests[1]


def are_one_party(first: Party, second: Party) -> bool:
    if first.key != second.key:
        return False
    if first.person and second.person:
        return first.person == second.person
    return first.office is None or second.office is None or first.office == second.office


def better(first: Side, second: Side) -> Side:
    """Whoever is named comes before an office, words before none; role and status from either."""
    one = first.party
    other = second.party
    party = other if (other.person and not one.person) or (other.words and not one.words) else one
    if party.office is None and (one.office or other.office) and one.country == other.country:
        party = party._replace(office=one.office or other.office)
    role = first.role if first.role != "not-stated" else second.role
    away = next((side.status for side in (first, second) if side.status in AWAY), "")
    return first._replace(
        party=party,
        role=role,
        status="" if is_met_host(first, second) else away or first.status or second.status,
        said_by=first.said_by or second.said_by,
    )


def is_met_host(first: Side, second: Side) -> bool:
    """Whether somebody who invites another is told elsewhere to have met them."""
    return {first.status, second.status} == {"", NOT_STATED} and "host" in (first.role, second.role)


def joined_spans(first: Draft, second: Draft, timed: Draft, placed: Draft) -> tuple[ReadSpan, ...]:
    """Each thing by the words of the account from which it is taken."""
    sources = {"when": timed, "place": placed}
    shown = {one.shows for one in first.spans}
    spans = [one for one in first.spans if sources.get(one.shows, first) is first]
    spans += [
        one
        for one in second.spans
        if (sources.get(one.shows) is second or (one.shows not in sources and one.shows not in shown))
    ]
    return tuple(spans)


def encounter_of(draft: Draft) -> ReadEncounter:
    """With a span for the kind, the status, each party, and whatever else is told; what was from afar was nowhere."""
    if draft.kind in FROM_AFAR:
        spans_left = tuple(one for one in draft.spans if one.shows != "place")
        draft = draft._replace(place=None, place_as_given="", country=None, spans=spans_left)
    spans = [
        ReadSpan(draft.part, draft.start, draft.end, "kind"),
        ReadSpan(draft.part, draft.start, draft.end, "status"),
    ]
    for number, side in enumerate(draft.sides):
        party = side.party
        if party.end > party.start:
            spans.append(ReadSpan(party.part, party.start, party.end, f"party {number}"))
    return ReadEncounter(
        kind=str(draft.kind),
        status=str(draft.status),
        when=draft.when,
        when_basis=draft.when_basis,
        parties=tuple(read_party(side, draft.is_held) for side in draft.sides),
        rule=draft.rule.slug,
        certainty=certainty_of(draft),
        spans=(*spans, *draft.spans),
        place=draft.place,
        place_as_given=draft.place_as_given,
        country=draft.country,
        organisation=draft.organisation,
        body_as_given=draft.body_as_given,
        series=draft.series,
        within_as_given=draft.within_as_given,
        subject=draft.subject,
    )
