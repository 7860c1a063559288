"""Where no article has all that is typed: the most of it that some have, and how many."""

from itertools import combinations
from typing import Any, NamedTuple

from django.db import connection

from .matches import Within, found
from .query import Part, Query, all_of

# Of more parts too many sets would be looked for.
MOST_PARTS = 6
# So many parts at most are left out.
MOST_DROPPED = 3
# More are not counted.
MOST_COUNTED = 1000

NUMBER = "SELECT {place} AS place, (SELECT count(*) FROM (SELECT FROM ({found}) AS found LIMIT {most}) AS few) AS number"
# PostgreSQL goes on to the next level only where none of the ones before it finds anything.
LEVEL = "(SELECT * FROM ({numbers}) AS level WHERE number > 0 ORDER BY number DESC, place LIMIT 1)"


class Fewer(NamedTuple):
    """What of the words is found, as it is typed; `number` is at most MOST_COUNTED + 1, which stands for more."""

    text: str
    number: int


def fewer_words(query: Query, within: Within) -> Fewer | None:
    """The most parts of the query that some article has under the conditions; of as many those of most articles. One query, or
    none."""
    wanted = [part for part in query.parts if not part.is_left_out]
    if not 2 <= len(wanted) <= MOST_PARTS:
        return None
    sets = [kept for level in levels(query.parts, len(wanted)) for kept in level]
    statements: list[str] = []
    values: dict[str, Any] = {}
    place = 0
    for level in levels(query.parts, len(wanted)):
        numbers = []
        for kept in level:
            sql, its_values = found(within, **{f"fewer{place}": all_of(part.matches for part in kept)})
            numbers.append(NUMBER.format(place=place, found=sql, most=MOST_COUNTED + 1))
            values |= its_values
            place += 1
        statements.append(LEVEL.format(numbers=" UNION ALL ".join(numbers)))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({' UNION ALL '.join(statements)}) AS levels LIMIT 1", values)
        row = cursor.fetchone()
    return Fewer(" ".join(part.typed for part in sets[row[0]]), row[1]) if row else None


def levels(parts: tuple[Part, ...], number: int) -> list[list[tuple[Part, ...]]]:
    """All sets with one part less, then with two less …; what is left out stays so."""
    wanted = [part for part in parts if not part.is_left_out]
    found = []
    for dropped in range(1, min(MOST_DROPPED, number - 1) + 1):
        without = [set(some) for some in combinations(wanted, dropped)]
        found.append([tuple(part for part in parts if part not in some) for some in without])
    return found
