"""Russian sentences of people who meet: «А встретился с Б», «переговоры А и Б», «А принял Б», «А позвонил Б»."""

import re
from collections.abc import Iterator

from participants.models import Meeting, Participation

from .. import rules
from ..draft import Draft, Side
from ..occasion import Occasion
from ..party import GROUP, Party
from ..scene import Sentence
from .draft import (
    LOOKS_AHEAD,
    LOOKS_BACK_AT,
    NEAR,
    NOT,
    WORDS,
    circles,
    draft_of,
    kind_of,
    may_act,
    of_two_sides,
)
from .moods import DENIED_MEETING, WORD, is_to_come, tense_of
from .words import (
    ADJECTIVES,
    AGREED,
    ASIDE,
    AT_AN_EVENT,
    CALLED_OFF,
    CALLS_OFF,
    FEW,
    HAPPENED,
    LOOKS_BACK,
    MANY,
    MAY_HAPPEN,
    OPEN,
    OWN,
    PLANS,
    PUT_OFF,
    SEVERAL,
    TALKS,
    TOGETHER,
    VERB,
    WILL_HAPPEN,
    P,
)

Kind = Meeting.Kind
Status = Meeting.Status
HOST, NOT_STATED = Participation.Role.HOST.value, Participation.Role.NOT_STATED.value

# --- «А встретился с Б», «А и Б провели переговоры» ------------------------------------------

WITH_VERB = re.compile(
    rf"(?P<one>{SEVERAL}){ASIDE}(?P<gap>{FEW}|{AT_AN_EVENT}) {VERB}(?P<mid>{MANY}) (?:отдельно )?со? (?:обоими )?(?P<other>{SEVERAL})"
)
TURNED = re.compile(
    rf"(?:^|[ ,])[Сс]о? (?P<other>{SEVERAL})(?P<mid>{FEW}) {VERB}(?P<gap>{FEW}) (?P<one>{P})(?! ⟨)"
)
TOGETHER_VERB = re.compile(rf"(?P<one>{SEVERAL}){ASIDE}(?P<gap>{FEW}) {VERB}")
VERB_TOGETHER = re.compile(
    rf"(?:^|[ ,]){VERB}(?P<gap>{FEW}) (?P<one>{P}(?:(?:,| и) {P})*)(?: со? (?P<other>{SEVERAL}))?"
)


def by_verbs(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.masked.text
    taken: list[tuple[int, int]] = []
    for pattern, rule in (
        (WITH_VERB, rules.MET_IN_RUSSIAN),
        (TURNED, rules.MET_IN_RUSSIAN),
        (TOGETHER_VERB, rules.TOGETHER_IN_RUSSIAN),
        (VERB_TOGETHER, rules.TOGETHER_IN_RUSSIAN),
    ):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            verb = next(name for name in VERBS if groups[name])
            start, end = match.start(verb), match.end("noun") if groups["noun"] else match.end(verb)
            if any(start < last and first < end for first, last in taken):
                continue
            occasion = Occasion(sentence, start, end, WORDS)
            status = status_of_verb(occasion, verb)
            subjects, others = sentence.parties(groups["one"]), sentence.parties(groups.get("other"))
            if (
                status is None
                or not may_act(sentence, groups["one"])
                or any(party.level != GROUP for party in sentence.parties(groups["gap"]))
                or (not others and not is_of_several(groups[verb]))
            ):
                continue
            words = text[match.start() : match.end()]
            for parties in circles(subjects, others, words):
                taken.append((start, end))
                if draft := draft_of(occasion, kind_of(occasion, parties), status, rule, map(Side, parties)):
                    yield draft


VERBS = ("held", "held_noun", "ahead", "ahead_noun", "to_do", "to_do_noun")
IN_THE_PLURAL = re.compile(r"(?:ли(?:сь)?(?: мнениями| за стол переговоров)?|[юяу]т(?:ся)?|т[иь](?:ся)?)\Z")


def is_of_several(verb: str) -> bool:
    return IN_THE_PLURAL.search(verb) is not None


def status_of_verb(occasion: Occasion, verb: str) -> Status | None:
    """None where the words leave open whether there was, or will be, a meeting."""
    before = occasion.before
    if OPEN.search(before) or NOT.search(before):
        return None
    if CALLED_OFF.search(before):
        return Status.CANCELLED
    if verb.startswith("held"):
        is_ongoing = PRESENT.search(occasion.words) is not None
        return Status.SCHEDULED if is_ongoing and is_of_a_later_day(occasion) else Status.HELD
    if MAY_HAPPEN.search(before):
        return Status.POSSIBLE
    if verb.startswith("ahead") or PLANS.search(before):
        return Status.SCHEDULED
    return Status.ANNOUNCED if AGREED.search(before) else None


def is_of_a_later_day(occasion: Occasion) -> bool:
    """«Завтра А проводит переговоры»: a day that is told, after the article's own."""
    day = occasion.day(is_held=False)
    own = occasion.sentence.scene.day
    return own is not None and day.basis == "stated" and day.when > str(own)


PRESENT = re.compile(r"\A(?:встреча[ею]тся|обсужда[ею]т|проводит|проводят|вед[её]т|ведут|начина[ею]т)")

# --- «А отменил встречу с Б» -------------------------------------------------------------------

OFF = (
    re.compile(
        rf"(?P<one>{SEVERAL}){ASIDE}(?P<gap>{FEW}) (?P<verb>{CALLS_OFF} {ADJECTIVES}{TALKS})(?P<mid>{FEW}) со? (?P<other>{SEVERAL})"
    ),
    re.compile(
        rf"(?P<one>{SEVERAL}){ASIDE}(?P<gap>{FEW}) (?P<verb>{CALLS_OFF} [^⟨⟩.;]{{0,40}}(?:⟨c\d+⟩)?, (?:где|(?:на|в ходе|во время) котор\w+) (?:[а-яё]+ ){{0,4}}?"
        rf"(?:встретиться|встречаться|побеседовать|провести {ADJECTIVES}{TALKS}))(?P<mid>{FEW}) со? (?P<other>{SEVERAL})"
    ),
)


def by_calling_off(sentence: Sentence) -> Iterator[Draft]:
    for pattern in OFF:
        for match in pattern.finditer(sentence.masked.text):
            parties = sentence.parties(match["one"]) + sentence.parties(match["other"])
            occasion = Occasion(sentence, *match.span("verb"), WORDS)
            if (
                not of_two_sides(parties)
                or not may_act(sentence, match["one"])
                or OPEN.search(occasion.before)
                or NOT.search(occasion.before)
            ):
                continue
            status = Status.POSTPONED if PUT_OFF.search(match["verb"]) else Status.CANCELLED
            kind = kind_of(occasion, parties)
            if draft := draft_of(occasion, kind, status, rules.CALLED_OFF_IN_RUSSIAN, map(Side, parties)):
                yield draft


# --- «Встреча А с Б», «переговоры А, Б и В прошли» --------------------------------------------

OF_PARTIES = re.compile(
    rf"(?P<adjectives>{ADJECTIVES})(?P<noun>{TALKS}){TOGETHER}(?: по (?:[\w-]+ ){{1,2}}[\w-]+)?(?: между)? (?P<one>{SEVERAL})"
    rf"(?:(?P<mid>(?: [\w-]+){{0,3}}?) со? (?P<other>{SEVERAL}))?"
)
OF_COUNTRIES = re.compile(
    rf"⟨d(?P<first>\d+)⟩-⟨d(?P<second>\d+)⟩(?:-⟨d(?P<third>\d+)⟩)? (?P<noun>{ADJECTIVES}(?:[Сс]аммит\w*|(?:{TALKS}) на высшем уровне))"
)


def by_nouns(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.masked.text
    for match in OF_PARTIES.finditer(text):
        subjects, others = sentence.parties(match["one"]), sentence.parties(match["other"])
        if not of_two_sides([*subjects, *others]):
            continue
        occasion = Occasion(sentence, match.start(), match.end("noun"), WORDS)
        behind = text[match.end() : occasion.clause_end]
        status = status_of_noun(occasion, behind)
        if status is None:
            continue
        for parties in circles(subjects, others, match[0]):
            kind = kind_of(occasion, parties)
            if draft := draft_of(occasion, kind, status, rules.TALKS_IN_RUSSIAN, map(Side, parties)):
                yield draft
    for match in OF_COUNTRIES.finditer(text):
        occasion = Occasion(sentence, match.start(), match.end(), WORDS)
        status = status_of_noun(occasion, occasion.after)
        sides = [
            Side(party_of_country(sentence, int(match[group])))
            for group in ("first", "second", "third")
            if match[group]
        ]
        if status is None or len(sides) < 2:
            continue
        kind = kind_of(occasion, [side.party for side in sides])
        if draft := draft_of(occasion, kind, status, rules.TALKS_OF_COUNTRIES_IN_RUSSIAN, sides):
            yield draft


def party_of_country(sentence: Sentence, number: int) -> Party:
    atom = sentence.atoms[number]
    start = sentence.start + atom.start
    return Party(sentence.part, start, start + len(atom.text), atom.text, country=atom.target)


def status_of_noun(occasion: Occasion, behind: str) -> Status | None:
    """By the verb beside the noun, or by the words before it; a headline that begins with it reports it."""
    before, near = occasion.before, behind[:NEAR]
    around = f"{before[-NEAR:]} {near}"
    if DENIED_MEETING.search(before):
        # As `heard` hears it.
        return Status.HELD
    if OPEN.search(around) or IN_DOUBT.search(near):
        return None
    is_looking_back = LOOKS_BACK_AT.search(before) is not None
    if IS_CALLED_OFF.search(before):
        return Status.CANCELLED
    for words, status in (
        (CALLED_OFF, Status.CANCELLED),
        (PUT_OFF, Status.POSTPONED),
        (MAY_HAPPEN, Status.POSSIBLE),
        (WILL_HAPPEN, Status.SCHEDULED),
    ):
        # What “at the meeting” was called off is something else.
        if words.search(before[-NEAR:] if is_looking_back and words in (CALLED_OFF, PUT_OFF) else around):
            return status
    if AGREED.search(before[-NEAR:]):
        return Status.ANNOUNCED
    if LOOKS_AHEAD.search(before):
        return Status.SCHEDULED
    if is_looking_back:
        return Status.SCHEDULED if is_to_come(occasion.clause) else Status.HELD
    if HAPPENED.search(around):
        return Status.HELD
    if not before.strip() and occasion.sentence.part == "headline" and occasion.clause_start == 0:
        return Status.HELD if is_a_heading(behind) else None
    return None


IS_CALLED_OFF = re.compile(
    r"(?<!\w)(?:отмен[ауые]|отменой|срыв\w{0,2})(?: [а-яё-]+(?:ой|ей|ых|их|ого|его))* ?\Z", re.IGNORECASE
)
IN_DOUBT = re.compile(
    r"под (?:вопросом|угрозой|сомнением)|на грани|(?<!\w)(?:мало|не)вероятн|(?<!\w)невозможн|(?<!\w)исключен|в планах|на паузе"
)
GOES_ON = re.compile(
    r" ?(?:\Z|[.,:;!—–(«»-]|⟨|\d|(?:в|во|на|по|об?|обо|за|для|со?|от|у|при|из|к|как|и|или|перед|после|накануне|сегодня|вчера|сейчас)(?!\w))"
)


def is_a_heading(behind: str) -> bool:
    """Whether the words behind only say more of it, or what it did: not that it is planned, forbidden or far off."""
    word = WORD.match(behind.strip())
    return GOES_ON.match(behind) is not None or (word is not None and tense_of(word[0].lower()) == "past")


# --- «А на встрече с Б» -------------------------------------------------------------------

WITH_ONE = re.compile(
    rf"(?P<look>(?<!\w){LOOKS_BACK.pattern} {ADJECTIVES})(?P<noun>{TALKS}){TOGETHER}(?P<mid>(?: (?:в|на) [\w-]+)?) со? (?P<other>{SEVERAL})"
)


def by_nouns_with_one(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.masked.text
    for match in WITH_ONE.finditer(text):
        others = sentence.parties(match["other"])
        subjects = subject_beside(sentence, match)
        occasion = Occasion(sentence, match.start("noun"), match.end("noun"), WORDS)
        if not subjects or OPEN.search(occasion.before) or MAY_HAPPEN.search(occasion.before):
            continue
        status = Status.SCHEDULED if is_to_come(occasion.clause) else Status.HELD
        for parties in circles(subjects, others, match[0]):
            kind = kind_of(occasion, parties)
            if draft := draft_of(occasion, kind, status, rules.BESIDE_TALKS_IN_RUSSIAN, map(Side, parties)):
                yield draft


def subject_beside(sentence: Sentence, match: re.Match) -> list[Party]:
    """The one whom the sentence names beside the talks, if it is one: before them, else behind."""
    text = sentence.masked.text
    for words in (text[: match.start()], text[match.end() :]):
        numbers = re.findall(P, words)
        if numbers:
            parties = sentence.parties("".join(numbers))
            keys = {party.key for party in parties}
            return parties[:1] if len(keys) == 1 else []
    return []


# --- «Встреча с Б», as the press service of somebody heads it ---------------------------------

VOICED = re.compile(rf"\A{ADJECTIVES}(?P<noun>{TALKS})(?: по телефону)? со? (?P<other>{SEVERAL})")


def by_voice(sentence: Sentence) -> Iterator[Draft]:
    scene = sentence.scene
    if not scene.told.voice or sentence.part != "headline":
        return
    for match in VOICED.finditer(sentence.masked.text):
        others = sentence.parties(match["other"])
        holder = Party("headline", 0, 0, "", scene.voice_country, office=scene.told.voice)
        occasion = Occasion(sentence, match.start("noun"), match.end("noun"), WORDS)
        status = status_of_noun(occasion, sentence.masked.text[match.end() :])
        if status is None:
            continue
        for parties in circles([holder], others, match[0]):
            kind = kind_of(occasion, parties)
            if draft := draft_of(occasion, kind, status, rules.TALKS_IN_RUSSIAN, map(Side, parties)):
                yield draft


# --- «А принял Б» -------------------------------------------------------------------------

RECEIVED = re.compile(
    rf"(?P<one>{P}){ASIDE}(?P<gap>{FEW}) (?P<verb>принял(?:а|)|принимает|примет)(?P<mid>(?: (?:в|на) [\w-]+| сегодня| накануне| вчера| завтра)*)"
    rf"(?: (?:прибывш\w+|с \w+ визитом))? (?P<other>{OWN}{P}(?: и {P})?)"
)


def by_receptions(sentence: Sentence) -> Iterator[Draft]:
    for match in RECEIVED.finditer(sentence.masked.text):
        hosts, guests = sentence.parties(match["one"]), sentence.parties(match["other"])
        occasion = Occasion(sentence, *match.span("verb"), WORDS)
        if (
            not of_two_sides([*hosts, *guests])
            or not may_act(sentence, match["one"])
            or OPEN.search(occasion.before)
            or NOT.search(occasion.before)
        ):
            continue
        status = Status.SCHEDULED if match["verb"] == "примет" else Status.HELD
        for parties in circles(hosts, guests, ""):
            sides = [Side(party, HOST if party in hosts else NOT_STATED) for party in parties]
            kind = kind_of(occasion, parties)
            if draft := draft_of(occasion, kind, status, rules.RECEIVED_IN_RUSSIAN, sides):
                yield draft


# --- «А позвонил Б» -----------------------------------------------------------------------

RANG = re.compile(
    rf"(?P<one>{P})(?P<gap>{FEW}) (?P<verb>позвонил(?:а|))(?P<mid>(?: сегодня| накануне| вчера)?) (?P<other>{OWN}{P})"
)


def by_calls(sentence: Sentence) -> Iterator[Draft]:
    for match in RANG.finditer(sentence.masked.text):
        parties = sentence.parties(match["one"]) + sentence.parties(match["other"])
        occasion = Occasion(sentence, *match.span("verb"), WORDS)
        if (
            not of_two_sides(parties)
            or not may_act(sentence, match["one"])
            or OPEN.search(occasion.before)
            or NOT.search(occasion.before)
        ):
            continue
        if draft := draft_of(occasion, Kind.CALL, Status.HELD, rules.RANG_IN_RUSSIAN, map(Side, parties)):
            yield draft
