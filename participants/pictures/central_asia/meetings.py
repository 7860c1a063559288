"""Which meetings brought at least three of the five Central Asian states together, and whether Russia took part."""

from dataclasses import dataclass
from typing import NamedTuple

from summit_archive.pictures.year_bars import near, span
from summit_archive.postgres.prepared import Prepared

from ...completeness.known import Known
from ...listing.silence import known_of_set
from ...models import Meeting, Participation
from ...models.meeting import FORMATS_FROM_AFAR, KINDS_FROM_AFAR
from ...remembered.bits import any_of, but
from ...together.attendance import held_in
from .spans import FIVE_YEARS

FIVE = ("kg", "kz", "tj", "tm", "uz")
LEAST = 3
RUSSIA = "ru"

Status = Participation.Status

# What is remembered does not say how they met, nor how Russia took part.
FACTS = Prepared("""
SELECT m.id, m.title, m."when", m.format, m.kind, coalesce(russia.statuses, '{}')
FROM participants_meeting m LEFT JOIN (
    SELECT meeting_id, array_agg(status) AS statuses FROM participants_participation
    WHERE meeting_id = ANY (%(ids)s::bigint[]) AND (country_id = %(russia)s::bigint OR country_id IS NULL
        AND office_id IN (SELECT id FROM participants_office WHERE country_id = %(russia)s::bigint))
    GROUP BY meeting_id
) russia ON russia.meeting_id = m.id
WHERE m.id = ANY (%(ids)s::bigint[])
""")


class Titled(NamedTuple):
    """A meeting as a mark of the picture names it; `when` as it is kept."""

    when: str
    title: str


@dataclass(frozen=True)
class Side:
    """The meetings of one side of a year: in one room, and by video or phone."""

    in_person: tuple[Titled, ...] = ()
    from_afar: tuple[Titled, ...] = ()

    def __len__(self):
        return len(self.in_person) + len(self.from_afar)


@dataclass(frozen=True)
class Year:
    """`unclear`: Russia is not named, and others than those named may have taken part."""

    year: int
    with_russia: Side
    without: Side
    unclear: tuple[Titled, ...] = ()

    def __len__(self):
        return len(self.with_russia) + len(self.without) + len(self.unclear)


@dataclass(frozen=True)
class Company:
    """All years from the first such meeting to the last full year on record, or to the last such meeting.

    `of_no_year`: how many belong to no one year for certain and are not drawn; `known`: of how many held meetings of more
    than two states it is on record who took part; `known_lately`: the same of the five years `lately`.
    """

    years: tuple[Year, ...]
    of_no_year: int
    known: Known
    lately: range
    known_lately: Known

    @property
    def number(self):
        return sum(map(len, self.years)) + self.of_no_year


def meetings_in(memory, countries):
    """The set of the held meetings of at least three of the five; `countries`: {code: id}. No query."""
    five = [countries[code] for code in FIVE if code in countries]
    if RUSSIA not in countries or len(five) < LEAST:
        return 0
    return memory.number_of_parties(five, "present").at_least(LEAST, held_in(memory))


def facts_of(memory, some, russia):
    """[(id, title, when, format, kind, how Russia took part)]. One query."""
    return FACTS.rows({"ids": memory.ids_of(some), "russia": russia})


def company(memory, some, facts, this_year):
    """The `Company` of what `meetings_in` and `facts_of` found; None where no year is certain. No query."""
    held = held_in(memory)
    sure = memory.values("sure-year")
    found = near(year for year, its in sure.items() if its & some)
    if not found:
        return None
    last_full = min(max(near(year for year, its in sure.items() if its & held)), this_year - 1)
    sides = sides_of(memory, some, facts)
    years = tuple(
        year_of(year, memory, sure.get(year, 0) & some, sides) for year in span([*found, last_full])
    )
    lately = range(last_full - FIVE_YEARS + 1, last_full + 1)
    several = but(held, memory.get("circle", Meeting.Kind.BILATERAL.value))
    return Company(
        years,
        some.bit_count() - sum(map(len, years)),
        known_of_set(memory, several),
        lately,
        known_of_set(memory, several & any_of(sure.get(year, 0) for year in lately)),
    )


def sides_of(memory, some, facts):
    """{id: (the side on which it stands, as a field of `Year`, whether they met from afar, `Titled`)}"""
    told = memory.get("list", "complete") | memory.get("kind", Meeting.Kind.TRILATERAL.value)
    told_ids = set(memory.ids_of(some & told))
    return {pk: side_of(*its, is_told=pk in told_ids) for pk, *its in facts}


def side_of(title, when, format, kind, statuses, *, is_told):
    """Of a meeting whose rows of Russia have `statuses`; `is_told`: whoever is not named did not take part."""
    came = set(statuses) - {Status.ABSENT, Status.INVITED}
    is_from_afar = format in FORMATS_FROM_AFAR or kind in KINDS_FROM_AFAR or came == {Status.ONLINE}
    otherwise = "without" if is_told or Status.ABSENT in statuses else "unclear"
    return "with_russia" if came else otherwise, is_from_afar, Titled(when, title)


def year_of(year, memory, some, sides):
    """The oldest first on each side."""
    ordered = memory.page(some, 0, some.bit_count(), is_oldest_first=True)
    facts = [sides[pk] for pk in ordered if pk in sides]

    def on(side, *afar):
        return tuple(titled for its, is_afar, titled in facts if its == side and is_afar in afar)

    both = {side: Side(on(side, False), on(side, True)) for side in ("with_russia", "without")}
    return Year(year, **both, unclear=on("unclear", False, True))
