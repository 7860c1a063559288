"""The table of attendance, against a recount by hand over random archives, partial dates included."""

import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participants.attendance import SeriesRecord
from participants.models import Meeting
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_series,
)

pytestmark = pytest.mark.django_db

CODES = ["AM", "AZ", "GE"]
WHENS = [
    "2008-08-22",
    "2009-08-18",
    "2009-08-17/2009-08-19",
    "2009-08",
    "2010",
    "[2008-01-01,2012-01-01]",
    "XXXX-08-18",
    "2009-08-18?",
]
STATUSES = ["attended", "online", "represented", "confirmed", "not-stated", "invited", "absent"]
TOOK_PART = {"attended", "online", "represented", "confirmed", "not-stated"}
STARTS = [None, "1991-12-21", "2009-08-18", "2009", "2009-08-18?"]
ENDS = [None, "2009-08-18", "2009-08", "2011"]

participation = st.tuples(st.sampled_from(CODES), st.booleans(), st.sampled_from(STATUSES))
editions = st.tuples(
    st.sampled_from(WHENS),
    st.sampled_from(["held", "held", "cancelled"]),
    st.lists(participation, max_size=4, unique_by=lambda one: one[:2]),
)
memberships = st.tuples(
    st.sampled_from(STARTS), st.sampled_from(ENDS), st.sampled_from(["member", "observer"])
)


def days_of(meeting):
    for first, last in meeting.possible:
        for number in range((last - first).days + 1):
            yield first + datetime.timedelta(days=number)


def member_on(row, day):
    """("surely", "possibly" or "") a member on `day`, from the two dates as they are typed."""
    if row.standing != "member":
        return ""
    window = (datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
    starts = row.start.days(*window) if row.start else None
    ends = row.end.days(*window) if row.end else None
    begun = starts is None or starts[0][0] <= day
    not_over = ends is None or day <= ends[-1][1]
    if not (begun and not_over):
        return ""
    sure_start = starts is not None and not row.start.is_doubted and starts[-1][1] <= day
    sure_end = ends is None or day < ends[0][0]
    return "surely" if sure_start and sure_end else "possibly"


def recount(code, series, membership):
    """What a line's tally has to say, day by day: of the editions that name anybody at all."""
    counts = {
        "recorded": 0,
        "took_part": 0,
        "sure": 0,
        "present_sure": 0,
        "possible": 0,
        "present_possible": 0,
    }
    for meeting in Meeting.objects.filter(series=series, status="held"):
        named = list(meeting.participations.all())
        if not named:
            continue
        rows = [row for row in named if row.for_country.code == code]
        came = any(row.status in TOOK_PART for row in rows)
        said = [member_on(membership, day) for day in days_of(meeting)]
        sure = all(one == "surely" for one in said) and not meeting.when.is_doubted
        possible = any(said) and not sure
        counts["recorded"] += 1
        counts["took_part"] += came
        counts["sure"] += sure
        counts["present_sure"] += sure and came
        counts["possible"] += possible
        counts["present_possible"] += possible and came
    return tuple(counts.values())


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(editions, min_size=1, max_size=4), st.lists(memberships, min_size=3, max_size=3))
def test_the_table_counts_as_a_recount_day_by_day_does(archive, standings):
    with transaction.atomic():
        body = make_organisation(founded_on=datetime.date(2007, 1, 1))
        series = make_series(organisation=body)
        own = {}
        for code, (start, end, standing) in zip(CODES, standings, strict=True):
            if not (start and end) or start[:4] < end[:4]:
                own[code] = make_membership(make_country(code), body, start=start, end=end, standing=standing)
        offices = {code: make_office(country=make_country(code)) for code in CODES}
        for when, status, rows in archive:
            meeting = make_meeting(
                when=when,
                series=series,
                status=status,
                not_after=datetime.date(2013, 1, 1),
                window_reason="x",
            )
            for code, by_office, part in rows:
                party = {"office": offices[code]} if by_office else {"country": make_country(code)}
                make_participation(meeting, status=part, **party)
        for line in SeriesRecord(series).lines:
            if line.country.code in own:
                tally = line.tally
                counted = (
                    tally.recorded,
                    tally.took_part,
                    tally.sure_members,
                    tally.present_sure,
                    tally.possible_members,
                    tally.present_possible,
                )
                assert counted == recount(line.country.code, series, own[line.country.code])
        transaction.set_rollback(True)
