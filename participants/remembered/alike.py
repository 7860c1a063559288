"""Which meetings may be the same as another: the rule of `MeetingQuerySet.perhaps_the_same`, on sets."""

from collections import defaultdict

from summit_archive.postgres.prepared import Prepared

from .bits import but, flags, of_positions, positions
from .days import meet, years_of

PERHAPS = "perhaps-same"
LINKS = Prepared("""
SELECT kind, first_id, second_id FROM participants_meetinglink
WHERE kind = %(perhaps)s::text OR first_id = ANY (%(ids)s::bigint[]) OR second_id = ANY (%(ids)s::bigint[])
""")


def perhaps_the_same(memory, some):
    """Those of `some` that may be the same as another of them. One query."""
    among = flags(some, len(memory.ids))
    definite = flags(memory.get("definite"), len(memory.ids))
    pairs = [(one, other) for one, other in alike(memory) if among[one] and among[other]]
    linked, known_to_be_two = links_of(memory, {one for one, _other in pairs})
    found = [one for one, other in pairs if (one, other) not in known_to_be_two]
    for first, second in linked:
        if among[first] and among[second]:
            if not definite[first] or definite[second]:
                found.append(first)
            if not definite[second] and definite[first]:
                found.append(second)
    return of_positions(found)


def links_of(memory, ones):
    """Pairs of positions: (those linked as perhaps the same), {those linked otherwise, of `ones`, both ways}. One query."""
    ids = [memory.ids[one] for one in ones]
    linked, known = [], set()
    for kind, *ends in LINKS.rows({"perhaps": PERHAPS, "ids": ids}):
        if all(end in memory.position for end in ends):
            first, second = (memory.position[end] for end in ends)
            if kind == PERHAPS:
                linked.append((first, second))
            else:
                known |= {(first, second), (second, first)}
    return linked, known


def alike(memory):
    """[(the position of a meeting of no definite day, that of one that surely was on one of its possible days)].

    Of one series; or of one body, kind and place. Neither two numbers of a series nor a part and its whole. Worked out once.
    """
    if "alike" not in memory.worked_out:
        memory.worked_out["alike"] = list(pairs_of(memory))
    return memory.worked_out["alike"]


def pairs_of(memory):
    definite, in_series = memory.get("definite"), 0
    for of_one in memory.values("series").values():
        in_series |= of_one
        yield from pairs_within(memory, but(of_one, definite), of_one & definite)
    for of_one in bodies(memory):
        undated, dated = but(of_one, definite), of_one & definite
        yield from pairs_within(memory, but(undated, in_series), dated)
        yield from pairs_within(memory, undated & in_series, but(dated, in_series))


def bodies(memory):
    """The meetings of each body, kind and place of which some is of no definite day."""
    there = defaultdict(list)
    for position in memory.order:
        there[memory.bodies[position]].append(position)
    undated = positions(but(memory.all, memory.get("definite")))
    return [of_positions(there[body]) for body in {memory.bodies[one] for one in undated} - {None}]


def pairs_within(memory, undated, dated):
    if not (undated and dated):
        return
    for one in positions(undated):
        near = dated & memory.in_years(years_of(memory.days[one]))
        for other in positions(near):
            if meet(memory.days[one], memory.days[other]) and may_be_one(memory, one, other):
                yield one, other


def may_be_one(memory, one, other):
    """Whether neither their numbers in a series nor their places in a larger meeting tell them apart."""
    editions = memory.editions.get(one), memory.editions.get(other)
    has_one_number = None in editions or editions[0] == editions[1]
    is_part = memory.parents.get(one) == memory.ids[other] or memory.parents.get(other) == memory.ids[one]
    return has_one_number and not is_part
