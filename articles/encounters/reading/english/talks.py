"""English frames of meetings, talks and calls that are told as such: “A met with B”, “A and B held talks”, “Meeting with A”."""

import re
from collections.abc import Iterator

from .. import rules
from ..draft import HELD, Draft
from ..party import Party
from ..scene import Sentence
from .reading import CANCELLED, DENIED, POSSIBLE, POSTPONED, SCHEDULED, Reading
from .words import (
    BETWEEN,
    ENCOUNTER,
    HOLD,
    INFINITIVE,
    INSERTED,
    IS_CALL,
    IS_OF_SEVERAL,
    MAY,
    MOOD,
    NOT,
    NOUN,
    PLACEHOLDER,
    PRONOUN,
    SOME,
    TO_COME,
    UNFULFILLED,
)

# "A met with B", "A held talks in Moscow with B", "A spoke by telephone with B"
MEET = r"(?P<verb>met(?: up)?|meets?(?: up)?|talked(?: by (?:tele)?phone| one on one| in private)?|talks?(?= (?:to|with|by))|spoke(?: (?:by|over|on) (?:the )?(?:tele)?phone)?|speaks? (?:by|over) (?:the )?(?:tele)?phone|speak (?:by|over) (?:the )?(?:tele)?phone|negotiated|conversed|dined)"
MET_WITH = re.compile(
    rf"(?P<one>{SOME}|{PRONOUN}){INSERTED}{MOOD} {MEET}(?P<gap>{BETWEEN}{{0,80}}?)? (?:with|to) (?P<noun>)(?P<other>{SOME})"
)
MET_DIRECTLY = re.compile(
    rf"(?P<one>{SOME}|{PRONOUN}){INSERTED}{MOOD} (?P<verb>met|meets?|received|receives?|telephoned|phoned|hosted|hosts?|called(?= ⟨[\d,]+⟩ (?:to|and)))(?P<gap>) (?P<other>{SOME})(?!’s|'s)"
)
HELD_WITH = re.compile(
    rf"(?P<one>{SOME}|{PRONOUN}){INSERTED}{MOOD} (?P<verb>{HOLD}) {ENCOUNTER}(?P<gap>{BETWEEN}{{0,100}}?) (?:with|to|between \w+ and) (?P<other>{SOME})"
)
TOGETHER = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} {MEET}(?P<noun>)(?!\w)(?! (?:with|to) (?:the )?⟨\d)(?![^.;]{{0,60}} with ⟨\d)"
)
HELD_TOGETHER = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>{HOLD}) {ENCOUNTER}(?!{BETWEEN}{{0,100}} (?:with|to) (?:the )?⟨\d)(?! (?:between|of) ⟨\d)"
)


# "The meetings that A had with B and C"
MEETINGS_HELD = re.compile(
    rf"{NOUN} (?:that |which )?(?P<one>{SOME}|{PRONOUN}){MOOD} (?P<verb>had|held)(?P<gap>{BETWEEN}{{0,60}}?) with (?P<other>{SOME})"
)


def met_with(sentence: Sentence) -> Iterator[Draft]:
    for pattern in (MET_WITH, MET_DIRECTLY, HELD_WITH):
        for match in pattern.finditer(sentence.listed.text):
            reading = Reading(sentence, match, rules.MET_WITH)
            if "press conference" in reading.noun or "interview" in match["gap"]:
                continue
            others = reading.parties("other")
            ours = reading.parties("one") or reading.him(others)
            yield from one_or_several(reading, ours, others)
    for match in MEETINGS_HELD.finditer(sentence.listed.text):
        reading = Reading(sentence, match, rules.MET_WITH)
        others = reading.parties("other")
        yield from one_or_several(reading, reading.parties("one") or reading.him(others), others)


def one_or_several(reading: Reading, ours: list[Party], others: list[Party]) -> Iterator[Draft]:
    """“Met with A and B” is one meeting of three; “held meetings with A and B” are two."""
    status = reading.status()
    countries = {one.key for one in others} - {one.key for one in ours}
    words = f"{reading.noun} {reading.match['gap']} {reading.mood}"
    others_told = reading.sentence.words(reading.match, "other", masked=reading.sentence.listed)
    is_list = "," in reading.match["other"]
    is_one = re.match(r"(?:an?|the) ", reading.noun) and not IS_OF_SEVERAL.search(words)
    is_several = (
        len(countries) > 1
        and not is_one
        and (
            (is_list and len(countries) > 2)
            or IS_OF_SEVERAL.search(words)
            or AND_WITH.search(others_told)
            or (reading.in_body and re.search(r"\balso\b", reading.mood))
            or (IS_CALL.search(reading.verb) is not None)
        )
    )
    if not is_several:
        yield from reading.draft([*ours, *others], status, roles=hosts(reading, ours))
        return
    for key in dict.fromkeys(one.key for one in others):
        yield from reading.draft([*ours, *(one for one in others if one.key == key)], status)


# “With A and with B”: with each of them apart.
AND_WITH = re.compile(r"\band (?:then |also |later )?with\b")


def hosts(reading: Reading, ours: list[Party]) -> dict[int, str]:
    if reading.verb.startswith(("receive", "host", "welcome")):
        return dict.fromkeys(range(len(ours)), "host")
    return {}


INVOLVING = re.compile(rf"{BETWEEN}{{0,40}}? (?:involving|with the participation of) (?P<others>{SOME})")


def met_together(sentence: Sentence) -> Iterator[Draft]:
    for pattern in (TOGETHER, HELD_TOGETHER):
        for match in pattern.finditer(sentence.listed.text):
            reading = Reading(sentence, match, rules.MET_TOGETHER)
            if reading.verb.startswith(
                ("attend", "take", "took", "participate", "spoke", "speak")
            ) and not IS_CALL.search(f"{reading.noun}{reading.verb}"):
                continue
            status, rest = reading.status(), sentence.listed.text[match.end() :]
            if status != HELD and re.match(r" with ", rest):
                continue
            third = INVOLVING.match(rest)
            parties = reading.parties("one") + (sentence.parties(third["others"]) if third else [])
            yield from reading.draft(parties, status)


# "Meeting with A" above a text, "Telephone conversation with A"
HEADING = re.compile(rf"\A{ENCOUNTER}(?P<gap>{BETWEEN}{{0,60}}?) (?P<of>with|between|of) (?P<other>{SOME})")


def heading(sentence: Sentence) -> Iterator[Draft]:
    if sentence.part != "headline":
        return
    if match := HEADING.search(sentence.listed.text):
        reading = Reading(sentence, match, rules.HEADING)
        others = reading.parties("other")
        is_his = match["of"] == "with" or len({one.key for one in others}) == 1
        ours = own_leader(sentence, others) if is_his else []
        if ours or len({one.key for one in others}) > 1:
            yield from one_or_several(reading, ours, others)


def own_leader(sentence: Sentence, others: list[Party]) -> list[Party]:
    """Whoever of the publisher's own country the text names; else the office whose press service publishes it."""
    scene = sentence.scene
    if scene.voice_country is None or scene.voice_country in {one.country for one in others}:
        return []
    for _part, _place, party in scene.leaders:
        if party.country == scene.voice_country and party.person:
            return [party]
    return [Party("headline", 0, 0, "", scene.voice_country, office=scene.told.voice)]


# "Talks were held in the Kremlin between A and B", "a meeting of A and B took place", "X hosts talks between A and B"
TOOK_PLACE = r"(?P<verb>(?:was|were|has been|have been|will be|is to be|are to be|is being|are being) (?:\w+ )?(?:held|organised|scheduled|planned|cancelled|postponed|called off)|took place|takes? place|taken place|is taking place|will take place|is to take place|concluded|began|ended|started|(?:is|are) (?:scheduled|planned|due|slated))"
# “… that was to be held on Friday has been cancelled”
WAS_TO_BE = rf"(?:,? (?:that|which)? ?(?:(?:was|were|is|are|had been|has been|have been) )?(?:to|due|planned|scheduled|set|expected|slated) {BETWEEN}{{2,80}}?,?)?"
NOUN_FIRST = re.compile(
    rf"{NOUN}(?P<gap>{BETWEEN}{{0,60}}?) (?:between|of|among|with the participation of) (?P<other>{SOME})(?: with (?P<also>{SOME}))?{WAS_TO_BE}{INSERTED}{MOOD}(?:{BETWEEN}{{0,60}}?) {TOOK_PLACE}"
)
VERB_FIRST = re.compile(
    rf"{NOUN}{MOOD} {TOOK_PLACE}(?P<gap>(?:(?! (?:to|for|that|which|meetings?|talks) ){BETWEEN}){{0,80}}?) (?:between|of|among) (?P<other>{SOME})"
)
# "The summit opened with a meeting between A and B", "the main subject of talks between A and B"
OPENED_WITH = re.compile(
    rf"(?:(?P<verb>opened|began|started|ended|concluded) with|(?:subjects?|topics?|themes?|focus|agenda|results) (?:of|at|during)) {ENCOUNTER}(?P<mood>) (?:between|of|among) (?P<other>{SOME})"
)
STARTED_WITH_HIS = re.compile(
    rf"(?P<verb>opened|began|started) with (?P<one>{PLACEHOLDER})(?:’s|'s) {ENCOUNTER}(?P<mood>) (?:to|with) (?P<other>{SOME})"
)
HOSTED = re.compile(
    rf"(?P<verb>hosted|hosts|will host)(?P<mood>) {ENCOUNTER}(?P<gap>{BETWEEN}{{0,60}}?) (?:between|of|among) (?P<other>{SOME})"
)


TOOK_PLACE_WORDS = re.compile(
    r"\b(?:held|place|host|hosts|hosted|opened|began|started|subjects?|themes?|topics?|focus|agenda|results|scheduled|planned|cancelled|postponed|concluded|ended|due|slated|called off|organised)\b"
)


def took_place(sentence: Sentence) -> Iterator[Draft]:
    if not TOOK_PLACE_WORDS.search(sentence.listed.text):
        return
    text = sentence.listed.text
    for pattern in (NOUN_FIRST, VERB_FIRST, HOSTED, OPENED_WITH, STARTED_WITH_HIS):
        for match in pattern.finditer(text):
            reading = Reading(sentence, match, rules.TOOK_PLACE)
            verb = reading.verb
            if re.search(r"cancelled|called off", verb):
                status: str | None = CANCELLED
            elif "postponed" in verb:
                status = POSTPONED
            elif NOT.search(f"{reading.mood} {verb}") or re.search(r"\b[Nn]o\b", reading.noun):
                status = DENIED
            elif re.search(r"\bwill\b|\bis to\b|\bare to\b|scheduled|planned|due|slated", verb):
                status = SCHEDULED
            else:
                status = HELD
            if pattern is NOUN_FIRST and status in (HELD, SCHEDULED):
                status = status_between(text[match.end("other") : match.start("verb")], status)
            ours = reading.parties("one") if pattern is STARTED_WITH_HIS else []
            if pattern is NOUN_FIRST:
                ours = reading.sentence.parties(match["also"])
            yield from reading.draft([*ours, *reading.parties("other")], status)


def status_between(words: str, status: str) -> str | None:
    """As the words between the parties and the verb have it: “may”, “failed to”; a day or a place changes nothing."""
    mood = f"{words} "
    if UNFULFILLED.search(mood):
        return None
    if NOT.search(mood):
        return DENIED
    if MAY.search(mood):
        return POSSIBLE
    return SCHEDULED if TO_COME.search(mood) or INFINITIVE.search(mood) else status
