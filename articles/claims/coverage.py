"""How much is on record of the time that a claim asks for, and what the archive covers at all."""

from datetime import date

from participants.called import called_for_short
from participants.completeness.known import Known
from participants.remembered.bits import positions
from participants.together.attendance import held_in
from participants.together.known_by_year import LISTS
from summit_archive.postgres.prepared import Prepared

from .evidence import Horizon

BODIES = 6
# The short names of organisations, in the order of their ids, and until when any term that has not ended is known.
NAMES = Prepared("""
SELECT (SELECT json_agg(json_build_array(o.id, coalesce(nullif(o.abbreviation, ''), o.name)) ORDER BY asked.place)
    FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS asked (id, place)
    JOIN participants_organisation o ON o.id = asked.id),
    (SELECT max(known_until) FROM participants_term)
""")


def known_of(memory, time):
    """Of how many held meetings that surely were then the participants are on record. No query."""
    held = held_in(memory)
    then = time.surely(memory, time.possibly(memory, held))
    complete = memory.get("list", LISTS.COMPLETE.value)
    recorded = complete | memory.get("list", LISTS.PARTIAL.value)
    return Known((then & recorded).bit_count(), then.bit_count(), (then & complete).bit_count())


def reach(memory, held):
    """The years of the held meetings, the last day of those whose days are definite, {a body: how many}. Worked out once."""
    if "reach" not in memory.worked_out:
        years = [year for year, some in memory.values("sure-year").items() if some & held]
        last = max(
            (memory.days[place][-1] for place in positions(held & memory.get("definite"))), default=None
        )
        numbers = memory.numbers("organisation", held)
        memory.worked_out["reach"] = years, last and date.fromordinal(last - 1), numbers
    return memory.worked_out["reach"]


def horizon_of(memory):
    """One query."""
    held = held_in(memory)
    years, last_day, numbers = reach(memory, held)
    most = sorted(numbers, key=lambda pk: (-numbers[pk], pk))[:BODIES]
    [(names, known_until)] = NAMES.rows({"ids": most})
    return Horizon(
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        held=held.bit_count(),
        bodies=tuple(called_for_short("organisation", pk, name) for pk, name in names or ()),
        number_of_bodies=len(numbers),
        last_meeting_on=last_day,
        offices_known_until=known_until,
    )
