"""No number of a scheme is given to two at one time: whoever joins tables by it would join two records into one."""

from collections import defaultdict
from itertools import combinations

from ..tables import IDENTIFIERS


def numbers_given_twice(facts):
    """The database refuses the same; here both rows are named."""
    given = defaultdict(list)
    for entry, row in facts.rows[IDENTIFIERS]:
        given[row.scheme, row.value].append((entry, row))
    for same in given.values():
        for (earlier, one), (later, other) in combinations(same, 2):
            if possibly_meet(one.days_possibly_in_force(), other.days_possibly_in_force()):
                why = f"{earlier.place('value')} gives it at the same time: expected days that do not overlap"
                yield later.complaint("value", later["value"], why)


def possibly_meet(one, other):
    """Whether two ranges of days, open ones too, have a day in common; both ends are days of theirs."""
    starts_in_time = one.lower is None or other.upper is None or one.lower <= other.upper
    return starts_in_time and (other.lower is None or one.upper is None or other.lower <= one.upper)
