"""What an article's sentences gave so far: “the summit” and “the talks” of another sentence are found again in it."""

import re
from collections.abc import Iterable

from ...linking.article_text import PARTS
from ..encounter import ReadSpan
from . import rules
from .bodies import INFORMAL, MULTILATERAL, SESSION, SUMMIT
from .draft import HELD, Draft, Side
from .joining import OF_BODIES, countries_of
from .party import Party
from .scene import Sentence
from .setting import Window, setting

Place = tuple[int, int]


class Known:
    def __init__(self, drafts: Iterable[Draft], around: Iterable[Draft] = ()):
        """around: meetings of bodies that are only named as the time of something, and none yet."""
        self.drafts = list(drafts)
        self.around = [one for one in around if not any(is_of(one, other) for other in self.drafts)]

    def event(self, sentence: Sentence, at: int, words: str, bodies: set[int]) -> Draft | None:
        """The meeting of a body that `words` at a place of the sentence mean: the last told before, else the first behind.

        bodies: the organisations named with them, if any.
        """
        place = place_of(sentence.part, sentence.start + at)
        told = sorted([*self.drafts, *self.around], key=lambda one: place_of(one.part, one.start))
        fitting = [one for one in told if one.kind in OF_BODIES and may_be_called(one, words)]
        if bodies:
            fitting = [one for one in fitting if one.organisation in bodies]
        told = [one for one in fitting if one.status == HELD] or fitting
        before = [one for one in told if place_of(one.part, one.start) <= place]
        chosen = before[-1:] or told[:1]
        return chosen[0] if chosen else None

    def told_more_of(self, draft: Draft) -> list[Draft]:
        """The meetings that were only named until this told more of them: now they are read as well."""
        found = [one for one in self.around if draft.kind == one.kind and is_of(draft, one)]
        self.around = [one for one in self.around if one not in found]
        self.drafts += found
        return found

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


OF_NO_BODY = re.compile("[Фф]орум|[Кк]онференци|[Аа]ссамбле|[Сс]овещани")


def may_be_called(event: Draft, words: str) -> bool:
    if "nformal" in words or "еформальн" in words:
        return event.kind == INFORMAL
    if "ummit" in words or "аммит" in words:
        return event.kind in (SUMMIT, INFORMAL)
    if OF_NO_BODY.search(words):
        return event.kind == MULTILATERAL
    if "ession" in words or "аседани" in words:
        return event.kind == SESSION
    return True


# --- Drafts of it ----------------------------------------------------------------------------


def those_of(sentence: Sentence, match: re.Match, group: str) -> list[Party]:
    """Whoever a list of countries and parties names, in its order."""
    found: list[Party] = []
    for country, numbers in re.findall(r"⟨c(\d+)⟩(?! ⟨\d)|(⟨[\d,]+⟩)", match[group]):
        if country:
            found.append(party_of(sentence, int(country)))
        else:
            found += sentence.parties(numbers)
    return list(dict.fromkeys(found))


def party_of(sentence: Sentence, number: int) -> Party:
    atom = sentence.atoms[number]
    start = sentence.start + atom.start
    return Party(
        sentence.part, start, start + len(atom.text), atom.text, country=atom.target, certainty=atom.certainty
    )


def more_of(sentence: Sentence, event: Draft, match: re.Match, sides: list[Side], rule: rules.Rule) -> Draft:
    """Another account of the same meeting; what it says of days and places, the other says, with its words."""
    start, end = sentence.span(match, masked=sentence.listed)
    return event._replace(part=sentence.part, start=start, end=end, sides=tuple(sides), rule=rule)


def is_told(known: Known, sentence: Sentence, at: int) -> bool:
    """Whether the words there gave a draft already."""
    place = sentence.start + at
    return any(one.part == sentence.part and one.start <= place < one.end for one in known.drafts)


def session_of(
    sentence: Sentence, begins: int, number: int, status: str, sides: tuple[Side, ...], is_own: bool
) -> Draft:
    """Of a council that is an organisation by its name, in a clause that begins there; `is_own`: told as the article's news."""
    atom, bodies = sentence.atoms[number], sentence.scene.names.bodies
    window = Window(begins, len(sentence.text), atom.start)
    told = setting(sentence, window, SESSION, status == HELD, is_own)
    start, end = sentence.start + atom.start, sentence.start + atom.start + len(atom.text)
    return Draft(
        sentence.part,
        start,
        end,
        SESSION,
        status,
        rules.BODY_ATTENDED,
        sides,
        when=told.when,
        when_basis=told.when_basis,
        organisation=atom.target,
        body_as_given=atom.text,
        series=bodies.series_of(atom.target, bodies.council_of(atom.target), SESSION),
        spans=(
            *(one for one in told.spans if one.shows == "when"),
            ReadSpan(sentence.part, start, end, "organisation"),
        ),
    )
