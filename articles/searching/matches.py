"""Which published articles match a query: all of them while they are few, else a sample; how many, by counting or by it."""

import datetime
from dataclasses import dataclass

from django.db import connection

from .query import Query
from .samples import PLACES, SAMPLED

# So many matches or fewer are always given exactly.
EXACT = 10_000
# Of EXACT matches a sample has 312, give or take 18: above this, four times that, there are more.
MOST_OF_SAMPLE = 385
# So many of a sample facets are counted by: a value that a tenth of the articles has is off by a 13th of its number
# in two cases of three. Of more, those with the lowest hashes.
COUNTED = 1500
# Totals of so many or fewer are always counted.
COUNTED_UP_TO = 100_000
# In the sample as many as of 200,000 matches: of fewer the total is counted, at some tenth of a millisecond for a
# thousand. Of more it is estimated, and off by less than an 80th of it in two cases of three, of a million by a 180th.
MOST_COUNTED_OF_SAMPLE = 6250
# With phrases each candidate's vector is looked at: of more candidates than this in the sample, some.
MOST_CANDIDATES = 250
CHECKED = 1000
# Of so many times the window the newest headlines are looked for: some articles in thirty have a word in theirs.
HEADLINES_AMONG = 10
# So many digits of an estimate are told, and of one from some candidates.
DIGITS, DIGITS_OF_SOME = 3, 2


@dataclass(frozen=True)
class Within:
    """A condition on `articles_listing` which the matches fulfil too, and its parameters: names and values."""

    condition: str = "true"
    named: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, condition: str, values: dict) -> "Within":
        """As a question gives them. Lists are kept as tuples, so that the same conditions are equal."""
        return cls(condition, tuple((name, as_tuple(value)) for name, value in values.items()))

    @property
    def is_everything(self):
        return self.condition == "true"

    @property
    def values(self) -> dict:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self.named}


def as_tuple(value):
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class Matches:
    """`ids` are of all matches; where they are too many, None: then `sample` has one in `factor` of them.

    `total` is counted or an estimate.

    From `since` to `until`, the last day of all, there are enough for `ranking`; from `headlines_since` many more.
    """

    query: Query
    within: Within
    total: int
    ids: list[int] | None
    sample: list[int]
    since: datetime.date | None = None
    headlines_since: datetime.date | None = None
    until: datetime.date | None = None
    factor: float = 1
    is_counted: bool = True

    @property
    def is_exact(self) -> bool:
        """Whether each match is known; else there is a sample, even where their number is counted."""
        return self.ids is not None

    @property
    def known(self) -> list[int]:
        """What there is to count by: each stands for `factor` articles."""
        return self.sample if self.ids is None else self.ids


SAMPLE = """
WITH found AS MATERIALIZED ({found}),
numbered AS (SELECT count(*) AS number FROM found)
SELECT number,
    (SELECT array_agg(article_id) FROM found
        WHERE summit_place_in_sample(article_id) * number < %(places)s * %(counted)s),
    (SELECT day FROM found ORDER BY day DESC NULLS LAST OFFSET %(window)s LIMIT 1),
    (SELECT day FROM found ORDER BY day DESC NULLS LAST OFFSET %(headlines)s LIMIT 1),
    (SELECT max(day) FROM articles_listing)
FROM numbered
"""
ALL = "SELECT array_agg(article_id) FROM ({found}) AS found"
NUMBER = "SELECT count(*) FROM ({found}) AS found"
NUMBER_OF_ALL = "SELECT summit_number_found(%(matches)s::tsquery)"
# Each is a function of `searching/sql/reading`, which reads no vectors but those of the matches. {name} is that of the
# parameter, as a statement may look for several queries.
FOUND = "SELECT article_id, day FROM {function}(%({name})s::tsquery)"
EVERYWHERE, IN_SAMPLE, UNDATED = "summit_found", "summit_found_in_sample", "summit_found_undated"
# Both sets are found by themselves: the planner would look into each vector of the smaller one.
FOUND_WITHIN = """
WITH found AS MATERIALIZED ({found}),
listed AS MATERIALIZED (SELECT article_id FROM articles_listing WHERE {condition})
SELECT article_id, found.day FROM found JOIN listed USING (article_id)
"""


# One vector after the other: the planner would ask the index again, and check every candidate.
CHECK = """CROSS JOIN LATERAL (
    SELECT vector FROM articles_searchedtext AS s WHERE s.article_id = candidate.article_id OFFSET 0
) AS whole WHERE whole.vector @@ %(checked)s::tsquery"""


def matches_of(query: Query, within: Within, window: int = 0, *, may_count: bool = True) -> Matches:
    """Two queries; none where nothing is asked. `window`: how many newest `since` is to leave.

    Unless `may_count`, the total of many is estimated: under a condition too all that have the words are gone through.
    """
    if not query:
        return Matches(query, within, 0, [], [])
    number, sample, since, headlines_since, until = one_row(*sampled(query, within, window))
    if number <= (MOST_CANDIDATES if query.is_checked else MOST_OF_SAMPLE):
        sql, values = found(within, matches=query.matches)
        ids = one_row(ALL.format(found=sql), values)[0] or []
        return Matches(query, within, len(ids), ids, [])
    sample = sample or []
    factor = SAMPLED * number / max(1, len(sample))
    is_counted = False
    if query.is_checked:
        sample, step = checked(query, sample)
        factor *= step
        total = rounded(max(1, len(sample)) * factor, DIGITS_OF_SOME)
    elif may_count and number <= MOST_COUNTED_OF_SAMPLE:
        total, is_counted = number_of(query, within), True
        factor = total / max(1, len(sample))
    else:
        total = rounded(number * SAMPLED, DIGITS)
    return Matches(query, within, total, None, sample, since, headlines_since, until, factor, is_counted)


def number_of(query: Query, within: Within) -> int:
    """How many match, of words alone without their ids."""
    if within.is_everything:
        return one_row(NUMBER_OF_ALL, {"matches": query.matches})[0]
    sql, values = found(within, matches=query.matches)
    return one_row(NUMBER.format(found=sql), values)[0]


def checked(query, candidates):
    """Those of some of the candidates that match, and of how many candidates each of them is one."""
    step = -(-len(candidates) // CHECKED)
    sql = f"SELECT array_agg(article_id) FROM unnest(%(candidates)s::bigint[]) AS candidate (article_id) {CHECK}"
    return one_row(sql, {"candidates": candidates[::step], "checked": query.matches})[0] or [], step


def sampled(query, within, window):
    sql, values = found(within, IN_SAMPLE, candidates=query.candidates)
    return SAMPLE.format(found=sql), values | {
        "counted": COUNTED,
        "places": PLACES,
        # Twice as many, as few may be off by much.
        "window": 2 * window // SAMPLED,
        "headlines": HEADLINES_AMONG * window // SAMPLED,
    }


def found(within: Within, function: str = EVERYWHERE, **tsquery: str) -> tuple[str, dict]:
    """SQL that gives (article_id, day) of what matches the one `tsquery`, by its name, and its parameters."""
    [name] = tsquery
    sql = FOUND.format(function=function, name=name)
    if within.is_everything:
        return sql, tsquery
    return FOUND_WITHIN.format(found=sql, condition=within.condition), tsquery | within.values


def rounded(estimate: float, digits: int) -> int:
    number = round(estimate)
    return round(number, min(0, digits - len(str(number))))


def one_row(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()
