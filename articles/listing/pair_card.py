"""Two whom a search names, a country or a person each: how often they met, and when last, above the articles."""

from dataclasses import dataclass
from typing import Any

from participants.models import Meeting, Term
from participants.together.pair import CIRCLES_IN_WORDS, Pair
from participants.together.sides import asking, meetings_url, pair_url
from summit_archive.postgres.expressions import IsAmong

TABLES = ("country", "person")
COLUMNS = ["slug", "title", "when", "source", "source_url", "confirmation"]


@dataclass(frozen=True)
class Time:
    """The days that a search names, and how often the two surely met then; `last` is the latest of these meetings."""

    words: str
    number: int
    url: str
    last: Any


@dataclass(frozen=True)
class PairCard:
    """`number` and `circles`, [(label, number)], are of all held meetings of both on record; `last` is the latest of a sure day."""

    names: tuple[str, str]
    url: str
    number: int
    circles: list
    last: Any
    time: Time | None
    list_url: str
    claim_url: str


def pair_card(terms):
    """None where what is typed does not name just two. Two queries for countries, three for people; none for none."""
    rows = two_named(terms)
    if rows is None:
        return None
    with_terms([row for row in rows if row.table == "person"])
    pair = Pair(*rows)
    date = terms.dates[0] if len(terms.dates) == 1 else None
    last = pair.of_sure_days[-1:]
    then = then_met(pair, date) if date else 0
    then_last = pair.memory.page(then, 0, 1)
    meetings = {row.pk: row for row in latest([*last, *then_last])}
    return PairCard(
        names=tuple(side.label for side in pair.sides),
        url=pair_url(rows) if rows[0].table == rows[1].table else meetings_url(pair.sides),
        number=pair.number,
        circles=circles(pair),
        last=next((meetings[pk] for pk in last if pk in meetings), None),
        time=time_of(pair, date, then, [meetings[pk] for pk in then_last if pk in meetings]),
        list_url=pair.url,
        claim_url=claim_url(pair.sides, date),
    )


def two_named(terms):
    """Neither three nor one that may be several, nor twice the same."""
    parts = terms.named if not terms.exact else []
    if len(parts) != 2 or any(part.is_left_out or len(part.owners) != 1 for part in parts):
        return None
    rows = [part.owners[0] for part in parts]
    return rows if rows[0] != rows[1] and all(row.table in TABLES for row in rows) else None


def with_terms(people):
    """Each with what `PersonSide` asks of their terms. One query, none for nobody."""
    for person in people:
        person.offices_surely_held = []
    of_person = {person.pk: person.offices_surely_held for person in people}
    terms = (
        Term.objects.filter(person__in=people, surely_in_force__isempty=False).order_by() if people else ()
    )
    for term in terms:
        days = term.surely_in_force
        held = {"office": term.office_id, "first": days.lower.isoformat(), "end": days.upper.isoformat()}
        of_person[term.person_id].append(held)


def then_met(pair, date):
    """The set of those that surely were in the days of `date`."""
    then = pair.met_at & pair.memory.possibly_between(date.first, date.last)
    return pair.memory.surely_among(then, date.first, date.last)


def latest(ids):
    """One query, none for none."""
    return Meeting.objects.filter(IsAmong("pk", ids)).only(*COLUMNS).order_by() if ids else ()


def circles(pair):
    numbers = [
        (label, (pair.met_at & pair.circle(name)).bit_count()) for name, label in CIRCLES_IN_WORDS.items()
    ]
    return [(label, number) for label, number in numbers if number]


def time_of(pair, date, then, last):
    if date is None:
        return None
    days = {"from": date.first.isoformat(), "to": date.last.isoformat(), "certainty": "certain"}
    url = meetings_url(pair.sides, **days)
    return Time(date.date.in_words(), then.bit_count(), url, next(iter(last), None))


def claim_url(sides, date):
    who, met = (side.value for side in sides)
    return asking("claim", [("who", who), ("met", met), *([("on", str(date.date))] if date else [])])
