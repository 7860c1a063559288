"""The rules by which words become an encounter, how sure each of them is, and why."""

from collections.abc import Iterable
from typing import NamedTuple

SURE, LIKELY, POSSIBLE = "sure", "likely", "possible"
# From the surest on: an encounter is as sure as the least sure of what it rests on.
IN_ORDER = (SURE, LIKELY, POSSIBLE)


class Rule(NamedTuple):
    """What an encounter keeps of how it was read. `certainty`: of the rule alone; parties that are less sure lower it."""

    number: int
    slug: str
    certainty: str
    description: str


# --- Two or three named parties: 1 to 29 -------------------------------------------

MET_WITH = Rule(
    1,
    "met-with",
    SURE,
    "Somebody met, held talks or spoke with somebody: “President A held talks with President B of C”.",
)

# --- Summits, councils and lists: 30 to 59 -----------------------------------------

# --- Told of another time or by another: 60 on -------------------------------------

RULES = {rule.slug: rule for rule in list(globals().values()) if isinstance(rule, Rule)}


def least_sure(certainties: Iterable[str]) -> str:
    return max(certainties, key=IN_ORDER.index, default=SURE)
