"""The calendar: years, months, and one day through the years; each of all meetings, or of those that a filter leaves."""

from datetime import date

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.csv import csv_answer, csv_of_problems
from summit_archive.web.former_slugs import with_its_query
from summit_archive.web.json import answer, refusal
from summit_archive.web.json import day as spelt

from ..calendars.entries import entries_between, surely_between
from ..calendars.filter import CalendarFilter, CalendarLinks, CalendarQuestion, in_words
from ..calendars.months import month_of
from ..calendars.through_years import day_before_and_after, is_a_day, on_day, through_years
from ..calendars.year_range import latest_year, year_range
from ..exporting.events import ical_answer
from ..models.meeting import today

COLUMNS = (
    "meeting title when when_in_words first_day last_day is_certain status kind place country url"
    " source confirmation states_a_year"
).split()

# "yes" or "no" in a cell.
CLAIMS = ("is_certain", "states_a_year")


@reads_its_query
def calendar(request):
    """The calendar of the latest year with meetings."""
    year = latest_year()
    if year is None:
        return render(request, "participants/calendar_empty.html")
    return with_its_query(request, redirect("calendar-year", year))


def range_with(year):
    """The years of the archive; 404 for a year outside of them."""
    whole = year_range()
    if whole is None or year not in whole:
        raise Http404
    return whole


def between(asked, first, last):
    """The meetings that are asked for and may have been in these days, as a `CalendarQuestion`."""
    return CalendarQuestion(asked, lambda meetings: meetings.possibly_between(first, last))


def days_of_year(year):
    return date(year, 1, 1), date(year, 12, 31)


def days_of_month(year, month):
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - date.resolution


def counted(entries, first, last, asked):
    """How many were held in the days, surely, perhaps, and with no stated year; where a status is asked for, how many have it."""
    every = [entry for entry in entries if entry.meeting.is_held or asked.chosen("status")]
    dated = [entry.meeting for entry in every if not entry.has_no_year]
    surely = len([meeting for meeting in dated if surely_between(meeting, first, last)])
    return {
        "counted": surely,
        "perhaps_counted": len(dated) - surely,
        "counted_without_year": len(every) - len(dated),
    }


def filtered(question, links):
    """What each page of the calendar is given of its filter."""
    return {
        "links": links,
        "problems": question.asked.problems,
        "known": question.known,
        "silence": question.silence,
    }


@reads_its_query
def calendar_year(request, year):
    """Twelve small months, each day with meetings marked and leading to its list."""
    whole = range_with(year)
    asked = CalendarFilter.read(request.GET)
    first, last = days_of_year(year)
    question = between(asked, first, last)
    entries = entries_between(question.meetings, first, last)
    dated = [entry for entry in entries if not entry.has_no_year]
    context = {
        "year": year,
        "span": f"{year:04}",
        **filtered(question, CalendarLinks(asked, "calendar-year", year)),
        "months": [month_of(year, number, dated) for number in range(1, 13)],
        "is_empty": not entries,
        **counted(entries, first, last, asked),
        "without_year": [entry for entry in entries if entry.has_no_year],
        "not_held": [entry for entry in dated if not entry.meeting.is_held],
        "year_before": whole.before(year),
        "year_after": whole.after(year),
        "today": today(),
    }
    return render(request, "participants/calendar_year.html", context)


def first_day(month):
    return date(*month, 1) if month else None


@reads_its_query
def calendar_month(request, year, month):
    """The weeks of a month with the meetings on their days, and those that were perhaps in it."""
    whole = range_with(year)
    asked = CalendarFilter.read(request.GET)
    first, last = days_of_month(year, month)
    question = between(asked, first, last)
    entries = entries_between(question.meetings, first, last)
    context = {
        "month": month_of(year, month, entries),
        "span": f"{year:04}-{month:02}",
        **filtered(question, CalendarLinks(asked, "calendar-month", year, month)),
        **counted(entries, first, last, asked),
        "before": first_day(whole.before(year, month)),
        "after": first_day(whole.after(year, month)),
    }
    return render(request, "participants/calendar_month.html", context)


def on_the_day(asked, month, day):
    """The meetings that are asked for and may have been on one day of any year; 404 where no year has it."""
    if not is_a_day(month, day):
        raise Http404
    years = year_range()
    return CalendarQuestion(asked, lambda meetings: on_day(meetings, month, day, years))


@reads_its_query
def on_this_day(request, month, day):
    """What was held on one day of the year, in any year."""
    asked = CalendarFilter.read(request.GET)
    question = on_the_day(asked, month, day)
    found = through_years(question.meetings)
    before, after = day_before_and_after(month, day)
    held = [entry for entry in found.sure if entry.meeting.is_held or asked.chosen("status")]
    context = {
        "found": found,
        "counted": len(held),
        **filtered(question, CalendarLinks(asked, "calendar-on", month, day)),
        "day": date(2000, month, day),
        "day_before": before,
        "day_after": after,
    }
    return render(request, "participants/calendar_on.html", context)


# The same for programs


@reads_its_query
def calendar_json(request):
    """That of the latest year with meetings; there is none while there is no meeting."""
    year = latest_year()
    if year is None:
        raise Http404
    return with_its_query(request, redirect("calendar-year-json", year))


@reads_its_query
def calendar_year_csv(request, year):
    """The meetings that may have been in the year, a line each."""
    range_with(year)
    asked = CalendarFilter.read(request.GET)
    if asked.problems:
        return csv_of_problems(asked.problems)
    days = days_of_year(year)
    question = between(asked, *days)
    known = question.known_in_json
    cells = [known.get("known", ""), known.get("of", "")]
    entries = entries_between(question.meetings, *days)
    rows = ([*line_of(entry, request), *cells] for entry in entries)
    return csv_answer(name_of(year, asked), [*COLUMNS, "known", "of"], rows)


@reads_its_query
def calendar_year_json(request, year):
    """The same for programs."""
    range_with(year)
    asked = CalendarFilter.read(request.GET)
    if asked.problems:
        return refusal(asked.problems)
    return answer({"year": year} | meetings_in(asked, days_of_year(year), request))


@reads_its_query
def calendar_month_json(request, year, month):
    """The meetings that may have been in the month."""
    range_with(year)
    asked = CalendarFilter.read(request.GET)
    if asked.problems:
        return refusal(asked.problems)
    time = {"month": f"{year:04}-{month:02}"}
    return answer(time | meetings_in(asked, days_of_month(year, month), request))


@reads_its_query
def on_this_day_json(request, month, day):
    """The meetings that may have been on one day of the year, in any year: the sure ones first."""
    asked = CalendarFilter.read(request.GET)
    if asked.problems:
        return refusal(asked.problems)
    question = on_the_day(asked, month, day)
    rows = rows_of(through_years(question.meetings).entries, request)
    return answer({"month": month, "day": day} | question.known_in_json | {"meetings": rows})


def meetings_in(asked, days, request):
    question = between(asked, *days)
    entries = entries_between(question.meetings, *days)
    return question.known_in_json | {"meetings": rows_of(entries, request)}


def rows_of(entries, request):
    rows = [dict(zip(COLUMNS, line_of(entry, request), strict=True)) for entry in entries]
    return [row | {name: row[name] == "yes" for name in CLAIMS} for row in rows]


@reads_its_query
def calendar_year_ical(request, year):
    """The meetings of sure days in the year, for calendar programs."""
    range_with(year)
    asked = CalendarFilter.read(request.GET)
    if asked.problems:
        return csv_of_problems(asked.problems)
    days = days_of_year(year)
    question = between(asked, *days)
    entries = entries_between(question.meetings, *days)
    links = CalendarLinks(asked, "calendar-year", year)
    page = links.path() + links.behind
    absolute = request.build_absolute_uri
    return ical_answer(name_of(year, asked), title_of(year, asked), entries, page, absolute, question.known)


def name_of(year, asked):
    """A file with a part of the year does not look like the file with all of it."""
    return f"meetings-{year}-filtered" if asked.conditions else f"meetings-{year}"


def title_of(year, asked):
    title = _("Meetings of %(year)s") % {"year": year}
    return f"{title}: {in_words(asked)}" if asked.conditions else title


def line_of(entry, request):
    meeting, place = entry.meeting, entry.meeting.place
    return [
        meeting.slug,
        meeting.title,
        str(meeting.when),
        meeting.when.in_words(),
        spelt(meeting.possible[0][0]),
        spelt(meeting.possible[-1][1]),
        "yes" if entry.is_certain else "no",
        meeting.status,
        meeting.kind,
        place.name if place else "",
        place.country.address_code if place else "",
        request.build_absolute_uri(meeting.get_absolute_url()),
        meeting.source,
        meeting.confirmation,
        "no" if entry.has_no_year else "yes",
    ]
