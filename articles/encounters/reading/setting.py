"""When and where an encounter is told to be: by the words near its verb, else by the article's own day and place line."""

import re
from typing import NamedTuple

from ..encounter import ReadSpan
from .days import STATED, NamedDay, Reckoning, day_untold, days_named
from .scene import Sentence

FROM_AFAR = frozenset(["call", "video-conference"])
PLACE_LINE = "place-line"


class Setting(NamedTuple):
    """As the fields of a draft have it."""

    when: str
    when_basis: str
    place: int | None = None
    place_as_given: str = ""
    country: int | None = None
    spans: tuple[ReadSpan, ...] = ()


class Window(NamedTuple):
    """Characters of a sentence within which words tell of the encounter; `near`: of its verb."""

    start: int
    end: int
    near: int


def setting(sentence: Sentence, window: Window, kind: str, is_held: bool, is_own_report: bool) -> Setting:
    """`is_own_report`: whether, where no day is told, it was on the day of the article, which tells it as its news."""
    day = day_in(sentence, window, is_held, is_own_report)
    told = Setting(day.when, day.basis, spans=shown_day(sentence, day))
    if kind in FROM_AFAR:
        return told
    is_of_its_day = is_held and told.when == str(sentence.scene.day)
    return placed(sentence, window, told, is_of_its_day)


def shown_day(sentence: Sentence, day: NamedDay) -> tuple[ReadSpan, ...]:
    """The words that name it: in the sentence, or in the headline or the lead for what the text announces."""
    if day.start is not None and day.end is not None:
        return (in_part(sentence, day.start, day.end, "when"),)
    if day.basis != STATED:
        return ()
    named = [(part, one) for part, one in sentence.scene.days_to_come if one.when == day.when]
    return tuple(ReadSpan(part, one.start or 0, one.end or 0, "when") for part, one in named[:1])


def day_in(sentence: Sentence, window: Window, is_held: bool, is_own_report: bool) -> NamedDay:
    """Places count from the sentence's beginning. What was held was not after the article, and what is to come not before."""
    reckoned = Reckoning(sentence.scene.day, not is_held, day_before(sentence))
    begins = beginning(sentence, window)
    words = sentence.text[begins : window.end]
    told = days_named(words, reckoned) if MAY_NAME_A_DAY.search(words) else []
    named = [one for one in told if fits(one, reckoned)]
    if is_held and is_own_report:
        named = [one for one in named if one.basis == STATED]
    if named:
        sure = [one for one in named if one.basis == STATED] or named
        one = min(sure, key=lambda day: abs((day.start or 0) + begins - window.near))
        if one.start is not None and one.end is not None:
            return one._replace(start=one.start + begins, end=one.end + begins)
    if not is_held and (heading := sentence.scene.coming_day) and sentence.part != "headline":
        return NamedDay(heading, STATED)
    return day_untold(reckoned, is_own_report)


# Most sentences name none, and to look for each way of naming one takes its time.
MAY_NAME_A_DAY = re.compile(
    r"\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|day|week|month|year|morrow|recent|\bago\b|earl|soon|coming|next|last|eve\b|spring|summer"
    r"|autumn|winter|[а-я]"
)
MOST_BEFORE = 40
BEGINS_WITH_A_DAY = re.compile(
    r"(?:(?:At|During) (?:[^,;.]{2,40} )?on [A-Z]|On(?! the (?:sidelines|margins|fringes))|In|Earlier|Later|Yesterday|Today|The (?:same|next|day)|That|This|Last|Next|В|На|Вчера|Сегодня|\d)"
)


def beginning(sentence: Sentence, window: Window) -> int:
    """Where days count from: before the parties only one with which the sentence begins, “On Friday, …”."""
    before = sentence.text[sentence.opens : window.start]
    return (
        sentence.opens
        if len(before) <= MOST_BEFORE or BEGINS_WITH_A_DAY.match(before)
        else max(window.start, sentence.opens)
    )


LENGTH_OF_A_DAY = len("2016-04-18")
SAME_DAY = re.compile(r"\bsame day\b|\bтот же день\b")


def day_before(sentence: Sentence) -> str:
    """The day that the text names last before the sentence, where it says “the same day”."""
    scene = sentence.scene
    if not SAME_DAY.search(sentence.text):
        return ""
    parts = [scene.parts[part] for part in ("headline", "standfirst", "body")]
    before = (
        parts[: ("headline", "standfirst", "body").index(sentence.part)]
        if sentence.part in ("headline", "standfirst", "body")
        else parts
    )
    text = "\n".join([*before, scene.parts[sentence.part][: sentence.start]])
    told = days_named(text, Reckoning(scene.day, True))
    named = [one for one in told if one.basis == STATED and len(one.when) >= LENGTH_OF_A_DAY]
    return named[-1].when if named else ""


def fits(one: NamedDay, reckoned: Reckoning) -> bool:
    when = one.when.strip("[]")
    if reckoned.own_day is None or not when[:4].isdigit():
        return True
    own = str(reckoned.own_day)
    first = re.split(r"/|\.\.|,", when)[0]
    precision = len(first)
    if not first.replace("-", "").isdigit() or (precision == 7 and int(first[5:7]) > 12):
        return True
    return first[:precision] >= own[:precision] if reckoned.is_ahead else first[:precision] <= own[:precision]


def placed(sentence: Sentence, window: Window, told: Setting, is_of_its_day: bool) -> Setting:
    """By the sentence; by the place line where the article tells of its own day."""
    scene = sentence.scene
    places = [
        one for one in sentence.places if beginning(sentence, window) <= one.start and one.end <= window.end
    ]
    said = min(places, key=lambda one: abs(one.start - window.near), default=None)
    line = scene.place_of_line if is_of_its_day else None
    if said and not (line and line.place and not said.place):
        span = in_part(sentence, said.start, said.end, "place")
        return told._replace(
            place=said.place, place_as_given=said.words, country=said.country, spans=(*told.spans, span)
        )
    if line:
        span = ReadSpan(PLACE_LINE, line.start, line.end, "place")
        return told._replace(
            place=line.place, place_as_given=line.words, country=line.country, spans=(*told.spans, span)
        )
    return told


def in_part(sentence: Sentence, start: int, end: int, shows: str) -> ReadSpan:
    return ReadSpan(sentence.part, sentence.start + start, sentence.start + end, shows)
