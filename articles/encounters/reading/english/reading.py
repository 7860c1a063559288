"""What a match in an English sentence tells of an encounter: who, whether it was held, what, when and where, as one draft."""

import re
from collections.abc import Iterator

from participants.models import Meeting

from ...encounter import ReadSpan
from .. import rules
from ..draft import HELD, NOT_STATED, Draft, Side
from ..party import GROUP, Party
from ..rules import Rule
from ..scene import Sentence
from ..setting import Setting, Window, setting
from .words import (
    AROUND,
    BEFORE_A_SESSION,
    HAD,
    INFINITIVE,
    INTENDED,
    IS_CALL,
    IS_TRILATERAL,
    IS_VIDEO,
    MAY,
    NOT,
    PLACEHOLDER,
    PRONOUN,
    SIDELINES,
    TO_COME,
    UNFULFILLED,
    WAS_TO,
)

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

WHOLE_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")


class Reading:
    """One match in a sentence, and the draft that it makes."""

    def __init__(self, sentence: Sentence, match: re.Match, rule: Rule):
        self.sentence, self.match, self.rule = sentence, match, rule
        groups = match.re.groupindex
        self.noun = (match["noun"] or "") if "noun" in groups else ""
        if self.noun and match.start("noun") == match.start():
            before = WORDS_BEFORE.search(match.string, max(0, match.start() - FEW_WORDS), match.start())
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
        """Whom “he” means: the publisher's own leader, else whoever the sentence, or that before it, is about."""
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
        meant = own or [one for one in subject(self.sentence, masked) if one.country not in countries]
        return [one._replace(certainty=rules.LIKELY) for one in meant[:1]]

    # --- Whether ---------------------------------------------------------------------------------

    def status(self, default: str = HELD) -> str | None:
        """By the mood; None where the words tell nothing of a meeting."""
        mood = f"{self.mood} "
        if UNFULFILLED.search(f"{mood}{self.verb}"):
            return None
        if NOT.search(mood):
            return DENIED
        if INFINITIVE.search(mood) and not self.is_infinitive_told():
            return None
        if TO_COME.search(mood):
            return SCHEDULED
        if INTENDED.search(mood):
            if "agreed" in mood:
                self.rule = rules.AGREED
            return ANNOUNCED
        if MAY.search(mood):
            return POSSIBLE
        if INFINITIVE.search(mood):
            return SCHEDULED
        if self.verb in ANY_TIME and not re.search(r"\b(?:has|have|had|did)\b", mood):
            return default if self.sentence.part == "headline" else None
        return default

    def is_infinitive_told(self) -> bool:
        """Not where it hangs on other words, “urged A and B to meet”, nor of what was to be: whether it was is not told."""
        before = self.sentence.listed.text[: self.match.start()]
        if WAS_TO.search(f"{self.mood} "):
            return self.sentence.is_reported or REPORTED.search(before) is not None
        is_bare = re.fullmatch(r"(?: (?:also|then|both|jointly|soon|again))* to(?: \w+)?", self.mood)
        return not is_bare or OPENS.fullmatch(before) is not None

    def is_in_passing(self) -> bool:
        """Told of another time, or as somebody's words."""
        before = self.sentence.listed.text[: self.match.start()]
        # In what somebody is told to have said the past tense is only that of “told”.
        is_before = HAD.search(f"{self.mood} ") and not self.sentence.is_reported
        return bool(is_before or IN_PASSING.search(before) or REPORTED.search(before))

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

    def setting(self, kind: str, status: str, *, is_vague: bool, is_passing: bool) -> Setting:
        """What was denied may have been said to be past; vague talks of a body are those of the article's own day."""
        window, is_held = self.window(), status == HELD
        told = setting(self.sentence, window, kind, is_held, not is_passing)
        if status == DENIED and not AHEAD.search(f"{self.mood} {self.verb}"):
            past = setting(self.sentence, window, kind, True, False)
            told = past if past.when_basis == "stated" else told
        if is_vague and is_held and self.in_body:
            day = self.sentence.scene.day
            basis = "published" if day else "not-stated"
            told = told._replace(when=str(day or "XXXX"), when_basis=basis, spans=())
        return told

    def firm(self, status: str, told: Setting) -> str:
        """What is to come is scheduled with its day, and announced without."""
        if status == SCHEDULED and told.when_basis != "stated" and not self.sentence.scene.is_of_an_arrival:
            return ANNOUNCED
        return SCHEDULED if status == ANNOUNCED and told.when_basis == "stated" else status

    def within(self, kind: str, *, is_held: bool) -> tuple[str, ReadSpan | None, bool]:
        """The words for the larger event, and whether talks near it are talks on its margins: in the sentence, else what
        the headline is about."""
        text = self.sentence.listed.text
        for pattern, is_margins in ((SIDELINES, True), (AROUND, True), (BEFORE_A_SESSION, False)):
            if event := pattern.search(text):
                start, end = self.sentence.span(event, "event", masked=self.sentence.listed)
                span = ReadSpan(self.sentence.part, start, end, "within")
                return self.sentence.words(event, "event", masked=self.sentence.listed), span, is_margins
        main = self.sentence.scene.event if kind == BILATERAL and self.in_body and is_held else None
        if main is None:
            return "", None, False
        return main.value, ReadSpan("headline", main.start, main.end, "within"), True

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
        first, last = self.sentence.span(self.match, masked=self.sentence.listed)
        if status is None or not is_of_region(self.sentence, parties, also) or self.sentence.is_quoted(first):
            return
        is_held = status == HELD
        if not is_held and UNFIRM.search(self.noun) and not self.sentence.scene.coming_day:
            return
        is_vague = is_vague or (is_held and self.is_their_talk())
        is_passing = self.in_body and is_held and self.is_in_passing()
        kind = kind or self.kind(len({one.key for one in parties}))
        told = self.setting(kind, status, is_vague=is_vague, is_passing=is_passing)
        if is_passing and told.when_basis != "stated":
            return
        status = self.firm(status, told)
        within, span, is_margins = self.within(kind, is_held=is_held)
        its_status = NOT_STATED if status in (DENIED, POSSIBLE) else ""
        yield Draft(
            self.sentence.part,
            first,
            last,
            MARGINS if is_margins and kind == BILATERAL else kind,
            status,
            self.rule,
            tuple(
                Side(one, (roles or {}).get(number, "not-stated"), its_status)
                for number, one in enumerate(parties)
            ),
            within_as_given=within,
            is_vague=is_vague,
            **told._replace(spans=(*told.spans, span) if span else told.spans)._asdict(),
        )


# Before a headline's subject: “Kremlin: A to meet B”.
OPENS = re.compile(r"(?:[^⟨⟩:;–—]{0,40}(?:[:;–—]|\.\.\.|…) ?)?(?:(?:On|In|Next|This) [^⟨⟩:;,]{2,30}, )?")
# Somebody of a title whom no country makes a party.
ANOTHER = re.compile(r",? and (?:the )?(?:[A-Z]\w+ ){1,2}(?:President|Prime Minister|[Ll]eader) [A-Z]")
AHEAD = re.compile(r"\b(?:will|shall|is|are|may|should|does|do|would)\b")
# Forms of verbs that tell no time: “meet”, “meets”.
ANY_TIME = frozenset(
    "meet meets hold holds have has talk talks speak speaks discuss discusses visit visits arrive arrives receive receives host hosts attend attends".split()
)
# In characters: longer than five words are.
FEW_WORDS = 120
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
    r" (?:to (?:discuss|exchange|sum|review|consider|talk|examine|coordinate|sign|attend|take|mark)|that|which|concerning|regarding|about|signed|following|since|of the|for the(?! (?:first|second|third|last|\w+th) time)|on the (?:implementation|results|agenda)"
    r"|and (?:told|informed|discussed|said|signed|agreed|congratulated)|who|whose|,? where|,? when)\b|;|, (?:and|during which|in which|agree\w+)\b"
)


# “On Thursday A …”, “the day before, A …”: whoever a sentence is about stands first in it.
SUBJECT = re.compile(
    r"(?:(?:On|In|At|The|Earlier|Later|Yesterday|Today|Then|Also|During|After|Before|Following|Last|This|That)\b(?:[^.;:⟨⟩]|⟨[cdb]\d+⟩){0,60}? )?"
    rf"(?:(?P<one>{PLACEHOLDER})(?!['’]|,? and\b)|(?P<again>{PRONOUN}))"
)


def subject(sentence: Sentence, before: str) -> list[Party]:
    """Whoever stands first in the sentence, if before the words given; else in that before it, or before one of “he”."""
    match = SUBJECT.match(before)
    if match is None and not re.search(r"⟨\d", before):
        match = SUBJECT.match(sentence.listed.text)
    for _step in range(MOST_BACK):
        if match is None:
            return []
        if match["one"]:
            parties = sentence.parties(match["one"])
            return parties if len(parties) == 1 else []
        previous = sentence.previous
        if previous is None:
            return []
        sentence, match = previous, SUBJECT.match(previous.listed.text)
    return []


# Sentences: “he” of a sentence about him is he of that before it.
MOST_BACK = 4


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
