"""Says whom or which country a name that stands alone means, such as a source's own tag. Built from the archive once."""

import re
from collections import defaultdict
from typing import NamedTuple

from participants.models import Name

from .facts import Facts
from .gazetteer import flat_name, joined_name

# They are found in texts, but nobody is called so.
NO_NAMES = {Name.Kind.CASE_FORM.value, Name.Kind.DEMONYM.value, Name.Kind.METONYM.value}
ALPHA_2 = re.compile(r"[A-Z]{2}|[a-z]{2}")
NOBODY: frozenset[int] = frozenset()


class Tagged(NamedTuple):
    """A tag of the source's own, as given, and the one it names."""

    kind: str
    """country or person"""
    target: int
    text: str


def as_called(name: str) -> str:
    return joined_name(flat_name(name))


class OnRecord:
    """Names in full, in the letters of the archive: nothing is declined, shortened or looked for by likeness."""

    def __init__(self, facts: Facts):
        self._exact: dict[str, dict[str, set[int]]] = {
            "country": defaultdict(set),
            "person": defaultdict(set),
        }
        self._by_rotation: dict[tuple[str, ...], set[int]] = defaultdict(set)
        # A code that ISO 3166 withdrew may have been given anew: "CS" was two states' in turn.
        self._codes = {code: frozenset({pk}) for pk, code, _name in facts.countries if pk not in facts.former}
        for pk, _code, name in facts.countries:
            self._add("country", name, pk)
        for pk, name, _family_name in facts.people:
            self._add("person", name, pk)
        for row in facts.names:
            if row.kind in NO_NAMES:
                continue
            if row.country:
                self._add("country", row.text, row.country)
            elif row.person:
                self._add("person", row.text, row.person)

    def _add(self, kind: str, name: str, target: int) -> None:
        self._exact[kind][as_called(name)].add(target)
        if kind == "person":
            self._by_rotation[least_rotation(name)].add(target)

    def called(self, kind: str, name: str) -> frozenset[int]:
        """All who are called exactly so: none, one, or several, between whom nothing decides."""
        return self.people(name) if kind == "person" else self.countries(name)

    def people(self, name: str) -> frozenset[int]:
        """By the name as it stands; else with the family name before the given ones, with or without a comma."""
        return frozenset(
            self._exact["person"].get(as_called(name))
            or self._by_rotation.get(least_rotation(name))
            or NOBODY
        )

    def countries(self, name: str) -> frozenset[int]:
        """By the alpha-2 code of ISO 3166-1, or by a name."""
        if ALPHA_2.fullmatch(name) and (coded := self._codes.get(name.upper())):
            return coded
        return frozenset(self._exact["country"].get(as_called(name), NOBODY))


def least_rotation(name: str) -> tuple[str, ...]:
    """The same for "Salman bin Abdulaziz Al Saud" and "Al Saud, Salman bin Abdulaziz", wherever the family name begins."""
    words = as_called(name).replace(",", " ").split()
    return min((tuple(words[at:] + words[:at]) for at in range(len(words))), default=())
