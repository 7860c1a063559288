"""A draft of what a Russian sentence tells: whether it happened, of what kind it is, who with whom, when and where."""

import re
from collections.abc import Iterable
from typing import Any

from participants.models import Meeting
from summit_archive.text.phrase_forms import may_be_nominative

from ...encounter import ReadSpan
from ..days import STATED
from ..draft import Draft, Side
from ..joining import FROM_AFAR
from ..masking import numbers_in
from ..occasion import ClauseWords, Occasion
from ..party import GROUP, Party
from ..places import ReadPlace
from ..rules import Rule
from ..scene import Sentence
from ..setting import PLACE_LINE, shown_day
from .words import (
    APART,
    BOUND,
    BY_PHONE,
    BY_SCREEN,
    LOOKS_BACK,
    MARGINS,
    OF_BEFORE,
    ON_SCREEN,
    SEVERAL_TALKS,
    TALKS,
    WITHIN,
    E,
)

Kind = Meeting.Kind
Status = Meeting.Status

# In characters of the body: what stands behind is an account of the article's own meeting only where these tell of it too.
FIRST_LINES = 1000
ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")

NOT = re.compile(r"(?<!\w)не \Z")
# What was done more than once, unless a day is told.
REPEATED = re.compile(r"(?:встречал|общал)")
NEAR = 70
LOOKS_AHEAD = re.compile(
    r"(?:[Нн]акануне|[Пп]еред|(?<!\w)[Кк]|[Пп]одготовк\w+(?: к)?|[Вв] преддверии)(?: [а-яё]+(?:ой|ым|ей|им))* ?\Z"
)
LOOKS_BACK_AT = re.compile(
    rf"(?<!\w){LOOKS_BACK.pattern} ?\Z|(?:[Оо]дн\w+ из (?:главных |основных )?тем|[Тт]ем\w*|предмет\w*) \Z"
)

HAPPENS = rf"(?:состоя|прош{E}?л|проход|пройд|пров{E}[лд]|провод|нач|заверш|откры|встре|собра|собер|собир|идут|ид{E}т)"
WORDS = ClauseWords(
    BOUND,
    # Before a place: what is in it is talked about, or comes from it.
    re.compile(
        r"(?:ситуаци|событи|обстановк|положени|конфликт|операци|кризис|урегулировани|войн|посольств|посл|выбор|газ|удар|теракт|представител|перемири"
        r"|власт|переворот|беспорядк|строительств|происходящ|протест)[а-яё]*(?: [а-яё]+)? (?:в|во|на) \Z"
    ),
    # The Kremlin that says something is no place.
    re.compile(
        r"(?:сообщ|заяв|отме[тч]|подчерк|поясн|уточн|рассказ|счита|говор|увер|полага)[а-яё]* в Кремле\Z"
    ),
    re.compile(
        rf"(?:(?:^|(?<=\s))(?:[Вв]о?|[Нн]а)(?: соседн\w+)?|(?:{TALKS}) (?:в|на)) ⟨c(?P<country>\d+)⟩"
        rf"(?=(?: сегодня| накануне| вчера| завтра)? (?:{HAPPENS}|⟨\d+⟩ (?:{HAPPENS}))|[.,]|$| (?:по|о|об) )"
    ),
)


def draft_of(
    occasion: Occasion,
    kind: Kind,
    status: Status,
    rule: Rule,
    sides: Iterable[Side],
    **more: Any,
) -> Draft | None:
    """None where what was before is only mentioned, without its day."""
    sentence = occasion.sentence
    is_held = status == Status.HELD
    day = occasion.day(is_held)
    is_told = day.basis == STATED
    if REPEATED.match(occasion.words) and not (is_told and ONE_DAY.fullmatch(day.when)):
        return None
    if is_held and not is_told and OF_BEFORE.search(occasion.clause):
        return None
    spans = [*shown_day(sentence, day)]
    told: dict[str, Any] = {}
    if kind not in FROM_AFAR and "country" not in more:
        is_of_its_day = is_held and day.when == str(sentence.scene.day)
        told, where = place_of(occasion, is_of_its_day)
        spans += where
    if "organisation" not in more and kind != Kind.VISIT and (within := within_of(occasion)):
        kind = Kind.MARGINS if kind == Kind.BILATERAL else kind
        told["within_as_given"] = sentence.scene.parts[sentence.part][within.start : within.end]
        spans.append(within)
    start, end = sentence.masked.original_span(occasion.start, occasion.end)
    spans += more.pop("spans", ())
    return Draft(
        sentence.part,
        sentence.start + start,
        sentence.start + end,
        kind.value,
        status.value,
        rule,
        tuple(sides),
        when=day.when,
        when_basis=day.basis,
        spans=tuple(spans),
        is_vague=is_held and not is_told and sentence.part == "body" and sentence.start > FIRST_LINES,
        **(told | more),
    )


def place_of(occasion: Occasion, is_of_its_day: bool) -> tuple[dict[str, Any], list[ReadSpan]]:
    """What a draft tells of where it was: as its clause says, else by the place line of the article's own day."""
    scene = occasion.sentence.scene
    if place := occasion.place():
        told, span = of_place(occasion.sentence, place)
        return told, [span]
    if is_of_its_day and (line := scene.names.places.of_line(scene.told.place_line)):
        told = {"place": line.place, "country": line.country, "place_as_given": line.words}
        return told, [ReadSpan(PLACE_LINE, line.start, line.end, "place")]
    return {}, []


def within_of(occasion: Occasion) -> ReadSpan | None:
    """The words of its clause for the larger event in which it lies: «на полях саммита СНГ», «на заседании Совета …»."""
    sentence, text = occasion.sentence, occasion.sentence.masked.text
    for match in WITHIN.finditer(text, occasion.clause_start, occasion.clause_end):
        start, end = match.span("event" if match["event"] else "at")
        # Whoever follows and is no group of an organisation's is no part of its name.
        for number in NUMBER.finditer(text, start, end):
            if all(party.level != GROUP for party in sentence.parties(number[0])):
                end = number.start() - 1
                break
        if not (start < occasion.end and occasion.start < end):
            first, last = sentence.masked.original_span(start, end)
            return ReadSpan(sentence.part, sentence.start + first, sentence.start + last, "within")
    return None


def of_place(sentence: Sentence, place: ReadPlace) -> tuple[dict[str, Any], ReadSpan]:
    """What a draft tells of it, and its words."""
    told = {"place": place.place, "country": place.country, "place_as_given": place.words}
    span = ReadSpan(sentence.part, sentence.start + place.start, sentence.start + place.end, "place")
    return told, span


NUMBER = re.compile(r"⟨\d+⟩")
INITIALS = re.compile(r"(?:[А-ЯЁ]\. ?)+")


def may_act(sentence: Sentence, placeholders: str) -> bool:
    """Whether the first of these parties may be who does it, by the case of its first word."""
    numbers = numbers_in(placeholders)
    if not numbers:
        return False
    named = sentence.named[numbers[0]]
    words = INITIALS.sub("", sentence.text[named.start : named.end]).split()
    return not words or may_be_nominative(words[0])


# --- Who with whom ---------------------------------------------------------------------


def of_two_sides(parties: Iterable[Party]) -> bool:
    """Whether they are of different countries or organisations."""
    return len({party.key for party in parties}) > 1


def circles(subjects: list[Party], others: list[Party], words: str) -> list[list[Party]]:
    """One meeting of all, or one with each of the others, as the words and the countries tell."""
    countries = [party.key for party in others]
    is_apart = APART.search(words) or SEVERAL_TALKS.search(words) or BY_PHONE.search(words)
    if len(others) > 1 and (is_apart or len(set(countries)) < len(countries)):
        found = [[*subjects, other] for other in others]
    else:
        found = [[*subjects, *others]]
    return [one for one in found if of_two_sides(one)]


def kind_of(occasion: Occasion, parties: list[Party]) -> Kind:
    """By the words of the occasion and its clause; else by how many sides there are."""
    scene, clause = occasion.sentence.scene, occasion.clause
    if BY_SCREEN.search(clause):
        return Kind.VIDEO_CONFERENCE
    if BY_PHONE.search(clause):
        return Kind.CALL
    whole = f"{scene.told.headline} {scene.told.standfirst} {scene.told.body[:FIRST_LINES]}"
    if ON_SCREEN.search(whole):
        return Kind.VIDEO_CONFERENCE
    if re.search(r"[Рр]азговор|обсу[дж]", occasion.words) and BY_PHONE.search(whole):
        return Kind.CALL
    if any(party.level == GROUP for party in parties):
        return Kind.MULTILATERAL
    count = len({party.key for party in parties})
    if MARGINS.search(clause) and count < 4:
        return Kind.MARGINS
    return {2: Kind.BILATERAL, 3: Kind.TRILATERAL}.get(count, Kind.MULTILATERAL)
