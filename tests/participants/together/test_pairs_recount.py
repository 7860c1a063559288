"""Pairs, the matrix and the lists behind them count alike, whatever the archive holds: recounted row by row."""

from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participants.exporting.together import matrix_header, matrix_rows
from participants.models import Country, Meeting
from participants.together.matrix import Matrix
from participants.together.matrix_filter import MatrixFilter
from participants.together.matrix_links import MatrixLinks
from participants.together.matrix_question import MatrixQuestion
from participants.together.pair import CIRCLES, Pair
from participants.together.sides import PersonSide
from tests.make import make_country, make_meeting, make_office, make_participation, make_person, make_term

CODES = ["KZ", "RU", "UZ"]
DATES = [
    "2019-05-01", "2019-12-31/2020-01-01", "2020", "2020-05", "2020-05-01?", "2020~",
    "XXXX-12-26", "[2019-12-26,2020-12-26]", "2019-05/2020-02", "2020-02-29",
]  # fmt: skip
KINDS = ["bilateral", "trilateral", "multilateral", "summit", "margins", "call", "visit"]
STATUSES = ["attended", "not-stated", "invited", "absent", "online"]
YEARS = [2019, 2020]

# A participant: a country (or none), somebody's office (or none), somebody (or nobody), a status, a role.
PARTICIPANTS = st.tuples(
    st.sampled_from([None, *range(3)]),
    st.sampled_from([None, *range(3)]),
    st.sampled_from([None, *range(3)]),
    st.sampled_from(STATUSES),
    st.sampled_from(["host", "chair", "member"]),
).filter(lambda row: row[:3] != (None, None, None))
MEETINGS = st.tuples(
    st.sampled_from(DATES),
    st.sampled_from(KINDS),
    st.sampled_from(["held", "held", "possible"]),
    st.lists(PARTICIPANTS, max_size=4, unique_by=lambda row: row[:3]),
)
ARCHIVES = st.lists(MEETINGS, min_size=1, max_size=6)

pytestmark = pytest.mark.django_db


class Undone(Exception):
    """Takes an example's rows back."""


def built(archive):
    """The archive in the database: (countries, people, held meetings)."""
    countries = [make_country(code) for code in CODES]
    people = [make_person(slug=f"leader-{number}") for number in range(3)]
    offices = [make_office(country=country) for country in countries]
    # The second office changed hands within the years; the first holder is not sure of the day.
    make_term(people[0], offices[0], start="2000-01-01")
    make_term(people[1], offices[1], start="2000", end="2020-01-01")
    make_term(people[2], offices[1], start="2020-01-01")
    for when, kind, status, rows in archive:
        meeting = make_meeting(when=when, kind=kind, status=status)
        for country, office, person, part, role in rows:
            make_participation(
                meeting,
                country=None if country is None else countries[country],
                office=None if office is None else offices[office],
                person=None if person is None else people[person],
                status=part,
                role=role,
            )
    held = Meeting.objects.held().prefetch_related("participations__office__terms")
    return countries, people, list(held)


# The recount, without a query of ours


def countries_of(meeting):
    rows = [row for row in meeting.participations.all() if row.status not in ("absent", "invited")]
    return {row.country_id or (row.office and row.office.country_id) for row in rows} - {None}


def people_of(meeting):
    found = set()
    for row in meeting.participations.all():
        if row.status in ("absent", "invited"):
            continue
        if row.person_id:
            found.add(row.person_id)
        elif row.office_id:
            found |= {term.person_id for term in row.office.terms.all() if covers(term, meeting)}
    return found


def covers(term, meeting):
    days = term.surely_in_force
    return not days.isempty and all(
        days.lower <= first and (days.upper is None or last < days.upper) for first, last in meeting.possible
    )


def came_for_nobody_knows_whom(row):
    is_somebody = row.person_id or row.name_as_given
    return row.status not in ("absent", "invited") and is_somebody and not (row.country_id or row.office_id)


def circle_of(meeting):
    if meeting.kind in ("bilateral", "trilateral"):
        return meeting.kind
    size = len(countries_of(meeting)) if meeting.kind in ("margins", "call", "visit") else None
    if any(came_for_nobody_knows_whom(row) for row in meeting.participations.all()):
        size = None
    return {2: "bilateral", 3: "trilateral"}.get(size, "same-room")


def certainty_in(meeting, year):
    """ "certain", "possible" or None, day by day."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    spans = [(a, b) for a, b in meeting.possible if a <= last and b >= first]
    if not spans:
        return None
    text = str(meeting.when)
    if any(mark in text for mark in "?~%"):
        return "possible"
    inside = all(a >= first and b <= last for a, b in meeting.possible)
    return "certain" if inside or meeting.when.is_definite else "possible"


def says_no_year(meeting):
    years = {year for first, last in meeting.possible for year in range(first.year, last.year + 1)}
    return len(years) > 3 and not meeting.when.is_definite


def assert_pair(rows, listed, shared):
    """The pair of `rows`, and the list behind it, against the meetings of both."""
    pair = Pair(*rows)
    assert listed.held().count() == len(pair.held) == len(shared)
    circles = Counter(circle_of(meeting) for meeting in shared)
    assert {row.label: row.number for row in pair.circles if row.number} == {
        CIRCLES[name]: number for name, number in circles.items()
    }
    told = {year.year: (year.certain.bit_count(), year.possible.bit_count()) for year in pair.years}
    yearless = [meeting for meeting in shared if says_no_year(meeting)]
    assert told.get(None, (0, 0)) == (0, len(yearless))
    for year in YEARS:
        in_year = Counter(certainty_in(meeting, year) for meeting in shared if meeting not in yearless)
        assert told.get(year, (0, 0)) == (in_year["certain"], in_year["possible"])
    for name, number in circles.items():
        assert listed.held().in_circle(name).count() == number


def matrix(query):
    """{(line, column): number}, of the file's own lines."""
    question = MatrixQuestion(MatrixFilter.read(QueryDict(query)))
    found = Matrix(question, MatrixLinks(question))
    header = matrix_header(found)
    return {
        (row[0], column): number
        for row in matrix_rows(found)
        for column, number in zip(header, row, strict=True)
        if column not in ("with", "name", "known", "of")
    }


def expected(meetings, values, found_in):
    """What the matrix should be: of the rows that took part in any."""
    numbers = Counter()
    for meeting in meetings:
        here = found_in(meeting)
        for one in here:
            numbers[values[one], "meetings"] += 1
            for other in here:
                numbers[values[one], values[other]] += 1
    return numbers


def undone(check):
    """Runs `check` for random archives, each taken back again."""

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(ARCHIVES)
    def checked(archive):
        with pytest.raises(Undone), transaction.atomic():
            check(*built(archive))
            raise Undone

    return checked


def test_pairs_equal_a_recount():
    @undone
    def check(countries, people, held):
        countries, people = Country.objects.order_by("pk"), PersonSide.rows().order_by("pk")
        for pair in combinations(countries, 2):
            ids = {row.pk for row in pair}
            listed = Meeting.objects.with_all(pair, "present")
            assert_pair(pair, listed, [meeting for meeting in held if ids <= countries_of(meeting)])
        for pair in combinations(people, 2):
            ids = {row.pk for row in pair}
            listed = Meeting.objects.naming(*pair, part="present")
            assert_pair(pair, listed, [meeting for meeting in held if ids <= people_of(meeting)])

    check()


def test_the_matrix_equals_a_recount():
    @undone
    def check(countries, people, held):
        codes = {country.pk: country.address_code for country in countries}
        slugs = {person.pk: person.slug for person in people}
        of_2020 = [meeting for meeting in held if certainty_in(meeting, 2020) == "certain"]
        for query, wanted in (("", held), ("&from=2020&to=2020", of_2020)):
            for by, values, found_in in (("country", codes, countries_of), ("leader", slugs, people_of)):
                told = {cell: number for cell, number in matrix(f"by={by}{query}").items() if number}
                assert told == expected(wanted, values, found_in)

    check()
