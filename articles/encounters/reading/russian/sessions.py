"""Russian sentences of an organisation's meetings: «саммит СНГ», «заседание Совета глав», «лидеры СНГ собрались»."""

import re
from collections.abc import Iterator

from participants.models import Meeting

from ...encounter import ReadSpan
from .. import rules
from ..draft import Draft, Side
from ..occasion import Occasion
from ..party import GROUP, Party
from ..scene import Sentence
from .coming import STAYED, WILL_STAY
from .draft import LOOKS_AHEAD, LOOKS_BACK_AT, NEAR, NOT, WORDS, draft_of, may_act
from .moods import is_to_come
from .words import (
    ADJECTIVES,
    BY_SCREEN,
    CALLED_OFF,
    FEW,
    HAPPENED,
    MAY_HAPPEN,
    OPEN,
    PLANS,
    PUT_OFF,
    WILL_HAPPEN,
    WORD,
    E,
    P,
)

Kind = Meeting.Kind
Status = Meeting.Status

# --- «Саммит СНГ», «заседание Совета глав правительств» ----------------------------------------

# An organisation by words that are not its name.
OF_A_BODY = re.compile(r"Содружества|[Мм]ежправсовета|[Мм]ежправительственного совета|[Мм]ежгоссовета")
BODY = rf"(?:⟨b\d+⟩|⟨\d+⟩|(?:Евразийского )?(?:{OF_A_BODY.pattern}))"
EVENT = re.compile(
    rf"(?P<event>(?P<adjectives>{ADJECTIVES})(?P<noun>[Сс]аммит(?:а|у|ом|е|)|[Зз]аседани(?:е|я|и|ю|ем)|[Сс]есси(?:я|и|ю|ей)|[Вв]стреч(?:а|и|е|у|ей)"
    rf"|[Пп]ереговор(?:ы|ов|ах|ам)|[Сс]овет(?:а|е|у|)(?= ⟨b)))(?P<of>(?: (?!со? |в |на |и |к |по |о ){WORD}){{0,7}}? (?P<body>{BODY}))(?!-| и ⟨\d| с)"
)
SESSION = re.compile(
    r"(?i:совет[а-я]* (?:глав|президентов|министров иностранных дел|коллективной)|высш|межправ|межгос|совмин|совет министров|глав|лидер|президент|премьер|⟨\d+⟩|\A ⟨b\d+⟩\Z)"
)
NO_SESSION = re.compile(
    r"(?i:парламент|антитеррор|ассамбле|министров (?:обороны|внутренних|финансов)|секретар|спорт|молод|делов|бизнес|медиа|комисси|комитет|групп|коллеги|экспорт|совета безопасности|прокурор|таможенн\w+ служб|спецслужб|разведк|штаб)"
)
GATHERED = re.compile(
    rf"(?P<verb>собрал(?:ись|ся)|собира(?:ются|ется)|собер(?:утся|{E}тся)|встретил(?:ись|ся)|встречаются|встретятся|съехались|съезжаются|обсудили|обсуждают|обсудят"
    rf"|провели (?:[а-яё]+ ){{0,2}}(?:переговоры|встречу|заседание|саммит)|проведут (?:[а-яё]+ ){{0,2}}(?:переговоры|встречу|заседание|саммит))"
)
ON_THE_WAY = re.compile(r"(?:прибы|прилет|прие[зх]|отправ|собира|собер|съезжа|съехал|вылет|направ)")
WILL_COME = re.compile(rf"{ON_THE_WAY.pattern}|прим(?:ет|ут) участие|встретится|встретятся|проведут")
TAKES_PART = re.compile(
    r"(?:провел[аи]?|провёл|проводят|проводит|прин(?:ял|яла|яли|има[ею]т) участие|участву[ею]т|участвовал\w*|выступил\w*|представля[ею]т|заявил\w*|сообщил\w*|открывая|открыл\w*|отметил\w*|рассказал\w*|подчеркнул\w*|прокомментировал\w*|предложил\w*|обсудил\w*|говорил\w*)"
)


def by_bodies(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.masked.text
    for match in EVENT.finditer(text):
        body = Body(sentence, match["body"], match.span("body"))
        if not body.is_known or not is_session(match):
            continue
        occasion = Occasion(sentence, match.start(), match.end(), WORDS)
        status = status_of_session(occasion, match["noun"])
        if status is None:
            continue
        sides = [*body.sides(), *those_who_come(occasion, status != Status.HELD)]
        kind = kind_of_session(match, body)
        if BY_SCREEN.search(occasion.clause):
            kind = Kind.VIDEO_CONFERENCE
        if draft := draft_of(
            occasion,
            kind,
            status,
            rules.SESSION_IN_RUSSIAN,
            sides,
            organisation=body.organisation,
            body_as_given=body.words,
            series=body.series(f"{match['event']} {body.words}", kind),
            spans=body.spans(),
        ):
            yield draft
    yield from by_gatherings(sentence)


def by_gatherings(sentence: Sentence) -> Iterator[Draft]:
    """«Лидеры СНГ собрались в Минске»: whoever an organisation's are, without a word for what they came to."""
    text = sentence.masked.text
    if EVENT.search(text):
        return
    for verb in GATHERED.finditer(text):
        occasion = Occasion(sentence, *verb.span(), WORDS)
        groups = [
            number
            for number in re.compile(P).finditer(text, occasion.clause_start, occasion.clause_end)
            if any(party.level == GROUP for party in sentence.parties(number[0]))
        ]
        if len(groups) != 1 or OPEN.search(occasion.before) or NOT.search(occasion.before):
            continue
        body = Body(sentence, groups[0][0], groups[0].span())
        is_ahead = verb[0].startswith(("собер", "встретятся", "обсудят", "проведут"))
        status = Status.SCHEDULED if is_ahead or PLANS.search(occasion.before) else Status.HELD
        if verb[0].startswith(("собираются", "собирается")) and re.match(r" \w+ть", occasion.after):
            continue
        kind = kind_of_gathering(occasion, body)
        if draft := draft_of(
            occasion,
            kind,
            status,
            rules.GATHERED_IN_RUSSIAN,
            body.sides(),
            organisation=body.organisation,
            body_as_given=body.words,
            spans=body.spans(),
        ):
            yield draft
        return


# The councils whose sessions are series, by their names in English as `Bodies` knows them.
COUNCILS = [
    (r"[Вв]ысш\w+ [Гг]ос", "Supreme State Council"),
    (r"[Вв]ысш\w+ Евразийск", "Supreme Eurasian Economic Council"),
    (r"[Мм]ежгоссовет|[Мм]ежгосударственн\w+ [Сс]овет", "Interstate Council"),
    (r"[Сс]овет\w* коллективной", "Collective Security Council"),
    (r"[Сс]овет\w* глав государств", "Council of Heads of State"),
]


class Body:
    """The organisation of a session, by its name or by whoever are its."""

    NAMES = (
        (re.compile(r"Содружеств"), "CIS"),
        (re.compile(r"Евразийск|[Мм]ежправ"), "EAEU"),
        (re.compile(r"[Мм]ежгоссовет"), "EurAsEC"),
    )

    def __init__(self, sentence: Sentence, words: str, span: tuple[int, int]):
        """span: where the words stand in the masked sentence."""
        start, end = sentence.masked.original_span(*span)
        self.part, self.start, self.end = sentence.part, sentence.start + start, sentence.start + end
        self.bodies = sentence.scene.names.bodies
        self.organisation: int | None = None
        self.group: list[Party] = []
        self.words = words
        if words.startswith("⟨b"):
            atom = sentence.atoms[int(words[2:-1])]
            self.words, self.organisation = atom.text, atom.target
        elif words.startswith("⟨"):
            self.group = [party for party in sentence.parties(words) if party.level == GROUP]
            self.organisation = self.group[0].organisation if self.group else None
            self.words = self.group[0].words if self.group else ""
            if self.group:
                self.start, self.end = self.group[0].start, self.group[0].end
        else:
            code = next(code for pattern, code in self.NAMES if pattern.search(words))
            self.organisation = self.bodies.by_abbreviation.get(code) or self.bodies.by_name.get(code)

    @property
    def is_known(self) -> bool:
        return bool(self.organisation or (self.words and not self.words.startswith("⟨")))

    def series(self, words: str, kind: Kind) -> int | None:
        council = next((name for form, name in COUNCILS if re.search(form, words)), "")
        return self.bodies.series_of(self.organisation, council, kind.value)

    def spans(self) -> tuple[ReadSpan, ...]:
        return (ReadSpan(self.part, self.start, self.end, "organisation"),)

    def sides(self) -> list[Side]:
        return [Side(party) for party in self.group[:1]]


def is_session(match: re.Match) -> bool:
    of = match["of"]
    if NO_SESSION.search(of) or NO_SESSION.search(match["adjectives"]):
        return False
    if match["noun"].lower().startswith(("саммит", "совет")):
        return True
    if match["noun"].lower().startswith(("встреч", "переговор")):
        return match["body"].startswith("⟨") and not match["body"].startswith("⟨b")
    return SESSION.search(of) is not None


def kind_of_session(match: re.Match, body: Body) -> Kind:
    noun = match["noun"].lower()
    is_informal = re.search(r"не(?:формальн|официальн)", match["adjectives"]) is not None
    if noun.startswith("саммит"):
        return Kind.INFORMAL_SUMMIT if is_informal else Kind.SUMMIT
    if noun.startswith(("заседани", "сесси", "совет")):
        return Kind.COUNCIL_SESSION
    if is_of_leaders(body.words):
        return Kind.INFORMAL_SUMMIT if is_informal else Kind.SUMMIT
    return Kind.MULTILATERAL


def kind_of_gathering(occasion: Occasion, body: Body) -> Kind:
    clause = occasion.clause
    if "саммит" in clause:
        return (
            Kind.INFORMAL_SUMMIT if re.search(r"не(?:формальн|официальн)\w+ саммит", clause) else Kind.SUMMIT
        )
    if is_of_leaders(body.words) and not occasion.words.startswith("обсу"):
        return Kind.SUMMIT
    return Kind.MULTILATERAL


def is_of_leaders(words: str) -> bool:
    return re.search(r"(?i:президент|лидер|глав\w* (?:государств|стран)|руководител)", words) is not None


def status_of_session(occasion: Occasion, noun: str) -> Status | None:
    before, after = occasion.before, occasion.after
    around = f"{before[-NEAR:]} {after[:NEAR]}"
    if NOT_COMING.search(before):
        return Status.SCHEDULED
    if OPEN.search(around) or DID_NOT_COME.search(before):
        return None
    for words, status in (
        (CALLED_OFF, Status.CANCELLED),
        (PUT_OFF, Status.POSTPONED),
        (MAY_HAPPEN, Status.POSSIBLE),
    ):
        if words.search(around):
            return status
    if (
        LOOKS_AHEAD.search(before)
        or TO_COME.search(before)
        or WHICH_WILL.match(after)
        or (re.search(r"(?<!\w)[Нн]а \Z", before) and is_whither(noun))
    ):
        return Status.SCHEDULED
    if LOOKS_BACK_AT.search(before) and not re.search(r"(?<!\w)[Вв] \Z", before):
        is_ahead = not ITS_RESULTS.search(before) and is_to_come(occasion.clause)
        return Status.SCHEDULED if is_ahead else Status.HELD
    if WILL_HAPPEN.search(around):
        return Status.SCHEDULED
    if HAPPENED.search(around) or re.search(
        r"(?:участву\w+|участие|провели|пров[её]л|проводят) (?:в )?\Z", before
    ):
        return Status.HELD
    if not before.strip() and occasion.sentence.part == "headline":
        return Status.HELD if HAPPENED.search(after) else None
    return None


NOT_COMING = re.compile(rf"(?<!\w){WILL_STAY}[^.;]*\Z")
# Whether it was, or is, the words leave open.
DID_NOT_COME = re.compile(rf"(?<!\w){STAYED}[^.;]*\Z")
TO_COME = re.compile(
    r"(?:прим(?:ет|ут)|будет|будут|планиру\w+|намерен\w*|собира\w+|сможет|сможет)(?: \w+)? (?:участ|присутств|выступ)\w*(?: \w+)? (?:в|на) \Z"
)
WHICH_WILL = re.compile(rf", котор\w+ (?:[\w]+ ){{0,2}}?{WILL_HAPPEN.pattern}", re.IGNORECASE)


# «Итоги саммита изменят торговлю»: what is to come is what follows.
ITS_RESULTS = re.compile(r"(?<![а-яё])(?<!по )(?:итог|результат)\w*(?: [а-яё]+)? ?\Z", re.IGNORECASE)


def is_whither(noun: str) -> bool:
    """«На саммит», «на заседание»: somebody is on the way to it."""
    return noun.lower() in ("саммит", "заседание", "сессию", "встречу", "переговоры")


THERE = re.compile(FEW + r" (?:на|в ходе|во время|в рамках)(?: [\w-]+)* ?")


def those_who_come(occasion: Occasion, occasion_is_ahead: bool) -> Iterator[Side]:
    """Leaders whom the clause names beside it, as those who speak, take part or come."""
    sentence, text = occasion.sentence, occasion.sentence.masked.text
    for match in re.finditer(P, text):
        if occasion.start <= match.start() < occasion.end:
            continue
        if not occasion.clause_start <= match.start() < max(occasion.clause_end, len(text)):
            continue
        between = (
            text[match.end() : occasion.start]
            if match.end() <= occasion.start
            else text[occasion.end : match.start()]
        )
        if len(between) > 2 * NEAR or "⟨" in re.sub(r"⟨[bcd]\d+⟩", "", between):
            continue
        if re.search(rf"(?<!\w)(?:не|без)(?!\w)|{STAYED}|{WILL_STAY}", between):
            continue
        if occasion_is_ahead and not WILL_COME.search(between):
            continue
        takes_part = TAKES_PART.search(between) or TAKES_PART.match(text, match.end() + 1)
        if not (takes_part or ON_THE_WAY.search(between) or THERE.fullmatch(between)):
            continue
        if not may_act(sentence, match[0]) or re.search(
            r"(?:по словам|по мнению|слов\w+|у|от|к|с|со) \Z", text[: match.start()]
        ):
            continue
        for party in sentence.parties(match[0]):
            if party.level != GROUP and (party.country or party.organisation):
                yield Side(party)
