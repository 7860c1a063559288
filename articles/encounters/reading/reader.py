"""Reads what an article tells of encounters: built once from the facts, then `EncounterReader.read(…)` for each; asks nothing."""

import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import NamedTuple

from ...linking.facts import Facts
from ..encounter import ReadEncounter, Told
from ..statement import ReadCitation, ReadStatement
from . import english, english_bodies, russian
from .cited import citations_of
from .draft import Draft
from .joining import encounter_of, joined
from .joining_bodies import larger
from .names import Names
from .saying import said_by
from .scene import Scene
from .statements import statements_of

# Each has `CUE`, a pattern for words without which it reads nothing, `may_tell(sentence)`, which says so more closely, and
# `read(sentence)`, which yields drafts.
FRAMES: dict[str, list[ModuleType]] = {"en": [english, english_bodies], "ru": [russian]}
CUES = {
    language: re.compile("|".join(f"(?:{module.CUE.pattern})" for module in modules))
    for language, modules in FRAMES.items()
}


class ReadArticle(NamedTuple):
    """All that an article tells of encounters, each list in the order of the text."""

    encounters: list[ReadEncounter]
    statements: list[ReadStatement]
    citations: list[ReadCitation]


class EncounterReader:
    """One for any number of articles."""

    def __init__(self, facts: Facts):
        self.names = Names(facts)

    def read(self, told: Told) -> list[ReadEncounter]:
        """In the order in which the text tells them first; `within` counts their places from 0."""
        return encounters_of(drafts_of(Scene(told, self.names)))

    def read_all(self, told: Told) -> ReadArticle:
        """With who said what, and what the article names as its sources: parties that somebody tells of are said by them."""
        scene = Scene(told, self.names)
        drafts = list(drafts_of(scene))
        statements = statements_of(scene, has_encounters=bool(drafts))
        return ReadArticle(
            encounters_of(said_by(draft, statements) for draft in drafts), statements, citations_of(scene)
        )


def encounters_of(drafts: Iterable[Draft]) -> list[ReadEncounter]:
    kept = joined(drafts)
    return [encounter_of(draft)._replace(within=larger(draft, kept)) for draft in kept]


def drafts_of(scene: Scene) -> Iterator[Draft]:
    """None of an article that names nobody, or nobody of the region."""
    if not (scene.told.found and scene.is_of_region):
        return
    for sentence in scene.sentences(CUES[scene.language]):
        for module in FRAMES[scene.language]:
            if module.may_tell(sentence):
                yield from module.read(sentence)
