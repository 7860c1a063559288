"""Reads from Russian sentences what they tell of meetings told elsewhere, as the English file of that name does."""

import re
from collections.abc import Iterator

from participants.models import Meeting, Participation

from ...encounter import ReadSpan
from .. import rules
from ..draft import HELD, Draft, Side
from ..known import Known, is_told, more_of, session_of, those_of
from ..scene import Sentence
from ..setting import FROM_AFAR, Window, setting
from . import coming
from .moods import heard

HOST = Participation.Role.HOST.value
INVITED, NOT_STATED = Participation.Status.INVITED.value, Participation.Status.NOT_STATED.value
MARGINS, POSSIBLE = Meeting.Kind.MARGINS.value, Meeting.Status.POSSIBLE.value

CUE = re.compile(
    rf"(?i:{coming.CUE.pattern})|[Пп]риглаш|[Пп]ринимает участие|принял\w* участие|участвовал|посетил|ереговоры|стреч[аи]|есед[аы]|азговор"
)
# Russian talks that are possible are told of by the other rules.
ALONE = re.compile(r"(?!)")

BODY = r"⟨b\d+⟩"
THE_EVENT = rf"(?P<event>(?:(?:очередн|неформальн|ежегодн|двухдневн)\w+ )*(?:саммит|заседани|встреч)\w*(?: (?:{BODY}|лидеров|глав государств))*)"
ONE = r"(?:⟨c\d+⟩|⟨[\d,]+⟩)"
LIST = rf"(?P<guests>{ONE}(?:(?:,| и) {ONE})*)"
INVITED_ARE = re.compile(rf"\b[Пп]риглашен\w*[^.;⟨⟩]{{0,60}}?(?::| —| –)? {LIST}")
ARE_INVITED = re.compile(rf"{LIST},? (?:также )?(?:были )?приглашен[ыа]\b")
BESIDES = re.compile(r"\b(?:[Кк]роме|[Пп]омимо) (?P<host>(?:принимающей|хозяйки) \w* ?)?(?P<own>⟨c\d+⟩)")


def guests(sentence: Sentence, known: Known) -> Iterator[Draft]:
    text = sentence.listed.text
    for pattern in (ARE_INVITED, INVITED_ARE):
        for match in pattern.finditer(text):
            invited = those_of(sentence, match, "guests")
            event = event_meant(sentence, known, match)
            if event is not None and len({one.key for one in invited}) > 1:
                sides = [Side(one, status=INVITED) for one in invited]
                if own := BESIDES.search(text):
                    [party] = those_of(sentence, own, "own")
                    is_host = own["host"] or party.country == known.country_of(event)
                    sides = [one for one in sides if one.party != party]
                    sides.insert(0, Side(party, HOST if is_host else "not-stated", NOT_STATED))
                yield more_of(sentence, event, match, sides, rules.GUESTS)
                return


def event_meant(sentence: Sentence, known: Known, match: re.Match) -> Draft | None:
    groups = match.groupdict()
    said = match if groups.get("event") else re.search(THE_EVENT, sentence.listed.text)
    words, at = (said["event"], said.start("event")) if said else ("", match.start())
    bodies = {sentence.atoms[int(number)].target for number in re.findall(r"⟨b(\d+)⟩", words)}
    return known.event(sentence, sentence.listed.original(at), words, bodies)


# --- Who came -------------------------------------------------------------------------------

ATTENDED = re.compile(
    r"(?P<one>⟨[\d,]+⟩) (?P<verb>(?:принял\w*|принимает) участие в|участвовал\w* в|посетил\w*) (?P<what>[^.;:]+)"
)
COUNCIL = re.compile(r"⟨b(?P<number>\d+)⟩")
EVENT_ALONE = re.compile(r"(?P<event>(?:неформальн\w+ )?(?:саммит|заседани)\w*)(?! ⟨b)(?!\w)")


def attendance(sentence: Sentence, known: Known) -> Iterator[Draft]:
    for match in ATTENDED.finditer(sentence.listed.text):
        sides = tuple(map(Side, sentence.parties(match["one"])))
        if not sides:
            continue
        for council in COUNCIL.finditer(match["what"]):
            atom = sentence.atoms[int(council["number"])]
            is_council = sentence.scene.names.bodies.council_of(atom.target)
            if is_council and not is_told(known, sentence, atom.start):
                begins = sentence.listed.original(match.start("one"))
                is_own = re.search("[Пп]о (?:данным|словам|информации|сообщению)", sentence.text) is None
                yield session_of(sentence, begins, int(council["number"]), HELD, sides, is_own)
        for alone in EVENT_ALONE.finditer(match["what"]):
            at = sentence.listed.original(match.start("what") + alone.start("event"))
            event = known.event(sentence, at, alone["event"], set())
            if event is not None and event.status == HELD and not is_told(known, sentence, at):
                yield more_of(sentence, event, match, list(sides), rules.BODY_AGAIN)


# --- Talks within it --------------------------------------------------------------------------

TALKS_WITHIN = re.compile(
    rf"\A(?P<talks>(?:Эти )?(?:[Пп]ереговоры|[Вв]стреч[аи]|[Бб]есед[аы]|[Рр]азговор)) (?:прош|состоял|был)\w*(?P<where>[^;:⟨⟩]{{0,60}}?)"
    rf",? (?:в рамках|на полях|в ходе|во время|в кулуарах) {THE_EVENT}"
)


def talks_within(sentence: Sentence, known: Known) -> Iterator[Draft]:
    match = TALKS_WITHIN.search(sentence.listed.text)
    if match is None:
        return
    event, talks = event_meant(sentence, known, match), known.talks(sentence)
    if talks is None or talks.kind in FROM_AFAR or event is None or event.status != HELD:
        return
    start, end = sentence.span(match, masked=sentence.listed)
    event_start, event_end = sentence.span(match, "event", masked=sentence.listed)
    until = event_start - sentence.start
    told = setting(sentence, Window(0, until, until), MARGINS, True, False)
    span = ReadSpan(sentence.part, event_start, event_end, "within")
    yield talks._replace(
        part=sentence.part,
        start=start,
        end=end,
        kind=MARGINS,
        rule=rules.TALKS_WITHIN,
        place=told.place,
        place_as_given=told.place_as_given,
        country=told.country,
        within_as_given=sentence.scene.parts[sentence.part][event_start:event_end],
        spans=(*(one for one in told.spans if one.shows == "place"), span),
        is_vague=False,
    )


FRAMES = (guests, attendance, coming.came, talks_within)


def read(sentence: Sentence, known: Known) -> Iterator[Draft]:
    for frame in FRAMES:
        for draft in frame(sentence, known):
            if meant := heard(sentence, draft):
                yield meant


PERHAPS = re.compile(r"\bвозможн|не исключ", re.IGNORECASE)
NOT_SCHEDULED = re.compile(
    r"\bне (?:за)?планир|\bне намечен|\bне назначен|\bв (?:графике|планах)[^.]*\bнет\b"
)


def settled(sentence: Sentence, draft: Draft) -> Draft:
    """A draft of this sentence as it is once all of the sentence is heard."""
    if draft.status == HELD or not (PERHAPS.search(sentence.text) and NOT_SCHEDULED.search(sentence.text)):
        return draft
    sides = tuple(side._replace(status=NOT_STATED) for side in draft.sides)
    return draft._replace(status=POSSIBLE, sides=sides)
