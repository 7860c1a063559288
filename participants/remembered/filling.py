"""A memory from rows, and a newer one from it and the rows that were written since.

The facets, each with its values: "kind", "status", "list" (of participants), "confirmation" and "circle" as the model has them;
by their ids "series", "place", "organisation" (its own, its series' and those that took part), the countries "in" (of the
place), "named", "present" (took part) and "host" (or chair), "named-person", "present-person", and, of those whose holder is
not named, "named-office" and "present-office"; of years "year", in which it may have been, and "sure-year"; and with the value
True "definite", "doubted" and "no-year": those that state none.
"""

from bisect import bisect
from collections import defaultdict

from ..querysets import MOST_YEARS
from .bits import of_positions
from .days import years_of
from .kept_sets import changed, keep
from .memory import AT_HAND, Memory

# Their one value of each row, and all of an array.
ONE = {
    "kind": "kind",
    "status": "status",
    "list": "participant_list",
    "confirmation": "confirmation",
    "circle": "circle",
    "series": "series_id",
    "place": "place_id",
    "in": "place_country_id",
}
MANY = {
    "organisation": "organisations",
    "named": "named",
    "present": "present",
    "host": "hosts",
    "named-person": "people",
    "present-person": "people_present",
    "named-office": "offices",
    "present-office": "offices_present",
}
ALIKE = {"named": "present", "named-person": "present-person", "named-office": "present-office"}


def filled(rows):
    """The memory of `rows`, which are all there are."""
    rows, size = sorted(rows, key=lambda row: (row.days, -row.meeting_id)), len(rows)
    kept = {
        facet: {value: kept_of(facet, positions, size) for value, positions in of_facet.items()}
        for facet, of_facet in gathered(enumerate(rows)).items()
    }
    shared = {}
    return Memory(
        share(kept),
        ids=[row.meeting_id for row in rows],
        days=[tuple(row.days) for row in rows],
        bodies=[shared.setdefault(body := body_of(row), body) for row in rows],
        order=list(range(size)),
        editions={position: row.edition for position, row in enumerate(rows) if row.edition is not None},
        parents={position: row.parent_id for position, row in enumerate(rows) if row.parent_id is not None},
    )


def kept_of(facet, positions, size):
    return of_positions(positions) if facet in AT_HAND else keep(positions, size)


def share(kept):
    """Most that are named took part: what is equal is kept once."""
    for one, other in ALIKE.items():
        for value, some in kept[one].items():
            if kept[other].get(value) == some:
                kept[other][value] = some
    return kept


def body_of(row):
    return (row.organisation_id, row.kind, row.place_id) if row.organisation_id and row.place_id else None


def gathered(placed):
    """{facet: {value: positions}} of `placed`, (position, row)."""
    found = {facet: defaultdict(list) for facet in [*ONE, *MANY, "year", "sure-year"]}
    told = {"definite": defaultdict(list), "doubted": defaultdict(list), "no-year": defaultdict(list)}
    for position, row in placed:
        for facet, column in ONE.items():
            if (value := getattr(row, column)) is not None:
                found[facet][value].append(position)
        for facet, column in MANY.items():
            of_facet = found[facet]
            for value in getattr(row, column):
                of_facet[value].append(position)
        years = years_of(row.days)
        is_sure = not row.is_doubted and (row.is_definite or len(years) == 1)
        for year in years:
            found["year"][year].append(position)
            if is_sure:
                found["sure-year"][year].append(position)
        states_none = len(years) > MOST_YEARS and not row.is_definite
        for facet, holds in zip(told, (row.is_definite, row.is_doubted, states_none), strict=True):
            if holds:
                told[facet][True].append(position)
    return found | told


def brought_up(memory, rows):
    """The memory with `rows` as they are now, in place of what it had of their meetings."""
    ids, days, bodies = memory.ids.copy(), memory.days.copy(), memory.bodies.copy()
    editions, parents = memory.editions.copy(), memory.parents.copy()
    before = {memory.position[row.meeting_id] for row in rows if row.meeting_id in memory.position}
    order = [position for position in memory.order if position not in before]
    for position in before:
        ids[position] = 0
        editions.pop(position, None)
        parents.pop(position, None)
    placed = []
    for row in rows:
        if row.is_gone:
            continue
        position = memory.position.get(row.meeting_id, len(ids))
        if position == len(ids):
            ids.append(0)
            days.append(())
            bodies.append(None)
        ids[position], days[position], bodies[position] = row.meeting_id, tuple(row.days), body_of(row)
        if row.edition is not None:
            editions[position] = row.edition
        if row.parent_id is not None:
            parents[position] = row.parent_id
        place = bisect(order, (days[position], -row.meeting_id), key=lambda other: (days[other], -ids[other]))
        order.insert(place, position)
        placed.append((position, row))
    kept = renewed(memory.kept, before, gathered(placed), len(ids))
    return Memory(kept, ids, days, bodies, order, editions, parents)


def renewed(kept, before, places, size):
    """The sets `kept` without those at `before`, and with those of `places`."""
    made, gone = {}, (before, of_positions(before))
    for facet, come in places.items():
        every = dict.fromkeys(come, kept_of(facet, (), size)) | kept[facet]
        found = {value: changed(some, gone, come.get(value, ()), size) for value, some in every.items()}
        made[facet] = {value: some for value, some in found.items() if some}
    return made
