"""All that the front page says and draws of it, in plain values: what is drawn is kept by them."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from summit_archive.web.fast_reverse import path_of

from ...completeness.known import Known
from ...together.sides import asking
from ..both_sides import Drawing, Run, Stacks, Years, newest_first, side_by_side
from .claim import Claim, claim
from .meetings import FIVE, LEAST, RUSSIA, company, facts_of, meetings_in
from .spans import spans_of


@dataclass(frozen=True)
class Row:
    """A year in the table; the numbers with Russia and without are those in person."""

    year: int
    with_russia: int
    without: int
    unclear: int
    from_afar: int
    number: int
    url: str


@dataclass(frozen=True)
class Finding:
    """`number` meetings, of which `of_no_year` belong to no one year for certain; `query` asks lists and files for all."""

    claim: Claim
    number: int
    of_no_year: int
    known: Known
    query: str
    rows: tuple[Row, ...]
    wide: Drawing
    narrow: Drawing

    @property
    def cite_query(self):
        """Asks for the citation of the list of all."""
        return urlencode({"page": f"{path_of('meeting-list')}?{self.query}"}, safe="/")

    @property
    def first_year(self):
        return self.rows[-1].year

    @property
    def last_year(self):
        return self.rows[0].year

    @property
    def unclear(self):
        return sum(row.unclear for row in self.rows)

    @property
    def from_afar(self):
        return sum(row.from_afar for row in self.rows)


def finding(memory, countries):
    """The `Finding`; `countries`: {code: id}. None where the archive has nothing of the kind. One query at most.

    Worked out once for the same meetings, what is asked of each, the year, and where lists are.
    """
    if not (some := meetings_in(memory, countries)):
        return None
    this_year = datetime.datetime.now(datetime.UTC).year
    facts, path = facts_of(memory, some, countries[RUSSIA]), path_of("meeting-list")
    asked_of = facts, this_year, some, [code for code in FIVE if code in countries]
    known, found = memory.worked_out.get(("central-asia", path), (None, None))
    if known != asked_of:
        found = worked_out(memory, *asked_of)
        memory.worked_out["central-asia", path] = asked_of, found
    return found


def worked_out(memory, facts, this_year, some, codes):
    if (found := company(memory, some, facts, this_year)) is None:
        return None
    asked = [("country", code) for code in codes]
    asked += [("match", "at-least"), ("n", LEAST), ("part", "present"), ("status", "held")]

    def url(first, last):
        return asking("meeting-list", [*asked, ("from", first), ("to", last), ("certainty", "certain")])

    last_full = found.lately[-1]
    spans = spans_of(found.years, last_full)
    stacks = [stacks_of(year, url(year.year, year.year) if len(year) else "") for year in found.years]
    together = [
        Years(one.first, one.last, one.with_russia, one.without, url(one.first, one.last)) for one in spans
    ]
    return Finding(
        claim(spans, found.known_lately, last_full, this_year),
        found.number,
        found.of_no_year,
        found.known,
        asking("meeting-list", asked).partition("?")[2],
        tuple(row_of(year, one.url) for year, one in zip(found.years, stacks, strict=True))[::-1],
        side_by_side(stacks, together),
        newest_first(without_titles(stacks), together),
    )


def stacks_of(year, url):
    """With Russia above the line of years, without below; what is unclear stands farthest from the line."""
    above = [("other", year.with_russia.in_person), ("call", year.with_russia.from_afar)]
    below = [
        ("point", year.without.in_person),
        ("call", year.without.from_afar),
        ("doubt", year.unclear),
    ]
    return Stacks(year.year, runs_of(above), runs_of(below), url)


def runs_of(kinds):
    return tuple(
        Run(kind, len(meetings), tuple(map(tuple, meetings))) for kind, meetings in kinds if meetings
    )


def without_titles(stacks):
    """A phone shows none: nothing hovers over a mark."""
    return [
        Stacks(
            one.year, *(tuple(Run(run.kind, run.number) for run in side) for side in (one.above, one.below))
        )
        for one in stacks
    ]


def row_of(year, url):
    return Row(
        year.year,
        len(year.with_russia.in_person),
        len(year.without.in_person),
        len(year.unclear),
        len(year.with_russia.from_afar) + len(year.without.from_afar),
        len(year),
        url,
    )
