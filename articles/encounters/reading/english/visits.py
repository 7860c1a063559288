"""English frames of visits: whoever arrived, is to come, is invited or called it off."""

import re
from collections.abc import Iterator

from ...encounter import ReadSpan
from .. import rules
from ..draft import HELD, Draft
from ..scene import Sentence
from .reading import CANCELLED, POSSIBLE, POSTPONED, SCHEDULED, VISIT, WHOLE_DAYS, Reading
from .words import (
    INSERTED,
    MOOD,
    PLACEHOLDER,
    SOME,
)

DEST = r"(?P<dest>(?:the )?(?:capital of )?(?:⟨c\d+⟩(?:(?:, |,? and )⟨c\d+⟩)*|(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][\w’-]+(?: (?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][\w’-]+)?))"
KIND_OF_VISIT = r"(?:(?:a|an|the|his|her|its|short|brief|two-day|three-day|one-day|\w+-day|official|working|state|private|friendly|unofficial|first|next|upcoming|return|foreign|regular|planned|forthcoming) )*"
ARRIVED = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>arrived|arrives|arrive|came|come|flew|fly) (?:in|to|at) {DEST}(?P<noun>)"
)
VISITED = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>visit|visited|visits) {DEST}(?P<noun>)(?!’s|'s)"
)
MADE_A_VISIT = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>make|makes|made|pay|pays|paid|begin|begins|began|started|cancelled|postponed) {KIND_OF_VISIT}(?P<noun>visits?|trips?) to {DEST}"
)
HIS_VISIT = re.compile(
    rf"(?P<one>{PLACEHOLDER})(?:’s|'s) {KIND_OF_VISIT}(?P<verb>visit|trip) to {DEST}(?P<noun>)(?P<mood>)"
)
VISIT_BY = re.compile(
    rf"\b{KIND_OF_VISIT}(?P<verb>visit|trip) (?:by|of) (?P<one>{PLACEHOLDER}) to {DEST}(?P<noun>)(?P<mood>)"
)
WILL_BE_IN = re.compile(
    rf"(?P<one>{PLACEHOLDER}){INSERTED} (?P<mood>)(?P<verb>will be) in {DEST} on {KIND_OF_VISIT}(?P<noun>)visit"
)
INVITED = re.compile(
    rf"(?P<host>{PLACEHOLDER})(?: also)? (?P<verb>invited) (?P<one>{PLACEHOLDER})(?P<mood>) to (?:visit|make {KIND_OF_VISIT}visit to|pay {KIND_OF_VISIT}visit to|come to) {DEST}(?P<noun>)(?! to attend)"
)
AT_INVITATION = re.compile(
    rf"at the invitation of (?P<host>{SOME})|at (?P<his>{PLACEHOLDER})(?:’s|'s) invitation"
)
ENDED = re.compile(r" (?:resulted|ended|concluded|began|started|has begun|is over)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
UPCOMING = re.compile(
    r"\b(?:upcoming|forthcoming|scheduled|slated|planned|due|next|agreed|will|would|prepar\w+|plans?|accepted|dates of|to be)\b"
)


VISIT_WORDS = re.compile(r"visit|arriv|trip| com| cam| fl[ey]")


def visits(sentence: Sentence) -> Iterator[Draft]:
    """The traveller takes part, and whoever invites; each country on the way is a visit of its own."""
    text = sentence.listed.text
    if not VISIT_WORDS.search(text):
        return
    for pattern in (ARRIVED, VISITED, MADE_A_VISIT, WILL_BE_IN):
        for match in pattern.finditer(text):
            reading = Reading(sentence, match, rules.VISIT)
            status = (
                CANCELLED
                if reading.verb == "cancelled"
                else POSTPONED
                if reading.verb == "postponed"
                else reading.status()
            )
            if pattern is WILL_BE_IN:
                status = SCHEDULED
            if status == HELD and len(reading.parties("one")) > 1:
                continue
            yield from visit(reading, status, needs_day=status == HELD and sentence.part == "body")
    for pattern in (HIS_VISIT, VISIT_BY):
        for match in pattern.finditer(text):
            reading = Reading(sentence, match, rules.VISIT_NAMED)
            around = f"{text[: match.start()]} {match[0]} {text[match.end() : match.end() + 60]}"
            is_ahead = UPCOMING.search(around) is not None
            if sentence.part == "headline" and not is_ahead and ENDED.match(text, match.end()):
                yield from visit(reading, HELD)
            elif YEAR.search(text, match.end(), match.end() + 40):
                drafts = list(visit(reading, HELD, needs_day=True))
                yield from drafts or visit(reading, SCHEDULED, needs_day=True)
            else:
                yield from visit(reading, SCHEDULED if is_ahead else HELD, needs_day=True)
    for match in INVITED.finditer(text):
        yield from visit(Reading(sentence, match, rules.INVITED), POSSIBLE)


def visit(reading: Reading, status: str | None, needs_day: bool = False) -> Iterator[Draft]:
    sentence = reading.sentence
    travellers = reading.parties("one")
    hosting = AT_INVITATION.search(sentence.listed.text, reading.match.end())
    # Of whoever only invited it is not said that he was there when somebody arrived.
    hosts = sentence.parties(hosting["host"] or hosting["his"]) if hosting and status != HELD else []
    for country, place, words, start, end in destinations(reading):
        region = sentence.scene.names.region
        own = {one.country for one in travellers}
        if len(own) != 1 or country not in region or country in own or not own & region:
            continue
        receiving = [one for one in hosts if one.country == country]
        for draft in reading.draft([*travellers, *receiving], status, kind=VISIT, also=country):
            if needs_day and not (draft.when_basis == "stated" and WHOLE_DAYS.fullmatch(draft.when)):
                continue
            span = ReadSpan(sentence.part, start, end, "place")
            sides = tuple(
                side._replace(
                    role="host" if side.party in receiving else side.role,
                    status="invited" if reading.rule is rules.INVITED else side.status,
                )
                for side in draft.sides
            )
            spans = tuple(one for one in draft.spans if one.shows != "place")
            yield draft._replace(
                sides=sides,
                country=country,
                place=place,
                place_as_given=words if place or not country else words,
                spans=(*spans, span),
            )


def destinations(reading: Reading) -> Iterator[tuple[int | None, int | None, str, int, int]]:
    """Country, place of the archive, words and their characters of the part."""
    sentence, words = reading.sentence, reading.match["dest"]
    numbers = re.findall(r"⟨c(\d+)⟩", words)
    for number in numbers:
        atom = sentence.atoms[int(number)]
        yield atom.target, None, "", sentence.start + atom.start, sentence.start + atom.end
    if not numbers and (place := sentence.scene.names.places.of_line(words.removeprefix("the "))):
        start, end = sentence.span(reading.match, "dest", masked=sentence.listed)
        yield place.country, place.place, place.words, start, end
