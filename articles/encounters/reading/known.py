"""What an article's sentences gave so far: “the summit” and “the talks” of another sentence are found again in it."""

from collections.abc import Iterable

from ...linking.article_text import PARTS
from .bodies import INFORMAL, SESSION, SUMMIT
from .draft import HELD, Draft
from .joining import OF_BODIES, countries_of
from .scene import Sentence

Place = tuple[int, int]


class Known:
    def __init__(self, drafts: Iterable[Draft]):
        self.drafts = list(drafts)

    def event(self, sentence: Sentence, at: int, words: str, bodies: set[int]) -> Draft | None:
        """The meeting of a body that `words` at a place of the sentence mean: the last told before, else the first behind.

        bodies: the organisations named with them, if any.
        """
        place = place_of(sentence.part, sentence.start + at)
        fitting = [one for one in self.drafts if one.kind in OF_BODIES and may_be_called(one, words)]
        if bodies:
            fitting = [one for one in fitting if one.organisation in bodies]
        told = [one for one in fitting if one.status == HELD] or fitting
        before = [one for one in told if place_of(one.part, one.start) <= place]
        chosen = before[-1:] or told[:1]
        return chosen[0] if chosen else None

    def talks(self, sentence: Sentence) -> Draft | None:
        """The last encounter of two or more that was told before the sentence."""
        place = place_of(sentence.part, sentence.start)
        told = [
            one
            for one in self.drafts
            if one.kind not in OF_BODIES and one.status == HELD and len(countries_of(one)) > 1
        ]
        before = [one for one in told if place_of(one.part, one.start) < place]
        return max(before, key=lambda one: place_of(one.part, one.start), default=None)

    def country_of(self, event: Draft) -> int | None:
        """Where it was, as any account tells."""
        return next((one.country for one in self.drafts if one.country and is_of(one, event)), None)


def place_of(part: str, start: int) -> Place:
    return PARTS.index(part), start


def is_of(one: Draft, event: Draft) -> bool:
    return one.kind in OF_BODIES and one.organisation == event.organisation and one.series == event.series


def may_be_called(event: Draft, words: str) -> bool:
    if "nformal" in words or "еформальн" in words:
        return event.kind == INFORMAL
    if "ummit" in words or "аммит" in words:
        return event.kind in (SUMMIT, INFORMAL)
    if "ession" in words or "аседани" in words:
        return event.kind == SESSION
    return True
