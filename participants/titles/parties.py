"""Who met, as a title names them, in the Russian genitive: "Presidents of Russia and Belarus", «президентов России и Беларуси».

Names are on record; offices are too, and else composed of the country and the kind of office.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summit_archive.wording.lists import joined

from ..cases.named import form
from .on_record import Names

# Of several who hold the same office.
ROLES = {
    "presidents of": "президентов",
    "prime ministers of": "премьер-министров",
    "leaders of": "лидеров",
    "heads of state of": "глав государств",
    "heads of government of": "глав правительств",
    "ministers of": "министров",
    "foreign ministers of": "министров иностранных дел",
}
# Of one.
OFFICES = {
    "president of": "президента",
    "prime minister of": "премьер-министра",
    "president-elect of": "избранного президента",
    "minister of foreign affairs of": "министра иностранных дел",
    "leader of": "лидера",
}
# Whom no name on record is of.
OTHERS = {
    "Central Asia": "Центральной Азии",
    "the US Secretary of State": "государственного секретаря США",
    "the prime minister of Abkhazia": "премьер-министра Абхазии",
    "the SCO heads of government": "глав правительств ШОС",
    "Secretary-General of the Collective Security Council": "генерального секретаря Совета коллективной безопасности",
}
AND = "и"
JOINS = re.compile(r", and | and |, ")
ROLE = re.compile(rf"(?:the )?({'|'.join(ROLES)}) (?:the (?!prime|president))?", re.IGNORECASE)
OFFICE = re.compile(rf"({'|'.join(OFFICES)}) (.+)", re.IGNORECASE)


class NotOnRecord(Exception):
    """A name or a word of which nobody knows what it is in Russian."""


def parties(text: str, names: Names) -> str:
    """In the genitive: who a title says that met. Raises `NotOnRecord`."""
    whom, linked, others = text.partition(" with ")
    said = joined([group.in_russian() for group in groups(whom, names)], AND)
    return f"{said} с участием {parties(others, names)}" if linked else said


class Group:
    """Holders of one office, or one alone: «президентов Молдовы и Украины», «премьер-министра России»."""

    def __init__(self, role: str = "", members: list[str] | None = None):
        self.role, self.members = role, members or []

    def in_russian(self) -> str:
        return f"{self.role} {joined(self.members, AND)}".strip()


def groups(text: str, names: Names) -> list[Group]:
    found: list[Group] = []
    while text or not found:
        if role := ROLE.match(text):
            found.append(Group(ROLES[role[1].lower()]))
            text = text[role.end() :]
        named, text = first_named(text, names)
        if named.stands_alone or not found or not found[-1].role:
            found.append(Group(members=[named.genitive]))
        else:
            found[-1].members.append(named.genitive)
    return found


class Named(NamedTuple):
    genitive: str
    """«президента России», «Франции», «Европейского союза»"""
    stands_alone: bool
    """a person or an office, which is none of those before whom a role stands"""


def first_named(text: str, names: Names) -> tuple[Named, str]:
    """(whom the longest beginning of a text names; what follows, without what joins them)"""
    for end, rest in ends_of(text):
        if (named := whom(text[:end], names)) and (text[rest:] or rest == end):
            return named, text[rest:]
    raise NotOnRecord(text)


def ends_of(text: str) -> Iterator[tuple[int, int]]:
    """Where a name may end, and what follows it begin: the last first."""
    yield len(text), len(text)
    for found in reversed(list(JOINS.finditer(text))):
        yield found.span()


def whom(name: str, names: Names) -> Named | None:
    if name in OTHERS:
        return Named(OTHERS[name], stands_alone=OTHERS[name][0].islower())
    plain = name.removeprefix("the ")
    for kind in ("office", "person", "organisation", "country"):
        if russian := names.russian(kind, plain):
            return Named(form(russian, "gen", kind), stands_alone=kind in ("office", "person"))
    return an_office(plain, names)


def an_office(name: str, names: Names) -> Named | None:
    """That has no row: made of its kind and the state."""
    office = OFFICE.fullmatch(name)
    country = names.russian("country", office[2].removeprefix("the ")) if office else ""
    if not office or not country:
        return None
    return Named(f"{OFFICES[office[1].lower()]} {form(country, 'gen', 'country')}", stands_alone=True)
