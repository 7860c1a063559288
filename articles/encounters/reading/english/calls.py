"""English frames of calls by other words: “A congratulated B by telephone”, “in a telephone conversation with A, B said”."""

import re
from collections.abc import Iterator

from .. import rules
from ..draft import HELD, Draft
from ..scene import Sentence
from .reading import CALL, Reading
from .words import (
    BETWEEN,
    SOME,
)

# "A congratulated B on his birthday by telephone"
BY_TELEPHONE = re.compile(
    rf"(?P<one>{SOME}) (?P<verb>congratulated|wished|thanked|informed|told|greeted) (?P<other>{SOME}){BETWEEN}{{0,120}}? (?P<noun>(?:by|over the|in an?|during an?) (?:tele)?phone(?: conversation| call)?)"
)
IN_A_CALL = re.compile(
    rf"\b(?P<verb>In|During|in|during) (?P<noun>(?:an?|the|their|his) (?:tele)?phone (?:conversation|call|talk)s?)(?: (?:with|to) (?P<other>{SOME}))?(?:{BETWEEN}{{0,40}}?),? (?P<one>{SOME}) (?:and (?P<third>{SOME}) )?(?P<act>\w+)(?: (?P<object>{SOME}))?"
)
TOLD_IN_A_CALL = re.compile(
    rf"(?P<one>{SOME}) (?P<verb>told|said|stated|announced|confirmed)(?: this| that)? (?P<noun>in an? (?:tele)?phone (?:conversation|call)) (?:to|with) (?P<other>{SOME})"
)
TELEPHONED = re.compile(
    rf"(?P<one>{SOME}|[Aa] number of leaders|[Ff]oreign leaders) (?P<verb>made a (?:tele)?phone call to|telephoned|phoned)(?P<noun>) (?P<other>{SOME})(?P<rest>[^.;]{{0,90}}?in particular,? (?P<list>.*))?"
)


def by_telephone(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.listed.text
    if "phone" not in text:
        return
    for match in BY_TELEPHONE.finditer(text):
        reading = Reading(sentence, match, rules.BY_TELEPHONE)
        yield from reading.draft([*reading.parties("one"), *reading.parties("other")], HELD, kind=CALL)
    for match in TOLD_IN_A_CALL.finditer(text):
        reading = Reading(sentence, match, rules.BY_TELEPHONE)
        yield from reading.draft([*reading.parties("one"), *reading.parties("other")], HELD, kind=CALL)
    for match in IN_A_CALL.finditer(text):
        reading = Reading(sentence, match, rules.BY_TELEPHONE)
        parties = reading.parties("one") + reading.parties("other") + reading.parties("third")
        if len({one.key for one in parties}) < 2:
            parties += reading.parties("object")
        yield from reading.draft(parties, HELD, kind=CALL)
    for match in TELEPHONED.finditer(text):
        reading = Reading(sentence, match, rules.BY_TELEPHONE)
        called = reading.parties("other")
        callers = reading.parties("list") if match["list"] else reading.parties("one")
        for caller in callers:
            yield from reading.draft([caller, *called], HELD, kind=CALL)
