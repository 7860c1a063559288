"""How Russian tells who came to a meeting of a body, who did not and who came for whom, as the English file of that name does: «участвовали
А, Б и В», «Г отсутствовал», «Д представлял премьер-министр», «вместо Е приехал Ж».

The meeting is one of the same sentence, else the one told of last before.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from participants.models import Office, Participation

from .. import rules
from ..draft import HELD, Draft, Side
from ..joining import OF_BODIES
from ..known import Known, may_be_called, more_of, place_of, those_of
from ..party import GROUP, Party
from ..scene import Sentence

ABSENT, REPRESENTED = Participation.Status.ABSENT.value, Participation.Status.REPRESENTED.value
CHAIR, NO_ROLE = Participation.Role.CHAIR.value, Participation.Role.NOT_STATED.value

CUE = re.compile(
    r"участ|присутств|отсутств|представ|вместо|не (?:при|смо|яви|пош)|пропус|проигнор|отказал|председательств|приехал|прибыл|[Бб]ез ",
    re.IGNORECASE,
)

# --- Who, and whereto ---------------------------------------------------------------------

# «Президенты А ⟨0⟩, Б ⟨1⟩ и В» are one, with the last name behind.
ONE = r"(?:⟨c\d+⟩ )?(?:⟨\d+⟩(?: ⟨\d+⟩)?|⟨c\d+⟩)"
SEVERAL = rf"{ONE}(?:(?:,| и|, а также| а также|;) {ONE})*"
WHO = rf"(?P<who>{SEVERAL})"
NOUN = r"(?:саммит|заседани|встреч|сесси|мероприяти|форум)\w*"
REST_OF_NAME = r"(?: (?:⟨b\d+⟩|⟨\d+⟩|[А-ЯЁ]\w+|совета|глав|государств|правительств|лидеров|стран)){0,6}"
THE_EVENT = rf"(?:(?:[а-яё-]+(?:ого|его|ом|ем|ой|ей|ий|ый|ое|ую) ){{0,2}}{NOUN}{REST_OF_NAME}|н[её]м|ней|него|неё|нее)"
EVENT = re.compile(NOUN)
THERE = rf"(?: (?:в|на|во) (?:работе )?{THE_EVENT}(?: (?:в|на) [А-ЯЁ][\w-]+)?)?"
ALSO = r"(?: (?:также|лично|тоже|сегодня|накануне|по видеосвязи|онлайн|в качестве (?:гост|наблюдател)\w+))*"
END = r"(?= *(?:[.,;:!»]|\Z| (?:и|но|а|из-за|по|так как|потому) ))"
HEADS = r"(?: (?:президенты|лидеры|главы(?: (?:государств|правительств))*|премьеры|премьер-министры|руководители)(?: (?:\w+ )?(?:государств|стран|республик))?| ⟨\d+⟩(?=:| —| –))?(?::| —| –)?"

CAME_PAST = r"(?:(?:принял[аи]?|принимал[аи]?|принимает|принимают) участие|участвовал[аи]?|участву[ею]т|присутствовал[аи]?|присутству[ею]т)"
CAME_AHEAD = r"(?:(?:примет|примут) участие|(?:будет|будут) (?:участвовать|присутствовать)|приедет|приедут|прибудет|прибудут)"
TRAVELLED = r"(?:приехал[аи]?|прибыл[аи]?|прилетел[аи]?)"
STAYED = (
    r"(?:не (?:приехал|прибыл|прилетел|участвовал|присутствовал|явил|приш[её]?л|прислал)\w*|не (?:участву[ею]т|присутству[ею]т)|не (?:принял|принимал|принимает|принимают)\w* участия|не смог(?:ла|ли|) (?:приехать|прибыть|участвовать|присутствовать|принять участие)"
    r"|отсутствовал[аи]?|отсутству[ею]т|пропустил[аи]?|проигнорировал[аи]?|решил[аи]? не (?:ехать|приезжать|участвовать)|отказал(?:ся|ась|ись) (?:от участия|участвовать|приехать|ехать|прибыть))"
)
WILL_STAY = (
    r"(?:не (?:приедет|приедут|прибудет|прибудут|прилетит|поедет|поедут)|не (?:будет|будут) (?:участвовать|присутствовать)|не (?:примет|примут) участия|не (?:сможет|смогут) (?:приехать|прибыть|участвовать|присутствовать|принять участие)"
    r"|пропустит|пропустят|будет отсутствовать)"
)
TITLE = (
    r"(?:(?:[а-яё-]+(?:ый|ий|ой|ая|яя) ){0,2}(?:вице-премьер|премьер|министр|посол|спикер|секретар|председател|представител|глав|госсекретар|канцлер|советник)[а-яё-]*"
    r"(?: (?:иностранных дел|МИД|экономики|финансов|парламента|сената|правительства|страны|республики|кабинета министров|⟨[cdb]\d+⟩))*)"
)
NAME = r"[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё-]+){1,2}"
SUB = rf"(?:(?P<sub>⟨\d+⟩)|(?P<title>{TITLE})(?: (?P<name>{NAME}))?(?!\w)|(?P<stranger>{NAME}))"


class Way(NamedTuple):
    """A way to tell it; `who`: how those of that group take part; `is_ahead`: of a meeting to come, None where that is open."""

    pattern: re.Pattern
    who: str = ""
    is_ahead: bool | None = False
    role: str = NO_ROLE


WAYS = (
    Way(
        re.compile(
            rf"{WHO}{THERE} (?P<verb>представлял[аи]?|представляет|представил[аи]?){THERE} {SUB}{END}"
        ),
        REPRESENTED,
    ),
    Way(
        re.compile(rf"{WHO}{THERE} (?P<verb>(?:представит|будет представлять)){THERE} {SUB}{END}"),
        REPRESENTED,
        True,
    ),
    Way(
        re.compile(rf"{SUB}{THERE} (?P<verb>представлял[аи]?|представляет){THERE} {WHO}{THERE}{END}"),
        REPRESENTED,
    ),
    Way(
        re.compile(
            rf"[Вв]место {WHO},?{THERE} (?P<verb>{TRAVELLED}|{CAME_PAST}|выступил[аи]?){THERE} {SUB}{END}"
        ),
        REPRESENTED,
    ),
    Way(re.compile(rf"[Вв]место {WHO},?{THERE} (?P<verb>{CAME_AHEAD}){THERE} {SUB}{END}"), REPRESENTED, True),
    Way(
        re.compile(
            rf"{SUB}{THERE} (?P<verb>{TRAVELLED}|{CAME_PAST}|выступил[аи]?){THERE} вместо {WHO}{THERE}{END}"
        ),
        REPRESENTED,
    ),
    Way(
        re.compile(
            rf"(?P<who>)[Вв]место (?:него|неё|нее|них),?{THERE} (?P<verb>{TRAVELLED}|{CAME_PAST}|выступил[аи]?){THERE} {SUB}{END}"
        ),
        REPRESENTED,
    ),
    Way(re.compile(rf"{WHO},?{THERE} (?P<verb>{STAYED}){THERE}"), ABSENT),
    Way(re.compile(rf"{WHO},?{THERE} (?P<verb>{WILL_STAY}){THERE}"), ABSENT, True),
    Way(
        re.compile(
            rf"(?:\A|[,;—–] )(?:[Тт]акже )?(?P<verb>(?:[Оо]тсутствовал\w*|[Нн]е приехал\w*|[Нн]е прибыл\w*|[Нн]е участвовал\w*))(?: (?:только|лишь|также))?{HEADS} {WHO}"
        ),
        ABSENT,
    ),
    Way(
        re.compile(rf"(?:прош[её]?л|состоял|собрал|завершил)\w* без (?:участия |присутствия )?{WHO}"), ABSENT
    ),
    Way(re.compile(rf"[Вв] отсутствие {WHO}"), ABSENT, None),
    Way(
        re.compile(
            rf"(?:\A|[,;—–] )(?:[Нн]а (?:н[её]м|ней|{NOUN}) )?(?P<verb>[Пп]редседательствовал[аи]?|[Пп]редседательству[ею]т){THERE} {WHO}{END}"
        ),
        role=CHAIR,
    ),
    Way(re.compile(rf"{WHO} (?P<verb>председательствовал[аи]?|председательству[ею]т){THERE}"), role=CHAIR),
    Way(re.compile(rf"(?P<verb>под председательством) {WHO}"), role=CHAIR, is_ahead=None),
    Way(re.compile(rf"{WHO},?{THERE}{ALSO} (?P<verb>{CAME_PAST}){ALSO}{THERE}{ALSO}{END}")),
    Way(re.compile(rf"{WHO},?{THERE}{ALSO} (?P<verb>{CAME_AHEAD}){ALSO}{THERE}{ALSO}{END}"), is_ahead=True),
    Way(
        re.compile(
            rf"(?:\A|[,;—–] )(?:(?:[Вв]о?|[Нн]а) (?:работе )?{THE_EVENT}(?: (?:в|на) [А-ЯЁ][\w-]+)?)?,? ?{ALSO} ?(?P<verb>(?i:{CAME_PAST}|участие (?:в \w+ )?принял[аи]|участниками стали)){ALSO}{HEADS} {WHO}"
        )
    ),
    Way(
        re.compile(
            rf"(?:\A|[,;—–] )(?:(?:[Вв]о?|[Нн]а) (?:работе )?{THE_EVENT}(?: (?:в|на) [А-ЯЁ][\w-]+)?),? ?{ALSO} ?(?P<verb>(?i:{CAME_AHEAD}|участие (?:в \w+ )?примут)){ALSO}{HEADS} {WHO}"
        ),
        is_ahead=True,
    ),
    Way(
        re.compile(
            rf"(?:\A|[,;—–] )[Нн]а {THE_EVENT}(?: (?:в|на) [А-ЯЁ][\w-]+)?,? ?{ALSO} ?(?P<verb>{TRAVELLED}){ALSO}{HEADS} {WHO}"
        ),
        is_ahead=None,
    ),
)


# Behind the list, in the singular.
OF_ONE = re.compile(
    r"(?:не )?(?:отсутств(?:овал|ует)|(?:при(?:ехал|был|летел)|участвовал|присутствовал|пропустил)а?(?!\w)|при(?:едет|будет|летит)|участвует|примет|сможет|будет|смог(?!л)|принял(?!и))"
)


def is_of_one(match: re.Match) -> bool:
    """«Б представлял А, В отсутствовал»: one alone did."""
    return "," in match["who"] and OF_ONE.match(match.groupdict().get("verb") or "") is not None


# --- Of a meeting told of ------------------------------------------------------------------


def came(sentence: Sentence, known: Known) -> Iterator[Draft]:
    text = sentence.masked.text
    if CUE.search(text) is None:
        return
    taken: list[tuple[int, int]] = []
    for way in WAYS:
        for match in way.pattern.finditer(text):
            end = match.end()
            start = match.start("who") + match["who"].rfind("⟨") if is_of_one(match) else match.start()
            if any(start < last and first < end for first, last in taken):
                continue
            event = event_of(sentence, known, match, way)
            sides = sides_of(sentence, match, way, event) if event else []
            if event is None or not sides:
                continue
            taken.append((start, end))
            yield more_of(sentence, event, match, sides, rules.BODY_AGAIN)


def sides_of(sentence: Sentence, match: re.Match, way: Way, event: Draft) -> list[Side]:
    who = [one for one in those_of(sentence, match, "who") if one.level != GROUP]
    if is_of_one(match):
        who = who[-1:]
    if way.who != REPRESENTED:
        return [Side(one, way.role, way.who) for one in who]
    sub = substitute(sentence, match, who)
    if sub is None:
        return []
    # Whoever is a country's own head is no other whom it sends.
    represented = [] if is_its_own(sentence, sub, event) else who
    return [*(Side(one, status=REPRESENTED) for one in represented), Side(sub)]


def is_its_own(sentence: Sentence, sub: Party, event: Draft) -> bool:
    """Whether it is the head of state, or of government where those meet."""
    names, day = sentence.scene.names, sentence.scene.day
    offices = {sub.office} if sub.office else names.held(sub.person, day) if sub.person else frozenset()
    kinds = {names.offices[one].kind for one in offices if one in names.offices}
    whole = sentence.scene.parts[event.part][event.start : event.end]
    is_of_governments = re.search(r"правительств|премьер", f"{whole} {event.body_as_given}") is not None
    return Office.Kind.HEAD_OF_STATE in kinds or (
        is_of_governments and Office.Kind.HEAD_OF_GOVERNMENT in kinds
    )


def substitute(sentence: Sentence, match: re.Match, those: list[Party]) -> Party | None:
    """Whoever comes for those of one country; None where the words make them another's."""
    countries = {one.country for one in those}
    if match["sub"]:
        named = sentence.parties(match["sub"])
        return named[0] if len(named) == 1 and countries <= {named[0].country} else None
    if len(countries) != 1:
        return None
    start, end = sentence.span(match, "title" if match["title"] else "stranger")
    if match["name"]:
        end = sentence.span(match, "name")[1]
    words = sentence.scene.parts[sentence.part][start:end]
    people = [
        one.target
        for one in sentence.atoms
        if one.kind == "person" and start <= sentence.start + one.start and sentence.start + one.end <= end
    ]
    person = people[0] if len(people) == 1 else None
    return Party(sentence.part, start, end, words, country=countries.pop(), person=person)


def event_of(sentence: Sentence, known: Known, match: re.Match, way: Way) -> Draft | None:
    """The meeting of a body in the sentence, else the one told of last before it, as the words may call it."""
    named = EVENT.search(match[0])
    words = named[0] if named else ""
    fitting = [
        one
        for one in known.drafts
        if (one.kind in OF_BODIES or one.organisation)
        and may_be_called(one, words)
        and way.is_ahead in (None, one.status != HELD)
    ]
    here = [
        one for one in fitting if one.part == sentence.part and sentence.start <= one.start < sentence.end
    ]
    place = place_of(sentence.part, sentence.start)
    before = [one for one in fitting if place_of(one.part, one.start) < place]
    if here:
        return here[0]
    return max(before, key=lambda one: place_of(one.part, one.start), default=None)
