"""Reads from English sentences what they tell of meetings told elsewhere: who is invited, who hosts, when it began, who came.

Read when all other sentences are: “the summit” may be told of further down.
"""

import re
from collections.abc import Iterator

from participants.models import Meeting, Participation

from ...encounter import ReadSpan
from .. import rules
from ..draft import HELD, Draft, Side
from ..joining import OF_BODIES
from ..known import Known, is_told, more_of, session_of, those_of
from ..party import Party
from ..scene import Sentence
from ..setting import FROM_AFAR, Setting, Window, setting
from ..triggers import any_word
from . import coming
from .truth import as_told
from .words import BETWEEN, INSERTED, INTENDED, MAY, MOOD, NOT, SOME, TO_COME

HOST = Participation.Role.HOST.value
INVITED, NOT_STATED = Participation.Status.INVITED.value, Participation.Status.NOT_STATED.value
Status = Meeting.Status
MARGINS, BILATERAL, TRILATERAL = (
    Meeting.Kind.MARGINS.value,
    Meeting.Kind.BILATERAL.value,
    Meeting.Kind.TRILATERAL.value,
)

WORDS = (
    r"invit\w+ | guests | met | under ?way | took place | were held | they are | they were | these are | those are | host(?:s|ed|ing)? | attend\w* | took part | taken part | taking part | take part | takes part | participat\w+ | joined | "
    r"talks | discussions? | conversations? | negotiations | began | started | opened | discussed | talked | spoke | possible | "
    r"possibility | may | might | could | ruled out"
).split(" | ")
CUE = re.compile(f"{coming.CUE.pattern}|{any_word(WORDS).pattern}", re.IGNORECASE)
# Talks that are only possible are told of without anything else.
ALONE = re.compile(r" (?:possible|possibility|ruled out|ruling out|may be an?|could be an?|might be an?)\b")

EVENT_NOUN = r"(?:[Ss]ummit(?: meeting)?|[Ss]ession|[Mm]eeting|[Gg]athering|[Ee]vent|[Ff]orum)"
BODY = r"⟨b\d+⟩(?: \(⟨b\d+⟩\))?(?:['’]s?(?!\w))?"
THE_EVENT = rf"(?P<event>(?:[Tt]he |[Aa]n? |[Tt]his |[Tt]heir )?(?:(?:[Ii]nformal|unofficial|end-of-year|annual|traditional|regional|two-day|{BODY}|leaders['’]) )*{EVENT_NOUN}(?: of (?:the )?(?:{BODY}|⟨[\d,]+⟩))?)"

# --- Guests and hosts -----------------------------------------------------------------------

ONE = r"(?:the )?(?:⟨c\d+⟩|⟨[\d,]+⟩)"
MORE = rf"(?:(?:,| and|, and|,? as well as) {ONE})"
LIST = rf"(?P<guests>{ONE}{MORE}*)"
GAP = r"(?:[^.;⟨⟩]|⟨[bcd]\d+⟩){0,110}?"
ARE = r"(?:are|were|is|was|include[sd]?|including|comprise[sd]?|to|of)"
INVITED_ARE = re.compile(
    rf"\b(?:[Ii]nvit(?:ed|es|ations?|ees)|[Gg]uests|[Pp]articipants)\b{GAP}(?::|[–—]|\b{ARE}|\binvited) ?(?:the )?{LIST}"
)
ARE_INVITED = re.compile(
    rf"{LIST},?(?:[^.;⟨⟩]){{0,30}}? (?:are|were|have been|had been|is|was)(?: \w+)? invited\b"
)
HAS_INVITED = re.compile(rf"\binvited (?:the )?{LIST}")
ONE_INVITED = re.compile(
    rf"(?P<guests>{ONE}) (?:is|was|has been|had been)(?: also)? invited to (?:attend |take part in )?{THE_EVENT}"
)
GUESTS = re.compile(
    r"\b[Gg]uests\b(?![^.;]*\b(?:concert|reception|dinner|lunch|ceremony|parade|exhibition|festival|gala)\b)"
)
GUESTS_ARE = re.compile(
    rf"\b[Gg]uests\b{GAP}(?::|[–—]|\b(?:are|were|include[sd]?|including|comprised?)) ?(?:the )?{LIST}"
)
# Each with how many it must name to be a list of guests.
INVITATIONS = ((INVITED_ARE, 2), (ARE_INVITED, 2), (HAS_INVITED, 2), (ONE_INVITED, 1))
TO_COME_HERE = re.compile(r"\binvit\w+ [^.;]*?to (?:visit|make|pay)\b")
BESIDES = re.compile(
    r"\b(?:[Bb]esides|[Aa]part from|[Ii]n addition to|[Aa]side from|[Oo]ther than|[Aa]longside|[Aa]s well as) (?:the )?(?P<host>host(?:s|ing)?(?: country| nation)?,? )?(?P<own>⟨c\d+⟩)"
)
INVITER = re.compile(r"(?P<own>⟨c\d+⟩) (?:has |had |have )?(?:also )?(?:invited|invites|is inviting)\b")
HOSTED = (
    re.compile(rf"{THE_EVENT},?(?: which is| that is| is| was| being)? hosted by (?:the )?(?P<own>⟨c\d+⟩)"),
    re.compile(
        rf"{THE_EVENT},? (?:which|that) (?P<own>⟨c\d+⟩) (?:is hosting|hosts|hosted|has hosted|will host|is to host)"
    ),
    re.compile(rf"(?P<own>⟨c\d+⟩) (?:is hosting|hosts|hosted|has hosted|will host|is to host) {THE_EVENT}"),
    re.compile(rf"(?P<own>⟨c\d+⟩),? (?:is |was )?(?:the |as (?:the )?)?host(?: country)? of {THE_EVENT}"),
    re.compile(rf"{THE_EVENT}['’]s host,? (?P<own>⟨c\d+⟩)"),
)


def guests(sentence: Sentence, known: Known) -> Iterator[Draft]:
    text = sentence.listed.text
    yield from they_are_guests(sentence, known)
    if TO_COME_HERE.search(text) or not ("nvit" in text or GUESTS.search(text)):
        return
    for pattern, least in INVITATIONS if "nvit" in text else ((GUESTS_ARE, 2),):
        for match in pattern.finditer(text):
            invited = those_of(sentence, match, "guests")
            event = event_meant(sentence, known, match)
            if event is not None and len({one.key for one in invited}) >= least:
                sides = besides(sentence, known, event)
                uninvited = {side.party for side in sides}
                sides += [Side(one, status=INVITED) for one in invited if one not in uninvited]
                yield more_of(sentence, event, match, sides, rules.GUESTS)
                return


THEY_ARE = re.compile(rf"\A(?:They|These|Those|⟨\d+⟩) (?:are|were):? (?:the )?{LIST}")


def they_are_guests(sentence: Sentence, known: Known) -> Iterator[Draft]:
    """“Eight countries are invited. They are A, B, …”."""
    match = THEY_ARE.search(sentence.listed.text)
    before = sentence.previous
    if not (match and before and sentence.text.startswith("Th") and "invited" in before.text):
        return
    invited = those_of(sentence, match, "guests")
    event = known.event(sentence, 0, "", set())
    if event is not None and len({one.key for one in invited}) > 1:
        sides = besides(before, known, event) + [Side(one, status=INVITED) for one in invited]
        yield more_of(sentence, event, match, sides, rules.GUESTS)


def besides(sentence: Sentence, known: Known, event: Draft) -> list[Side]:
    """Whoever is there without being invited: who invites others to its own country is their host."""
    text = sentence.listed.text
    own = BESIDES.search(text)
    if own is None:
        inviter = INVITER.search(text)
        return [Side(one, HOST, NOT_STATED) for one in those_of(sentence, inviter, "own")] if inviter else []
    [party] = those_of(sentence, own, "own")
    is_host = own["host"] or party.country == known.country_of(event)
    return [Side(party, HOST if is_host else "not-stated", NOT_STATED)]


def hosts(sentence: Sentence, known: Known) -> Iterator[Draft]:
    text = sentence.listed.text
    if "host" not in text:
        return
    for pattern in HOSTED:
        for match in pattern.finditer(text):
            event = event_meant(sentence, known, match)
            if event is not None:
                sides = [Side(one, HOST, NOT_STATED) for one in those_of(sentence, match, "own")]
                yield more_of(sentence, event, match, sides, rules.HOSTING)
                return


def event_meant(sentence: Sentence, known: Known, match: re.Match) -> Draft | None:
    """By the words for it in the match, else in the sentence; else the one told of last."""
    groups = match.groupdict()
    said = match if groups.get("event") else re.search(THE_EVENT, sentence.listed.text)
    words, at = (said["event"], said.start("event")) if said else ("", match.start())
    bodies = {sentence.atoms[int(number)].target for number in re.findall(r"⟨b(\d+)⟩", words)}
    return known.event(sentence, sentence.listed.original(at), words, bodies)


# --- Who came -------------------------------------------------------------------------------

ATTENDED = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>attend(?:s|ed|ing)?|(?:took|take|takes|taken|taking) part in|participat(?:e|es|ed|ing) in|joined) (?:both )?(?P<what>[^.;:]+)"
)
HE_ATTENDED = re.compile(ATTENDED.pattern.replace(SOME, r"\A(?:He|She)", 1))
# A council that is an organisation by its name, and no noun behind it that says what of it is meant.
COUNCIL = re.compile(
    r"⟨b(?P<number>\d+)⟩(?!['’\w]| (?:summit|session|meeting|member|countries|leaders|states|heads))"
)
EVENT_ALONE = re.compile(
    rf"(?P<event>(?:the|an?) (?:(?:[Ii]nformal|unofficial|annual|traditional) )*{EVENT_NOUN})(?! (?:of|on|with|between))\b"
)


def attendance(sentence: Sentence, known: Known) -> Iterator[Draft]:
    text = sentence.listed.text
    for match in [*ATTENDED.finditer(text), *HE_ATTENDED.finditer(text)]:
        status = status_by(match["mood"], match["verb"])
        sides = tuple(map(Side, sentence.parties(match["one"]) or him(sentence)))
        if status is None or not sides:
            continue
        for council in COUNCIL.finditer(match["what"]):
            atom = sentence.atoms[int(council["number"])]
            is_council = sentence.scene.names.bodies.council_of(atom.target)
            if is_council and not is_told(known, sentence, atom.start):
                begins, is_own = (
                    sentence.listed.original(match.start("one")),
                    "ccording to" not in sentence.text,
                )
                yield session_of(sentence, begins, int(council["number"]), status, sides, is_own)
        for alone in EVENT_ALONE.finditer(match["what"]):
            at = sentence.listed.original(match.start("what") + alone.start("event"))
            event = known.event(sentence, at, alone["event"], set())
            if (
                event is not None
                and (event.status == HELD) == (status == HELD)
                and not is_told(known, sentence, at)
            ):
                ends = sentence.listed.original(match.start("what") + alone.end("event") - 1) + 1
                draft = more_of(sentence, event, match, list(sides), rules.BODY_AGAIN)
                yield draft._replace(end=sentence.start + ends)


def him(sentence: Sentence) -> list[Party]:
    """Whom “he” means: whoever alone the sentence before names."""
    before = sentence.previous
    named = [party for one in before.named for party in one.parties if party.person] if before else []
    return named if len({one.person for one in named}) == 1 else []


def status_by(mood: str, verb: str) -> str | None:
    mood = f"{mood} "
    if NOT.search(mood):
        return None
    if TO_COME.search(mood) or INTENDED.search(mood):
        return Status.SCHEDULED.value
    if MAY.search(mood):
        return None
    return HELD


def came_or_not(sentence: Sentence, known: Known) -> Iterator[Draft]:
    """Of a sentence without a word for a body's meeting: another told with it."""
    if not any(
        one.part == sentence.part
        and sentence.start <= one.start < sentence.end
        and one.kind in OF_BODIES
        and one.rule is not rules.BODY_AGAIN
        for one in known.drafts
    ):
        yield from coming.came(sentence, known)


# --- When and where it began ------------------------------------------------------------------

THE_EVENT_BEGAN = re.compile(
    rf"\A(?:On [^,]{{3,30}}, )?{THE_EVENT}(?:, (?:which|that) [^,.;:]{{3,60}},)? (?:itself )?(?:also )?(?P<verb>began|is under ?way|has been under ?way|started|opened|kicked off|got under way|is being held|was held|took place|takes place|is taking place|has begun|has opened|has started)\b"
)


def beginning(sentence: Sentence, known: Known) -> Iterator[Draft]:
    match = THE_EVENT_BEGAN.search(sentence.listed.text)
    if not match or "⟨" in match["event"]:
        return
    event = event_meant(sentence, known, match)
    if event is None or event.status != HELD:
        return
    start, end = sentence.span(match, masked=sentence.listed)
    told = setting(sentence, Window(0, len(sentence.text), end - sentence.start), event.kind, True, False)
    if told.when_basis == "stated" or told.place:
        draft = event._replace(
            part=sentence.part,
            start=start,
            end=end,
            sides=(),
            rule=rules.BODY_TOOK_PLACE,
            **told._asdict(),
        )
        known.drafts.append(draft)
        yield draft


# --- Talks within it --------------------------------------------------------------------------

TALKS_WITHIN = re.compile(
    rf"\A(?P<talks>(?:The|Their|These|All|Those) (?:\w+ )?(?:talks?|discussions?|conversations?|negotiations|meetings?)|(?:They|⟨\d+⟩) (?:also )?(?:met|spoke|talked|took place|were held)|[A-Z][^.;:⟨⟩]{{3,80}} (?=(?:was|were) discussed))"
    rf" ?(?:(?:(?:were|was) discussed|were|was|took place|were held|was held|happened|came)\b)?(?P<where>[^;:⟨⟩]{{0,60}}?)"
    rf"(?:,? ?(?:within(?: the framework of)?|on the (?:sidelines|margins|fringes) of|during|as part of|in the framework of|at)) {THE_EVENT}"
)


def talks_within(sentence: Sentence, known: Known) -> Iterator[Draft]:
    """“The talks were in X, within the summit”: of the talks that the text tells before."""
    match = TALKS_WITHIN.search(sentence.listed.text)
    if match is None or TO_COME.search(match[0]) or INTENDED.search(match[0]):
        return
    if match["talks"].startswith("⟨") and not sentence.text.startswith(("They", "The ")):
        return
    event = event_meant(sentence, known, match)
    talks = known.talks(sentence)
    if talks is None or talks.kind in FROM_AFAR or event is None or event.status != HELD:
        return
    start, end = sentence.span(match, masked=sentence.listed)
    until = sentence.span(match, "event", masked=sentence.listed)[0] - sentence.start
    told = setting(sentence, Window(0, until, until), MARGINS, True, False)
    talks = talks._replace(part=sentence.part, start=start, end=end, rule=rules.TALKS_WITHIN)
    yield at_the_event(at_its_place(talks, told), sentence, match)


def at_its_place(talks: Draft, told: Setting) -> Draft:
    """Where the sentence says; when, others do."""
    spans = tuple(one for one in told.spans if one.shows == "place")
    return talks._replace(
        place=told.place, place_as_given=told.place_as_given, country=told.country, spans=spans
    )


def at_the_event(talks: Draft, sentence: Sentence, match: re.Match) -> Draft:
    """On the margins of the `event` of the words."""
    start, end = sentence.span(match, "event", masked=sentence.listed)
    return talks._replace(
        kind=MARGINS,
        within_as_given=sentence.scene.parts[sentence.part][start:end],
        spans=(*talks.spans, ReadSpan(sentence.part, start, end, "within")),
        is_vague=False,
    )


DISCUSSED_WITH = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>discussed|talked about|spoke about)(?P<gap>{BETWEEN}{{0,120}}?) with (?:the )?(?P<other>{SOME})"
)
THERE = re.compile(
    rf"\b(?:on the (?:sidelines|margins|fringes) of|during|within(?: the framework of)?|as part of|in the framework of|at) {THE_EVENT}",
    re.IGNORECASE,
)


def discussed_with(sentence: Sentence, known: Known) -> Iterator[Draft]:
    """Of a meeting where the sentence says at what; else of what other sentences tell, and none alone."""
    text = sentence.listed.text
    match = DISCUSSED_WITH.search(text)
    if match is None or status_by(match["mood"], match["verb"]) != HELD:
        return
    parties = sentence.parties(match["one"]) + sentence.parties(match["other"])
    sides = {one.country for one in parties if one.country}
    if len(sides) < 2 or not sides <= sentence.scene.names.region:
        return
    start, end = sentence.span(match, masked=sentence.listed)
    window = Window(start - sentence.start, len(sentence.text), end - sentence.start)
    told = setting(sentence, window, MARGINS, True, False)
    kind = BILATERAL if len(sides) == 2 else TRILATERAL
    draft = Draft(
        sentence.part, start, end, kind, HELD, rules.DISCUSSED, tuple(map(Side, parties)), is_vague=True
    )
    there = THERE.search(text)
    event = event_meant(sentence, known, there) if there else None
    if there and event is not None and event.status == HELD:
        draft = at_the_event(at_its_place(draft, told), sentence, there)
    elif any(one.shows == "place" for one in told.spans):
        draft = at_its_place(draft, told)
    known.drafts.append(draft)
    yield draft


# --- Perhaps ----------------------------------------------------------------------------------

TALK = r"(?:talks?|meetings?|conversations?|negotiations|one-on-one|discussions?)"
OF_WHICH = r"(?:[Aa]n?|[Tt]he|[Nn]o|[Aa]ny|[Ss]eparate|[Bb]ilateral)"
OF_THEM = rf"{OF_WHICH}(?: (?:separate|bilateral|one-on-one|personal|face-to-face|working|private|possible))* {TALK} (?:of|between|with|involving) (?:both )?(?P<one>{SOME})(?: (?:and|with) (?P<other>{SOME}))?"
PERHAPS = (
    re.compile(
        rf"{OF_THEM},?[^.;⟨⟩]{{0,60}}? (?:is|are|was|remains?|seems)(?: \w+)? (?:possible|likely|not (?:ruled out|excluded)|under consideration|being considered)\b"
    ),
    re.compile(rf"{OF_THEM}[^.;⟨⟩]{{0,60}}?\bcan(?:not|’t|'t| not) (?:yet )?be (?:ruled out|excluded)\b"),
    re.compile(
        rf"\b(?:[Tt]he|[Aa]) possible{OF_THEM.removeprefix(OF_WHICH)}[^.;⟨⟩]{{0,40}}?\b(?:not|yet to) (?:yet )?(?:been |be )?(?:scheduled|planned|fixed|agreed)\b"
    ),
    re.compile(
        rf"\b[Ww]hether (?P<one>{SOME})(?: (?:and|with) (?P<other>{SOME}))? (?:will|would|are to|is to) (?:also )?(?:meet|talk|speak)\b[^⟨⟩]{{0,80}}?\bpossible\b"
    ),
    re.compile(
        rf"{OF_THEM}[^.;⟨⟩]{{0,60}}?\b(?:scheduled|planned|on the agenda)[^.;⟨⟩]{{0,40}}?\b(?:possible|may|might|could)\b"
    ),
    re.compile(rf"\b(?:may|might|could) (?:be|take place|have)[^.;⟨⟩]{{0,20}}? {OF_THEM}"),
    re.compile(rf"\b[Tt]he possibility of {OF_THEM}"),
    re.compile(rf"\b(?:did not|does not|has not|not|cannot) (?:rule|ruled|ruling) out (?:that )?{OF_THEM}"),
)
NOT_SCHEDULED = re.compile(
    r"\b(?:not|no|none|without)\b[^.;]*?\b(?:scheduled|planned|on the (?:agenda|schedule)|fixed|agreed)\b",
    re.IGNORECASE,
)
PERHAPS_CUE = re.compile(r"possib|likely|excluded|consider|\b(?:may|might|could)\b|ruled|ruling|\brule\b")
PERHAPS_WORDS = re.compile(
    r"\b(?:possible|possibly|possibility|may|might|could|(?:not|n't|cannot) (?:be )?(?:ruled?|excluded?)(?: out)?)\b"
)


def perhaps(sentence: Sentence, known: Known) -> Iterator[Draft]:
    """Talks that are possible, whether or not the sentence says as well that they are not scheduled."""
    text = sentence.listed.text
    if not PERHAPS_CUE.search(text):
        return
    match = next(filter(None, (pattern.search(text) for pattern in PERHAPS)), None)
    if match is None:
        return
    parties = sentence.parties(match["one"]) + sentence.parties(match["other"])
    if len({one.country for one in parties if one.country}) != 2:
        return
    start, end = sentence.span(match, masked=sentence.listed)
    window = Window(start - sentence.start, len(sentence.text), end - sentence.start)
    told = setting(sentence, window, BILATERAL, False, True)
    yield Draft(
        sentence.part,
        start,
        end,
        BILATERAL,
        Status.POSSIBLE.value,
        rules.PERHAPS,
        tuple(Side(one, status=NOT_STATED) for one in parties),
        **told._asdict(),
    )


# Each with the words without which it reads nothing: to find a sentence's parties takes longer than all else.
FRAMES = [
    (re.compile(cue), frame)
    for cue, frame in (
        (r"nvit|[Gg]uests|\A(?:They|These|Those) (?:are|were)", guests),
        ("host", hosts),
        ("attend|(?:took|take|takes|taken|taking) part in|participat|joined", attendance),
        (f"(?i:{coming.CUE.pattern})", came_or_not),
        (
            rf"{EVENT_NOUN}\b.* (?:began|started|opened|kicked|got under|is under|has been|is being|was held|took|takes|is taking|has begun)",
            beginning,
        ),
        ("(?:discussed|talked about|spoke about) .*with ", discussed_with),
        (
            rf"\A(?:The|Their|These|All|Those|They|It)\b.* (?:within|on the|during|as part|in the|at) .*{EVENT_NOUN}|(?:was|were) discussed .*{EVENT_NOUN}",
            talks_within,
        ),
        (rf"{TALK} (?:of|between|with|involving) |[Ww]hether .*possible", perhaps),
    )
]


def read(sentence: Sentence, known: Known) -> Iterator[Draft]:
    for cue, frame in FRAMES:
        if cue.search(sentence.text):
            for draft in frame(sentence, known):
                if told := as_told(sentence, draft):
                    yield told
                    yield from known.told_more_of(told)


def settled(sentence: Sentence, draft: Draft) -> Draft | None:
    """A draft of this sentence as it is once all of the sentence is heard; None where it tells of no encounter then."""
    told = as_told(sentence, draft)
    if told is None or told.status == HELD or told is not draft:
        return told
    if PERHAPS_WORDS.search(sentence.text) and NOT_SCHEDULED.search(sentence.text):
        sides = tuple(side._replace(status=NOT_STATED) for side in draft.sides)
        return draft._replace(status=Status.POSSIBLE.value, sides=sides)
    return draft
