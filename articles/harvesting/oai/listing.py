"""The records that fit, kind by kind and by number, a part at a time; and the tokens that lead to the next part.

A place is a kind and a number, and not how many records stood before it: whatever changes meanwhile, no other record
is skipped or told twice. Tokens are signed and never expire.
"""

import datetime
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.core.signing import BadSignature, Signer

from ..changed import earliest_change, last_changes_of
from ..gone import gone_after
from ..kinds import Kind
from ..since import changed_since
from .protocol import SETS, Asked, Wrong, shown, written

SALT = "oai"
LIVE, GONE = "live", "gone"


class Header(NamedTuple):
    kind: str
    number: int
    at: datetime.datetime
    is_gone: bool


class Place(NamedTuple):
    """After which a part begins. `told`: how many records came before it."""

    kind: str
    phase: str = LIVE
    after: int = 0
    told: int = 0


@dataclass(frozen=True)
class Part:
    headers: list[Header]
    place: Place
    next_place: Place | None


def first_place(asked: Asked) -> Place:
    return Place(asked.set_name or next(iter(SETS)))


def part(asked: Asked, place: Place, size: int) -> Part:
    """So many records from a place on. Some three queries for each kind that it touches."""
    found: list[tuple[Header, str]] = []
    names = [asked.set_name] if asked.set_name else list(SETS)
    for name in names[names.index(place.kind) :]:
        start = place if name == place.kind else Place(name)
        found += of_kind(SETS[name], asked, start, size + 1 - len(found))
        if len(found) > size:
            break
    told = found[:size]
    after = None
    if len(found) > size:
        header, phase = told[-1]
        after = Place(header.kind, phase, header.number, place.told + size)
    return Part([header for header, _phase in told], place, after)


def of_kind(kind: Kind, asked: Asked, place: Place, most: int) -> list[tuple[Header, str]]:
    """At most so many records of one kind, each with its phase."""
    if asked.first or asked.before:
        rows = changed_since(kind, asked.first, asked.before, place.after, most)
        return [(Header(kind.name, row.number, row.at, not row.is_readable), LIVE) for row in rows]
    found = []
    after = place.after
    if place.phase == LIVE:
        numbers = kind.readable().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)
        found = [(number, LIVE) for number in numbers[:most]]
        after = 0
    if len(found) < most:
        found += [(number, GONE) for number in gone_after(kind, after, most - len(found))]
    moments = last_changes_of(kind, [number for number, _phase in found]) if found else {}
    unknown = earliest()
    return [
        (Header(kind.name, number, moments.get(number, unknown), phase == GONE), phase)
        for number, phase in found
    ]


def earliest() -> datetime.datetime:
    """When the history begins: nothing on record has an earlier moment."""
    return earliest_change() or datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def without_needless_moment(asked: Asked) -> Asked:
    """Whoever asks from before the history on asks for everything."""
    return replace(asked, first=None) if asked.first and asked.first <= earliest() else asked


# --- Tokens


def token_of(asked: Asked, place: Place) -> str:
    first, before = (written(at) if at else "" for at in (asked.first, asked.before))
    return Signer(salt=SALT).sign_object([asked.prefix, asked.set_name, first, before, *place])


def resumed(token: str) -> tuple[Asked, Place]:
    """Raises `Wrong`."""
    try:
        prefix, set_name, first, before, *place = Signer(salt=SALT).unsign_object(token)
    except (BadSignature, ValueError):
        words = (
            f"resumptionToken: “{shown(token)}” is none that was given here; expected one as it was given."
        )
        raise Wrong("badResumptionToken", words) from None
    moments = (datetime.datetime.fromisoformat(at) if at else None for at in (first, before))
    return Asked(prefix, set_name, *moments), Place(*place)
