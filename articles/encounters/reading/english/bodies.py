"""Reads the meetings of bodies from English sentences: summits, sessions of councils, informal summits, who came and who did not.

`events` finds the words for the meeting; here the words around them tell whether it was held, is to come, or is spoken
of in passing. What is only spoken of is no encounter, unless its day is told.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from participants.models import Meeting, Participation

from ...encounter import ReadSpan
from .. import rules
from ..bodies import MULTILATERAL
from ..days import STATED
from ..draft import ABSENT, HELD, REPRESENTED, Draft, Side
from ..known import those_of
from ..party import GROUP
from ..party_words import LEADER
from ..rules import Rule
from ..scene import Sentence
from ..setting import Setting, Window, setting
from ..triggers import any_word
from .coming import SEVERAL, Coming, coming
from .events import NOUN, Event, events_in, may_have_events, states_behind, states_in
from .words import INSERTED, MOOD, NOT, SOME

Status = Meeting.Status
SCHEDULED, ANNOUNCED, POSSIBLE = Status.SCHEDULED.value, Status.ANNOUNCED.value, Status.POSSIBLE.value
CANCELLED, POSTPONED = Status.CANCELLED.value, Status.POSTPONED.value
CHAIR, HOST = Participation.Role.CHAIR.value, Participation.Role.HOST.value
NO_ROLE = Participation.Role.NOT_STATED.value
INVITED = Participation.Status.INVITED.value
UNTOLD = Participation.Status.NOT_STATED.value

WORDS = (
    r"[Ss]ummits? | SUMMIT | [Ss]essions? | SESSION | [Cc]ouncil | [Mm]eetings? | MEETING | [Cc]onference | [Gg]athering | met | "
    r"[Tt]ook part | [Tt]aking part | [Aa]ttend\w* | [Pp]articipat\w+ | [Jj]oined | [Oo]pening | absent | [Ss]igned | [Aa]dopted | "
    r"[Aa]nnounced | [Ii]nvited | [Dd]iscussed"
).split(" | ")
CUE = any_word(WORDS)
OF_A_MEETING = re.compile(
    r"[Ss]ummit|SUMMIT|[Ss]ession|[Cc]ouncil|[Mm]eeting|MEETING|[Cc]onference|[Gg]athering|\bmet\b"
)


def may_tell(sentence: Sentence) -> bool:
    """Whether it is worth to find its parties: a word for a meeting, or an article about a body, or its beginning."""
    if sentence.part == "body" and not sentence.scene.is_of_bodies:
        return OF_A_MEETING.search(sentence.text) is not None
    return OF_A_MEETING.search(sentence.text) is not None or CUE.search(sentence.text) is not None


# --- What the words around a meeting tell of it ---------------------------------------

# Between a verb and the meeting: other words of its clause, but nobody, and no word that makes of it the time of something else.
ASIDE = r"concert|reception|lunch|dinner|ceremony|parade|exhibition|festival|gala|before|after|during|following|ahead|sidelines|margins|fringes|eve|that|which|who"
REST = rf"(?:(?!\b(?:{ASIDE})\b)(?:[^.;:⟨⟩]|⟨[bcd]\d+⟩)){{0,80}}?"
ARTICLE = r"(?:(?:the|an?|this|their|its|his|another) ){0,2}(?:work of (?:the )?|opening (?:ceremony )?of (?:the )?)?"
TO_THE_END = rf"{ARTICLE}{REST}\Z"

NOT_PASSIVE = r"(?<!was )(?<!were )(?<!been )(?<!being )"
ATTEND = NOT_PASSIVE + (
    r"(?:(?:tak(?:e|es|ing|en)|took) part in|attend(?:s|ed|ing)?|participat(?:e|es|ed|ing) in|chair(?:s|ed|ing)?|address(?:es|ed|ing)?|host(?:s|ed|ing)?|open(?:s|ed|ing)|presid(?:e|es|ed|ing) over"
    r"|sp(?:oke|eak|eaks|eaking) (?:at|to)|me(?:t|et|eting) for|gather(?:s|ed|ing)? (?:for|at)|hold(?:s|ing)?|held|join(?:s|ed|ing)?)"
)
MOODS = r"will|would|shall|is|are|was|were|has|have|had|to|not|did|also|jointly|due|plans?|intends?|may|could|scheduled|going|expected|then|later|today|open"
ATTENDING = re.compile(
    rf"(?P<mood>(?:(?<=\s)|\A)(?:(?:{MOODS}) )*)\b(?P<verb>{ATTEND}) {TO_THE_END}", re.IGNORECASE
)
AHEAD = re.compile(r"\b(?:will|shall|to|plans?|intends?|due|scheduled|going|expected)\b", re.IGNORECASE)
PERHAPS = re.compile(r"\b(?:may|could|would)\b", re.IGNORECASE)
TRIP = re.compile(
    rf"\b(?:arriv\w+|came|comes?|coming|flew|fly|flies|travel\w*|visit\w*|trip|go|goes|going|went|left|leaves?)\b[^.;]*? (?:to (?:also )?(?:take part in|attend|participate in|chair)|for|includ(?:es|ing)) {TO_THE_END}",
    re.IGNORECASE,
)
TO_COVER = re.compile(rf"\b(?:accredit\w+|journalists|media)\b[^.;]*? to cover {TO_THE_END}", re.IGNORECASE)
PREPARED = re.compile(
    rf"\b(?:preparations?|preparing|prepare|agenda|run-up|arrangements|ahead|eve|timeframe|dates?)(?: \w+){{0,3}}? (?:for|of|to|on) {TO_THE_END}",
    re.IGNORECASE,
)
COMING = re.compile(r"\b(?:upcoming|forthcoming|planned|scheduled|future|next)\b", re.IGNORECASE)
IDEA = re.compile(
    rf"\b(?:idea|proposals?|initiative|suggestion|possibility|proposed|suggested|propose|suggest|readiness|ready)\b[^.;]*? (?:hold|holding|conven(?:e|ing)|call|calling|host|organis(?:e|ing)) {TO_THE_END}",
    re.IGNORECASE,
)
AGREED = re.compile(
    rf"\b(?:agreed|agreement|decided|intention|intends?|plans?|arranged|offered)\b[^.;]*? (?:hold|holding|have|convene|host|meet at|gather for|gather at) {TO_THE_END}",
    re.IGNORECASE,
)
AGREED_THAT = re.compile(r"\b(?:agreed|decided) that (?:the )?\Z", re.IGNORECASE)
INVITED_TO = re.compile(
    rf"\b(?:invit\w+|invitation)\b[^.;]*? (?:to (?:visit \w+ to )?(?:attend|take part in|participate in)|to|for) {TO_THE_END}",
    re.IGNORECASE,
)
FOLLOWING = re.compile(
    rf"\b(?:following|after|during|at|upon (?:the )?completion of|at the (?:end|beginning|start|opening|close) of|in the course of|concluding|as part of|on the (?:results|outcomes?|sidelines|margins|fringes) of"
    rf"|results of|summ(?:ing|ed|arised?|arising) up) {TO_THE_END}",
    re.IGNORECASE,
)

# Of a clause: "St." ends none.
SIGN = r"(?:\bSt\.|[^.;⟨⟩]|⟨[bcd]\d+⟩)"
CLAUSE = rf"(?:(?!\band\b){SIGN}){{0,60}}?"
IN_BRACKETS = r"(?: ?\([^)]*\))?"
WILL_BE = re.compile(
    rf"\A{IN_BRACKETS},? ?(?:(?:which|that) )?(?:(?:is|are|was|were) )?(?:also )?(?:to (?:be held|take place|convene|open|start|begin|gather|be hosted|be chaired)|scheduled|slated|due|planned|set (?:for|to))\b"
)
WILL = re.compile(
    rf"\A{CLAUSE}\b(?:will|would|shall|(?:is|are) (?:to|due|scheduled|expected|planned|set|going)(?: to)?)(?: also)? (?:be held|take place|hold (?:an?|its) (?:\w+ )?(?:session|meeting|summit)|convene|open|begin|start|focus|discuss|consider|bring|gather|be attended"
    r"|review|host|be hosted|be chaired|meet|address|have|be)\b"
)
LATER = re.compile(
    r"\A,? ?(?:which |that )?(?:begins|opens|starts|takes place)\b[^.;]{0,40}?\b(?:today|tomorrow|on \w+|in \w+)"
)
TOOK_PLACE = re.compile(
    rf"\A{IN_BRACKETS}(?:, (?:which|that) (?:\bSt\.|[^.;:⟨⟩,]|⟨[bcd]\d+⟩){{3,60}},)?(?:(?!\band\b)(?:[^.;:⟨⟩,]|⟨[bcd]\d+⟩)){{0,40}}?,? ?(?:which |that )?\b(?:took place|was held|were held|is taking place|is under way|is underway|has been under ?way|has ended|have ended|ended|concluded|has concluded"
    r"|began|has begun|opened|has opened|finished|gathered|brought together|was attended|were attended|resulted in|met|held|discussed|adopted|approved|examined|considered|signed|decided|passed|focused on"
    r"|focussed on|reviewed|was chaired|was opened|started|heard|summed up|issued)\b"
)
# “Talks within the summit started”: the talks did. “… within a summit that began on Friday”: the summit.
AT_ITS_TIME = re.compile(
    r"\b(?:within|during|at|after|before|in|of|to|for|with|following) (?:the |an? )?\Z", re.IGNORECASE
)
ITSELF = re.compile(
    r"\A(?: in [A-Z][\w. ]*?)?,? (?:which|that) (?:took place|began|opened|started|ended|was held|is under way|is being held)\b"
)
HELD_ON = re.compile(r"\A,? ?(?:that (?:was|were) |which (?:was|were) )?held (?:in|on|at)\b")
WAS_HELD_ON = re.compile(r"\A(?: in [A-Z][\w ]*)? (?:was|were) held\b")
WHICH_WAS_ATTENDED = re.compile(r"\A,? (?:which|that) (?:was|were) (?:chaired|attended|opened|hosted)")
NOT_HELD = re.compile(
    rf"\A{CLAUSE}\b(?:(?:was|were|has been|have been|is|been) (?:cancelled|called off)|(?:did|will) not take place|(?:was|were|will) not (?:be )?held)\b"
)
PUT_OFF = re.compile(rf"\A{CLAUSE}\b(?:was|were|has been|have been|is|been) (?:postponed|put off|delayed)\b")
NOT_YET = re.compile(
    rf"\A{SIGN}{{0,80}}?\b(?:will|to be held|to take place|scheduled|is due|are due|slated)\b"
)
FINISHED = re.compile(
    r"\A(?: in [A-Z]\w+)?,? ?(?:which |that )?(?:had |has |have )?(?:just |recently )?(?:finished|ended|concluded|taken place|discussed)\b"
)
# What a press service tells of the day itself, after a meeting.
AFTERWARDS = re.compile(
    r"(?:news|press) (?:conference|statements?)|statements? (?:for|to) the press|journalists|media|questions|signed|adopted|passed|statement|declaration|documents|discussed|announced|concluded",
    re.IGNORECASE,
)
# “A, who is attending the summit, …” tells nothing of the summit.
WHOEVER_IS = re.compile(r"\bwho (?:is|are|was|were|has|have|had|also|will) [^,.;]*\Z")
# What others tell of may have been on any day.
ACCORDING = re.compile(r"\b[Aa]ccording to\b")
SPOKE_THERE = re.compile(
    rf"\b(?:said|announced|stated|noted|stressed|speaking|spoke|told|declared)\b[^.;]*? at (?:a|an|the) {REST}\Z",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:previous|last|latest|recent|past)\b", re.IGNORECASE)
SAID = re.compile(
    r"\b(?:said|says|noted|stressed|recalled|added|told|believes?|expressed|emphasi[sz]ed|hope[sd]?|informed|briefed|praised)\b[^.;]*\Z",
    re.IGNORECASE,
)
SAID_AFTER = re.compile(
    r"\A[^.;⟨⟩]*, ⟨[\d,]+⟩ (?:said|noted|answered|spoke|told|made|gave|held a (?:news|press))\b"
)
SPOKEN_OF = re.compile(
    r"\b(?:results?|outcomes?|decisions?|agreements?|proposals?|documents?|about|praised|told|briefed|informed|recalled|chairman|secretary|participants|since|initiative|resolutions?|instructions|declaration"
    rf"|signed|approved|adopted|participation)\b[^.;]*? (?:of|at|in|on|about|by|during|within) {TO_THE_END}",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """What the words around a meeting tell. `is_own`: what the article itself reports as its news."""

    status: str
    rule: Rule
    is_own: bool = True
    needs_day: bool = False


IN_PASSING = Told(HELD, rules.BODY_IN_PASSING, is_own=False, needs_day=True)


class Around:
    """One or several meetings of one list in a sentence, and the words before and behind them."""

    def __init__(self, sentence: Sentence, events: list[Event], first: int, last: int):
        self.sentence, self.events = sentence, events
        text = sentence.listed.text
        self.before, self.behind = text[: events[0].start], text[events[-1].end :]
        self.words = text[events[0].start : events[-1].end]
        self.first, self.last = first, last
        self.is_first = sentence.part in ("headline", "standfirst")

    @cached_property
    def attending(self) -> re.Match | None:
        """The words before by which somebody attends it."""
        return last_match(ATTENDING, self.before)

    def told(self) -> Told | None:
        """None where the words tell of no meeting."""
        if NOT_HELD.match(self.behind):
            return Told(CANCELLED, rules.BODY_NOT_HELD)
        if PUT_OFF.match(self.behind):
            return Told(POSTPONED, rules.BODY_NOT_HELD)
        if FINISHED.match(self.behind) and not self.is_first:
            return IN_PASSING
        told = self.to_come() or self.held()
        return None if told and told.status == HELD and NOT_YET.match(self.behind) else told

    def to_come(self) -> Told | None:
        before, behind = self.before, self.behind
        if IDEA.search(before):
            return Told(POSSIBLE, rules.BODY_PROPOSED)
        if AGREED.search(before) or (AGREED_THAT.search(before) and WILL.match(behind)):
            return Told(ANNOUNCED, rules.BODY_PROPOSED)
        if INVITED_TO.search(before):
            return Told(ANNOUNCED, rules.BODY_INVITED)
        if WILL_BE.match(behind) or WILL.match(behind) or LATER.match(behind):
            return Told(SCHEDULED, rules.BODY_TO_COME)
        if TO_COVER.search(before):
            return Told(SCHEDULED, rules.BODY_TO_COME)
        if attending := self.attending:
            if AHEAD.search(attending["mood"]):
                return Told(SCHEDULED, rules.BODY_TO_COME)
            if PERHAPS.search(attending["mood"]):
                return Told(POSSIBLE, rules.BODY_PROPOSED)
        if not self.attending and TRIP.search(before):
            return Told(SCHEDULED, rules.BODY_TO_COME)
        if COMING.search(self.words) or COMING.search(before[-30:]) or PREPARED.search(before):
            return Told(SCHEDULED, rules.BODY_IN_PREPARATION, needs_day=True)
        return None

    def held(self) -> Told | None:
        before, behind = self.before, self.behind
        if (
            self.sentence.part == "headline"
            and not before.strip()
            and re.fullmatch(r"[^\w⟨]*(?: in .*)?", behind)
        ):
            return Told(HELD, rules.BODY_HEADING)
        if WHICH_WAS_ATTENDED.match(behind):
            return Told(HELD, rules.BODY_ATTENDED)
        if re.fullmatch(r"(?:Following|After) (?:the )?", before) and SAID_AFTER.match(behind):
            return Told(HELD, rules.BODY_AFTERWARDS)
        if PAST.search(self.words) or (HELD_ON.match(behind) and not self.is_first):
            return IN_PASSING
        if self.events[0].verb:
            return Told(HELD, rules.BODY_MET)
        if re.search(r"\b(?:was held|took place)\b", self.words):
            return Told(HELD, rules.BODY_TOOK_PLACE)
        if attending := self.attending:
            if re.search(r"\bhad\b", attending["mood"]) or WHOEVER_IS.search(before):
                return IN_PASSING
            return Told(HELD, rules.BODY_ATTENDED, is_own=not ACCORDING.search(before))
        if self.is_first and FOLLOWING.search(before):
            return self.following()
        if SPOKE_THERE.search(before):
            return Told(HELD, rules.BODY_AFTERWARDS)
        if SPOKEN_OF.search(before):
            return IN_PASSING
        if TOOK_PLACE.match(behind) and not SAID.search(before) and not AT_ITS_TIME.search(before):
            return Told(HELD, rules.BODY_TOOK_PLACE)
        if ITSELF.match(behind) and not SAID.search(before):
            return Told(HELD, rules.BODY_TOOK_PLACE)
        return None if FOLLOWING.search(before) else IN_PASSING

    def following(self) -> Told:
        """What a press service's heading tells of the time after a meeting of the day."""
        text = f"{self.before} {self.behind}"
        if AFTERWARDS.search(text) and not re.search(r"\b(?:met|talks|talked) with (?:the )?⟨", text):
            return Told(HELD, rules.BODY_AFTERWARDS)
        return IN_PASSING


def last_match(pattern: re.Pattern, text: str) -> re.Match | None:
    """The one that begins last, for a pattern that reaches to the end."""
    found = None
    place = 0
    while match := pattern.search(text, place):
        found, place = match, match.start("verb") + 1
    return found


# --- Who came -------------------------------------------------------------------------

WHO_ATTENDS = re.compile(rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>{ATTEND}) {TO_THE_END}")
WHO_CAME = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>arrived?|came?|gathered|travelled|travel|visit|make)\b[^.;:⟨⟩]*(?:⟨[bcd]\d+⟩[^.;:⟨⟩]*)*\Z"
)
STATES = r"(?:\w+ )?(?:⟨b\d+⟩ )?(?:member )?(?:states|countries|nations|republics)"
HEADS = rf"(?:[Hh]eads|[Ll]eaders|[Pp]residents|[Pp]rime [Mm]inisters)(?: of [Ss]tates?)?(?:,? (?:and|or) (?:of )?[Gg]overnments?)?(?: (?:of|from) (?:the )?(?:{STATES}|⟨b\d+⟩(?: {STATES})?))?"
# “Heads of six states – A, B, … and F – took part in”.
THOSE_OF_STATES = re.compile(
    rf"\b{HEADS}(?: [–—-]|,|:) (?P<one>{SEVERAL})(?: [–—-]|,)?{MOOD} (?:(?P<verb>{ATTEND}) {TO_THE_END}|(?:met|gathered|came)\b)"
)
ATTENDED_BY = re.compile(
    rf"\A(?:[^.;⟨⟩]|⟨[bcd]\d+⟩){{0,60}}?\b(?P<verb>attended by|with the participation of|chaired by|opened by|brought together|gathered|involved|attend)(?: (?:the )?{HEADS}(?: [–—-]|,|:)?| only)? (?P<one>{SEVERAL})"
)
# “… met in Minsk: A, B and C.”
WHO_MET = re.compile(rf"(?:[^.;:⟨⟩]|⟨[bcd]\d+⟩){{0,80}}(?P<verb>):(?: the)? (?P<one>{SOME})[.;]?\Z")
IS_CHAIR = re.compile(r"chair|presid", re.IGNORECASE)


def sides_of(around: Around, told: Told, came: list[Coming]) -> tuple[Side, ...]:
    """Whoever proposes a meeting is not said to come; what `came` tells comes first."""
    sentence = around.sentence
    sides = [side for one in came if one.is_held in (None, told.status == HELD) for side in one.sides]
    if len(around.events) == 1:
        sides += [Side(one) for one in around.events[0].leaders]
    sides += [Side(one) for one in states_behind(sentence, around.events[-1].end)]
    if told.status != POSSIBLE:
        for match in [*WHO_ATTENDS.finditer(around.before), *WHO_CAME.finditer(around.before)]:
            sides += sides_by(sentence, match, ABSENT if NOT.search(match["mood"]) else "")
        for match in THOSE_OF_STATES.finditer(around.before):
            sides += sides_by(sentence, match)
    for pattern in (ATTENDED_BY, WHO_MET):
        if by := pattern.match(around.behind):
            sides += sides_by(sentence, by)
    return once(sides)


def sides_by(sentence: Sentence, match: re.Match, status: str = "") -> list[Side]:
    """Of a list before “who chaired it” the last alone did."""
    role = CHAIR if IS_CHAIR.search(match["verb"] or "") else NO_ROLE
    is_last = "who" in match.re.groupindex
    parties = sentence.parties(match["who"])[-1:] if is_last else those_of(sentence, match, "one")
    return [Side(one, role, status) for one in parties]


def once(sides: list[Side]) -> tuple[Side, ...]:
    """Each party once; whatever is told of its role and its coming."""
    kept: dict[tuple, Side] = {}
    for side in sides:
        key = (*side.party.key, side.party.person, side.status == REPRESENTED)
        known = kept.get(key, side)
        role = known.role if known.role != NO_ROLE else side.role
        kept[key] = known._replace(role=role, status=known.status or side.status)
    return tuple(kept.values())


# --- A sentence -----------------------------------------------------------------------

LISTED = re.compile(r"(?:,|,? and|,? as well as|/)?(?: (?:the|an?|then|also)){0,3} ?")


def read(sentence: Sentence) -> Iterator[Draft]:
    if sentence.scene.is_of_bodies:
        yield from of_bodies(sentence)
    if sentence.part != "body" or "ceremony" in sentence.text:
        yield from of_many(sentence)


def of_bodies(sentence: Sentence) -> Iterator[Draft]:
    events = events_in(sentence) if may_have_events(sentence) else []
    lists = list(lists_of(sentence, events))
    came = list(coming(sentence, has_event=True)) if len(lists) == 1 else []
    for around in lists:
        told = with_coming(around.told(), came)
        place = sentence.start + sentence.listed.original(around.events[0].start)
        if sentence.is_quoted(place):
            continue
        if told is None:
            sentence.scene.around += only_named(around)
            continue
        sides = sides_of(around, told, came)
        for event in around.events:
            yield from draft_of(around, event, told, sides)
    if not events:
        if any(one.kind == "organisation" for one in sentence.atoms):
            yield from of_leaders_themselves(sentence)
            yield from of_those_of_a_body(sentence)
        if sentence.scene.of_bodies:
            yield from at_that_place(sentence)
            yield from of_invited_states(sentence)
            yield from more_of_the_last(sentence)


def with_coming(told: Told | None, came: list[Coming]) -> Told | None:
    """Whoever stays away from a meeting, or comes for another, tells of it as whoever comes does."""
    if came and (told is None or told is IN_PASSING):
        is_held = all(one.is_held is not False for one in came)
        return Told(HELD if is_held else SCHEDULED, rules.BODY_ATTENDED if is_held else rules.BODY_TO_COME)
    return told


def only_named(around: Around) -> Iterator[Draft]:
    """The meeting within which, or after which, something was: its place is told, no day of its own."""
    if FOLLOWING.search(around.before) and not (WILL_BE.match(around.behind) or NOT_YET.match(around.behind)):
        for event in around.events:
            draft = made(around, event, IN_PASSING, ())
            spans = tuple(one for one in draft.spans if one.shows != "when")
            yield draft._replace(when="XXXX", when_basis="not-stated", spans=spans)


def lists_of(sentence: Sentence, events: list[Event]) -> Iterator[Around]:
    """Those that one verb governs: “will take part in the session of A, the meeting of B, and the C summit”."""
    text = sentence.listed.text
    lists: list[list[Event]] = []
    for event in events:
        last = lists[-1][-1] if lists else None
        if last and (event.start <= last.end or LISTED.fullmatch(text, last.end, event.start)):
            lists[-1].append(event)
        else:
            lists.append([event])
    ends = [0, *(listed[-1].end for listed in lists)]
    starts = [*(listed[0].start for listed in lists[1:]), len(text)]
    for meetings, begins, stops in zip(lists, ends, starts, strict=False):
        yield Around(sentence, meetings, begins, stops)


def draft_of(around: Around, event: Event, told: Told, sides: tuple[Side, ...]) -> Iterator[Draft]:
    draft = made(around, event, told, sides)
    around.sentence.scene.of_bodies.append(draft)
    has_day = draft.when_basis == STATED and any(one.shows == "when" for one in draft.spans)
    if not told.needs_day or (has_day and is_told_closely(draft.when, told)):
        yield draft


def made(around: Around, event: Event, told: Told, sides: tuple[Side, ...]) -> Draft:
    sentence = around.sentence
    told_of = setting_of(around, event, told)
    start, end = sentence.listed.original_span(event.start, event.end)
    return Draft(
        sentence.part,
        sentence.start + start,
        sentence.start + end,
        event.kind,
        told.status,
        told.rule,
        sides,
        when=told_of.when,
        when_basis=told_of.when_basis,
        place=told_of.place,
        place_as_given=told_of.place_as_given,
        country=told_of.country,
        organisation=event.organisation,
        body_as_given=event.body,
        series=event.series,
        spans=(
            *told_of.spans,
            ReadSpan(sentence.part, sentence.start + start, sentence.start + end, "organisation"),
        ),
    )


def is_told_closely(when: str, told: Told) -> bool:
    """Of what was held a month or a year alone may as well be the next one, and so may a day of no year."""
    return told.status != HELD or (len(when) > len("2004-10") and not when.startswith("XXXX"))


# Before it another tells of something else.
OF_ANOTHER = re.compile(r"[;,] (?:while|whereas|meanwhile)\b|;")


def setting_of(around: Around, event: Event, told: Told) -> Setting:
    """By the words of its own list, else by those before it; of the article's own news by its day, whatever month is named."""
    sentence, is_held = around.sentence, told.status == HELD
    masked = sentence.listed
    first, last = masked.original(around.first), masked.original_span(around.last, around.last)[0]
    if around.last >= len(masked.text):
        last = len(sentence.text)
    starts, near = masked.original_span(event.start, event.end)
    others = [one.end() for one in OF_ANOTHER.finditer(sentence.text, 0, starts)]
    begins = others[-1] if others else 0
    found = setting(sentence, Window(max(first, begins), last, near), event.kind, is_held, told.is_own)
    if found.when_basis != STATED and first:
        whole = setting(sentence, Window(begins, last, near), event.kind, is_held, told.is_own)
        found = whole if whole.when_basis == STATED else found
    day = sentence.scene.day
    if is_held and told.is_own and day and len(found.when) < len("2004-10-01") and found.when_basis == STATED:
        plain = setting(sentence, Window(near, near, near), event.kind, is_held, True)
        spans = tuple(one for one in found.spans if one.shows != "when")
        if found.place_as_given:
            return found._replace(when=plain.when, when_basis=plain.when_basis, spans=spans)
        return plain
    return found


# --- Told by those who met, or told again ------------------------------------------------

LEADERS_MET = re.compile(
    rf"(?P<one>⟨[\d,]+⟩){INSERTED} (?:(?P<verb>met|gathered|convened|have met|will meet)\b|(?:had|held|have held|will hold|have|hold) (?:an?|their|its) (?P<noun>(?:[a-z-]+ ){{0,3}}?(?<!press )(?<!news ){NOUN}))"
)
AFTER_THEIRS = re.compile(
    r"(?P<one>⟨[\d,]+⟩)[^.;⟨⟩]* (?P<verb>after|following|at the end of|on the results of|ended the first day of) (?:their|the) (?P<noun>(?:[a-z-]+ ){0,3}summit)\b"
)
LEADERS_DID = re.compile(
    r"\A(?P<one>⟨[\d,]+⟩|(?:The )?⟨b\d+⟩|⟨[\d,]+⟩, meeting in [A-Z][\w ]*?,) (?P<verb>signed|adopted|approved|discussed|agreed|issued|declared|decided)\b(?P<noun>)"
)
THIS = (
    rf"(?:the|this|their|its) (?:[\w-]+ )?(?:{NOUN}|[Cc]ouncil [Mm]eeting|forum|dinner|event)(?:['’]s work)?"
)
# A list in which others stand besides: “⟨0⟩, Chairman of the Board Anna Ivanova and ⟨1⟩”.
EVERYBODY = r"(?P<one>⟨[\d,]+⟩(?:(?:,|;|[A-Z][\w’'.-]*|of|the|and|as well as|acting|[ ()]|⟨[bcd]\d+⟩(?:['’]s)?)+?⟨[\d,]+⟩)*)"
AGAIN = (
    re.compile(
        rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>took part|participated|were present|was present|taken part|taking part|attended|chaired|opened)(?: in| at)? {THIS}\b"
    ),
    re.compile(
        rf"(?P<verb>Taking part|Participating|Present) (?:in|at) {THIS} (?:were|was):? (?P<one>{SOME})"
    ),
    re.compile(
        rf"\A(?i:{THIS})\b[^.;⟨⟩]*? (?:was|were) (?:also )?(?P<verb>attended|chaired|opened) by (?:[^.;⟨⟩]|⟨b\d+⟩){{0,60}}?{EVERYBODY}"
    ),
    re.compile(rf"(?P<who>⟨[\d,]+⟩),? who (?P<verb>chaired|opened|hosted|presided over) {THIS}"),
    re.compile(
        rf"\A(?P<verb>Opening|Addressing|Chairing|Speaking at|Closing) {THIS}[^⟨⟩.;]*?, (?P<one>⟨[\d,]+⟩)"
    ),
    re.compile(
        rf"\A(?i:{THIS}) (?P<verb>gathered|brought together|began with a meeting between|opened with a (?:gathering|meeting) of) {EVERYBODY}"
    ),
    re.compile(
        rf"(?P<one>{SOME}){INSERTED},? (?:also )?(?P<verb>took part in the discussion|attended as observers?|took part as observers?|(?:was|were) (?:also )?(?:present|taking part)|also attended|also took part|took part in the [Cc]ouncil of)"
    ),
    re.compile(rf"(?P<verb>[Tt]hey were (?:later )?joined|were (?:later )?joined) by {EVERYBODY}"),
    re.compile(rf"\A(?P<verb>[Bb]esides|Apart from) {EVERYBODY}"),
)
TALKED = re.compile(
    rf"(?P<one>{SOME})(?: [–—-])? (?P<verb>discussed|exchanged|signed|adopted|approved|examined|met)\b"
)
THE_SUMMIT_WILL = re.compile(rf"\A(?P<event>The (?:next )?{NOUN}) (?:will|is (?:to|due|scheduled|planned))\b")
MANY = 4


def of_leaders_themselves(sentence: Sentence) -> Iterator[Draft]:
    """“CIS leaders met in Minsk”: their meeting is the body's. What they did together tells it only in the headline."""
    text = sentence.listed.text
    is_headline = sentence.part == "headline"
    for pattern in (LEADERS_MET, AFTER_THEIRS, *([LEADERS_DID] if is_headline else [])):
        for match in pattern.finditer(text):
            groups = [one for one in sentence.parties(match["one"]) if one.level == GROUP]
            numbers = re.findall(r"⟨b(\d+)⟩", match["one"])
            if any(re.search(r"[Mm]inisters|delegations", one.words) for one in groups) or not (
                groups or numbers
            ):
                continue
            if re.match(r" with (?:the )?⟨\d", text[match.end() :]) or SAID.search(text[: match.start()]):
                continue
            organisation = groups[0].organisation if groups else sentence.atoms[int(numbers[0])].target
            body = groups[0].words if groups else sentence.atoms[int(numbers[0])].text
            kind = "informal-summit" if "informal" in (match["noun"] or "") else "summit"
            if re.match(r" with\b", text[match.end() :]):
                kind = MULTILATERAL
            series = sentence.scene.names.bodies.series_of(organisation, "", kind)
            event = Event(match.start(), match.end(), kind, organisation, body, series, tuple(groups))
            told = Told(SCHEDULED, rules.BODY_TO_COME) if "will" in match[0] else Told(HELD, rules.BODY_MET)
            around = Around(sentence, [event], 0, len(text))
            sides = list(map(Side, sentence.parties(match["one"])))
            if who := WHO_MET.match(text, match.end()):
                sides += sides_by(sentence, who)
            yield from draft_of(around, event, told, tuple(sides))


def at_that_place(sentence: Sentence) -> Iterator[Draft]:
    """“The Yalta summit”, “the summit will take place in May”: the one told of before."""
    scene, text = sentence.scene, sentence.listed.text
    if match := THE_SUMMIT_WILL.match(text):
        coming = [one for one in scene.of_bodies if one.status != HELD]
        if coming:
            last = coming[-1]
            event = Event(
                0, match.end("event"), last.kind, last.organisation, last.body_as_given, last.series
            )
            around = Around(sentence, [event], 0, len(text))
            yield from draft_of(around, event, Told(SCHEDULED, rules.BODY_TO_COME, needs_day=True), ())
        return
    for match in re.finditer(r"(?P<town>[A-Z][\w’']+) summit\b", text):
        places = scene.names.places.in_sentence(match[0])
        same = [one for one in scene.of_bodies if places and one.place and one.place == places[0].place]
        if same:
            last = same[-1]
            event = Event(
                match.start(), match.end(), last.kind, last.organisation, last.body_as_given, last.series
            )
            around = Around(sentence, [event], 0, len(text))
            told = Told(last.status, last.rule, is_own=False, needs_day=True)
            yield from draft_of(around, event, told, ())


def more_of_the_last(sentence: Sentence) -> Iterator[Draft]:
    """Who came to “the summit” that was told of before, and who did not."""
    held = [one for one in sentence.scene.of_bodies if one.status == HELD and one.when_basis != "inferred"]
    if not held:
        return
    text = sentence.listed.text
    found: list[Side] = []
    place: tuple[int, int] | None = None
    for pattern in AGAIN:
        for match in pattern.finditer(text):
            found += sides_by(sentence, match)
            found += [Side(one) for one in states_behind(sentence, match.end())]
            place = place or sentence.span(match)
    if place is None:
        for match in TALKED.finditer(text):
            parties = sentence.parties(match["one"])
            if len({one.key for one in parties}) > 2 or any(one.level == GROUP for one in parties):
                found += [Side(one) for one in parties]
                place = place or sentence.span(match)
    if found and place:
        start, end = place
        last = held[0] if held[0].rule is not rules.BODY_IN_PASSING else held[-1]
        yield last._replace(
            part=sentence.part, start=start, end=end, sides=once(found), rule=rules.BODY_AGAIN
        )


THOSE_OF = re.compile(
    rf"(?P<one>⟨[\d,]+⟩){MOOD} (?P<verb>met|held a meeting|held talks|meet) with (?:the )?(?:participants|heads of delegations|members|heads of the delegations) (?:in|of|at|to|for) [^.;⟨⟩]*(?P<group>⟨[\d,]+⟩)"
)


def of_those_of_a_body(sentence: Sentence) -> Iterator[Draft]:
    """“A met with those attending the council”: one of many with an organisation."""
    for match in THOSE_OF.finditer(sentence.listed.text):
        groups = [one for one in sentence.parties(match["group"]) if one.level == GROUP]
        if not groups:
            continue
        event = Event(
            match.start("verb"), match.end(), MULTILATERAL, groups[0].organisation, groups[0].words, None
        )
        is_ahead = AHEAD.search(match["mood"]) is not None
        told = Told(SCHEDULED, rules.BODY_TO_COME) if is_ahead else Told(HELD, rules.BODY_ATTENDED)
        around = Around(sentence, [event], 0, len(sentence.listed.text))
        yield from draft_of(around, event, told, tuple(map(Side, [*sentence.parties(match["one"]), *groups])))


INVITED_STATES = re.compile(
    r"(?:[Bb]esides (?P<besides>⟨c\d+⟩), )?[^.;:⟨⟩]*?\b(?P<verb>(?:was|were|are|have been) (?:also )?invited)\b[^.;:⟨⟩]*?(?::| [–—-]) (?P<states>(?:the )?⟨c\d+⟩(?:(?:, and|,| and) (?:the )?⟨c\d+⟩)*)"
)


def of_invited_states(sentence: Sentence) -> Iterator[Draft]:
    """“Besides A, two countries were invited: B and C.” Where the meeting is in A, A is its host."""
    known, text = sentence.scene.of_bodies, sentence.listed.text
    match = INVITED_STATES.search(text) if known and " invited" in text else None
    if not match:
        return
    last = known[-1]
    sides = [Side(one, status=INVITED) for one in states_in(sentence, match["states"])]
    for one in states_in(sentence, match["besides"] or ""):
        sides.insert(0, Side(one, HOST if one.country == last.country else NO_ROLE, UNTOLD))
    start, end = sentence.span(match)
    yield last._replace(part=sentence.part, start=start, end=end, sides=tuple(sides), rule=rules.BODY_AGAIN)


# --- Of four countries and more, of no body ----------------------------------------------

MANY_DID = re.compile(
    rf"(?P<one>{SOME})(?:, meeting in [A-Z][\w ]*?(?: for a (?:[^,⟨⟩]|⟨b?\d+⟩)*)?,)? (?P<verb>signed|adopted|approved|announced at a meeting|agreed|issued|discussed|took part in (?:the|a) (?:ceremony|talks|meeting|negotiations)|attended (?:the|a))\b"
)


def of_many(sentence: Sentence) -> Iterator[Draft]:
    if sentence.part == "body" and any(one.status == HELD for one in sentence.scene.of_bodies):
        return
    for match in MANY_DID.finditer(sentence.listed.text):
        parties = sentence.parties(match["one"])
        countries = {one.country for one in parties if one.country and one.level == LEADER}
        if len(countries) < MANY or (sentence.part == "body" and "ceremony" not in match["verb"]):
            continue
        event = Event(match.start("verb"), match.end("verb"), MULTILATERAL, None, "", None)
        around = Around(sentence, [event], 0, len(sentence.listed.text))
        for draft in draft_of(around, event, Told(HELD, rules.OF_MANY), tuple(map(Side, parties))):
            yield draft._replace(spans=tuple(one for one in draft.spans if one.shows != "organisation"))
