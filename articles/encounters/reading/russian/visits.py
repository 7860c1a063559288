"""Russian sentences of visits: «А прибыл в Минск», «визит А в Казахстан», «А отправляется на Украину»."""

import re
from collections.abc import Iterator

from participants.models import Meeting, Participation

from .. import rules
from ..draft import NOT_STATED, Draft, Side
from ..occasion import Occasion
from ..party import GROUP
from ..places import ReadPlace
from ..scene import Sentence
from .draft import NEAR, NOT, WORDS, draft_of, may_act, of_place
from .words import (
    ADJECTIVES,
    AGREED,
    ASIDE,
    CALLED_OFF,
    CALLS_OFF,
    FEW,
    HAPPENED,
    MAY_HAPPEN,
    OPEN,
    PUT_OFF,
    SEVERAL,
    WILL_HAPPEN,
    P,
)

Status = Meeting.Status
HOST = Participation.Role.HOST.value

# --- «А прибыл в Минск», «визит А в Казахстан» -----------------------------------------------

TO = r"(?P<to>(?:в|на|во) )"
ARRIVED = re.compile(
    rf"(?P<one>{SEVERAL}){ASIDE}(?P<gap>{FEW}) (?P<verb>прибыл(?:а|и|)|прибыва[ею]т|прилетел(?:а|и|)|прилета[ею]т|приехал(?:а|и|)|приезжает"
    rf"|с (?:[а-яё]+ ){{0,3}}визитом|соверша[ею]т (?:[а-яё]+ ){{0,3}}визит|совершил(?:а|и|) (?:[а-яё]+ ){{0,3}}визит"
    rf"|нач(?:ал|ала|инает) (?:[а-яё]+ ){{0,3}}визит|завершил(?:а|и|) (?:[а-яё]+ ){{0,3}}визит)(?P<mid>(?: (?:сегодня|накануне|вчера)|(?: с)? (?:[а-яё]+ ){{0,3}}визитом)*) {TO}"
)
VISITED = re.compile(
    rf"(?P<one>{SEVERAL})(?P<gap>{FEW}) (?P<verb>посетил(?:а|и|)|посеща[ею]т|посет(?:ит|ят)) (?P<to>)"
)
LEAVES = re.compile(
    rf"(?P<one>{SEVERAL})(?P<gap>{FEW}) (?P<verb>отправ(?:ляется|ляются|ится|ятся)|направляется|направляются|вылетает|вылетают|летит|едет|поедет|прибудет|прибудут|прилетит"
    rf"|приедет|приедут|совершит|посетит)(?P<mid>(?:(?: с)? (?:[а-яё]+ ){{0,3}}визит(?:ом)?| сегодня| завтра)*) {TO}"
)
PUT_OFF_IT = re.compile(
    rf"(?P<one>{SEVERAL})(?P<gap>{FEW}) (?P<verb>{CALLS_OFF} {ADJECTIVES}(?:визит|поездку|посещение)) (?P<to>(?:(?:в|на|во) )?)"
)
VISIT_OF = re.compile(
    rf"(?P<verb>{ADJECTIVES}(?:[Вв]изит|[Пп]оездк)(?:а|у|ом|е|и|ой|ы|)) (?:(?P<one>{P})(?P<mid>(?: [а-яё]+)?) {TO}|(?P<first_to>(?:в|на|во) )(?P<where>⟨c\d+⟩|[А-ЯЁ][а-яё-]+) (?P<visitor>{P}))"
)
HOME = re.compile(rf"(?P<one>{P})(?P<gap>{FEW}) (?P<verb>вернул(?:ся|ась|ись) из) (?P<to>)")
IS_THERE = re.compile(
    r",?(?: (?:сегодня|вчера|накануне|сейчас|уже|был|была|находится|находящ\w+|пребывает|пробыл|второй день|в эти дни|\w+ день|в \w+е))*"
)
SUBORDINATE = re.compile(
    r"(?:[Вв]о время|[Вв] ходе|[Вв] рамках|[Пп]о итогам|[Пп]осле|день|дня|программ\w+|[Пп]еред|[Нн]акануне|[Вв] преддверии|[Пп]о окончании|[Пп]о случаю|подготовк\w+|цел\w+|итог\w+|результат\w+|темой|об?|про|связи с|деталях|сроки|дата)(?: \w+(?:ого|его|ой|ым|ему|ому))* ?\Z"
)


def by_visits(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.masked.text
    for pattern in (ARRIVED, VISITED, LEAVES, PUT_OFF_IT, VISIT_OF, HOME):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            visitors = sentence.parties(groups["one"] or groups.get("visitor"))
            to = match.end("to") if groups["to"] is not None else match.end("first_to")
            occasion = Occasion(sentence, *match.span("verb"), WORDS)
            destination = place_at(sentence, to)
            if destination is None or destination.country is None or not visitors:
                continue
            if pattern is not VISIT_OF and not may_act(sentence, groups["one"]):
                continue
            if (
                pattern is ARRIVED
                and groups["verb"].endswith("визитом")
                and not IS_THERE.fullmatch(groups["gap"])
            ):
                continue
            guests = [party for party in visitors if party.country and party.level != GROUP]
            abroad = [party for party in guests if party.country != destination.country]
            status = status_of_visit(occasion, pattern, groups["verb"])
            if not abroad or status is None or len(abroad) > 1 and len(guests) == len(abroad):
                continue
            told, where = of_place(sentence, destination)
            sides = [*map(Side, guests), *hosts_of(sentence, destination)]
            if draft := draft_of(
                occasion,
                Meeting.Kind.VISIT,
                status,
                rules.VISIT_IN_RUSSIAN,
                sides,
                spans=(where,),
                **told,
            ):
                yield draft


INVITES = re.compile(rf"[Пп]о (?:[а-яё]+ )?приглашению (?P<host>{P})")


def hosts_of(sentence: Sentence, destination: ReadPlace) -> list[Side]:
    """Whoever invites to their own country; that they met, other words must say."""
    match = INVITES.search(sentence.masked.text)
    parties = sentence.parties(match["host"]) if match else []
    return [Side(party, HOST, NOT_STATED) for party in parties if party.country == destination.country]


def status_of_visit(occasion: Occasion, pattern: re.Pattern, verb: str) -> Status | None:
    before = occasion.before
    if OPEN.search(before) or NOT.search(before) or MAY_HAPPEN.search(before):
        return None
    if pattern is PUT_OFF_IT:
        return Status.POSTPONED if PUT_OFF.search(verb) else Status.CANCELLED
    if pattern is LEAVES or verb.startswith("посетит") or verb.startswith("посетят"):
        return Status.SCHEDULED
    if pattern is not VISIT_OF:
        return Status.HELD
    if SUBORDINATE.search(before):
        return None
    around = f"{before[-NEAR:]} {occasion.after[:NEAR]}"
    if CALLED_OFF.search(around) or PUT_OFF.search(around):
        return Status.POSTPONED if PUT_OFF.search(around) else Status.CANCELLED
    if WILL_HAPPEN.search(around) or AGREED.search(around):
        return Status.SCHEDULED
    if (
        HAPPENED.search(around)
        or occasion.sentence.part == "headline"
        and (not before.strip() or before.endswith("— "))
    ):
        return Status.HELD
    return None


def place_at(sentence: Sentence, place: int) -> ReadPlace | None:
    """The country or the town that stands at a place of the masked sentence."""
    if country := re.compile(r"(?:соседн\w+ |солнечн\w+ )?⟨c(\d+)⟩").match(sentence.masked.text, place):
        atom = sentence.atoms[int(country[1])]
        return ReadPlace(atom.text, None, atom.target, atom.start, atom.end)
    start = sentence.masked.original(place)
    return sentence.scene.names.places.named_at(sentence.text, start)
