"""Reads encounters of two or three named parties from English sentences: meetings, talks, calls, visits.

Each frame is a pattern over masked sentences and what it yields. Whether it was held, is to come or did not take place
tells the mood of the verb (`mood`); what is told only in passing counts with a day of its own alone.
"""

import re
from collections.abc import Callable, Iterator

from participants.models import Meeting

from ..encounter import ReadSpan
from . import rules
from .draft import HELD, Draft, Side
from .english_words import (
    AROUND,
    BEFORE_A_SESSION,
    BETWEEN,
    ENCOUNTER,
    HAD,
    HOLD,
    INSERTED,
    INTENDED,
    IS_CALL,
    IS_OF_SEVERAL,
    IS_TRILATERAL,
    IS_VIDEO,
    MAY,
    MOOD,
    NOT,
    NOUN,
    PLACEHOLDER,
    PRONOUN,
    SEVERAL,
    SIDELINES,
    SOME,
    TO_COME,
)
from .rules import Rule
from .scene import GROUP, Party, Sentence
from .setting import Window, setting

Kind, Status = Meeting.Kind, Meeting.Status
CALL, VIDEO, BILATERAL, TRILATERAL = (
    Kind.CALL.value,
    Kind.VIDEO_CONFERENCE.value,
    Kind.BILATERAL.value,
    Kind.TRILATERAL.value,
)
MARGINS, VISIT, MULTILATERAL = Kind.MARGINS.value, Kind.VISIT.value, Kind.MULTILATERAL.value
SCHEDULED, ANNOUNCED, POSSIBLE = Status.SCHEDULED.value, Status.ANNOUNCED.value, Status.POSSIBLE.value
DENIED, CANCELLED, POSTPONED = Status.DENIED.value, Status.CANCELLED.value, Status.POSTPONED.value

CUE = re.compile(
    r"\b(?:[Mm]e(?:t|ets?|etings?)|[Tt]alk(?:s|ed)?|[Nn]egotiat\w+|[Cc]onvers\w+|[Cc]onsultations|[Dd]iscuss\w*|[Tt]elephon\w*|[Pp]hon\w+|[Ss]p(?:oke|eaks?)"
    r"|[Cc]all(?:s|ed)?|[Vv]isit\w*|[Aa]rriv\w+|[Bb]reakfast|[Ll]unch|[Dd]inner|[Rr]eceive[sd]?|[Hh]ost(?:s|ed)?|[Ss]ummit|[Cc]eremon\w+|[Oo]pened|[Ii]naugurat\w+"
    r"|[Vv]ideo\w*|[Aa]ttend\w*|[Pp]ress (?:conference|statements?)|[Ss]tatements|[Tt]oured|[Ss]igned|[Ee]xchanged|[Ww]reaths?|[Tt](?:oo|a)k(?:e )?part|[Ww]atched"
    r"|[Ww]elcomed|decorated)\b"
)

# --- From words to a draft ---------------------------------------------------------------------


class Reading:
    """One match in a sentence, and the draft that it makes."""

    def __init__(self, sentence: Sentence, match: re.Match, rule: Rule):
        self.sentence, self.match, self.rule = sentence, match, rule
        groups = match.re.groupindex
        self.noun = (match["noun"] or "") if "noun" in groups else ""
        if self.noun and match.start("noun") == match.start():
            before = WORDS_BEFORE.search(match.string, 0, match.start())
            self.noun = f"{before[0] if before else ''}{self.noun}"
        self.mood = (match["mood"] or "") if "mood" in groups else ""
        self.verb = (match["verb"] or "") if "verb" in groups else ""
        self.in_body = sentence.part == "body"

    # --- Who -------------------------------------------------------------------------------------

    def parties(self, group: str) -> list[Party]:
        words = self.match[group]
        if words and re.fullmatch(PRONOUN, words):
            return []
        return self.sentence.parties(words)

    def him(self, others: list[Party]) -> list[Party]:
        """Whom “he” means: the publisher's own leader, else whoever was named last, of another country than the others."""
        scene = self.sentence.scene
        place = self.sentence.start + self.sentence.listed.original(self.match.start())
        countries = {one.country for one in others}
        masked = self.sentence.listed.text[: self.match.start()]
        if REPORTED.search(masked) or re.search(r"\b[Aa]s \Z", masked):
            return []
        before = [
            one for one in scene.leaders_before(self.sentence.part, place) if one.country not in countries
        ]
        own = [one for one in before if one.country == scene.voice_country]
        return [one._replace(certainty=rules.LIKELY) for one in (own or before)[:1]]

    # --- Whether ---------------------------------------------------------------------------------

    def status(self, default: str = HELD) -> str | None:
        """By the mood; None where the words tell nothing of a meeting."""
        mood = f"{self.mood} "
        if NOT.search(mood):
            return DENIED
        if TO_COME.search(mood):
            return SCHEDULED
        if INTENDED.search(mood):
            if "agreed" in mood:
                self.rule = rules.AGREED
            return ANNOUNCED
        if MAY.search(mood):
            return POSSIBLE
        if self.verb in ANY_TIME and not re.search(r"\b(?:has|have|had|did)\b", mood):
            return default if self.sentence.part == "headline" else None
        return default

    def is_in_passing(self) -> bool:
        """Told of another time, or as somebody's words."""
        before = self.sentence.listed.text[: self.match.start()]
        return bool(HAD.search(f"{self.mood} ") or IN_PASSING.search(before) or REPORTED.search(before))

    # --- What ------------------------------------------------------------------------------------

    def kind(self, sides: int) -> str:
        words = f"{self.noun} {self.verb}"
        if IS_VIDEO.search(words):
            return VIDEO
        if IS_CALL.search(words) or self.verb == "called":
            return CALL
        if self.verb == "spoke" and self.sentence.scene.is_of_a_call:
            return CALL
        if sides == 2 and ANOTHER.match(self.sentence.listed.text, self.match.end()):
            return TRILATERAL
        if sides == 2 and not IS_TRILATERAL.search(words):
            return BILATERAL
        return TRILATERAL if sides <= 3 else MULTILATERAL

    def is_their_talk(self) -> bool:
        """“The presidents had a conversation”, where the text is of a call: that one."""
        return (
            self.in_body
            and self.rule in (rules.MET_TOGETHER, rules.AFTER_TALKS)
            and self.sentence.scene.is_of_a_call
            and not IS_CALL.search(f"{self.noun} {self.verb}")
            and CONVERSATION.search(f"{self.noun} {self.verb}") is not None
        )

    def window(self) -> Window:
        """From the sentence's beginning to where its words turn to what was spoken of."""
        masked = self.sentence.listed
        cut = TURNS.search(masked.text, self.match.end())
        end = masked.original(cut.start()) if cut else len(self.sentence.text)
        if self.rule is rules.WHILE_MEETING or self.rule is rules.BY_TELEPHONE and self.verb[:1] in "iI":
            end = masked.original(self.match.end())
        near = masked.original(self.match.start("verb" if "verb" in self.match.re.groupindex else 0))
        begins = masked.original(self.match.start())
        return Window(max(0, begins - 30) if self.rule is rules.VISIT_NAMED else begins, end, near)

    def within(self) -> tuple[str, ReadSpan | None, bool]:
        """The words for the larger event, and whether talks near it are talks on its margins."""
        text = self.sentence.listed.text
        for pattern, is_margins in ((SIDELINES, True), (AROUND, True), (BEFORE_A_SESSION, False)):
            if event := pattern.search(text):
                start, end = self.sentence.span(event, "event", masked=self.sentence.listed)
                span = ReadSpan(self.sentence.part, start, end, "within")
                return self.sentence.words(event, "event", masked=self.sentence.listed), span, is_margins
        return "", None, False

    def draft(
        self,
        parties: list[Party],
        status: str | None,
        kind: str = "",
        roles: dict[int, str] | None = None,
        is_vague: bool = False,
        also: int | None = None,
    ) -> Iterator[Draft]:
        """None where fewer than two of the region take part; `also`: a country that is visited."""
        parties = each_once([one for one in parties if one.level != GROUP])
        sides = {one.key for one in parties}
        if status is None or not is_of_region(self.sentence, parties, also):
            return
        first, last = self.sentence.span(self.match, masked=self.sentence.listed)
        if self.sentence.is_quoted(first):
            return
        is_held = status == HELD
        passing = self.in_body and is_held and self.is_in_passing()
        kind = kind or self.kind(len(sides))
        if is_held and self.is_their_talk():
            is_vague = True
        if not is_held and UNFIRM.search(self.noun) and not self.sentence.scene.coming_day:
            return
        told = setting(self.sentence, self.window(), kind, is_held, not passing)
        if is_vague and is_held and self.in_body:
            told = told._replace(
                when=str(self.sentence.scene.day or "XXXX"),
                when_basis="published" if self.sentence.scene.day else "not-stated",
                spans=(),
            )
        if passing and told.when_basis != "stated":
            return
        if status == SCHEDULED and told.when_basis != "stated" and not self.sentence.scene.is_of_an_arrival:
            status = ANNOUNCED
        elif status == ANNOUNCED and told.when_basis == "stated":
            status = SCHEDULED
        within, within_span, is_margins = self.within()
        if (
            not within
            and kind == BILATERAL
            and self.in_body
            and is_held
            and (event := self.sentence.scene.event)
        ):
            within, is_margins = event.value, True
            within_span = ReadSpan("headline", event.start, event.end, "within")
        if is_margins and kind == BILATERAL:
            kind = MARGINS
        spans = (*told.spans, within_span) if within_span else told.spans
        yield Draft(
            self.sentence.part,
            first,
            last,
            kind,
            status,
            self.rule,
            tuple(Side(one, (roles or {}).get(number, "not-stated")) for number, one in enumerate(parties)),
            when=told.when,
            when_basis=told.when_basis,
            place=told.place,
            place_as_given=told.place_as_given,
            country=told.country,
            within_as_given=within,
            spans=spans,
            is_vague=is_vague,
        )


# Somebody of a title whom no country makes a party.
ANOTHER = re.compile(r",? and (?:the )?(?:[A-Z]\w+ ){1,2}(?:President|Prime Minister|[Ll]eader) [A-Z]")
# Forms of verbs that tell no time: “meet”, “meets”.
ANY_TIME = frozenset(
    "meet meets hold holds have has talk talks speak speaks discuss discusses visit visits arrive arrives receive receives host hosts attend attends".split()
)
WORDS_BEFORE = re.compile(r"(?:[\w’'-]+ ){0,5}\Z")
CONVERSATION = re.compile(r"conversation|discussion|consultation|dialogue|talk|spoke|negotiat")
# What is to go on, and is no meeting.
UNFIRM = re.compile(r"conversation|discussion|consultation|dialogue|contact")
IN_PASSING = re.compile(
    r"\b(?:when|since|which|where|if|whether|how|until|unless|while|because|whom|who|in case|for)(?: \w+){0,2} ?\Z",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"\b(?:said|says|noted|told|recalled|added|stressed|reported|remembered|explained|announced|informed|underlined|emphasi[sz]ed|believes?|hope[sd]?|according to)\b"
    r"[^.;]*\Z"
)
# Behind the parties the words turn to what was spoken of, or to another time.
TURNS = re.compile(
    r" (?:to (?:discuss|exchange|sum|review|consider|talk|examine|coordinate|sign|attend|take|mark)|that|which|concerning|regarding|about|signed|following|since|of the|for the|on the (?:implementation|results|agenda)"
    r"|and (?:told|informed|discussed|said|signed|agreed|congratulated)|who|whose|,? where|,? when)\b|;|, (?:and|during which|in which|agree\w+)\b"
)


def each_once(parties: list[Party]) -> list[Party]:
    """Whoever is named twice, once; an office beside its holder's name is the same."""
    kept: list[Party] = []
    for one in parties:
        if not any(
            one.key == other.key and (one.person in (None, other.person) or other.person is None)
            for other in kept
        ):
            kept.append(one)
    return kept


def is_of_region(sentence: Sentence, parties: list[Party], also: int | None = None) -> bool:
    """Two countries of the region, or one and an organisation."""
    region = sentence.scene.names.region
    countries = {one.country for one in parties if one.country in region} | ({also} - {None})
    return len(countries) + bool({one.organisation for one in parties if one.organisation}) > 1


# --- Frames --------------------------------------------------------------------------------------

# "A met with B", "A held talks in Moscow with B", "A spoke by telephone with B"
MEET = r"(?P<verb>met(?: up)?|meets?(?: up)?|talked(?: by (?:tele)?phone| one on one| in private)?|talks?(?= (?:to|with|by))|spoke(?: (?:by|over|on) (?:the )?(?:tele)?phone)?|speaks? (?:by|over) (?:the )?(?:tele)?phone|speak (?:by|over) (?:the )?(?:tele)?phone|negotiated|conversed|dined)"
MET_WITH = re.compile(
    rf"(?P<one>{SOME}|{PRONOUN}){INSERTED}{MOOD} {MEET}(?P<gap>{BETWEEN}{{0,80}}?)? (?:with|to) (?P<noun>)(?P<other>{SOME})"
)
MET_DIRECTLY = re.compile(
    rf"(?P<one>{SOME}|{PRONOUN}){INSERTED}{MOOD} (?P<verb>met|meets?|received|receives?|telephoned|phoned|hosted|called(?= ⟨[\d,]+⟩ (?:to|and)))(?P<gap>) (?P<other>{SOME})(?!’s|'s)"
)
HELD_WITH = re.compile(
    rf"(?P<one>{SOME}|{PRONOUN}){INSERTED}{MOOD} (?P<verb>{HOLD}) {ENCOUNTER}(?P<gap>{BETWEEN}{{0,100}}?) (?:with|to|between \w+ and) (?P<other>{SOME})"
)
TOGETHER = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} {MEET}(?P<noun>)(?! (?:with|to) (?:the )?⟨\d)(?![^.;]{{0,60}} with ⟨\d)"
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
    is_list = "," in reading.match["other"]
    is_one = re.match(r"(?:an?|the) ", reading.noun) and not IS_OF_SEVERAL.search(words)
    is_several = (
        len(countries) > 1
        and not is_one
        and (
            (is_list and len(countries) > 2)
            or IS_OF_SEVERAL.search(words)
            or (reading.in_body and re.search(r"\balso\b", reading.mood))
            or (IS_CALL.search(reading.verb) is not None)
        )
    )
    if not is_several:
        yield from reading.draft([*ours, *others], status, roles=hosts(reading, ours))
        return
    for key in dict.fromkeys(one.key for one in others):
        yield from reading.draft([*ours, *(one for one in others if one.key == key)], status)


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
HEADING = re.compile(rf"\A{ENCOUNTER}(?P<gap>{BETWEEN}{{0,60}}?) (?:with|between|of) (?P<other>{SOME})")


def heading(sentence: Sentence) -> Iterator[Draft]:
    if sentence.part != "headline":
        return
    if match := HEADING.search(sentence.listed.text):
        reading = Reading(sentence, match, rules.HEADING)
        others = reading.parties("other")
        ours = own_leader(sentence, others) if len({one.key for one in others}) == 1 else []
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
TOOK_PLACE = r"(?P<verb>(?:was|were|has been|have been|will be|is to be|are to be|is being|are being) (?:\w+ )?(?:held|organised|scheduled|planned|cancelled|postponed|called off)|took place|takes place|is taking place|will take place|is to take place|concluded|began|ended|started|(?:is|are) (?:scheduled|planned|due|slated))"
NOUN_FIRST = re.compile(
    rf"{NOUN}(?P<gap>{BETWEEN}{{0,60}}?) (?:between|of|among|with the participation of) (?P<other>{SOME}){INSERTED}{MOOD}(?:{BETWEEN}{{0,60}}?) {TOOK_PLACE}"
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
    for pattern in (NOUN_FIRST, VERB_FIRST, HOSTED, OPENED_WITH, STARTED_WITH_HIS):
        for match in pattern.finditer(sentence.listed.text):
            reading = Reading(sentence, match, rules.TOOK_PLACE)
            verb = reading.verb
            status: str | None = HELD
            if re.search(r"cancelled|called off", verb):
                status = CANCELLED
            elif "postponed" in verb:
                status = POSTPONED
            elif NOT.search(reading.mood) or re.search(r"\b[Nn]o\b", reading.noun):
                status = DENIED
            elif re.search(r"\bwill\b|\bis to\b|\bare to\b|scheduled|planned|due|slated", verb):
                status = SCHEDULED
            ours = reading.parties("one") if pattern is STARTED_WITH_HIS else []
            yield from reading.draft([*ours, *reading.parties("other")], status)


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
    rf"(?P<one>{PLACEHOLDER}) (?:also )?(?P<verb>told|informed|briefed|reported to|reported|spoke to) (?:(?P<whom>{SOME}) )?(?:of|about|on) (?:the )?(?:results|outcome)s? of (?:his|her) {ENCOUNTER} with (?P<other>{SOME})"
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


# "Russian-Ukrainian talks were held in the Kremlin", "signed following Russian-Kazakh negotiations"
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
    r"|(?:have )?signed|addressed|gave (?:a )?(?:joint )?(?:press|news)|made (?:press )?statements|spoke at|rode|met(?! with ⟨\d)|took a (?:walk|ride|tour|stroll)|had a (?:tour|walk|ride)|went (?:to|on)|arrived|lit|commissioned)"
)
JOINTLY = re.compile(
    rf"(?P<one>{SOME}){INSERTED} (?:also |jointly |together |then |later )?(?P<verb>{ACTS})\b(?P<noun>)(?P<mood>)"
)
# Of these no meeting of two is made: many take part, or each for himself.
NOT_JOINTLY = re.compile(
    r"⟨b\d+⟩|\b(?:messages?|greetings|telegrams?|letters?|decrees?|laws?|summit|session|council)\b",
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


# --- Visits --------------------------------------------------------------------------------------

DEST = r"(?P<dest>(?:the )?(?:capital of )?(?:⟨c\d+⟩(?:(?:, |,? and )⟨c\d+⟩)*|(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][\w’-]+(?: (?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][\w’-]+)?))"
KIND_OF_VISIT = r"(?:(?:a|an|the|his|her|its|short|brief|two-day|three-day|one-day|\w+-day|official|working|state|private|friendly|unofficial|first|next|upcoming|return|foreign|regular|planned|forthcoming) )*"
ARRIVED = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>arrived|arrives|arrive|came|come|flew|fly) (?:in|to|at) {DEST}(?P<noun>)"
)
VISITED = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>visit|visited|visits) {DEST}(?P<noun>)(?!’s|'s)"
)
MADE_A_VISIT = re.compile(
    rf"(?P<one>{SOME}){INSERTED}{MOOD} (?P<verb>make|makes|made|pay|pays|paid|begin|begins|began|started|cancelled|postponed) {KIND_OF_VISIT}(?P<noun>visits?|trips?) to {DEST}"
)
HIS_VISIT = re.compile(
    rf"(?P<one>{PLACEHOLDER})(?:’s|'s) {KIND_OF_VISIT}(?P<verb>visit|trip) to {DEST}(?P<noun>)(?P<mood>)"
)
VISIT_BY = re.compile(
    rf"\b{KIND_OF_VISIT}(?P<verb>visit|trip) (?:by|of) (?P<one>{PLACEHOLDER}) to {DEST}(?P<noun>)(?P<mood>)"
)
WILL_BE_IN = re.compile(
    rf"(?P<one>{PLACEHOLDER}){INSERTED} (?P<mood>)(?P<verb>will be) in {DEST} on {KIND_OF_VISIT}(?P<noun>)visit"
)
INVITED = re.compile(
    rf"(?P<host>{PLACEHOLDER})(?: also)? (?P<verb>invited) (?P<one>{PLACEHOLDER})(?P<mood>) to (?:visit|make {KIND_OF_VISIT}visit to|pay {KIND_OF_VISIT}visit to|come to) {DEST}(?P<noun>)(?! to attend)"
)
AT_INVITATION = re.compile(
    rf"at the invitation of (?P<host>{SOME})|at (?P<his>{PLACEHOLDER})(?:’s|'s) invitation"
)
ENDED = re.compile(r" (?:resulted|ended|concluded|began|started|has begun|is over)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
UPCOMING = re.compile(
    r"\b(?:upcoming|forthcoming|scheduled|slated|planned|due|next|agreed|will|would|prepar\w+|plans?|accepted|dates of|to be)\b"
)


VISIT_WORDS = re.compile(r"visit|arriv|trip| com| cam| fl[ey]")


def visits(sentence: Sentence) -> Iterator[Draft]:
    """The traveller takes part, and whoever invites; each country on the way is a visit of its own."""
    text = sentence.listed.text
    if not VISIT_WORDS.search(text):
        return
    for pattern in (ARRIVED, VISITED, MADE_A_VISIT, WILL_BE_IN):
        for match in pattern.finditer(text):
            reading = Reading(sentence, match, rules.VISIT)
            status = (
                CANCELLED
                if reading.verb == "cancelled"
                else POSTPONED
                if reading.verb == "postponed"
                else reading.status()
            )
            if pattern is WILL_BE_IN:
                status = SCHEDULED
            if status == HELD and len(reading.parties("one")) > 1:
                continue
            yield from visit(reading, status, needs_day=status == HELD and sentence.part == "body")
    for pattern in (HIS_VISIT, VISIT_BY):
        for match in pattern.finditer(text):
            reading = Reading(sentence, match, rules.VISIT_NAMED)
            around = f"{text[: match.start()]} {match[0]} {text[match.end() : match.end() + 60]}"
            is_ahead = UPCOMING.search(around) is not None
            if sentence.part == "headline" and not is_ahead and ENDED.match(text, match.end()):
                yield from visit(reading, HELD)
            elif YEAR.search(text, match.end(), match.end() + 40):
                drafts = list(visit(reading, HELD, needs_day=True))
                yield from drafts or visit(reading, SCHEDULED, needs_day=True)
            else:
                yield from visit(reading, SCHEDULED if is_ahead else HELD, needs_day=True)
    for match in INVITED.finditer(text):
        yield from visit(Reading(sentence, match, rules.INVITED), POSSIBLE)


WHOLE_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")


def visit(reading: Reading, status: str | None, needs_day: bool = False) -> Iterator[Draft]:
    sentence = reading.sentence
    travellers = reading.parties("one")
    hosting = AT_INVITATION.search(sentence.listed.text, reading.match.end())
    # Of whoever only invited it is not said that he was there when somebody arrived.
    hosts = sentence.parties(hosting["host"] or hosting["his"]) if hosting and status != HELD else []
    for country, place, words, start, end in destinations(reading):
        region = sentence.scene.names.region
        own = {one.country for one in travellers}
        if len(own) != 1 or country not in region or country in own or not own & region:
            continue
        receiving = [one for one in hosts if one.country == country]
        for draft in reading.draft([*travellers, *receiving], status, kind=VISIT, also=country):
            if needs_day and not (draft.when_basis == "stated" and WHOLE_DAYS.fullmatch(draft.when)):
                continue
            span = ReadSpan(sentence.part, start, end, "place")
            sides = tuple(
                side._replace(
                    role="host" if side.party in receiving else side.role,
                    status="invited" if reading.rule is rules.INVITED else side.status,
                )
                for side in draft.sides
            )
            spans = tuple(one for one in draft.spans if one.shows != "place")
            yield draft._replace(
                sides=sides,
                country=country,
                place=place,
                place_as_given=words if place or not country else words,
                spans=(*spans, span),
            )


def destinations(reading: Reading) -> Iterator[tuple[int | None, int | None, str, int, int]]:
    """Country, place of the archive, words and their characters of the part."""
    sentence, words = reading.sentence, reading.match["dest"]
    numbers = re.findall(r"⟨c(\d+)⟩", words)
    for number in numbers:
        atom = sentence.atoms[int(number)]
        yield atom.target, None, "", sentence.start + atom.start, sentence.start + atom.end
    if not numbers and (place := sentence.scene.names.places.of_line(words.removeprefix("the "))):
        start, end = sentence.span(reading.match, "dest", masked=sentence.listed)
        yield place.country, place.place, place.words, start, end


# "The meeting took place on the sidelines of the summit": of the talks that the text tells before.
IT_WAS = re.compile(r"[Tt]he (?:meeting|talks) (?P<verb>was held|were held|took place)(?P<noun>)(?P<mood>)")


def on_the_margins(sentence: Sentence) -> Iterator[Draft]:
    for match in IT_WAS.finditer(sentence.listed.text):
        reading = Reading(sentence, match, rules.MET_TOGETHER)
        if not reading.within()[2]:
            continue
        parties = sentence.scene.several_before(sentence.part, sentence.start, 2)
        yield from reading.draft(list(parties), HELD, kind=MARGINS, is_vague=True)


FRAMES: list[Callable[[Sentence], Iterator[Draft]]] = [
    heading,
    met_with,
    met_together,
    took_place,
    at_a_meeting,
    told_afterwards,
    of_countries,
    by_telephone,
    jointly,
    discussed,
    visits,
    on_the_margins,
]


# Of these one party may be named: the other is meant by “he”, by whose article it is, or by the country visited.
FRAMES_OF_ONE = (heading, visits, of_countries)


def may_tell(sentence: Sentence) -> bool:
    """Whether it is worth to find its parties: behind the beginning of a text only a word of meeting tells of one."""
    if sentence.part != "body" or sentence.scene.is_of_several_meetings:
        return True
    if sentence.start < FIRST_CHARACTERS and not sentence.scene.is_of_a_call and ACTED.search(sentence.text):
        return True
    return MEETING_WORDS.search(sentence.text) is not None


FIRST_CHARACTERS = 600
ACTED = re.compile(ACTS)
MEETING_WORDS = re.compile(
    r"\b(?:[Mm]e(?:t|ets?|etings?)|[Tt]alk(?:s|ed)?|[Nn]egotiat|[Cc]onversations?|[Cc]onsultations|[Tt]elephone|[Pp]hone|[Ss]poke|[Cc]alled|[Vv]isit|[Aa]rriv"
    r"|[Bb]reakfast|[Ll]unch|[Dd]inner|[Rr]eceived?\b|[Hh]ost|[Vv]ideo|[Ii]nvit)"
)


def read(sentence: Sentence) -> Iterator[Draft]:
    sides = {party.key for named in sentence.named for party in named.parties}
    is_of_two = len(sides) > 1 or (sides and HE.search(sentence.text) is not None)
    for frame in FRAMES:
        if is_of_two or frame in FRAMES_OF_ONE:
            yield from frame(sentence)


HE = re.compile(PRONOUN)
