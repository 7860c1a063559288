"""The English words of a body's meeting: “an informal CIS summit”, “a session of the Interstate Council of the Community”.

The patterns go over masked sentences (see `scene`), in which ⟨b1⟩ is an organisation and ⟨2⟩ a party, such as “CIS leaders”.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..bodies import CASPIAN, FORMATS, INFORMAL, SESSION, SUMMIT, Bodies
from ..party import GROUP, Party
from ..scene import Sentence


class Event(NamedTuple):
    """Characters of the masked text from the event's words to their end, and whose meeting it is."""

    start: int
    end: int
    kind: str
    organisation: int | None
    body: str
    """the words for it"""
    series: int | None
    leaders: tuple[Party, ...] = ()
    """those by whom it is called: “a meeting of CIS leaders”"""
    verb: str = ""
    """where the body itself did it: “met”, “held a session”"""
    is_several: bool = False
    """“meetings” of one body, or of several"""


# --- Its words -----------------------------------------------------------------------

BODY = r"⟨b\d+⟩(?: \(⟨b\d+⟩\)| \[[^\]]*\])?(?:['’]s?(?!\w))?"
BODIES = rf"{BODY}(?:(?:, | and |, and |/)(?:the )?{BODY})*"
ORDINAL = r"(?:\d+(?:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|\w+teenth|twent\w+|thirt\w+))"
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
QUALITY = (
    rf"(?:(?:{ORDINAL}|[Ii]nformal|unofficial|[Jj]ubilee|[Aa]nniversary|extraordinary|emergency|[Ee]xpanded|[Rr]estricted|[Nn]ext|[Ll]atest|last|previous|past|recent"
    r"|upcoming|[Ff]orthcoming|planned|scheduled|regular|annual|working?|[Ww]ork|brief|full|plenary|joint|current|entire|new|two-day|one-day|[a-z]+-format|heads of state"
    rf"|{MONTH}(?: \d+(?:[-–—](?:{MONTH} )?\d+)?)?(?: \d{{4}})?(?:['’]s)?|\d{{4}}) )*"
)
NOUN = r"(?:[Ss]ummit(?: meeting| conference| talks| session)?|[Ss]ession|[Mm]eeting|[Gg]athering|SUMMIT|MEETING|SESSION)"
LEADING = r"[Hh]eads? [Oo]f (?:[Ss]tates?|[Gg]overnments?)"
COUNCIL = (
    r"(?:[Ss]upreme [Ss]tate [Cc]ouncil|Supreme Council|Supreme Economic Council|Collective Security Council|Council for Collective Security|Interstate Council"
    rf"|International (?:State )?Council|Intergovernmental Council|Council of (?:the )?(?:CIS )?{LEADING}|{LEADING} Council|Council of (?:the )?⟨[\d,]+⟩"
    r"|Council of (?:the )?⟨b\d+⟩ [Hh]eads [Oo]f [Ss]tate|(?:⟨[\d,]+⟩|leaders)['’] Council|Council of (?:Foreign )?Ministers)"
)
MEMBERS = r"(?:member[- ]?)?(?:countries|states|nations|members)(?:['’])?"
HEADS = r"(?:[Hh]eads of [Ss]tate(?: and [Gg]overnment)?|[Hh]eads|[Ll]eaders|[Pp]residents)"
# What may follow the name of a body that a meeting is of, where the body is all that it is of.
ENDS = (
    r"(?=[,.;:)–—]|\Z| (?:in|on|at|to|which|that|is|was|were|will|has|took|held|began|due|scheduled|slated|planned|set|and|with|following|as|opened|ended|discussed"
    r"|adopted|after|before|during|for|under|where|would|when)\b| \()"
)
FORMAT = "|".join(FORMATS)
ANY_FORMAT = re.compile(FORMAT)
OF_FORMAT = rf"[“\"]?(?P<format>{FORMAT})[”\"]?(?:['’]s?)?"

LEFT = re.compile(
    # From the beginning of a word: it is tried at each place before a noun.
    rf"(?<!\w)(?P<quality>{QUALITY})(?:(?P<town>(?!Caspian)[A-Z][\w’'.]+(?: (?!Caspian)[A-Z][\w’']+)?) )?(?P<inner>{QUALITY})"
    rf"(?:(?:(?P<other_body>{BODY}) (?P<other_council>{COUNCIL}) and (?:the )?)?(?P<bodies>{BODIES}) |(?P<leaders>⟨[\d,]+⟩(?:['’]s?)?) |{OF_FORMAT} (?:{HEADS}['’]? )?"
    rf"|(?P<caspian>Caspian (?:{HEADS}['’]? )?)|(?P<its>(?:its|their) ))?"
    rf"(?:{MEMBERS} )?(?:(?P<council>{COUNCIL}) )?(?P<last>{QUALITY})\Z"
)
RIGHT = re.compile(
    rf"s?(?: was held| took place)?(?: in (?:\w+ )?format)? of (?:the |all |an? )*(?:(?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) )?(?:"
    rf"(?:(?P<body_first>{BODY}) )?(?:Presidential )?(?P<council>{COUNCIL})(?: \([A-Z]+\))?(?P<rest> of (?:the )?(?:[\w’' ,-]|⟨[cbd]\d+⟩(?: \(⟨b\d+⟩\))?){{1,90}}?{ENDS})?"
    rf"|(?:{HEADS} (?:of|from) )?(?:the |all (?:the )?|\w+ )?(?:member (?:countries|states) of (?:the )?)?{OF_FORMAT}(?: (?:{MEMBERS} )?(?:{HEADS})?)?"
    rf"|{HEADS} of (?:the |all (?:the )?|\w+ )?(?:member[- ](?:countries|states) of (?:the )?)?(?P<body_of_heads>{BODY})(?: {MEMBERS})?(?! \w+ [Mm]inist)"
    rf"|(?P<caspian>(?:five )?Caspian (?:countries['’] |states['’] )?{HEADS})"
    rf"|(?P<leaders>⟨[\d,]+⟩)(?P<of_council>['’]? Council)?"
    rf"|(?P<body>{BODY})(?: {MEMBERS}['’]? {HEADS})?{ENDS})"
)
ANOTHER = re.compile(
    rf",? and (?:of )?(?:the )?(?:{NOUN}s? of (?:the )?)?(?:(?P<body_first>{BODY}) ?)?(?P<council>{COUNCIL})?(?! {NOUN}){ENDS}"
)
NOUNS = re.compile(rf"\b{NOUN}(?=s?\b)")
MEETS = (
    r"(?P<verb>met|meets|convened|gathered|will meet|is meeting|(?:held|holds|will hold) (?:a |an |its |the )?(?:\w+ )?(?:session|meeting|summit)|(?:had|have) an? (?:\w+ )?meeting)\b"
    r"(?! with (?:the )?⟨\d)"
)
# The body or its leaders do it themselves.
MET = re.compile(
    rf"(?:(?P<body_first>{BODY}) )?(?P<council>{COUNCIL})(?P<rest> of (?:the )?(?:[\w’' -]|⟨[cbd]\d+⟩(?: \(⟨b\d+⟩\))?){{1,90}}?)? {MEETS}"
)
FORMAT_MET = re.compile(rf"(?:{HEADS} of (?:the )?(?:\w+ )?)?{OF_FORMAT}(?: {MEMBERS})?(?: {HEADS})? {MEETS}")
FORMAT_DID = re.compile(
    rf"\A(?:The )?(?:{HEADS} of (?:the )?(?:\w+ )?)?{OF_FORMAT}(?: {MEMBERS})?(?: {HEADS})?,? (?P<verb>discussed|signed|adopted|approved|agreed)\b"
)
BODY_MEETS = re.compile(rf"(?: also| then| later)? {MEETS}")
ATTENDS = re.compile(
    r"\b(?:attend(?:s|ed)?|tak(?:e|es|en|ing) part in|took part in|participat(?:e|es|ed|ing) in) (?:the )?\Z"
)
# A conference that is an organisation by its name.
CONFERENCE = re.compile(r"\bConference on\b")
LISTED_STATES = re.compile(
    r"(?: heads of state| and governments)?(?: of (?:\d+|\w+) (?:countries|states))? ?(?:\(|[–—-] |: )(?P<states>(?:the )?⟨c\d+⟩(?:(?:, and|,| and) (?:the )?⟨c\d+⟩)+)(?:\)| [–—-]|(?=[,.;]))"
)


# --- In a sentence --------------------------------------------------------------------


def may_have_events(sentence: Sentence) -> bool:
    """By the words themselves, without its parties."""
    return (
        NOUNS.search(sentence.text) is not None
        or "ouncil" in sentence.text
        or any(one.kind == "organisation" for one in sentence.atoms)
        or ANY_FORMAT.search(sentence.text) is not None
    )


def events_in(sentence: Sentence) -> list[Event]:
    """In the order of the text; those that share one noun, such as “the ⟨b0⟩ and ⟨b1⟩ summits”, stand at one place."""
    text = sentence.listed.text
    found: list[Event] = []
    for noun in NOUNS.finditer(text):
        first = found[-1].end if found else 0
        if noun.start() >= first and not is_of_the_press(text, noun.start()):
            found += Words(sentence, noun, first).events()
    patterns = [MET] if "ouncil" in text else []
    for pattern in (*patterns, *((FORMAT_MET, FORMAT_DID) if ANY_FORMAT.search(text) else ())):
        for match in pattern.finditer(text):
            if not any(event.start < match.end() and match.start() < event.end for event in found):
                found.append(met_itself(sentence, match))
    found += [
        one
        for one in by_name_alone(sentence, text)
        if not any(other.start <= one.start < other.end for other in found)
    ]
    return sorted(found, key=lambda event: (event.start, event.end))


def by_name_alone(sentence: Sentence, text: str) -> Iterator[Event]:
    """A council that somebody attends, and a conference that is an organisation: no noun stands beside them."""
    bodies = sentence.scene.names.bodies
    for number, atom in enumerate(sentence.atoms):
        at = text.find(f"⟨b{number}⟩") if atom.kind == "organisation" else -1
        end = at + len(f"⟨b{number}⟩")
        council = bodies.council_of(atom.target)
        if at >= 0 and council and ATTENDS.search(text, 0, at):
            yield Event(
                at, end, SESSION, atom.target, atom.text, bodies.series_of(atom.target, council, SESSION)
            )
        elif at >= 0 and council and (meets := BODY_MEETS.match(text, end)):
            series = bodies.series_of(atom.target, council, SESSION)
            yield Event(at, end, SESSION, atom.target, atom.text, series, verb=meets["verb"])
        elif at >= 0 and CONFERENCE.match(atom.text) and re.match(r" (?:in|on|at) |,? which ", text[end:]):
            yield Event(at, end, SUMMIT, atom.target, atom.text, None)


def is_of_the_press(text: str, place: int) -> bool:
    return re.search(r"(?:press|news|telephone|phone)[ -]\Z", text[:place]) is not None


# In characters: no meeting has longer words before its noun.
FARTHEST = 200


class Words:
    """The words around one noun, from `first` on."""

    def __init__(self, sentence: Sentence, noun: re.Match, first: int = 0):
        self.sentence, self.text = sentence, sentence.listed.text
        self.bodies: Bodies = sentence.scene.names.bodies
        self.left = LEFT.search(self.text, max(first, noun.start() - FARTHEST), noun.start())
        self.right = RIGHT.match(self.text, noun.end())
        self.start = self.left.start() if self.left else noun.start()
        self.is_several = self.text[noun.end() : noun.end() + 1] == "s"
        self.end = noun.end() + self.is_several
        self.quality = " ".join(self.left.group("quality", "inner", "last")) if self.left else ""

    def events(self) -> Iterator[Event]:
        left = self.left
        if left and left["bodies"]:
            yield from self.of_bodies(left)
        elif left and left["leaders"] and (event := self.of_leaders(left["leaders"], self.end)):
            yield event
        elif left and (left["format"] or left["caspian"]):
            yield self.of_format(left["format"] or CASPIAN, self.end)
        elif self.right:
            yield from self.of_right(self.right)
        elif left and left["council"]:
            yield self.of_council(left["council"], None, "", self.end)
        elif left and left["its"]:
            yield from self.of_named_before()
        elif self.kind("") == INFORMAL:
            yield from self.of_told_before()

    def of_bodies(self, left: re.Match) -> Iterator[Event]:
        """Of one noun in the plural all bodies, of one in the singular the last."""
        numbers = [int(number) for number in re.findall(r"⟨b(\d+)⟩(?! \(⟨b)", left["bodies"])]
        if left["other_body"] and self.is_several:
            yield self.of_council(
                left["other_council"], self.body_in(left["other_body"]), "", left.end("other_council")
            )
        if not self.is_several and len(numbers) > 1:
            self.start = self.text.rindex(f"⟨b{numbers[-1]}⟩", 0, self.end)
        for number in numbers if self.is_several else numbers[-1:]:
            yield self.of_body(number, left["council"] or "", self.end)

    def kind(self, council: str) -> str:
        if re.search(r"informal|unofficial", self.quality, re.IGNORECASE):
            return INFORMAL
        return SESSION if council else SUMMIT

    def event(
        self,
        end: int,
        kind: str,
        organisation: int | None,
        body: str,
        council: str,
        leaders: Iterable[Party] = (),
    ) -> Event:
        series = self.bodies.series_of(organisation, council, kind)
        return Event(
            self.start, end, kind, organisation, body, series, tuple(leaders), is_several=self.is_several
        )

    def of_body(self, number: int, council: str, end: int) -> Event:
        atom = self.sentence.atoms[number]
        if council:
            return self.of_council(council, atom.target, "", end)
        own = self.bodies.council_of(atom.target)
        return self.event(end, self.kind(own), atom.target, atom.text, own)

    def of_council(self, council: str, organisation: int | None, rest: str, end: int) -> Event:
        """`rest`: what is said behind the council's name of whose it is. Where those named have no such council, it is
        that of whoever else the text names, or of the only body that has one."""
        if organisation is None:
            leaders = self.sentence.parties(council)
            organisation = next((one.organisation for one in leaders if one.organisation), None)
            organisation = organisation or self.body_in(rest) or self.body_in(council)
        having = self.bodies.having(council)
        if having and organisation not in having and self.bodies.parents.get(organisation or 0) not in having:
            named = having & self.sentence.scene.organisations
            organisation = (
                next(iter(having if len(having) == 1 else named)) if 1 in (len(having), len(named)) else None
            )
        body = self.said(council + rest)
        return self.event(end, self.kind(council), organisation, body, council)

    def body_in(self, words: str) -> int | None:
        """The first organisation that the words name: the linker takes “Council of CIS Heads of State” for one name."""
        numbers = re.findall(r"⟨b(\d+)⟩", words)
        if numbers:
            return self.sentence.atoms[int(numbers[0])].target
        known = (self.bodies.by_abbreviation.get(word) for word in words.split())
        return next((one for one in known if one), None)

    def said(self, words: str) -> str:
        """The article's own words for what stands in the masked text."""
        at = self.text.find(words)
        start, end = self.sentence.listed.original_span(at, at + len(words))
        return self.sentence.text[start:end]

    def of_format(self, words: str, end: int) -> Event:
        organisation, name, kind = self.bodies.of_format(words)
        kind = self.kind("") if kind == SUMMIT else kind
        return self.event(end, kind, organisation, name, "")

    def of_leaders(self, placeholder: str, end: int) -> Event | None:
        """A meeting of those who are an organisation's: “a summit of CIS leaders”."""
        parties = self.sentence.parties(placeholder)
        group = next((one for one in parties if one.level == GROUP), None)
        if group is None or re.search(r"[Mm]inisters|delegations", group.words):
            return None
        return self.event(end, self.kind(""), group.organisation, group.words, "", parties)

    def of_right(self, right: re.Match) -> Iterator[Event]:
        stop = right.end()
        if right["council"]:
            organisation = self.body_in(right["body_first"] or "")
            yield self.of_council(right["council"], organisation, right["rest"] or "", stop)
        elif right["format"] or right["caspian"]:
            yield self.of_format(right["format"] or CASPIAN, stop)
        elif right["leaders"]:
            event = self.of_leaders(right["leaders"], stop)
            if event and right["of_council"]:
                council = f"{right['leaders']}{right['of_council']}"
                event = self.of_council(council, event.organisation, "", stop)
            if not event:
                return
            yield event
        else:
            number = re.findall(r"⟨b(\d+)⟩", right["body_of_heads"] or right["body"])[0]
            yield self.of_body(int(number), "", stop)
        while (
            self.is_several
            and (another := ANOTHER.match(self.text, stop))
            and (another["body_first"] or another["council"])
        ):
            organisation = self.body_in(another["body_first"] or "")
            self.start, stop = another.start(), another.end()
            if another["council"]:
                yield self.of_council(another["council"], organisation, "", stop)
            else:
                yield self.of_body(int(re.findall(r"⟨b(\d+)⟩", another["body_first"])[0]), "", stop)

    def of_named_before(self) -> Iterator[Event]:
        """“Its session”, “their next summit”: of the body, or of those of the body, that the sentence named last."""
        before = self.text[: self.start]
        if bodies := re.findall(r"⟨b(\d+)⟩", before):
            yield self.of_body(int(bodies[-1]), "", self.end)
            return
        for placeholder in reversed(re.findall(r"⟨[\d,]+⟩", before)):
            if event := self.of_leaders(placeholder, self.end):
                yield event._replace(leaders=())
                return

    def of_told_before(self) -> Iterator[Event]:
        """“The informal summit”, where the text told of one informal summit before."""
        before = {
            (one.organisation, one.body_as_given): one
            for one in self.sentence.scene.of_bodies
            if one.kind == INFORMAL
        }
        if len(before) == 1 and re.search(r"\bthe \Z", self.text[: self.start]):
            [one] = before.values()
            yield self.event(self.end, INFORMAL, one.organisation, one.body_as_given, "")


def met_itself(sentence: Sentence, match: re.Match) -> Event:
    words = Words(sentence, match)
    words.start, words.is_several, words.quality = match.start(), False, match["verb"]
    if "council" in match.re.groupindex:
        organisation = words.body_in(match["body_first"] or "")
        event = words.of_council(match["council"], organisation, match["rest"] or "", match.start("verb"))
    else:
        event = words.of_format(match["format"], match.start("verb"))
    return event._replace(verb=match["verb"])


def states_behind(sentence: Sentence, place: int) -> list[Party]:
    """The states that stand in brackets or between dashes behind the words: “five Caspian countries (A, B and C)”."""
    match = LISTED_STATES.match(sentence.listed.text, place)
    return states_in(sentence, match["states"]) if match else []


def states_in(sentence: Sentence, words: str) -> list[Party]:
    found = []
    for number in re.findall(r"⟨c(\d+)⟩", words):
        atom = sentence.atoms[int(number)]
        start = sentence.start + atom.start
        found.append(Party(sentence.part, start, start + len(atom.text), atom.text, country=atom.target))
    return found
