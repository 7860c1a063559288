"""The calendar: years, months, and one day through the years; each of all meetings, or of those that a filter leaves.

What is only proposed stands beside, where it is asked for, and is counted apart.
"""

from datetime import date

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from participants.calendars.entries import entries_between, surely_between
from participants.calendars.filter import CalendarFilter, CalendarLinks, CalendarQuestion, in_words
from participants.calendars.months import month_of, months_of
from participants.calendars.through_years import day_before_and_after, is_a_day, on_day, through_years
from participants.calendars.year_range import latest_year, year_range
from participants.models.meeting import today
from participants.subscribing.calendar import calendar_of_entries
from summit_archive.files.about import about
from summit_archive.files.answers import csv_of, json_of
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import with_its_query
from summit_archive.web.json import day as spelt
from summit_archive.web.problems import refusal

from ..proposals.days import ProposedDays, with_proposed

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


def range_with(year, asked):
    """The years of the archive, where proposed meetings are shown theirs too; 404 for a year outside of them."""
    whole = year_range()
    if asked.chosen("proposed"):
        whole = with_proposed(whole)
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


def spelt_days(span):
    """How lists are asked for a year or a month."""
    return [("from", span), ("to", span), ("year", "stated")]


def filtered(question, links, proposed):
    """What each page of the calendar is given of its filter, and of what is proposed beside."""
    return {
        "links": links,
        "proposed": proposed,
        "problems": question.asked.problems,
        "known": question.known,
        "silence": question.silence,
    }


@reads_its_query
def calendar_year(request, year):
    """Twelve small months, each day with meetings marked and leading to its list."""
    asked = CalendarFilter.read(request.GET)
    whole = range_with(year, asked)
    first, last = days_of_year(year)
    question, links = between(asked, first, last), CalendarLinks(asked, "calendar-year", year)
    entries, span = entries_between(question.meetings, first, last), f"{year:04}"
    proposed = ProposedDays(question, links, spelt_days(span))
    dated = [entry for entry in entries if not entry.has_no_year]
    context = {
        "year": year,
        "span": span,
        **filtered(question, links, proposed),
        "months": months_of(year, dated, proposed.entries),
        "is_empty": not entries and not proposed.entries,
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
    asked = CalendarFilter.read(request.GET)
    whole = range_with(year, asked)
    first, last = days_of_month(year, month)
    question, links = between(asked, first, last), CalendarLinks(asked, "calendar-month", year, month)
    entries, span = entries_between(question.meetings, first, last), f"{year:04}-{month:02}"
    proposed = ProposedDays(question, links, spelt_days(span))
    context = {
        "month": month_of(year, month, entries, proposed.entries),
        "span": span,
        **filtered(question, links, proposed),
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
    if asked.chosen("proposed"):
        years = with_proposed(years)
    return CalendarQuestion(asked, lambda meetings: on_day(meetings, month, day, years))


@reads_its_query
def on_this_day(request, month, day):
    """What was held on one day of the year, in any year."""
    asked = CalendarFilter.read(request.GET)
    question = on_the_day(asked, month, day)
    found, links = through_years(question.meetings), CalendarLinks(asked, "calendar-on", month, day)
    before, after = day_before_and_after(month, day)
    held = [entry for entry in found.sure if entry.meeting.is_held or asked.chosen("status")]
    context = {
        "found": found,
        "counted": len(held),
        **filtered(question, links, ProposedDays(question, links, states_days=True)),
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
    asked = CalendarFilter.read(request.GET)
    range_with(year, asked)
    if asked.problems:
        return refusal(asked.problems)
    days = days_of_year(year)
    question = between(asked, *days)
    known = question.known_in_json
    cells, header = [known.get("known", ""), known.get("of", "")], [*COLUMNS, "known", "of"]
    entries = entries_between(question.meetings, *days)
    site = site_of(request)
    rows = [[*line_of(entry, site), *cells] for entry in entries]
    if asked.chosen("proposed"):
        proposed = [[*line_of(entry, site), *cells, "yes"] for entry in proposed_in(question)]
        rows, header = [[*row, "no"] for row in rows] + proposed, [*header, "is_proposed"]
    return csv_of(request, name_of(year, asked), header, rows)


def proposed_in(question, states_days=False):
    """What is proposed in the days of a calendar, where it is asked for: one query."""
    links = CalendarLinks(question.asked, "calendar")
    return ProposedDays(question, links, states_days=states_days).entries


def proposed_in_json(question, request, states_days=False):
    """Apart from what is on record; nothing where it is not asked for."""
    if not question.asked.chosen("proposed"):
        return {}
    return {"proposed": rows_of(proposed_in(question, states_days), request)}


@reads_its_query
def calendar_year_json(request, year):
    """The same for programs."""
    asked = CalendarFilter.read(request.GET)
    range_with(year, asked)
    if asked.problems:
        return refusal(asked.problems)
    return json_of(request, {"year": year} | meetings_in(asked, days_of_year(year), request))


@reads_its_query
def calendar_month_json(request, year, month):
    """The meetings that may have been in the month."""
    asked = CalendarFilter.read(request.GET)
    range_with(year, asked)
    if asked.problems:
        return refusal(asked.problems)
    time = {"month": f"{year:04}-{month:02}"}
    return json_of(request, time | meetings_in(asked, days_of_month(year, month), request))


@reads_its_query
def on_this_day_json(request, month, day):
    """The meetings that may have been on one day of the year, in any year: the sure ones first."""
    asked = CalendarFilter.read(request.GET)
    if asked.problems:
        return refusal(asked.problems)
    question = on_the_day(asked, month, day)
    rows = rows_of(through_years(question.meetings).entries, request)
    told = {"month": month, "day": day} | question.known_in_json | {"meetings": rows}
    return json_of(request, told | proposed_in_json(question, request, states_days=True))


def meetings_in(asked, days, request):
    question = between(asked, *days)
    entries = entries_between(question.meetings, *days)
    told = question.known_in_json | {"meetings": rows_of(entries, request)}
    return told | proposed_in_json(question, request)


def rows_of(entries, request):
    site = site_of(request)
    rows = [dict(zip(COLUMNS, line_of(entry, site), strict=True)) for entry in entries]
    return [row | {name: row[name] == "yes" for name in CLAIMS} for row in rows]


@reads_its_query
def calendar_year_ical(request, year):
    """The meetings of sure days in the year, for calendar programs."""
    asked = CalendarFilter.read(request.GET)
    range_with(year, asked)
    if asked.problems:
        return refusal(asked.problems)
    days = days_of_year(year)
    question = between(asked, *days)
    entries = entries_between(question.meetings, *days)
    links = CalendarLinks(asked, "calendar-year", year)
    page = links.path() + links.behind
    response = calendar_of_entries(title_of(year, asked), entries, page, about(request), question.known)
    response.headers["Content-Disposition"] = f'attachment; filename="{name_of(year, asked)}.ics"'
    return response


def name_of(year, asked):
    """A file with a part of the year does not look like the file with all of it."""
    return f"meetings-{year}-filtered" if asked.conditions else f"meetings-{year}"


def title_of(year, asked):
    title = _("Meetings of %(year)s") % {"year": year}
    return f"{title}: {in_words(asked)}" if asked.conditions else title


def site_of(request):
    """What stands before a path of ours in a whole address."""
    return request.build_absolute_uri("/").removesuffix("/")


def line_of(entry, site):
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
        f"{site}{meeting.get_absolute_url()}",
        meeting.source,
        meeting.confirmation,
        "no" if entry.has_no_year else "yes",
    ]
