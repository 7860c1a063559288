"""What an address, or a program, asks: its texts read, or what of them could not be used."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.dates import NotADate
from summit_archive.dates.parsing import shown
from summit_archive.dates.written import read_date
from summit_archive.filtering.values import Problem
from summit_archive.text.flat import settled

from .parties import LONGEST, Choice, Unclear, parties
from .places import Where, where_of
from .times import Time

LABELS = {
    "who": gettext_lazy("Who"),
    "met": gettext_lazy("Met"),
    "on": gettext_lazy("When"),
    "in": gettext_lazy("Where"),
    "office": gettext_lazy("Office"),
    "person": gettext_lazy("Person"),
}
PARAMETERS = tuple(LABELS)


class NotAClaim(ValueError):
    """Names each value that cannot be used, what was expected instead, and who may be meant: `problems`."""

    def __init__(self, problems):
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Asked:
    """A claim that can be looked up."""

    who: Any
    met: Any
    time: Time
    where: Where


def asked(texts: dict[str, str]) -> Asked:
    """Raises `NotAClaim`. Two queries where all are codes or slugs, more for names."""
    texts, problems = cleaned(texts)
    sides = {name: texts[name] for name in ("who", "met") if texts[name]}
    problems += [missing(name) for name in ("who", "met") if name not in sides and not told(name, problems)]
    found = parties(sides, LABELS) if sides else {}
    problems += [one.problem for one in found.values() if one.problem]
    time, where = time_of(texts["on"], problems), where_of(texts["in"], str(LABELS["in"]))
    if where.problem:
        problems.append(where.problem)
    if not problems and found["who"].row == found["met"].row:
        problems.append(the_same(found["met"].row, texts["met"]))
    if problems:
        raise NotAClaim(problems)
    return Asked(found["who"].row, found["met"].row, time, Where(where.row))


def told(name, problems):
    return any(problem.parameter == name for problem in problems)


def cleaned(texts: dict[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The texts as they can be asked for, every parameter there; those that are too long are told and left out."""
    kept = {name: settled(readable(texts.get(name) or "")).strip() for name in PARAMETERS}
    long = [name for name, text in kept.items() if len(text) > LONGEST]
    problems: list[Problem] = [too_long(name, kept.pop(name)) for name in long]
    return dict.fromkeys(PARAMETERS, "") | kept, problems


def readable(text: str) -> str:
    """What cannot stand in UTF-8, or in PostgreSQL's texts, is a blank."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def time_of(text: str, problems: list[Problem]) -> Time:
    """What is no date is told in `problems`."""
    if not text:
        return Time()
    try:
        time = Time(read_date(text))
    except NotADate as error:
        said = _("%(label)s: %(said)s") % {"label": LABELS["on"], "said": error}
        readings = getattr(error, "readings", ())
        choices = tuple(Choice(str(date), date.in_words(), "") for date in readings)
        problems.append(Unclear("on", shown(text), said, choices))
        return Time()
    if not time.possible:
        problems.append(Problem("on", shown(text), no_day(text)))
    return time


# --- What was wrong -----------------------------------------------------------


def missing(name: str) -> Problem:
    said = _("%(label)s: nobody is given; expected a country, a person or an organisation.")
    return Problem(name, "", said % {"label": LABELS[name]})


def too_long(name: str, text: str) -> Problem:
    said = _("%(label)s: “%(value)s” is too long; expected at most %(most)d characters.")
    return Problem(name, shown(text), said % {"label": LABELS[name], "value": shown(text), "most": LONGEST})


def no_day(text: str) -> str:
    said = _(
        "%(label)s: “%(value)s” leaves no day that a meeting of the archive can have; expected a date from 1900 on."
    )
    return said % {"label": LABELS["on"], "value": shown(text)}


def the_same(row: Any, text: str) -> Unclear:
    said = _("%(label)s: “%(value)s” is %(name)s again; expected somebody else.")
    return Unclear("met", shown(text), said % {"label": LABELS["met"], "value": shown(text), "name": row})
