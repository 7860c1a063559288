"""What an editor chose on the page that shows what both did differently."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from .shown import Shown

CHOICE, BOTH, ANEW = "choose", "both", "anew"
NAMES = ("mine", "theirs", "both", "anew")


@dataclass(frozen=True)
class Choice:
    """`is_open`: it was asked. `base`: the value when the form was first opened."""

    is_open: bool
    name: str = ""
    base: Any = None

    @property
    def is_made(self) -> bool:
        return self.name in NAMES

    @property
    def is_theirs(self) -> bool:
        return self.name == "theirs"


class Chosen:
    """`open`: the keys that the page asked about, as its signature says. Nothing else can be chosen.

    `counts`: whether the choices are followed; all are asked again where one was left out.
    """

    def __init__(self, data: QueryDict, shown: Shown | None, counts: bool = True):
        self.data, self.counts = data, counts
        self.open = shown.open if shown else {}

    def of(self, key: str) -> Choice:
        if key not in self.open:
            return Choice(False)
        return Choice(True, self.name_of(key) if self.counts else "", self.open[key])

    def name_of(self, key: str) -> str:
        name = self.data.get(f"{CHOICE}:{key}") or ""
        return name if name in NAMES else ""

    def words_for(self, key: str) -> str | None:
        """The words that stand instead of mine: those of both, or those written anew."""
        choice = self.of(key)
        if choice.name not in (BOTH, ANEW):
            return None
        return self.data.get(f"{choice.name}:{key}")


def without_choices(data: QueryDict) -> QueryDict:
    """What the form itself sent."""
    kept = data.copy()
    for key in data:
        if key.partition(":")[0] in (CHOICE, BOTH, ANEW):
            del kept[key]
    return kept
