"""On which days of a month a meeting stands, whatever its date."""

import calendar
import datetime

from hypothesis import assume, example, given, settings
from hypothesis import strategies as some

from participants.calendars.entries import Entry
from participants.calendars.months import month_of
from participants.models import Meeting
from participants.models.meeting import has_sure_days
from summit_archive.dates import NotADate, PartialDate

MONTH = datetime.date(2023, 12, 1), datetime.date(2023, 12, 31)
DAYS = some.dates(datetime.date(2023, 11, 20), datetime.date(2024, 1, 10))
WINDOW = datetime.date(2021, 1, 1), datetime.date(2025, 12, 31)


@some.composite
def texts(draw):
    """EDTF around December 2023: sure days and spans, doubts, alternatives, parts of dates, no year."""
    first, second = sorted([draw(DAYS), draw(DAYS)])
    return draw(
        some.sampled_from(
            [
                f"{first}",
                f"{first}/{second}",
                f"{first}?",
                f"{first}/{second}~",
                f"[{first},{second}]",
                f"[{first}..{second}]",
                f"{first:%Y-%m}",
                f"{first:%Y}",
                f"{first:%Y-%m}/{second}",
                f"XXXX-{first:%m-%d}",
                f"XXXX-{first:%m}",
                "XXXX",
                "202X",
                f"{first:%Y}-24",
                f"{first:%Y-%m}-2X",
                f"{first:%Y}-XX-{first:%d}",
                f"{first:%Y}?-{first:%m-%d}",
                f"{first}/..",
                f"/{first}",
            ]
        )
    )


def meeting_of(number, text):
    try:
        when = PartialDate.parse(text)
    except NotADate:
        assume(False)
    days = when.days(*WINDOW)
    assume(days)
    return Meeting(pk=number, slug=str(number), title=text, when=when, possible=days, status="held")


def entry_of(meeting):
    return Entry(meeting, meeting.possible, has_sure_days(meeting)).between(*MONTH)


def days_of(month):
    return [day for week in month.weeks for day in week if day]


@settings(max_examples=150, deadline=None)
@given(some.lists(texts(), max_size=8))
@example(["[2023-12-01..2023-12-01]"])
def test_a_day_lists_exactly_the_meetings_whose_possible_days_contain_it(dates):
    meetings = [meeting_of(number, text) for number, text in enumerate(dates, start=1)]
    month = month_of(2023, 12, [entry for entry in map(entry_of, meetings) if entry.spans])

    assert [day.date.day for day in days_of(month)] == list(range(1, 32))
    for day in days_of(month):
        possible = [
            meeting.pk
            for meeting in meetings
            if any(first <= day.date <= last for first, last in meeting.when.days(*WINDOW))
        ]
        assert sorted(entry.meeting.pk for entry in day.entries) == possible
        sure = sorted(entry.meeting.pk for entry in day.held)
        assert sure == [pk for pk in possible if meetings[pk - 1].when.is_definite]


@settings(max_examples=100, deadline=None)
@given(some.lists(texts(), max_size=8))
def test_a_month_tells_each_of_its_meetings_in_one_group(dates):
    meetings = [meeting_of(number, text) for number, text in enumerate(dates, start=1)]
    month = month_of(2023, 12, [entry for entry in map(entry_of, meetings) if entry.spans])

    groups = [month.sure, month.of_no_stated_day, month.perhaps, month.without_year]
    told = [entry.meeting.pk for group in groups for entry in group]
    overlapping = [
        meeting.pk
        for meeting in meetings
        if any(first <= MONTH[1] and last >= MONTH[0] for first, last in meeting.possible)
    ]
    assert sorted(told) == overlapping
    assert all(entry.meeting.states_no_year for entry in month.without_year)
    assert not any(entry.meeting.states_no_year for entry in month.perhaps)


@settings(max_examples=100, deadline=None)
@given(some.lists(some.tuples(DAYS, some.integers(1, 12)), max_size=6))
def test_a_meeting_that_lasts_keeps_its_lane_through_the_week(spans):
    meetings = [
        meeting_of(number, f"{first}/{first + datetime.timedelta(days=days)}")
        for number, (first, days) in enumerate(spans, start=1)
    ]
    month = month_of(2023, 12, [entry for entry in map(entry_of, meetings) if entry.spans])

    for week in month.weeks:
        lanes, most = {}, 0
        for day in filter(None, week):
            most = max(most, len(day.lasting))
            assert len(day.bars) <= most
            for lane, bar in enumerate(day.bars):
                if bar.entry:
                    assert lanes.setdefault(bar.entry.meeting.pk, lane) == lane
                    assert bar.starts == (day.date == bar.entry.meeting.possible[0][0])
                    assert bar.ends == (day.date == bar.entry.meeting.possible[0][1])
                    previous = day.date - datetime.timedelta(days=1)
                    named = bar.starts or previous.month != 12 or day.date.weekday() == calendar.MONDAY
                    assert bar.is_named == named
