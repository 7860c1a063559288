"""The calendar as readers see it: its years, its months, one day through the years, and its files."""

import csv
import io
import re
from html import unescape

import icalendar
import pytest
from django.urls import reverse

from participants.models import Meeting
from tests.make import make_country, make_meeting, make_organisation, make_place
from tests.pages import table_of

pytestmark = pytest.mark.django_db


def text(html):
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def part(html, start, end):
    return html.partition(start)[2].partition(end)[0]


def events_of(client, year):
    return icalendar.Calendar.from_ical(client.get(f"/calendar/{year}.ics").content).walk("VEVENT")


def total_of(client, address):
    """How many meetings the list at `address` has."""
    return int(re.search(r"<strong>(\d+)</strong>", page(client, unescape(address)))[1])


def cell(html, number):
    """The cell of a day in the table of a month."""
    cells = re.findall(r"<td class=\"month__day\">.*?</td>", html, re.DOTALL)
    return next(found for found in cells if re.search(rf'class="day[^"]*"[^>]*>{number}<', found))


@pytest.fixture
def december():
    """December 2023: a summit, one that lasts, some in doubt, one called off."""
    make_meeting("Summit in Astana", when="2023-12-26", place=make_place("Astana"))
    make_meeting("Forum in Sochi", when="2023-12-29/2024-01-02")
    make_meeting("Talks in doubt", when="2023-12-05?")
    make_meeting("Talks on one of two days", when="[2023-12-07,2022-12-07]")
    make_meeting("Talks of December", when="2023-12")
    make_meeting("Talks of some 26 December", when="XXXX-12-26")
    make_meeting("Talks of no stated date", when="XXXX")
    make_meeting("Talks called off", when="2023-12-12", status="cancelled")


def test_the_calendar_opens_at_the_latest_year_of_a_sure_day(client):
    make_meeting(when="2019-05-01")
    make_meeting(when="2021-05")
    make_meeting(when="2024-05-01", status="announced")
    assert client.get("/calendar/").headers["Location"] == "/calendar/2019/"


def test_an_empty_archive_has_a_calendar_that_says_where_to_go(client):
    html = page(client, "/calendar/")
    assert "The archive has no meetings yet." in html
    assert f'href="{reverse("home")}"' in html
    assert client.get("/calendar/2023/").status_code == 404
    assert "No meetings recorded for this day" in page(client, "/calendar/on/12-26/")


def test_a_year_marks_each_day_by_how_sure_it_is(client, december):
    html = part(page(client, "/calendar/2023/"), 'aria-label="December 2023"', "</table>")
    marks = re.findall(r'class="day (day--[a-z-]+)" href="[^"]*to=2023-12-(\d\d)&amp;year=stated"', html)
    days = {day: mark for mark, day in marks}
    assert days == {
        "05": "day--doubt",
        "07": "day--doubt",
        "12": "day--not-held",
        "26": "day--held",
        "29": "day--held",
        "30": "day--held",
        "31": "day--held",
    }


def test_a_day_leads_to_the_list_of_the_meetings_that_its_title_names(client, december):
    html = page(client, "/calendar/2023/")
    links = re.findall(r'class="day day--[a-z-]+" href="([^"]+)" title="([^"]+)"', html)
    assert len(links) == 7
    for address, titles in links:
        assert total_of(client, address) == len(titles.split(" · "))


@pytest.mark.parametrize("address", ["/calendar/2023/", "/calendar/2023/12/", "/calendar/2022/12/"])
def test_the_counts_of_a_calendar_are_those_of_the_lists_behind_them(client, december, address):
    heading = part(page(client, address), '<p class="count">', "</p>")
    counts = re.findall(r'<a href="([^"]+)">\D*?(\d+)', re.sub(r"</?strong>", "", heading))
    assert counts
    for link, number in counts:
        assert total_of(client, link) == int(number)


def test_a_year_tells_a_meeting_that_states_no_year_once_beside_its_months(client, december):
    html = page(client, "/calendar/2023/")
    assert "year not stated: 2" in text(part(html, '<p class="count">', "</p>"))
    assert "Talks of some 26 December" not in part(html, '<div class="months">', 'id="without-year"')
    assert "Talks of some 26 December" in part(html, 'id="without-year"', "</section>")


def test_a_month_puts_meetings_on_their_days(client, december):
    html = page(client, "/calendar/2023/12/")
    assert "Summit in Astana" in cell(html, 26)
    assert "1 with no stated year" in text(cell(html, 26))
    assert "Talks in doubt possibly" in text(cell(html, 5))
    assert "Talks on one of two days possibly" in text(cell(html, 7))
    assert "Talks called off cancelled" in text(cell(html, 12))
    assert "Talks of December" not in part(html, '<table class="month">', "</table>")


def test_a_month_draws_a_meeting_that_lasts_through_its_days(client, december):
    html = page(client, "/calendar/2023/12/")
    assert "month__bar--starts" in cell(html, 29)
    assert "Forum in Sochi, continued" in cell(html, 30)
    assert "month__bar--ends" not in cell(html, 31)
    january = page(client, "/calendar/2024/01/")
    assert "Forum in Sochi" in cell(january, 1)
    assert "month__bar--ends" in cell(january, 2)


def test_a_month_tells_apart_what_was_only_perhaps_in_it(client, december):
    html = page(client, "/calendar/2023/12/")
    in_month = text(part(html, 'id="of-no-stated-day"', "</section>"))
    perhaps = text(part(html, 'id="perhaps-dated"', "</section>"))
    without_year = text(part(html, 'id="perhaps-yearless"', "</section>"))
    assert "Talks of December" in in_month
    assert "day not certain" in in_month
    assert "Talks on one of two days" in perhaps
    assert "Talks of some 26 December" in without_year
    assert "Talks of no stated date" in without_year
    more = re.search(r'<a href="([^"]+)">(\d+) more may belong to this month', html)
    assert total_of(client, more[1]) == int(more[2])


def test_months_and_years_lead_to_their_neighbours_within_the_archive(client):
    make_meeting(when="2022-12-26")
    make_meeting(when="2023-05-01")
    first, last = page(client, "/calendar/2022/01/"), page(client, "/calendar/2023/12/")
    assert 'rel="prev"' not in first
    assert 'rel="next" href="/calendar/2022/02/"' in first
    assert 'rel="prev" href="/calendar/2023/11/"' in last
    assert 'rel="next"' not in last
    assert 'rel="next" href="/calendar/2023/01/"' in page(client, "/calendar/2022/12/")
    assert 'rel="next" href="/calendar/2023/"' in page(client, "/calendar/2022/")


@pytest.mark.parametrize(
    "address",
    [
        "2021/",
        "2024/",
        "2024/01/",
        "2021/12/",
        "2021.csv",
        "2021.json",
        "2024.ics",
        "2022/13/",
        "2022/00/",
        "99999/",
        "on/02-30/",
    ]
    + ["on/13-01/", "0000/", "20x2/"],
)
def test_a_time_outside_of_the_archive_is_not_there(client, address):
    make_meeting(when="2022-12-26")
    make_meeting(when="2023-05-01")
    assert client.get(f"/calendar/{address}").status_code == 404


def test_a_year_without_meetings_says_so_and_leads_on(client):
    make_meeting(when="2020-12-26")
    make_meeting(when="2023-05-01")
    html = page(client, "/calendar/2021/")
    assert "No meetings recorded for 2021. There may have been some." in html
    assert 'href="/calendar/"' in html
    assert "No meetings recorded for this month. There may have been some." in page(
        client, "/calendar/2021/03/"
    )


def test_a_day_through_the_years_keeps_the_sure_the_doubted_and_the_yearless_apart(client, december):
    make_meeting("Summit of 1991", when="1991-12-25/1991-12-27")
    make_meeting("Talks of 26 or 27", when="[2005-12-26,2005-12-27]")
    html = page(client, "/calendar/on/12-26/")
    sure = text(part(html, 'id="sure"', "</section>"))
    assert sure.index("Summit in Astana") < sure.index("Summit of 1991")
    assert "Talks" not in sure
    assert "Talks of 26 or 27" in text(part(html, 'id="perhaps-dated"', "</section>"))
    assert "Talks of some 26 December" in text(part(html, 'id="perhaps-yearless"', "</section>"))
    assert "Talks of December" not in html
    assert 'href="/calendar/on/12-25/"' in html
    assert "2 meetings held on this day" in text(html)


def test_a_day_of_which_a_part_is_stated_or_doubted_has_its_place_through_the_years(client):
    for when in ("2004-12-~26", "2004?-12-26", "2005-12-2X", "2006-XX-26", "2007-12-X6"):
        make_meeting(f"Talks of {when}", when=when)
    make_meeting("Talks of a winter", when="2004-24")
    make_meeting("Talks of the twenties", when="2004-01-2X")
    html = page(client, "/calendar/on/12-26/")
    for when in ("2004-12-~26", "2004?-12-26", "2005-12-2X", "2006-XX-26", "2007-12-X6"):
        assert f"Talks of {when}" in text(part(html, 'id="perhaps-dated"', "</section>"))
    assert "winter" not in html
    assert "twenties" not in html


def test_the_leap_day_has_a_page_and_its_neighbours_lead_to_it(client):
    make_meeting("Summit of a leap day", when="2024-02-29")
    make_meeting("Summit of the day before", when="2023-02-28")
    assert "Summit of a leap day" in page(client, "/calendar/on/02-29/")
    assert "Summit of the day before" not in page(client, "/calendar/on/02-29/")
    assert 'href="/calendar/on/02-29/"' in page(client, "/calendar/on/02-28/")
    assert 'href="/calendar/on/02-29/"' in page(client, "/calendar/on/03-01/")


def test_a_calendar_file_has_the_sure_days_only_and_escapes_its_text(client, december):
    title = "Talks; gas, oil\nand \\ transit" + " и транзит" * 20
    make_meeting(title, when="2023-03-01", place=make_place("Baku, old town"))
    body = client.get("/calendar/2023.ics").content
    events = {str(event["summary"]): event for event in icalendar.Calendar.from_ical(body).walk("VEVENT")}
    assert set(events) == {"Summit in Astana", "Forum in Sochi", "Talks called off (cancelled)", title}
    forum = events["Forum in Sochi"]
    assert (forum["dtstart"].dt.isoformat(), forum["dtend"].dt.isoformat()) == ("2023-12-29", "2024-01-03")
    assert events["Talks called off (cancelled)"]["status"] == "CANCELLED"
    assert str(events[title]["location"]).startswith("Baku, old town")
    assert b"Talks\\; gas\\, oil\\nand \\\\ transit" in body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert len({str(event["uid"]) for event in events.values()}) == 4


@pytest.mark.parametrize(
    ("status", "grade", "told"),
    [
        ("held", "official", "CONFIRMED"),
        ("held", "two-sources", "CONFIRMED"),
        ("held", "one-source", "TENTATIVE"),
        ("held", "reported", "TENTATIVE"),
        ("held", "no-source", "TENTATIVE"),
        ("held", "not-stated", "TENTATIVE"),
        ("scheduled", "official", "TENTATIVE"),
        ("announced", "two-sources", "TENTATIVE"),
        ("cancelled", "official", "CANCELLED"),
        ("postponed", "no-source", "CANCELLED"),
    ],
)
def test_a_calendar_program_is_told_confirmed_only_of_what_more_than_one_source_says_was_held(
    client, status, grade, told
):
    make_meeting(when="2023-03-01", status=status, confirmation=grade)
    [event] = events_of(client, 2023)
    assert event["status"] == told


def test_each_event_says_its_status_its_ground_and_its_source(client):
    source = {"source": "Channel One, 1 March 2023", "source_url": "https://www.1tv.ru/news/1"}
    make_meeting(when="2023-03-01", confirmation="one-source", **source)
    make_meeting(when="2023-02-01", status="announced")
    announced, held = events_of(client, 2023)
    assert str(held["description"]).splitlines() == [
        "Status: held",
        "Ground: one source",
        "Source: Channel One, 1 March 2023 https://www.1tv.ru/news/1",
    ]
    assert str(announced["description"]).splitlines() == ["Status: announced", "Ground: not stated"]


def test_a_calendar_file_tells_how_many_meetings_it_leaves_out_and_where_they_are(client):
    make_meeting(when="2023-03-01")
    for when in ("2023-04", "2023-05-02?"):
        make_meeting(when=when)
    whole = icalendar.Calendar.from_ical(client.get("/calendar/2023.ics").content)
    told = "1 meeting whose day is certain. 2 more are left out because their days are not certain: see "
    assert str(whole["x-wr-caldesc"]) == str(whole["description"])
    assert str(whole["description"]).startswith(
        f"{told}http://testserver/calendar/2023/ From the Summit archive,"
    )
    Meeting.objects.exclude(when="2023-03-01").delete()
    whole = icalendar.Calendar.from_ical(client.get("/calendar/2023.ics").content)
    assert str(whole["x-wr-caldesc"]).startswith("1 meeting whose day is certain. From the Summit archive,")


def test_a_csv_of_a_year_has_each_meeting_and_nothing_that_a_sheet_would_run(client, december):
    make_meeting("=HYPERLINK(1)", when="2023-03-01")
    answer = client.get("/calendar/2023.csv")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(rows) == total_of(client, "/meetings/?from=2023&to=2023")
    by_title = {row["title"]: row for row in rows}
    assert by_title["Talks of some 26 December"]["is_certain"] == "no"
    assert by_title["Forum in Sochi"]["last_day"] == "2024-01-02"
    assert {row["confirmation"] for row in rows} == {"not-stated"}
    assert "'=HYPERLINK(1)" in by_title


def test_the_json_of_a_year_has_the_lines_of_its_csv(client, december):
    assert 'href="/calendar/2023.json"' in page(client, "/calendar/2023/")
    told = client.get("/calendar/2023.json").json()
    rows = list(csv.DictReader(io.StringIO(table_of(client.get("/calendar/2023.csv")))))
    assert told["year"] == 2023
    assert len(rows) == len(told["meetings"]) > 3
    for row, meeting in zip(rows, told["meetings"], strict=True):
        # Of the whole file, and nothing where no meeting is left out for its participants.
        assert (row.pop("known"), row.pop("of")) == ("", "")
        for name in ("is_certain", "states_a_year"):
            assert meeting.pop(name) is (row.pop(name) == "yes")
        assert {key: value or "" for key, value in meeting.items()} == row


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/calendar/2023/", 4),
        ("/calendar/2023/12/", 4),
        ("/calendar/on/12-26/", 3),
        ("/calendar/2023.csv", 3),
        ("/calendar/2023.json", 3),
        ("/calendar/2023/12.json", 3),
        ("/calendar/on/12-26.json", 2),
        ("/calendar/2023.ics", 5),
    ],
)
def test_a_calendar_costs_the_same_for_any_size(client, django_assert_num_queries, address, queries, number):
    for index in range(number):
        dates = ["2023-12-26", "2023-12-26/2023-12-28", "2023-12-26?", "XXXX-12-26", "2023-12"]
        for when in dates:
            make_meeting(when=when, place=make_place(), organisation=make_organisation())
        make_meeting(when=f"20{index:02}-12-26")
    with django_assert_num_queries(queries):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.getvalue()


# A filter


@pytest.fixture
def of_countries(december):
    """Two meetings of Kazakhstan in December 2023, one sure and one in doubt, and one of Uzbekistan."""
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    make_meeting("Talks in Almaty", when="2023-12-03", countries=[kazakhstan, uzbekistan], kind="bilateral")
    make_meeting("Talks at some time", when="2023-12-04?", countries=[kazakhstan])
    make_meeting("Talks in Tashkent", when="2023-11-03", countries=[uzbekistan])
    make_meeting("Talks announced", when="2023-12-05", countries=[kazakhstan], status="announced")


def titles_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    if ".csv" in address:
        return {row["title"] for row in csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig")))}
    if ".json" in address:
        return {meeting["title"] for meeting in answer.json()["meetings"]}
    return {str(event["summary"]) for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("country=kz&status=held", {"Talks in Almaty", "Talks at some time"}),
        ("country=uz", {"Talks in Almaty", "Talks in Tashkent"}),
        ("country=kz&country=uz&match=all", {"Talks in Almaty"}),
        ("kind=bilateral", {"Talks in Almaty"}),
        ("country=kz&without=uz&status=held", {"Talks at some time"}),
    ],
)
@pytest.mark.parametrize("form", ["csv", "json", "ics"])
def test_a_file_of_the_calendar_has_the_meetings_that_its_filter_leaves(
    client, of_countries, query, titles, form
):
    sure = titles - {"Talks at some time"} if form == "ics" else titles
    assert titles_of(client, f"/calendar/2023.{form}?{query}") == sure


def test_a_filtered_file_says_that_it_is_not_the_whole(client, of_countries):
    whole, part_of_it = client.get("/calendar/2023.ics"), client.get("/calendar/2023.ics?country=kz")
    assert 'filename="meetings-2023.ics"' in whole.headers["Content-Disposition"]
    assert 'filename="meetings-2023-filtered.ics"' in part_of_it.headers["Content-Disposition"]
    assert b"X-WR-CALNAME:Meetings of 2023: Kazakhstan" in part_of_it.content


def test_a_month_and_a_day_through_the_years_have_their_json_filtered_and_not(client, of_countries):
    whole = titles_of(client, "/calendar/2023/12.json")
    assert whole > {"Talks in Almaty", "Talks of December", "Talks of some 26 December"}
    assert "Talks in Tashkent" not in whole
    assert titles_of(client, "/calendar/2023/12.json?country=uz") == {"Talks in Almaty"}
    on_26 = client.get("/calendar/on/12-26.json").json()
    assert (on_26["month"], on_26["day"]) == (12, 26)
    assert {meeting["title"]: meeting["is_certain"] for meeting in on_26["meetings"]} == {
        "Summit in Astana": True,
        "Talks of some 26 December": False,
    }
    assert titles_of(client, "/calendar/on/12-03.json?country=kz") == {"Talks in Almaty"}
    assert titles_of(client, "/calendar/on/12-03.json?organisation=") == {"Talks in Almaty"}


@pytest.mark.parametrize("form", ["csv", "json", "ics"])
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("country=zz", "“zz” was ignored; expected the two-letter code of a country"),
        ("from=2023-12", "“from=2023-12” was ignored: this address knows only country, match"),
        ("page=2", "“page=2” was ignored"),
        ("kind=party", "“party” was ignored; expected one of"),
    ],
)
def test_a_file_of_the_calendar_refuses_what_it_cannot_use(client, of_countries, form, query, told):
    answer = client.get(f"/calendar/2023.{form}?{query}")
    assert answer.status_code == 400
    assert told in answer.content.decode()


@pytest.mark.parametrize("address", ["/calendar/2023/", "/calendar/2023/12/", "/calendar/on/12-03/"])
def test_a_page_of_the_calendar_shows_its_filter_and_tells_what_it_cannot_use(client, of_countries, address):
    html = page(client, f"{address}?country=kz&nonsense=1")
    assert "Kazakhstan" in part(html, 'class="chips"', "</ul>")
    assert f'href="{address}"' in part(html, 'class="chips"', "</ul>")
    assert "“nonsense=1” was ignored" in text(html)
    assert "Talks in Almaty" in html
    assert "Summit in Astana" not in html
    turns = re.findall(r'rel="(?:prev|next)" href="([^"]+)"', html)
    assert turns == [turn for turn in turns if turn.endswith("?country=kz")]


@pytest.mark.parametrize(
    "query", ["country=kz", "country=kz&status=announced", "country=uz&country=kz&match=all"]
)
@pytest.mark.parametrize("address", ["/calendar/2023/", "/calendar/2023/12/"])
def test_the_numbers_of_a_filtered_calendar_are_those_of_the_lists_behind_them(
    client, of_countries, address, query
):
    html = page(client, f"{address}?{query}")
    heading = part(html, '<p class="count">', "</p>")
    counts = re.findall(r'<a href="([^"]+)">\D*?(\d+)', re.sub(r"</?strong>", "", heading))
    days = re.findall(r'class="day day--[a-z-]+" href="([^"]+)" title="([^"]+)"', html)
    assert counts
    for link, number in counts:
        assert total_of(client, link) == int(number)
    for link, titles in days:
        assert total_of(client, link) == len(titles.split(" · "))


def test_a_filtered_year_leads_to_its_files_months_and_list(client, of_countries):
    html = unescape(page(client, "/calendar/2023/?country=kz&kind=bilateral"))
    for form in ("csv", "json", "ics"):
        assert f'<a href="/calendar/2023.{form}?country=kz&kind=bilateral"' in html
    assert 'href="/calendar/2023/12/?country=kz&kind=bilateral"' in html
    assert 'href="/meetings/?country=kz&kind=bilateral&from=2023&to=2023"' in html


def test_a_filter_that_leaves_nothing_leads_to_all_of_the_time(client, of_countries):
    make_country("AM")
    for address in ("/calendar/2023/", "/calendar/on/12-03/"):
        html = page(client, f"{address}?country=am")
        assert "matches these filters" in html
        assert f'<p><a href="{address}">' in html


def test_the_list_of_meetings_leads_to_the_calendar_of_the_same_meetings(client, of_countries):
    for query, address in (
        ("", "/calendar/"),
        ("country=kz", "/calendar/?country=kz"),
        ("country=kz&from=2023&to=2023&sort=oldest", "/calendar/2023/?country=kz"),
        ("country=kz&from=1999&to=1999", "/calendar/?country=kz"),
    ):
        assert f'<a href="{address}">Calendar</a>' in page(client, f"/meetings/?{query}")
    assert client.get("/calendar/?country=kz").headers["Location"] == "/calendar/2023/?country=kz"


def test_a_calendar_of_countries_says_of_how_many_meetings_the_participants_are_on_record(
    client, of_countries
):
    """All others of the time may belong there, as in the list."""
    of_list = client.get("/meetings.json?country=kz&from=2023&to=2023").json()
    told = client.get("/calendar/2023.json?country=kz").json()
    assert {key: told[key] for key in ("known", "of")} == {key: of_list[key] for key in ("known", "of")}
    assert 0 < told["known"] < told["of"]
    said = (
        f"Participants are recorded for {told['known']} of {told['of']} meetings; the others may belong here"
    )
    assert said in text(page(client, "/calendar/2023/?country=kz"))
    assert "the others may belong here" in text(page(client, "/calendar/on/12-26/?country=kz"))
    assert "the others may belong here" not in text(page(client, "/calendar/2023/?kind=bilateral"))
    assert "known" not in client.get("/calendar/2023.json?kind=bilateral").json()
    in_file = f"{told['known']},{told['of']}"
    lines = table_of(client.get("/calendar/2023.csv?country=kz")).splitlines()
    assert lines[0].endswith(",known,of") and all(line.endswith(f",{in_file}") for line in lines[1:])
    calendar = icalendar.Calendar.from_ical(client.get("/calendar/2023.ics?country=kz").content)
    said = f"in the {told['known']} of {told['of']} meetings whose participants are on record"
    assert said in calendar["x-wr-caldesc"]
    assert (
        "participants"
        not in icalendar.Calendar.from_ical(client.get("/calendar/2023.ics").content)["x-wr-caldesc"]
    )


def test_a_time_without_meetings_on_record_is_no_zero(client):
    make_meeting(when="2021-12-26")
    make_meeting(when="2023-12-26")
    for address in (
        "/calendar/2022/",
        "/calendar/2022/12/",
        "/calendar/on/05-09/",
        "/calendar/2023/?status=cancelled",
    ):
        told = text(page(client, address))
        assert "0 meeting" not in told, address
        assert re.search("No (held|such) meeting", told), address


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize("form", ["/", ".csv", ".json", ".ics", "/12/", "/12.json"])
def test_a_filter_costs_a_calendar_the_same_for_any_size(client, django_assert_num_queries, form, number):
    kazakhstan = make_country("KZ")
    for _ in range(number):
        make_meeting(when="2023-12-26", countries=[kazakhstan], place=make_place())
    # The countries; the places; what is remembered of the meetings, and which are of the days: of how many the
    # participants are on record follows from these. Pages tell how many more are proposed; calendar programs are told how
    # often each meeting was changed, and by which word they know it.
    with django_assert_num_queries(8 if form == ".ics" else 7 if form.endswith("/") else 6):
        assert client.get(f"/calendar/2023{form}?country=kz").getvalue()
