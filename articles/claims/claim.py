"""Whether one met another on some day, by what is on record: some ten queries where both are told by code or slug."""

from itertools import chain

from participants.remembered import remembered
from participants.remembered.bits import but
from participants.together.attendance import held_in
from participants.together.sides import meetings_url

from . import asking, words
from .answer import Answer
from .coverage import horizon_of, known_of
from .evidence import Bearing, Kind, Verdict
from .gathering import AT_ONCE, CIRCLES, MOST_LOOKED_AT, Gathering, looked_at, read
from .judging import evidence_of, judged
from .notes import notes_of
from .proposed import proposed_of
from .sides import side_of
from .terms import terms_of

# Of each bearing so much evidence is told; the rest is counted, and has a list.
SHOWN = 8


def claim(who: str, met: str, on: str = "", where: str = "") -> Answer:
    """`who` met `met`: countries, people or organisations, by name in any script, code or slug; `on` a day, a month, a year
    or any other EDTF, or the same in words; `where` a country or a place.

    Raises `NotAClaim`, which names what could not be used, and who may be meant.
    """
    return answer(asking.asked({"who": who, "met": met, "on": on, "in": where}))


def answer(asked: asking.Asked) -> Answer:
    rows = (asked.who, asked.met)
    terms = terms_of([row for row in rows if row.table == "person"])
    sides = tuple(side_of(row, terms[row.pk] if row.table == "person" else ()) for row in rows)
    gathering = Gathering(sides, asked.time, asked.where, remembered())
    found, numbers, left = look(gathering)
    kinds = kinds_of(found, left, gathering)
    verdict = verdict_of(kinds)
    met = met_anywhere(gathering)
    elsewhere = but(met, gathering.attesting).bit_count()
    known = known_of(gathering.memory, asked.time)
    return Answer(
        sides=sides,
        time=asked.time,
        where=asked.where,
        verdict=verdict,
        sentence=words.sentence(
            verdict,
            sides,
            words.scope(asked.time, asked.where),
            numbers,
            states_no_year=any(one.states_no_year for one in kinds[1].shown[:1]),
        ),
        sentences=tuple(words.sentences(verdict, kinds, numbers, elsewhere, known)),
        attested=kinds[0],
        left_open=kinds[1],
        against=kinds[2],
        numbers=numbers,
        elsewhere=elsewhere,
        known=known,
        horizon=horizon_of(gathering.memory),
        offices=tuple(notes_of(sides, asked.time)),
        proposed=proposed_of(sides, asked.time, asked.where),
    )


def met_anywhere(gathering):
    if gathering.is_of_one_party:
        return 0
    one, other = (side.present(gathering.memory) for side in gathering.sides)
    return one & other & held_in(gathering.memory)


# --- What is looked at --------------------------------------------------------


def look(gathering):
    """(the meetings that bear on the claim, how many attest it in each circle, {a bearing: how many were not looked at}).

    What leaves it open, and who stayed away, is of no account once it is attested.
    """

    def judge(meeting, rows):
        return judged(meeting, rows, gathering.sides, gathering.is_sure(meeting.pk))

    wanted = None if gathering.is_of_one_party else Bearing.FOR
    found, rest = looked_at(gathering.attesting, gathering.by_circle, gathering.sides, judge, wanted)
    is_attested = any(one.bearing == Bearing.FOR for one in found)
    left = {Bearing.FOR: rest if is_attested else 0, Bearing.OPEN: 0, Bearing.AGAINST: 0}
    numbers = circles_of(gathering, found, rest) if is_attested else {}
    if not is_attested:
        more, left[Bearing.OPEN] = looked_at(
            gathering.leaving_open, gathering.dated_first, gathering.sides, judge, Bearing.OPEN
        )
        found += more
    # A talk that was called off says nothing of others, unless these days are asked for, or there is nothing else.
    off = gathering.called_off if gathering.time.date or not is_attested else 0
    called_off = gathering.newest(off, AT_ONCE[0])
    alone = (
        []
        if is_attested or not gathering.time.date
        else gathering.newest(gathering.of_one_side, MOST_LOOKED_AT)
    )
    found += filter(None, (judge(*one) for one in read([*called_off, *alone], gathering.sides)))
    left[Bearing.AGAINST] = off.bit_count() - len(called_off)
    return found, numbers, left


def circles_of(gathering, found, rest):
    """{circle: how many attest it}: of all, but for those of `found` that do not; of `found` alone, where nothing is left."""
    memory = gathering.memory
    for_it = memory.of_ids(one.meeting.pk for one in found if one.bearing == Bearing.FOR)
    others = memory.of_ids(one.meeting.pk for one in found if one.bearing != Bearing.FOR)
    attesting = but(gathering.attesting, others) if rest else for_it
    numbers = {circle: (attesting & memory.get("circle", circle)).bit_count() for circle in CIRCLES}
    return {circle: number for circle, number in numbers.items() if number}


def kinds_of(found, left, gathering):
    """The evidence for it, that leaves it open, against it. At most five queries.

    That others came, or that a complete list has others, speaks against those very days alone.
    """
    by_bearing = {bearing: [one for one in found if one.bearing == bearing] for bearing in Bearing}
    against = [one for one in by_bearing[Bearing.AGAINST] if one.is_stated_against or one.covers(gathering)]
    by_bearing[Bearing.AGAINST] = sorted(against, key=lambda one: not one.is_stated_against)
    shown = {bearing: some[:SHOWN] for bearing, some in by_bearing.items()}
    told = evidence_of(list(chain(*shown.values())), gathering.sides, gathering)
    urls = {Bearing.FOR: url_of(gathering)}
    return tuple(
        Kind(
            tuple(told[one.meeting.pk] for one in shown[bearing]),
            len(by_bearing[bearing]) + left[bearing],
            urls.get(bearing, ""),
        )
        for bearing in Bearing
    )


def url_of(gathering):
    """The list of the meetings that attest it, as far as a list can ask for the same days."""
    more, time, where = {}, gathering.time, gathering.where
    if time.date and time.is_one_stretch:
        more = {"from": time.possible[0][0].isoformat(), "to": time.possible[0][1].isoformat()}
        more["certainty"] = "certain"
    if where.row is not None:
        more["in" if where.is_country else "place"] = where.value
    return meetings_url(gathering.sides, **more)


def verdict_of(kinds):
    attesting, left_open, against = kinds
    if attesting.number:
        return Verdict.ATTESTED
    if left_open.number:
        return Verdict.POSSIBLE
    return Verdict.DENIED if any(one.denies for one in against.shown) else Verdict.NOTHING
