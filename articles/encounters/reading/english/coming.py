"""How English tells who came to a meeting of a body, who did not, and who came for whom: “A and B took part”, “C was absent”,
“D was represented by its foreign minister”, “E stood in for F”.

Of a sentence that names the meeting, and of one that says nothing of it but “the summit” or “it”, or leaves even that out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import rules
from ..draft import ABSENT, HELD, REPRESENTED, Draft, Side
from ..joining import OF_BODIES
from ..known import Known, is_of, may_be_called, more_of, place_of, those_of
from ..party import GROUP, Party
from ..scene import Sentence
from .parties import HEAVY
from .parties import key_of as title_key
from .words import INSERTED, INTENDED, MAY, MOOD, NOT, TO_COME

CUE = re.compile(
    r"\b(?:attend\w*|t(?:oo|a)k(?:es?|en|ing)? part|participa\w+|present|absen\w+|come|came|there|represent\w*|sent|stood in|replaced|deputi[sz]\w+|in place of|instead|without|missed"
    r"|skip\w*|boycott\w*|stay\w* away|declined|brought together|gathered|missing|in for|address(?:es|ed)?|joined)\b",
    re.IGNORECASE,
)

# --- Who --------------------------------------------------------------------------------

NO_TITLE = r"(?!(?:Foreign|Prime|First|Vice|Deputy|Minister|Premier|President|Chancellor|Speaker|The|In|On|At|Meanwhile|Instead|However|But|And)\b)"
NAME = rf"{NO_TITLE}[A-Z][\w’'-]+(?: {NO_TITLE}[A-Z][\w’'-]+){{1,2}}"
# “The presidents of A ⟨0⟩, B ⟨1⟩ and C ⟨2⟩”: the country stands beside the name.
ONE = r"(?:the )?(?:⟨(?:c\d+|\d+)⟩ )?(?:⟨c\d+⟩|⟨[\d,]+⟩)"
# In a list others may stand whom the archive does not know.
SEVERAL = rf"{ONE}(?:(?: {NAME})?(?:,| and|, and|,? as well as|;) (?:{ONE}|{NAME}(?=,| and)))*"
WHO = rf"(?P<who>{SEVERAL})"
ANOTHER = rf"(?P<another>{SEVERAL})"
WORD = r"(?:⟨[cd]\d+⟩(?:['’]s)?|[A-Za-z][\w-]*)"
TITLE = (
    r"(?:[Mm]inister|[Pp]remier|[Cc]hancellor|[Pp]resident|[Aa]mbassador|[Ee]nvoy|[Ss]peaker|[Ss]ecretary|[Cc]hairman|[Cc]hairwoman|[Oo]fficial"
    r"|[Rr]epresentative|[Hh]ead)(?!\w)(?: (?:of|for) (?:the )?(?:[A-Z][\w-]*|⟨[cdb]\d+⟩)(?: (?:of |and )?(?:[A-Z][\w-]*|⟨[cdb]\d+⟩))*)?"
)
# Whoever comes for another: a party, or somebody by a title, whom no country makes one.
SUB = rf"(?:(?:the )?(?P<sub>⟨\d+⟩)|(?P<title>(?:(?:its|their|the|an?|his|her) )?(?:(?!(?:and|or|to|by|in|of) ){WORD} ){{0,4}}?{TITLE})(?: (?P<name>{NAME}))?|(?P<stranger>{NAME}))"

# --- Whereto ----------------------------------------------------------------------------

NOUN = r"(?:[Ss]ummit(?: meeting)?|[Ss]ession|[Mm]eeting|[Gg]athering|[Ee]vent|[Ff]orum|[Tt]alks)"
THIS = rf"(?P<event>(?:the|this|that) (?:[a-z-]+ )?{NOUN}|it)\b(?! (?:of|with|between))"
TO_IT = rf"(?: (?:in|at|for|to)? ?{THIS})?"
ALSO = (
    r"(?: (?:in person|personally|too|as well|also|online|remotely|there|either|by (?:video|video ?link)|via video(?: ?link)?|this time"
    r"|(?:on|in) [A-Z]\w+|as (?:an? )?(?:guests?|observers?)))*"
)
# Nothing of the clause follows that would be what they came to.
END = r"(?=[.;,:!]|\Z| (?:and|but|while|because|although|as|after|due to|owing to|for (?:health|family|personal))\b)"

COME = r"(?:(?:take|takes|took|taken|taking) part|participat(?:e|es|ed|ing)|attend(?:s|ed|ing)?|(?:was |were |is |are |be |been )?(?:also )?(?:present|in attendance|there)|come|comes|came|coming|turn(?:ed)? up|show(?:ed)? up|(?:address(?:es|ed)?|joined)(?= it\b| (?:the|this) [a-z]))"
STAY = (
    r"(?:absent|missing|stay(?:s|ed|ing)? away|unable to (?:attend|come|take part)|boycott(?:s|ed|ing)?|skip(?:s|ped|ping)?|miss(?:es|ed|ing)?"
    r"|(?:refused|declined) to (?:attend|come|take part in|take part)|gave (?=(?:it|the summit|the meeting) a miss)|pull(?:s|ed)? out of|declin(?:es|ed)(?: (?:the|an|its|his|her) invitation)?(?! to (?!it|the))"
    r"|cancelled (?:his|her|its|their) (?:participation|trip|attendance)|not represented)"
)


class Way(NamedTuple):
    """A way to tell it, and words without which it is not there, for which a sentence is sooner looked through; `who`: how
    those of that group, and of the group `another`, take part, if not as others do."""

    cue: re.Pattern
    pattern: re.Pattern
    who: str = ""


# Those without a word for the meeting, or with one for a meeting that was told of before.
CAME = (
    Way(
        re.compile(COME),
        re.compile(rf"{WHO}{INSERTED}{MOOD} (?P<verb>{COME}){ALSO}{TO_IT}{ALSO}{END}"),
    ),
    Way(
        re.compile(r"[Pp]art|[Pp]resent|[Aa]ttend|[Aa]mong"),
        re.compile(
            rf"(?:\b(?:[Tt]aking part|[Pp]articipating|[Pp]resent|[Aa]ttending|[Ii]n attendance|[Aa]mong (?:those|the(?: \w+)?) (?:present|attending|taking part|who (?:came|attended|took part)"
            rf"|participants|attendees|leaders)(?: present)?)(?: (?:in|at) {THIS})?(?: (?:was|were|are|is))?(?: also)?|\A(?:The |Its |Other )?(?:[Pp]articipants|[Aa]ttendees|[Tt]hose (?:present|attending|taking part))(?: (?:in|at|of) (?:the|this) {NOUN})?"
            rf" (?:were|included?|are|was)(?: also)?):? {WHO}"
        ),
    ),
    Way(
        re.compile(r"brought together|gathered|attended"),
        re.compile(
            rf"(?:\b[Ii]t|\b(?:[Tt]he|[Tt]his) {NOUN}) (?:brought together|gathered|(?:was|has been|is being) attended (?:in person )?by)(?: (?:the )?(?:presidents|leaders|heads)(?: of (?:\w+ )?(?:states?|countries|governments?))*| \w+ (?:presidents|leaders|states|countries))?(?:,| –| —|:)? {WHO}"
        ),
    ),
)
STAYED = (
    Way(
        re.compile(STAY),
        re.compile(rf"{WHO}{INSERTED}{MOOD} (?P<verb>{STAY})"),
        ABSENT,
    ),
    Way(
        re.compile(r"without"),
        re.compile(
            rf"\b(?:held|place|met|began|opened|started|gathered|convened|meet|went ahead|passed) (?:in [A-Z]\w+ )?(?:on [A-Z]\w+ )?without (?:the (?:participation|presence) of )?{WHO}"
        ),
        ABSENT,
    ),
    Way(
        re.compile(r"[Aa]bsen|[Mm]issing"),
        re.compile(
            rf"(?:\b[Ii]n the absence of|\A(?:Also )?(?:[Aa]bsent|[Mm]issing)(?: from {THIS})?(?: (?:was|were|is|are))?(?: also)?:?|\bonly absentees? (?:was|were)) {WHO}"
        ),
        ABSENT,
    ),
)
PLACE = r"(?: (?:there|at|in|to)\b(?:[^.;,⟨⟩]|⟨[bcd]\d+⟩){0,60}?)?"
FOR_WHOM = rf"(?:{PLACE} (?:instead of|in place of|in the place of|in lieu of|on behalf of) {ANOTHER})?"
FOR_ANOTHER = (
    Way(
        re.compile(r"represented"),
        re.compile(rf"{WHO}{INSERTED}{MOOD} represented{PLACE}(?: only| instead)? by {SUB}"),
        REPRESENTED,
    ),
    Way(
        re.compile(r"represent"),
        re.compile(rf"{SUB}{INSERTED}{MOOD} represent(?:s|ed|ing)? {WHO}{FOR_WHOM}"),
        REPRESENTED,
    ),
    Way(
        re.compile(r"sen[dt]|delegated|dispatched"),
        re.compile(
            rf"{WHO}{INSERTED}{MOOD} (?P<verb>send|sends|sent|sending|delegated|dispatched) (?!{NAME}){SUB}{FOR_WHOM}"
        ),
        REPRESENTED,
    ),
    Way(
        re.compile(
            r" in for|deputi|substitut|replac|place of|instead of|on behalf of|(?:attend|c[ao]me|took part|went|was |travelled|flew).* for "
        ),
        re.compile(
            rf"{SUB}{INSERTED}{MOOD} (?:st(?:ood|and|ands|anding) in for|s(?:at|it) in for|deputi[sz](?:ed|es|e|ing) for|fill(?:ed|s)? in for|substitut(?:ed|es|e|ing) for|replac(?:ed|es|e|ing)|took the place of"
            rf"|(?:attend(?:ed|s)?|c[ao]me|took part|went|was (?:there|present)|travelled|flew)(?: (?:in|to|at) {THIS}| to [A-Z]\w+)? (?:instead of|in place of|in the place of|on behalf of|for)) {WHO}"
        ),
        REPRESENTED,
    ),
    Way(
        re.compile(r"[Ii]nstead of|[Ii]n place of|[Ii]n the place of"),
        re.compile(
            rf"(?:[Ii]nstead of|[Ii]n place of|[Ii]n the place of) {WHO},? {SUB}{INSERTED}{MOOD} (?:c[ao]me|attend(?:s|ed)?|took part|take part|represented|went|was (?:there|present)|flew)"
        ),
        REPRESENTED,
    ),
    Way(
        re.compile(r" his| her|instead"),
        re.compile(
            rf"(?P<who>){SUB}{INSERTED}{MOOD} (?:c[ao]me|attend(?:s|ed)?|took part|went|flew|was (?:there|present)) (?:in (?:his|her) (?:place|stead)|on (?:his|her) behalf|instead)\b"
        ),
    ),
)


# --- In a sentence ------------------------------------------------------------------------


class Coming(NamedTuple):
    """What one way tells: `is_held` of a meeting that was, or of one to come; None where the words leave that open."""

    match: re.Match
    sides: tuple[Side, ...]
    is_held: bool | None


def coming(sentence: Sentence, *, has_event: bool) -> Iterator[Coming]:
    """has_event: whether the sentence names the meeting, so that it tells elsewhere who came."""
    text = sentence.listed.text
    if CUE.search(text) is None:
        return
    for way in (*STAYED, *FOR_ANOTHER, *CAME):
        if way.cue.search(text) is None:
            continue
        for match in way.pattern.finditer(text):
            found = told_by(sentence, way, match, has_event)
            if (
                found
                and found.sides
                and not sentence.is_quoted(sentence.span(match, masked=sentence.listed)[0])
            ):
                yield found


def told_by(sentence: Sentence, way: Way, match: re.Match, has_event: bool) -> Coming | None:
    groups = match.groupdict()
    mood = f"{groups.get('mood') or ''} "
    is_denied = NOT.search(mood) is not None
    is_ahead = TO_COME.search(mood) is not None or INTENDED.search(mood) is not None
    is_open = MAY.search(re.sub(r"\b(?:could|can) not\b|\bcannot\b|\bunable\b", "", mood)) is not None
    who = [one for one in those_of(sentence, match, "who") if one.level != GROUP] if match["who"] else []
    verb = groups.get("verb") or ""
    if is_open or HYPOTHETICAL.search(match.string, 0, match.start()):
        return None
    if way in STAYED:
        if is_denied and "not represented" not in verb:
            return None
        is_held = None if verb.startswith("declin") else not is_ahead
        return Coming(match, tuple(Side(one, status=ABSENT) for one in who), is_held)
    if is_denied and way.who != REPRESENTED:
        return Coming(match, tuple(Side(one, status=ABSENT) for one in who), not is_ahead)
    if way in CAME:
        # Whoever comes to what the sentence names is told by its words.
        return None if has_event else Coming(match, tuple(map(Side, who)), not is_ahead)
    if is_denied:
        return None
    others = those_of(sentence, match, "another") if groups.get("another") else []
    sub = substitute(sentence, match, [*who, *others])
    if sub is None:
        return None
    sides = [Side(one, status=REPRESENTED) for one in [*who, *others]]
    return Coming(match, (*sides, Side(sub)), not is_ahead)


HYPOTHETICAL = re.compile(r"\b(?:if|unless|whether|should|had|would)\b[^.;]*\Z", re.IGNORECASE)


def substitute(sentence: Sentence, match: re.Match, those: list[Party]) -> Party | None:
    """Whoever comes for those of one country; None where the words make them another's."""
    countries = {one.country for one in those if one.country}
    if match["sub"]:
        named = sentence.parties(match["sub"])
        fits = len(named) == 1 and (not those or {named[0].country} == countries)
        return named[0] if fits else None
    if len(countries) != 1:
        return None
    group = next((one for one in ("name", "stranger") if match[one]), "title")
    start, end = sentence.span(match, group, masked=sentence.listed)
    words = sentence.scene.parts[sentence.part][start:end]
    article = re.match(r"(?:its|their|the|an?|his|her) ", words)
    begins = start + (article.end() if article else 0)
    people = [
        one.target
        for one in sentence.atoms
        if one.kind == "person" and start <= sentence.start + one.start and sentence.start + one.end <= end
    ]
    [country] = countries
    party = Party(
        sentence.part,
        begins,
        end,
        words[begins - start :],
        country=country,
        person=people[0] if len(people) == 1 else None,
    )
    title = match["title"] or ""
    if re.search(rf"(?<!\w){HEAVY}[ -]", title):
        return party
    offices = sentence.scene.names.holders.titled(title_key(title), country, sentence.scene.day)
    return party._replace(office=offices[0].pk if len(offices) == 1 else None)


# --- Of a meeting told elsewhere -----------------------------------------------------------


def came(sentence: Sentence, known: Known) -> Iterator[Draft]:
    """Of sentences that name no meeting of a body themselves."""
    for found in coming(sentence, has_event=False):
        event = event_of(sentence, known, found)
        if event is not None:
            yield more_of(sentence, event, found.match, list(found.sides), rules.BODY_AGAIN)


def event_of(sentence: Sentence, known: Known, found: Coming) -> Draft | None:
    """The one told of last before; none where the sentences before tell of several."""
    words = found.match.groupdict().get("event") or ""
    place = place_of(sentence.part, sentence.start)
    fitting = [
        one
        for one in known.drafts
        if one.kind in OF_BODIES
        and place_of(one.part, one.start) < place
        and may_be_called(one, words)
        and found.is_held in (None, one.status == HELD)
    ]
    if not fitting:
        return None
    last = max(fitting, key=lambda one: place_of(one.part, one.start))
    near = [one for one in fitting if one.part == last.part and is_near(sentence, one, last)]
    return last if all(is_of(one, last) for one in near) else None


def is_near(sentence: Sentence, one: Draft, last: Draft) -> bool:
    """Whether no sentence's end parts the two."""
    between = sentence.scene.parts[one.part][one.end : last.start]
    return not re.search(r"[.!?]\s", between)
