"""English frames of talks that are told by what was said or done around them: “following their talks, A and B made statements”."""

import re
from collections.abc import Iterator

from .. import rules
from ..draft import HELD, Draft
from ..party import Party
from ..scene import Sentence
from .reading import MARGINS, WHOLE_DAYS, Reading
from .words import (
    BETWEEN,
    ENCOUNTER,
    PLACEHOLDER,
    SEVERAL,
    SOME,
)

# "Following their talks, A and B made statements", "During a meeting with A, B said"
AFTER_TALKS = re.compile(
    rf"\b(?P<verb>[Ff]ollowing|[Aa]fter|[Dd]uring|[Aa]t|[Ii]n|[Aa]s part of|[Oo]pening|[Ii]n the course of) {ENCOUNTER}(?:{BETWEEN}{{0,40}}?),? (?P<one>{SEVERAL})"
    rf" (?P<act>made|gave|held|answered|spoke|addressed|signed|witnessed|attended|adopted|discussed|had|issued)"
)
MADE_STATEMENTS = re.compile(
    rf"(?P<one>{SEVERAL}) (?P<verb>made|gave|held|addressed|signed|issued|adopted|witnessed|answered){BETWEEN}{{0,120}}? (?:following|after|on the results of|at the end of|upon completion of) {ENCOUNTER}(?! (?:with|of))"
)
SAID_AFTER = re.compile(
    rf"(?P<one>{PLACEHOLDER}) (?P<verb>said|told \w+|announced|stated|declared) (?:at|after|following|during|at the end of) (?:{ENCOUNTER}|a joint (?:press|news) conference)(?P<gap>{BETWEEN}{{0,30}}?) with (?P<other>{SOME})"
)
WHILE_MEETING = re.compile(
    rf"(?:\A|[.;] |\n)(?P<verb>[Dd]uring|[Aa]t|[Ii]n|[Ff]ollowing|[Aa]fter|[Oo]pening|[Bb]eginning|[Ss]tarting|[Aa]t the (?:beginning|start|end|opening) of|[Bb]efore the start of) {ENCOUNTER} (?:with|between|of) (?P<other>{SOME})"
    rf"(?:{BETWEEN}{{0,60}}?), (?P<one>{SOME})(?!’s|'s)"
)
AS_HE_MET = re.compile(
    rf"(?:\A|\n)(?P<lead>As (?:he|she) (?P<verb>met)|Meeting|Speaking at (?:a|the|his) meeting) with (?P<other>{SOME})(?:{BETWEEN}{{0,60}}?), (?P<one>{SOME})"
)


# "Discussed this during his meeting with B today": of whoever speaks, with a day of its own.
AT_HIS_MEETING = re.compile(
    rf"\b(?P<verb>[Aa]t|[Dd]uring|[Ii]n|[Aa]fter|[Ff]ollowing) (?:his|her) {ENCOUNTER} with (?P<other>{SOME})"
)
# "Told the President of the results of his talks with B"
TOLD_OF = re.compile(
    rf"(?P<one>{PLACEHOLDER}) (?:also )?(?P<verb>told|informed|briefed|reported to|reported|spoke to) (?:(?:{SOME}|the \w+) )?(?:of|about|on) (?:the )?(?:results|outcome)s? of (?:his|her) {ENCOUNTER} with (?P<other>{SOME})"
)
# "During their telephone conversation on 18 February", "the talks on 17 January" of those whom the sentence names.
DATED = re.compile(
    rf"\b(?P<verb>[Aa]t|[Dd]uring|[Ii]n|[Aa]fter|[Ff]ollowing) (?:the|their|our) {ENCOUNTER} (?:of|on|in [A-Z]\w+ on) (?P<day>(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{{1,2}}(?:, \d{{4}})?)"
)


def told_afterwards(sentence: Sentence) -> Iterator[Draft]:
    """Of another day than the article's: each counts with its own, or as something before it."""
    if sentence.part != "body":
        return
    text = sentence.listed.text
    for match in AT_HIS_MEETING.finditer(text):
        reading = Reading(sentence, match, rules.AFTERWARDS)
        others = reading.parties("other")
        for draft in reading.draft([*reading.him(others), *others], HELD):
            if draft.when_basis == "stated":
                yield draft
    for match in TOLD_OF.finditer(text):
        reading = Reading(sentence, match, rules.AFTERWARDS)
        for draft in reading.draft([*reading.parties("one"), *reading.parties("other")], HELD):
            if draft.when_basis != "stated":
                draft = in_the_past(sentence, draft)
            yield draft
    for match in DATED.finditer(text):
        reading = Reading(sentence, match, rules.AFTERWARDS)
        parties = [party for named in sentence.named for party in named.parties]
        if len({party.key for party in parties}) == 2:
            for draft in reading.draft(parties, HELD):
                if draft.when_basis == "stated" and WHOLE_DAYS.fullmatch(draft.when):
                    yield draft


def in_the_past(sentence: Sentence, draft: Draft) -> Draft:
    """Some day until the article's, and nowhere told."""
    day = sentence.scene.day
    spans = tuple(one for one in draft.spans if one.part != "place-line")
    return draft._replace(
        when=f"../{day}" if day else "XXXX",
        when_basis="inferred" if day else "not-stated",
        place=None,
        place_as_given="",
        country=None,
        spans=spans,
    )


def is_of_them(reading: Reading) -> bool:
    """Whether the talks are surely those of the parties: “their meeting”, “the talks”; “the meeting” may be a council's."""
    return re.search(r"\btheir\b|[Tt]alks|[Nn]egotiations", reading.noun) is not None


def at_a_meeting(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.listed.text
    for match in AFTER_TALKS.finditer(text):
        reading = Reading(sentence, match, rules.AFTER_TALKS)
        yield from reading.draft(reading.parties("one"), HELD, is_vague=not is_of_them(reading))
    for match in MADE_STATEMENTS.finditer(text):
        reading = Reading(sentence, match, rules.AFTER_TALKS)
        yield from reading.draft(reading.parties("one"), HELD, is_vague=not is_of_them(reading))
    for match in SAID_AFTER.finditer(text):
        reading = Reading(sentence, match, rules.WHILE_MEETING)
        yield from reading.draft([*reading.parties("one"), *reading.parties("other")], HELD)
    for pattern in (WHILE_MEETING, AS_HE_MET):
        for match in pattern.finditer(text):
            reading = Reading(sentence, match, rules.WHILE_MEETING)
            others = reading.parties("other")
            ours = reading.parties("one") or reading.him(others)
            yield from reading.draft([*others, *ours], HELD)


# "Russian-Kyrgyz talks were held yesterday", "signed following Russian-Kazakh negotiations"
OF_COUNTRIES = re.compile(
    rf"(?P<sides>⟨[dc]\d+⟩(?:[-–]⟨[dc]\d+⟩){{1,2}}) (?P<noun>(?:[Ss]ummit |[Hh]igh-level |[Tt]op-level )?(?:talks|negotiations|summit talks|summit))(?P<gap>{BETWEEN}{{0,50}}?)"
    rf" (?P<verb>were held|was held|took place|ended|concluded|began|started|have ended|have begun|were completed|resulted)"
)
SIGNED_AFTER = re.compile(
    rf"(?P<verb>signed|adopted|statements?|conference)(?P<gap>{BETWEEN}{{0,40}}?) (?:following|after|at|during|on) (?:the )?(?P<noun>)(?P<sides>⟨[dc]\d+⟩(?:[-–]⟨[dc]\d+⟩){{1,2}}) (?:[Ss]ummit |[Hh]igh-level |[Tt]op-level )?(?:talks|negotiations|summit)"
)
FOLLOWING_COUNTRIES = re.compile(
    rf"(?P<verb>[Ff]ollowing|[Aa]fter)(?P<gap>) (?:the )?(?P<noun>)(?P<sides>⟨[dc]\d+⟩(?:[-–]⟨[dc]\d+⟩){{1,2}}) (?:[Ss]ummit |[Hh]igh-level |[Tt]op-level )?(?:talks|negotiations|summit)(?:{BETWEEN}{{0,40}}?), {SOME}"
)


def of_countries(sentence: Sentence) -> Iterator[Draft]:
    """Whoever leads these countries and is named in the text takes part; nobody where it names none."""
    if sentence.part == "body" and sentence.start > 300:
        return
    for pattern in (OF_COUNTRIES, SIGNED_AFTER, FOLLOWING_COUNTRIES):
        for match in pattern.finditer(sentence.listed.text):
            reading = Reading(sentence, match, rules.OF_COUNTRIES)
            countries = [
                sentence.atoms[int(number)].target for number in re.findall(r"⟨[dc](\d+)⟩", match["sides"])
            ]
            parties = [party for country in countries if (party := first_leader(sentence, country))]
            if len(parties) == len(countries):
                yield from reading.draft(parties, HELD)


def first_leader(sentence: Sentence, country: int) -> Party | None:
    """The leader of a country whom the text names first, by name if it does."""
    own = [party for _part, _place, party in sentence.scene.leaders if party.country == country]
    return next((party for party in own if party.person), own[0] if own else None)


# "The meeting was on the margins of the congress": of the talks that the text tells before.
IT_WAS = re.compile(r"[Tt]he (?:meeting|talks) (?P<verb>was held|were held|took place)(?P<noun>)(?P<mood>)")


def on_the_margins(sentence: Sentence) -> Iterator[Draft]:
    for match in IT_WAS.finditer(sentence.listed.text):
        reading = Reading(sentence, match, rules.MET_TOGETHER)
        if not reading.within(MARGINS, is_held=True)[2]:
            continue
        parties = sentence.scene.several_before(sentence.part, sentence.start, 2)
        yield from reading.draft(list(parties), HELD, kind=MARGINS, is_vague=True)
