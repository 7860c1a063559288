"""What a date leaves open is looked for back or forward from the day of its source, as the status says."""

import datetime
import html as html_of
from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from hypothesis import given, settings
from hypothesis import strategies as some

from participants.models import Meeting, MeetingSeries, Organisation
from participants.quality.derived import stale_days
from tests.forms import errors_of, typed
from tests.lists import meeting_list
from tests.make import make_meeting, make_organisation, make_series

pytestmark = pytest.mark.django_db

NOVEMBER_2026 = datetime.date(2026, 11, 29)
MODULE = "participants.migrations.0008_the_day_of_the_source_bounds_open_dates"
ADD_MEETING = "/admin/participants/meeting/add/"
TO_COME = ["announced", "scheduled", "possible"]
EITHER = ["rumoured", "postponed", "cancelled", "denied"]


def today():
    return datetime.datetime.now(datetime.UTC).date()


def days(when, status="held", recorded_on=NOVEMBER_2026, **fields):
    meeting = Meeting(when=when, status=status, recorded_on=recorded_on, **fields)
    return [str(first) if first == last else f"{first}..{last}" for first, last in meeting.possible_days()]


def new_meeting(client, **changes):
    fields = {"title": "Summit in Almaty", "kind": "summit", "when": "2023-12-26", "status": "held"}
    return client.post(ADD_MEETING, typed(client.get(ADD_MEETING), "meeting_form", **fields | changes))


def change(client, meeting, **changes):
    page = f"/admin/participants/meeting/{meeting.pk}/change/"
    return client.post(page, typed(client.get(page), "meeting_form", **changes), follow=True)


def text(answer):
    return html_of.unescape(answer.content.decode())


# --- A year that is not stated ------------------------------------------------


@pytest.mark.parametrize("status", TO_COME)
def test_what_is_to_come_has_none_of_the_days_before_its_source(status):
    found = days("XXXX-01-10", status)
    assert (found[0], found[-1], len(found)) == ("2027-01-10", "2036-01-10", 10)


def test_what_was_held_has_none_of_the_days_after_its_source():
    found = days("XXXX-01-10")
    assert (found[0], found[-1], len(found)) == ("1992-01-10", "2026-01-10", 35)


@pytest.mark.parametrize("status", EITHER)
def test_what_was_rumoured_or_called_off_may_be_of_both_times(status):
    found = days("XXXX-01-10", status)
    assert (found[0], found[-1], len(found)) == ("1992-01-10", "2036-01-10", 45)


def test_the_day_of_the_source_takes_the_place_of_the_day_of_recording():
    source = {"stated_on": datetime.date(2016, 3, 9)}
    assert days("XXXX-03-10", "announced", **source)[::9] == ["2016-03-10", "2025-03-10"]
    assert days("XXXX-03-10", "held", **source)[-1] == "2015-03-10"
    assert days("XXXX-03-09", "announced", **source)[0] == "2016-03-09"
    assert days("XXXX-03-09", "held", **source)[-1] == "2016-03-09"


@pytest.mark.parametrize(
    ("when", "last"),
    [
        ("2026", "2026-11-29"),
        ("../2027-01-10", "2026-11-29"),
        ("2026-11", "2026-11-29"),
        ("2025", "2025-12-31"),
    ],
)
def test_what_was_held_was_held_by_the_day_of_its_source(when, last):
    assert days(when)[-1].endswith(last)
    assert days(when, "announced")[-1] >= days(when)[-1]


def test_the_migration_leaves_the_same_days_of_what_was_held():
    fields = {"recorded_on": NOVEMBER_2026}
    meetings = [make_meeting(when=when, **fields) for when in ("2026", "2026-11-28/2026-11-30", "2025")]
    kept = [meeting.possible for meeting in meetings]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE participants_meeting SET possible = '{[2026-01-01,2027-01-01)}' WHERE \"when\" = '2026'"
        )
        cursor.execute(import_module(MODULE).HELD_BY_THE_DAY_OF_RECORDING)
    assert [Meeting.objects.get(pk=meeting.pk).possible for meeting in meetings] == kept


@pytest.mark.parametrize(
    ("when", "reaches_back"), [("../2020", True), ("2020-05-05/..", True), ("XXXX-01-10", False)]
)
def test_the_page_does_not_say_of_days_before_the_source_that_they_are_after_it(client, when, reaches_back):
    meeting = make_meeting(when=when, status="announced", recorded_on=NOVEMBER_2026)
    told = text(client.get(meeting.get_absolute_url()))
    assert ("reaches back before the day of its source" in told) is reaches_back
    assert ("is dated from the day of its source" in told) is not reaches_back


def test_a_definite_span_and_a_day_given_by_an_editor_stay_as_they_are():
    assert days("2026-11-28/2026-11-30") == ["2026-11-28..2026-11-30"]
    wide = {"not_after": datetime.date(2026, 12, 31), "window_reason": "The source is of the new year."}
    assert days("2026-12", recorded_on=datetime.date(2026, 11, 1), **wide) == ["2026-12-01..2026-12-31"]


def test_more_days_apart_than_can_be_put_in_order_are_refused_in_words(admin_client):
    answer = new_meeting(admin_client, when="XXXX-XX-23")
    assert "“XXXX-XX-23” fits 420 days apart, and at most 180 are kept" in text(answer)
    assert not Meeting.objects.exists()
    assert new_meeting(admin_client, when="199X-XX-23").status_code == 302


def test_a_month_alone_is_no_day_of_a_source(admin_client):
    answer = new_meeting(admin_client, when="XXXX-12-23", stated_on="2026-11")
    assert "A whole day is expected, as YYYY-MM-DD, such as 2023-12-26." in text(answer)


def test_a_source_of_29_february_looks_ahead_for_ten_years():
    found = days("XXXX", "announced", stated_on=datetime.date(2024, 2, 29))
    assert found == ["2024-02-29..2034-02-28"]


def test_an_editor_may_narrow_and_widen_where_it_is_looked_for():
    narrow = {"not_after": datetime.date(2028, 12, 31), "window_reason": "Of this term."}
    assert days("XXXX-01-10", "announced", **narrow) == ["2027-01-10", "2028-01-10"]
    wide = {"not_before": datetime.date(2025, 1, 1), "window_reason": "The source is of 2025."}
    assert days("XXXX-01-10", "announced", **wide)[:2] == ["2025-01-10", "2026-01-10"]
    far = {"not_after": datetime.date(2040, 12, 31), "window_reason": "By 2040, it says."}
    assert days("XXXX-01-10", "announced", **far)[-1] == "2040-01-10"


# --- Ends, and digits of a year -----------------------------------------------


@pytest.mark.parametrize(
    ("when", "status", "expected"),
    [
        ("1985-04-12/..", "held", "1985-04-12..2026-11-29"),
        ("1985-04-12/", "held", "1985-04-12..2026-11-29"),
        ("../2001-05-03", "held", "1991-12-01..2001-05-03"),
        ("../1985-04-12", "held", None),
        ("2026-12-10/..", "scheduled", "2026-12-10..2036-11-29"),
        ("2026-12-10/", "announced", "2026-12-10..2036-11-29"),
        ("2016-12-10/..", "announced", "2016-12-10..2036-11-29"),
        ("../2027-01-10", "announced", "2026-11-29..2027-01-10"),
        ("/2027-01-10", "possible", "2026-11-29..2027-01-10"),
        ("[2026-12..]", "scheduled", "2026-12-01..2036-11-29"),
        ("../2027-01-10", "cancelled", "1991-12-01..2027-01-10"),
        ("2027-01-10/..", "held", None),
        ("202X", "held", "2020-01-01..2026-11-29"),
        ("202X", "announced", "2026-11-29..2029-12-31"),
        ("2027-21", "announced", "2027-03-01..2027-06-21"),
        ("2026", "announced", "2026-01-01..2026-12-31"),
        # What is over by the day of recording has an older source, whose day nobody gave.
        ("../2016-10-01", "announced", "1991-12-01..2016-10-01"),
        ("199X", "announced", "1990-01-01..1999-12-31"),
    ],
)
def test_what_is_stated_stays_and_only_what_is_left_open_is_bounded(when, status, expected):
    assert days(when, status) == ([expected] if expected else [])


def test_of_several_dates_only_those_without_a_year_are_bounded():
    assert days("[2016-03-10,XXXX-12-26]", "announced")[:2] == ["2016-03-10", "2026-12-26"]


def test_a_source_of_a_known_day_announces_nothing_that_is_over():
    meeting = make_meeting(when="2016", status="announced", stated_on=datetime.date(2017, 1, 1))
    meeting.when = "../2016-10-01"
    with pytest.raises(
        ValidationError, match="No day is left.*from 2017-01-01 to 2027-01-01. A meeting that is announced"
    ):
        meeting.clean()


SOURCES = some.dates(datetime.date(1992, 1, 1), datetime.date(2040, 12, 31))
MONTH_AND_DAY = some.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)).map("{:%m-%d}".format)
YEARLESS = some.builds(
    str.format, some.sampled_from(["XXXX-{}", "XXXX-{}/XXXX-12-31", "[XXXX-{},XXXX-07]"]), MONTH_AND_DAY
)
OPEN = some.builds(str.format, some.sampled_from(["{}/..", "{}/", "../{}", "/{}", "[{}..]"]), SOURCES)


@settings(deadline=None, max_examples=80)
@given(YEARLESS | OPEN, SOURCES)
def test_what_looks_both_ways_looks_back_and_forward(when, source):
    back, forward, both = (
        set(each_day(Meeting(when=when, status=status, stated_on=source).possible_days()))
        for status in ("held", "announced", "denied")
    )
    assert back | forward == both
    if Meeting(when=when).when.has_no_year:
        assert max(back, default=source) <= source <= min(forward)


def each_day(spans):
    for first, last in spans:
        yield from (first + datetime.timedelta(days=number) for number in range((last - first).days + 1))


# --- Forms --------------------------------------------------------------------


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("status", TO_COME)
def test_an_editor_announces_a_day_without_a_year_and_reads_where_it_is_looked_for(admin_client, status):
    new_meeting(admin_client, when="XXXX-01-10", status=status)
    told = text(admin_client.get("/admin/participants/meeting/"))
    first = Meeting.objects.get().first_possible_day
    assert first > today() - datetime.timedelta(days=1)
    assert f"“XXXX-01-10” leaves its days open: it may be from {first} to" in told
    assert "is dated from the day of its source to ten years after it" in told


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("when", ["{to_come}/..", "{to_come}/", "../{to_come}", "2004-06-~11", "2004-21"])
def test_what_was_refused_once_is_taken(admin_client, when):
    when = when.format(to_come=today() + datetime.timedelta(days=11))
    assert new_meeting(admin_client, when=when, status="scheduled").status_code == 302
    assert str(Meeting.objects.get().when) == when


@pytest.mark.ignore_template_errors
def test_a_source_has_its_day_by_today(admin_client):
    tomorrow = today() + datetime.timedelta(days=1)
    assert f"{tomorrow} is still to come" in errors_of(new_meeting(admin_client, stated_on=str(tomorrow)))


@pytest.mark.ignore_template_errors
def test_what_becomes_held_turns_back_and_says_so(admin_client):
    meeting = make_meeting(when="XXXX-03-10", status="announced", stated_on=datetime.date(2016, 3, 9))
    answer = change(admin_client, meeting, status="held", stated_on="2016-03-10")
    assert "it may be from 1992-03-10 to 2016-03-10. A meeting that was held" in text(answer)
    assert Meeting.objects.get().last_possible_day == datetime.date(2016, 3, 10)


@pytest.mark.ignore_template_errors
def test_what_becomes_held_wants_the_day_of_its_source(admin_client):
    """The day of the first recording would leave out the days since."""
    meeting = make_meeting(when="XXXX-01-10", status="announced", recorded_on=datetime.date(2020, 1, 1))
    answer = change(admin_client, meeting, status="held")
    assert "“announced” becomes “held”, and “XXXX-01-10” leaves open when it was" in errors_of(answer)
    assert "The day of recording, 2020-01-01, is not it." in errors_of(answer)
    assert Meeting.objects.get().status == "announced"
    change(admin_client, meeting, status="held", stated_on="2020-02-01")
    assert Meeting.objects.get().last_possible_day == datetime.date(2020, 1, 10)


@pytest.mark.ignore_template_errors
def test_what_becomes_held_without_a_day_left_is_refused_in_words(admin_client):
    meeting = make_meeting(when="2020-01-10/..", status="announced", recorded_on=datetime.date(2020, 1, 1))
    answer = change(admin_client, meeting, status="held", stated_on="2020-01-05")
    told = "“2020-01-10/..” lies outside of the days from 1991-12-01 to 2020-01-05. A meeting that was held cannot be"
    assert told in errors_of(answer)


@pytest.mark.ignore_template_errors
def test_what_was_held_is_not_later_than_its_source(admin_client):
    answer = new_meeting(admin_client, when="2016-03-10", stated_on="2016-03-09")
    assert "“2016-03-10” is later than the day of the source, 2016-03-09" in errors_of(answer)


# --- What follows from other rows ---------------------------------------------


def test_the_founding_bounds_what_looks_back_and_not_what_looks_forward():
    union = make_organisation("EAEU", founded_on=datetime.date(2015, 1, 1))
    source = {"organisation": union, "stated_on": datetime.date(2018, 1, 1)}
    held = make_meeting(when="[2014,XXXX-12-26]", **source)
    planned = make_meeting(when="XXXX-12-26", status="announced", **source)
    denied = make_meeting(when="XXXX-12-26", status="denied", **source)
    union.founded_on = datetime.date(2017, 1, 1)
    union.save()
    first_days = [Meeting.objects.get(pk=row.pk).possible[:2] for row in (held, planned, denied)]
    assert [str(span[-1][0]) for span in first_days] == ["2017-12-26", "2019-12-26", "2018-12-26"]
    assert [str(span[0][0]) for span in first_days] == ["2014-01-01", "2018-12-26", "2017-12-26"]


@pytest.mark.ignore_template_errors
def test_a_founding_that_leaves_no_day_is_refused_in_words(admin_client):
    union = make_organisation("EAEU", founded_on=datetime.date(2015, 1, 1))
    make_meeting(
        "Council in Minsk", when="XXXX-12-26", organisation=union, stated_on=datetime.date(2018, 1, 1)
    )
    page = f"/admin/participants/organisation/{union.pk}/change/"
    fields = typed(admin_client.get(page), "organisation_form", founded_on="2019-01-01")
    told = "With this day no possible day is left for “Council in Minsk” (XXXX-12-26)."
    assert told in errors_of(admin_client.post(page, fields))
    assert Organisation.objects.get().founded_on == datetime.date(2015, 1, 1)


def test_another_organisation_of_the_series_moves_its_meetings():
    series = make_series(organisation=make_organisation("CIS", founded_on=datetime.date(1991, 12, 8)))
    meeting = make_meeting(when="XXXX-12-26", series=series, stated_on=datetime.date(2018, 1, 1))
    series.organisation = make_organisation("EAEU", founded_on=datetime.date(2015, 1, 1))
    series.save()
    assert Meeting.objects.get(pk=meeting.pk).first_possible_day == datetime.date(2015, 12, 26)


@pytest.mark.ignore_template_errors
def test_a_series_of_too_young_an_organisation_is_refused_in_words(admin_client):
    series = make_series("Informal summits")
    make_meeting("Summit", when="XXXX-12-26", series=series, stated_on=datetime.date(2014, 1, 1))
    union = make_organisation("EAEU", founded_on=datetime.date(2015, 1, 1))
    page = f"/admin/participants/meetingseries/{series.pk}/change/"
    fields = typed(admin_client.get(page), "meetingseries_form", organisation=union.pk)
    told = "With this organisation no possible day is left for “Summit” (XXXX-12-26)."
    assert told in errors_of(admin_client.post(page, fields))
    assert MeetingSeries.objects.get().organisation is None


@pytest.mark.parametrize(("before", "after"), [("announced", "held"), ("held", "possible")])
def test_no_status_is_changed_past_the_days(before, after):
    make_meeting(when="XXXX-01-10", status=before)
    with pytest.raises(IntegrityError, match="meeting_days_look_the_way_of_its_status"), transaction.atomic():
        Meeting.objects.update(status=after)
    with pytest.raises(IntegrityError, match="meeting_days_look_the_way_of_its_status"), transaction.atomic():
        Meeting.objects.update(stated_on="2000-01-01" if before == "held" else "2099-01-01")


def test_the_database_refuses_what_was_held_after_its_source():
    with pytest.raises(IntegrityError, match="meeting_was_held_by_the_day_of_its_source"):
        make_meeting(when="2016-03-10", stated_on="2016-03-09")


def test_days_that_do_not_follow_from_the_status_are_found(django_assert_num_queries):
    union = make_organisation("EAEU", founded_on=datetime.date(2015, 1, 1))
    wrong = make_meeting(when="../2027-01-10", status="announced", series=make_series(organisation=union))
    make_meeting(when="../2027-01-10", status="announced", series=make_series(organisation=union))
    Meeting.objects.filter(pk=wrong.pk).update(status="denied")
    with django_assert_num_queries(3):
        assert stale_days.rows() == [wrong]


# --- Pages --------------------------------------------------------------------


@pytest.fixture
def planned():
    return make_meeting("Summit to come", when="XXXX-01-10", status="announced", slug="to-come")


def test_what_is_to_come_is_found_where_it_may_be(client, planned):
    year = planned.first_possible_day.year
    for address in ("/meetings.json", "/meetings/"):
        assert b"Summit to come" in client.get(f"{address}?from={year}").content
        assert b"Summit to come" not in client.get(f"{address}?to={year - 2}").content
    assert meeting_list(f"from={year}&to={year}").result.possible == 1
    assert b"Summit to come" in client.get(f"/calendar/{year}/01/").content
    assert b"Summit to come" in client.get("/calendar/on/01-10/").content
    numbers = (
        client.get(f"/meetings/timeline.csv?status=announced&from={year}&to={year}")
        .getvalue()
        .decode("utf-8-sig")
    )
    assert "\r\n,,0,1," in numbers
    days_told = client.get("/meetings/to-come.json").json()
    assert days_told["possible"][0] == [f"{year}-01-10", f"{year}-01-10"]
    assert days_told["stated_on"] is None
    assert days_told["recorded_on"] == str(today())


def test_what_has_passed_is_not_offered_for_what_is_to_come(client, planned):
    year = planned.first_possible_day.year
    page = text(client.get("/meetings/to-come/"))
    assert f"It may be on 10 different occasions, the earliest 10 January {year}" in page
    assert "may have been" not in page
    assert "is dated from the day of its source to ten years after it" in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"when": "XXXX-01-10"}, "It may have been on"),
        ({"when": "XXXX-01-10", "status": "denied"}, "It may have been, or may still be, on"),
        (
            {"when": "XXXX-01-10", "status": "announced", "stated_on": datetime.date(2001, 1, 1)},
            "It may have been on 10 different occasions, the earliest 10 January 2001, the latest 10 January 2010.",
        ),
        (
            {"when": "2001-05-03/", "stated_on": datetime.date(2001, 6, 1)},
            "on any day from 3 May 2001 to 1 June 2001.",
        ),
        (
            {"when": "2001-21"},
            "from 1 March 2001 to 21 June 2001. A season or another part of a year stands for all days that it may mean.",
        ),
        (
            {"when": "XXXX-01-10", "stated_on": datetime.date(2001, 6, 1)},
            "The source was published on 1 June 2001.",
        ),
        ({"when": "XXXX-01-10"}, "The source’s day is not recorded; the meeting was recorded on"),
        (
            {"when": "XXXX", "not_before": datetime.date(2001, 1, 1), "window_reason": "Of his term."},
            "An editor narrowed the dates: Of his term.",
        ),
    ],
)
def test_a_page_says_when_it_may_have_been_and_why(client, fields, told):
    meeting = make_meeting(**fields)
    assert told in " ".join(text(client.get(meeting.get_absolute_url())).split())


# --- Migrations ---------------------------------------------------------------

MIGRATION = "0008_the_day_of_the_source_bounds_open_dates"


@pytest.mark.django_db(transaction=True)
def test_earlier_rows_are_turned_and_turned_back():
    union = make_organisation("EAEU", founded_on=datetime.date(2015, 1, 1))
    fields = {"recorded_on": datetime.date(2020, 1, 1), "series": make_series(organisation=union)}
    rows = {
        make_meeting(when=when, status=status, **fields).slug: spans
        for when, status, *spans in [
            ("XXXX-12-26", "held", "2015-12-26 2019-12-26", "2015-12-26 2019-12-26"),
            ("XXXX-12-26", "possible", "2020-12-26 2029-12-26", "2015-12-26 2019-12-26"),
            ("XXXX-12-26", "denied", "2015-12-26 2029-12-26", "2015-12-26 2019-12-26"),
            ("2016-05-01/..", "scheduled", "2016-05-01 2030-01-01", "2016-05-01 2020-01-01"),
            ("../2017-05-01", "announced", "2015-01-01 2017-05-01", "2015-01-01 2017-05-01"),
            ("2016-05", "announced", "2016-05-01 2016-05-31", "2016-05-01 2016-05-31"),
        ]
    }
    executor = MigrationExecutor(connection)
    try:
        [before] = executor.loader.get_migration("participants", MIGRATION).dependencies
        executor.migrate([before])
        assert bounds() == {slug: earlier for slug, (_now, earlier) in rows.items()}
    finally:
        # What leans on it is applied again, too, and what is installed beside the tables.
        call_command("migrate", verbosity=0)
    assert bounds() == {slug: now for slug, (now, _earlier) in rows.items()}
    assert stale_days.rows() == []


def bounds():
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, lower(possible), upper(possible) - 1 FROM participants_meeting")
        return {slug: f"{first} {last}" for slug, first, last in cursor.fetchall()}
