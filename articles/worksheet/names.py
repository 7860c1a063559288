"""Cards of names: all sure ones together, and each name in doubt, the same words for the same as one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import BooleanField, Case, Exists, OuterRef, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models import Country, Meeting, Office, Organisation, Person
from summit_archive.dates import NotADate, PartialDate

from ..encounters.deciding import EDITED
from ..linking.rules import RULES
from ..models import Article, Mention
from ..models.mention import TARGETS
from .card import Card, Fact, Line, Span

State = Mention.State
# (kind, primary key)
Target = tuple[str, int]


class Named(NamedTuple):
    """What a mention may name, in words: `beside` tells it from others of that name."""

    name: str
    beside: str = ""


class Row(NamedTuple):
    """A mention; `asks`: whether an editor is asked about it, or has been."""

    pk: int
    part: str
    start: int
    end: int
    text: str
    target: Target | None
    rule: str
    certainty: str
    state: str
    is_checked: bool
    asks: bool

    @property
    def is_sure(self) -> bool:
        return self.certainty == "sure"

    @property
    def waits(self) -> bool:
        return not self.is_checked and (self.state == State.SUGGESTED or self.is_sure)


COLUMNS = ["pk", "part", "start", "end", "text", *TARGETS, "rule", "certainty", "state", "is_checked"]


def mentions_of(article: Article) -> list[Row]:
    """One query."""
    waits = Exists(Mention.objects.waiting().filter(pk=OuterRef("pk")))
    asks = Case(
        When(state=State.SUGGESTED, is_checked=False, then=waits),
        default=Value(True),
        output_field=BooleanField(),
    )
    rows = article.mentions.order_by("part", "start", "-end", "pk").annotate(asks=asks)
    return [row_of(values) for values in rows.values_list(*COLUMNS, "asks")]


def row_of(values: tuple) -> Row:
    place, targets, rest = values[:5], values[5 : 5 + len(TARGETS)], values[5 + len(TARGETS) :]
    target = next(((kind, pk) for kind, pk in zip(TARGETS, targets, strict=True) if pk), None)
    return Row(*place, target, *rest)  # type: ignore[call-arg]  # as many as COLUMNS has


MODELS = {
    "country": Country,
    "person": Person,
    "organisation": Organisation,
    "office": Office,
    "meeting": Meeting,
}
NAMES = {"meeting": "title"}
BESIDE = {"meeting": "when", "organisation": "abbreviation"}


def named(targets: Iterable[Target]) -> dict[Target, Named]:
    """One query, or none."""
    wanted = defaultdict(set)
    for kind, pk in targets:
        wanted[kind].add(pk)
    if not wanted:
        return {}
    queries = [
        MODELS[kind]
        ._base_manager.filter(pk__in=ids)
        .order_by()
        .values_list(Value(kind), "pk", NAMES.get(kind, "name"), BESIDE.get(kind, Value("")))
        for kind, ids in sorted(wanted.items())
    ]
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    return {(kind, pk): Named(name, beside_of(kind, beside)) for kind, pk, name, beside in rows}


def beside_of(kind: str, stored: object) -> str:
    if kind != "meeting":
        return str(stored)
    try:
        return PartialDate.parse(str(stored)).in_words()
    except NotADate:
        return ""


# --- Cards ----------------------------------------------------------------------


def cards_of(rows: list[Row]) -> Iterator[Card]:
    """The sure ones first; then each in doubt, in the order of the text."""
    asked = [row for row in rows if row.asks and row.target]
    names = named({row.target for row in asked if row.target})
    if sure := [row for row in asked if row.is_sure]:
        yield card_of_sure(sure, names)
    for alike in in_doubt(asked):
        yield card_in_doubt(alike, names.get(alike[0].target or ("", 0), Named(alike[0].text)))


def in_doubt(rows: Iterable[Row]) -> list[list[Row]]:
    """Those of the same words for the same, however often they stand there."""
    alike: dict[tuple, list[Row]] = {}
    for row in rows:
        if not row.is_sure:
            alike.setdefault((row.text.casefold(), row.target), []).append(row)
    return sorted(alike.values(), key=lambda some: (some[0].part != "headline", some[0].start))


KINDS_IN_WORDS = {
    "country": lambda number: ngettext("%d country", "%d countries", number),
    "person": lambda number: ngettext("%d person", "%d people", number),
    "organisation": lambda number: ngettext("%d organisation", "%d organisations", number),
    "office": lambda number: ngettext("%d office", "%d offices", number),
    "meeting": lambda number: ngettext("%d meeting", "%d meetings", number),
}


def card_of_sure(rows: list[Row], names: dict[Target, Named]) -> Card:
    by_target: dict[Target, list[Row]] = defaultdict(list)
    for row in rows:
        by_target[row.target].append(row)  # type: ignore[index]  # those that name nobody are left out
    kinds = Counter(kind for kind, _pk in by_target)
    return Card(
        id="names",
        kind="names",
        title=ngettext("%d name, sure", "%d names, all sure", len(by_target)) % len(by_target),
        gist=", ".join(KINDS_IN_WORDS[kind](kinds[kind]) % kinds[kind] for kind in TARGETS if kinds[kind]),
        state=state_of_sure(rows),
        certainty_in_words=str(Mention.Certainty.SURE.label),
        lines=[line_of(target, some, names) for target, some in by_target.items()],
        spans=[Span(row.part, row.start, row.end) for row in rows if row.state != State.REJECTED],
        choices=("any",),
    )


def state_of_sure(rows: list[Row]) -> str:
    if any(row.waits for row in rows):
        return "waiting"
    return "accepted" if any(row.state == State.ACCEPTED for row in rows) else "rejected"


def line_of(target: Target, rows: list[Row], names: dict[Target, Named]) -> Line:
    kind, pk = target
    name = names.get(target, Named(rows[0].text))
    times = ngettext("%d time", "%d times", len(rows)) % len(rows)
    is_yours = all(row.rule == EDITED for row in rows)
    return Line(
        key=f"{kind}-{pk}",
        name=name.name,
        beside=", ".join(filter(None, [str(MODELS[kind]._meta.verbose_name), name.beside])),
        said=times,
        note=_("by an editor") if is_yours else "",
        is_out=all(row.state == State.REJECTED for row in rows),
    )


def card_in_doubt(rows: list[Row], name: Named) -> Card:
    first = rows[0]
    kind = first.target[0] if first.target else ""
    rule = RULES.get(first.rule)
    facts = [
        Fact(
            _("Names"),
            name.name,
            ", ".join(filter(None, [str(MODELS[kind]._meta.verbose_name), name.beside])),
        ),
        Fact(
            _("Found by"),
            _("an editor") if first.rule == EDITED else str(rule.description if rule else first.rule),
        ),
    ]
    if len(rows) > 1:
        facts.append(Fact(_("Stands there"), ngettext("%d time", "%d times", len(rows)) % len(rows)))
    return Card(
        id=f"name-{min(row.pk for row in rows)}",
        kind="name",
        title=f"“{first.text}”",
        gist=name.name,
        state=state_in_doubt(rows),
        certainty=first.certainty,
        certainty_in_words=str(Mention.Certainty(first.certainty).label),
        facts=facts,
        spans=[Span(row.part, row.start, row.end) for row in rows if row.state != State.REJECTED],
        choices=("any",),
        rows=[row.pk for row in rows],
    )


def state_in_doubt(rows: list[Row]) -> str:
    if any(row.waits for row in rows):
        return "waiting"
    if all(row.state == State.REJECTED for row in rows):
        return "rejected"
    return "changed" if any(row.rule == EDITED for row in rows) else "accepted"
