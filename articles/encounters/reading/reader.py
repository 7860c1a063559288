"""Reads the encounters of an article: built once from the facts, then `EncounterReader.read(…)` for each; asks nothing."""

import re
from collections.abc import Iterator
from types import ModuleType

from ...linking.facts import Facts
from ..encounter import ReadEncounter, Told
from . import english, english_bodies, russian
from .draft import Draft
from .joining import encounter_of, joined
from .scene import Names, Scene

# Each has `CUE`, a pattern for words without which it reads nothing, and `read(sentence)`, which yields drafts.
FRAMES: dict[str, list[ModuleType]] = {"en": [english, english_bodies], "ru": [russian]}
CUES = {
    language: re.compile("|".join(f"(?:{module.CUE.pattern})" for module in modules), re.IGNORECASE)
    for language, modules in FRAMES.items()
}


class EncounterReader:
    """One for any number of articles."""

    def __init__(self, facts: Facts):
        self.names = Names(facts)

    def read(self, told: Told) -> list[ReadEncounter]:
        """In the order in which the text tells them first; `within` counts their places from 0."""
        if not told.found:
            return []
        scene = Scene(told, self.names)
        if not scene.is_of_region:
            return []
        return [encounter_of(draft) for draft in joined(drafts_of(scene))]


def drafts_of(scene: Scene) -> Iterator[Draft]:
    for sentence in scene.sentences(CUES[scene.language]):
        for module in FRAMES[scene.language]:
            yield from module.read(sentence)
