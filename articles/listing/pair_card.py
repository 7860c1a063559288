"""Two whom a search names, a country or a person each: how often they met, and when last, above all that is found."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.listing.cards import citations
from participants.models import Meeting, Term
from participants.together.pair import Pair
from participants.together.sides import all_of, asking, meetings_url, pair_url, side_of
from participants.together.ways import CIRCLE_OF, ways_of
from summit_archive.postgres.expressions import IsAmong

from ..models import Article

TABLES = ("country", "person")
COLUMNS = ["slug", "title", "when", "source", "source_url"]


@dataclass(frozen=True)
class Time:
    """The days that a search names, and how often the two surely met then; `last` is the latest of these meetings."""

    words: str
    number: int
    url: str
    last: Any


@dataclass(frozen=True)
class Mark:
    """A number of meetings with the mark that they have in every picture; `words` say of which kind."""

    name: str
    number: int
    words: str


@dataclass(frozen=True)
class PairCard:
    """`number` and `marks` are of all held meetings of both on record; `last` is the latest of a sure day, `last_alone` the
    latest of the two alone in one room."""

    label: str
    names: tuple[str, str]
    url: str
    number: int
    marks: list[Mark]
    last: Any
    last_alone: Any
    time: Time | None
    list_url: str
    alone_url: str
    claim_url: str
    articles: int
    articles_url: str


def pair_card(terms):
    """None where what is typed does not name just two. Three queries for countries, four for people; none for none."""
    rows = two_named(terms)
    if rows is None:
        return None
    with_terms([row for row in rows if row.table == "person"])
    pair = Pair(*rows)
    date = terms.dates[0] if len(terms.dates) == 1 else None
    ways = ways_of(pair.memory, pair.met_at)
    last, last_alone = pair.of_sure_days[-1:], of_sure_days(pair, ways.bilateral)[-1:]
    then = then_met(pair, date) if date else 0
    then_last = pair.memory.page(then, 0, 1)
    meetings = latest({*last, *last_alone, *then_last})
    articles, about_both = articles_about(rows)
    return PairCard(
        label=label_of(rows),
        names=tuple(row.called for row in rows),
        url=pair_url(rows) if rows[0].table == rows[1].table else meetings_url(pair.sides),
        number=pair.number,
        marks=marks(ways),
        last=next((meetings[pk] for pk in last if pk in meetings), None),
        last_alone=next((meetings[pk] for pk in last_alone if pk in meetings), None),
        time=time_of(pair, date, then, [meetings[pk] for pk in then_last if pk in meetings]),
        list_url=pair.url,
        alone_url=meetings_url(pair.sides, circle=CIRCLE_OF["bilateral"]) if ways.bilateral else "",
        claim_url=claim_url(pair.sides, date),
        articles=articles,
        articles_url=about_both,
    )


def label_of(rows):
    kinds = {row.table for row in rows}
    if len(kinds) > 1:
        return _("A person and a country")
    return _("Two people") if kinds == {"person"} else _("Two countries")


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
    """{id: row}, each with what it has `cited`. One query, none for none."""
    chosen = list(ids)
    rows = Meeting.objects.filter(IsAmong("pk", chosen)).only(*COLUMNS).order_by() if chosen else ()
    for row in rows:
        row.cited = citations(row.source)
    return {row.pk: row for row in rows}


def of_sure_days(pair, some):
    """The ids of those among `some`, oldest first."""
    among = set(pair.memory.ids_of(some))
    return [pk for pk in pair.of_sure_days if pk in among]


def articles_about(rows):
    """How many articles are about one or two rows, and their list. One query."""
    number = (
        Article.objects.number_about(*rows) if len(rows) == 1 else Article.objects.number_about_both(*rows)
    )
    return number, asking("article-list", all_of([side_of(row) for row in rows]))


def marks(ways):
    numbers = {"point": ways.bilateral, "other": ways.others, "call": ways.calls}
    words = {
        "point": lambda number: ngettext("meeting of the two alone", "meetings of the two alone", number),
        "other": lambda number: ngettext("with others in the room", "with others in the room", number),
        "call": lambda number: ngettext("call or video conference", "calls or video conferences", number),
    }
    return [
        Mark(name, some.bit_count(), words[name](some.bit_count())) for name, some in numbers.items() if some
    ]


def time_of(pair, date, then, last):
    if date is None:
        return None
    days = {"from": date.first.isoformat(), "to": date.last.isoformat(), "certainty": "certain"}
    url = meetings_url(pair.sides, **days)
    return Time(date.date.in_words(), then.bit_count(), url, next(iter(last), None))


def claim_url(sides, date):
    who, met = (side.value for side in sides)
    return asking("claim", [("who", who), ("met", met), *([("on", str(date.date))] if date else [])])
