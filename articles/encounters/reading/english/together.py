"""English frames of what two did together: discussed, signed, opened, visited."""

import re
from collections.abc import Iterator

from .. import rules
from ..draft import HELD, Draft
from ..scene import Sentence
from .reading import BILATERAL, CALL, TRILATERAL, VISIT, Reading
from .words import (
    BETWEEN,
    INSERTED,
    IS_CALL,
    MOOD,
    SEVERAL,
    SOME,
)

# Of a text: behind these what two did together is seldom its news.
FIRST_CHARACTERS = 600

# "A and B discussed …": of a meeting or a call, as the text tells elsewhere.
DISCUSSED = re.compile(
    rf"(?P<one>{SEVERAL}){INSERTED}{MOOD} (?P<verb>discussed|negotiated|exchanged (?:opinions|views)|considered|reviewed|agreed (?:on|that|to))(?P<noun>)"
)
DISCUSSED_WITH = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>discussed)(?P<noun>)(?P<gap>{BETWEEN}{{0,120}}?) with (?P<other>{SOME})"
)


AT_A_MEETING = re.compile(
    r"(?:at|during) (?:an?|their) (?:tete-a-tete|one-on-one|one-to-one|separate|bilateral|private|personal|working|face-to-face) (?:meeting|talks?|lunch|dinner|breakfast)"
)


def discussed(sentence: Sentence) -> Iterator[Draft]:
    """In the text itself only beside words for a meeting or a call, or where the text tells of meetings one by one."""
    text, scene = sentence.listed.text, sentence.scene
    if sentence.part == "body" and not (
        scene.is_of_several_meetings or "phone" in text or AT_A_MEETING.search(text)
    ):
        return
    for pattern in (DISCUSSED, DISCUSSED_WITH):
        for match in pattern.finditer(text):
            reading = Reading(sentence, match, rules.DISCUSSED)
            parties = reading.parties("one")
            if pattern is DISCUSSED_WITH:
                parties += reading.parties("other")
            elif sentence.part == "headline" and reading.verb.startswith("agreed"):
                continue
            is_of_a_meeting = reading.verb.startswith(("discuss", "negotiat", "exchang"))
            separately = is_of_a_meeting and AT_A_MEETING.search(text, match.end())
            if separately and reading.in_body:
                yield from reading.draft(parties, reading.status(), kind=BILATERAL)
            elif IS_CALL.search(text):
                yield from reading.draft(parties, reading.status(), kind=CALL)
            else:
                is_one_of_several = sentence.scene.is_of_several_meetings and reading.verb == "discussed"
                yield from reading.draft(parties, reading.status(), is_vague=not is_one_of_several)


# "A and B opened the Year of …", "A and B visited the exhibition"
ACTS = (
    r"(?:attended|took part in|opened|visited|toured|watched|laid (?:a )?(?:wreaths?|flowers)|inaugurated|unveiled|launched|decorated|presented|planted|viewed|exchanged instruments"
    r"|(?:have )?signed|addressed|gave (?:a )?(?:joint )?(?:press|news)|made (?:press )?statements|spoke at|rode|met(?! with ⟨\d)|took a (?:walk|ride|tour|stroll)|had a (?:tour|walk|ride)|lit|commissioned)"
)
JOINTLY = re.compile(
    rf"(?P<one>{SOME}){INSERTED} (?:also |jointly |together |then |later )?(?P<verb>{ACTS})\b(?P<noun>)(?P<mood>)"
)
# Of these no meeting of two is made: many take part, or each for himself.
NOT_JOINTLY = re.compile(
    r"\A it\b|⟨b\d+⟩|\b(?:messages?|greetings|telegrams?|letters?|decrees?|laws?|summit|session|council|assembly|parliaments?)\b",
    re.IGNORECASE,
)
TALKED = re.compile(r"signed|statements|addressed|gave")


def jointly(sentence: Sentence) -> Iterator[Draft]:
    if sentence.part == "body" and (sentence.start > FIRST_CHARACTERS or sentence.scene.is_of_a_call):
        return
    for match in JOINTLY.finditer(sentence.listed.text):
        reading = Reading(sentence, match, rules.JOINTLY)
        parties = reading.parties("one")
        rest = sentence.listed.text[match.end() : match.end() + 160]
        if not 2 <= len({one.key for one in parties}) <= 3 or NOT_JOINTLY.search(rest):
            continue
        kind = BILATERAL if TALKED.search(reading.verb) else VISIT
        if len({one.key for one in parties}) > 2:
            kind = TRILATERAL
        if sentence.part == "body" and any(named.is_again for named in sentence.named):
            continue
        yield from reading.draft(parties, HELD, kind=kind)
