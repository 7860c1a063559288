"""Reads what an article tells of encounters: built once from the facts, then `EncounterReader.read(…)` for each; asks nothing."""

from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import NamedTuple

from ...linking.facts import Facts
from ..encounter import ReadEncounter, Told
from ..statement import ReadCitation, ReadStatement
from .cited import citations_of
from .draft import Draft
from .english import bodies as english_bodies
from .english import frames as english_frames
from .english import more as english_more
from .joining import encounter_of, joined
from .known import Known, place_of
from .names import Names
from .russian import frames as russian_frames
from .russian import more as russian_more
from .saying import said_by
from .scene import Scene, Sentence
from .settling import dated, heard_out, placed_within
from .statements import statements_of
from .triggers import any_word

# Each has words without which it reads nothing, `may_tell(sentence)`, which says so more closely, and `read(sentence)`, which
# yields drafts.
FRAMES: dict[str, list[ModuleType]] = {"en": [english_frames, english_bodies], "ru": [russian_frames]}
# Read when all else is: `read(sentence, known)`, of an article that tells of no encounter else only sentences with `ALONE`;
# and `settled(sentence, draft)`, for each draft of a sentence.
MORE: dict[str, ModuleType] = {"en": english_more, "ru": russian_more}
CUES = {"en": any_word([*english_frames.WORDS, *english_bodies.WORDS]), "ru": russian_frames.CUE}


class ReadArticle(NamedTuple):
    """All that an article tells of encounters, each list in the order of the text."""

    encounters: list[ReadEncounter]
    statements: list[ReadStatement]
    citations: list[ReadCitation]


NOTHING_READ = ReadArticle([], [], [])


class EncounterReader:
    """One for any number of articles."""

    def __init__(self, facts: Facts):
        self.names = Names(facts)

    def read(self, told: Told) -> list[ReadEncounter]:
        """In the order in which the text tells them first; `within` counts their places from 0."""
        return self.read_all(told).encounters

    def read_all(self, told: Told) -> ReadArticle:
        """With who said what, and what the article names as its sources: parties that somebody tells of are said by them.

        Of an article that names nobody, or nobody of the region, only its sources: nobody meets there."""
        scene = Scene(told, self.names)
        if not scene.is_of_region:
            return NOTHING_READ._replace(citations=citations_of(scene))
        drafts = list(drafts_of(scene))
        statements = statements_of(scene, has_encounters=bool(drafts))
        drafts += reported(scene, statements)
        drafts += more_of(scene, drafts)
        encounters = encounters_of([said_by(draft, statements) for draft in drafts], scene)
        return ReadArticle(encounters, statements, citations_of(scene))


def encounters_of(drafts: Iterable[Draft], scene: Scene) -> list[ReadEncounter]:
    told = dated(placed_within(joined(heard_out(drafts, scene))), scene.day)
    return [encounter_of(draft)._replace(within=within) for draft, within in told]


def drafts_of(scene: Scene) -> Iterator[Draft]:
    for sentence in scene.sentences(CUES[scene.language]):
        yield from drafts_in(sentence)


def drafts_in(sentence: Sentence) -> Iterator[Draft]:
    language = sentence.scene.language
    for module in FRAMES[language]:
        if module.may_tell(sentence):
            for draft in module.read(sentence):
                if settled := MORE[language].settled(sentence, draft):
                    yield settled


def reported(scene: Scene, statements: Iterable[ReadStatement]) -> Iterator[Draft]:
    """What those who speak for others report is told as if the article told it itself; what leaders recall is not."""
    for one in statements:
        if one.is_of_a_voice and CUES[scene.language].search(one.text):
            told = scene.of_bodies
            # “The summit” is one that was told of before.
            before = place_of(one.part, one.start)
            scene.of_bodies = [draft for draft in told if place_of(draft.part, draft.start) < before]
            yield from drafts_in(Sentence(scene, one.part, one.start, one.end, is_reported=True))
            scene.of_bodies = told


def more_of(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """What other sentences tell of the same meetings, and of meetings that they tell of besides."""
    known, more = Known(drafts, scene.around), MORE[scene.language]
    for sentence in scene.sentences(more.CUE if drafts else more.ALONE, anybody=False):
        yield from more.read(sentence, known)
