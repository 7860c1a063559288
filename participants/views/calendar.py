"""The calendar: years, months, and one day through the years."""

from datetime import date

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from summit_archive.web.csv import csv_answer
from summit_archive.web.former_slugs import with_its_query
from summit_archive.web.json import answer
from summit_archive.web.json import day as spelt

from ..calendars.entries import entries_between, surely_between
from ..calendars.months import month_of
from ..calendars.through_years import day_before_and_after, on_day
from ..calendars.year_range import latest_year, year_range
from ..exporting.events import ical_answer
from ..models.meeting import today

COLUMNS = (
    "meeting title when when_in_words first_day last_day is_certain status kind place country url".split()
)


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


def calendar_year(request, year):
    """Twelve small months, each day with meetings marked and leading to its list."""
    whole = range_with(year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    entries = entries_between(first, last)
    held = [entry.meeting for entry in entries if entry.meeting.is_held]
    surely = len([meeting for meeting in held if surely_between(meeting, first, last)])
    context = {
        "year": year,
        **list_of(f"{year:04}"),
        "months": [month_of(year, number, entries) for number in range(1, 13)],
        "is_empty": not entries,
        "held": surely,
        "perhaps_held": len(held) - surely,
        "not_held": [entry for entry in entries if not entry.meeting.is_held],
        "year_before": whole.before(year),
        "year_after": whole.after(year),
        "today": today(),
    }
    return render(request, "participants/calendar_year.html", context)


def list_of(span):
    """A year or a month as the list of meetings spells it, and the query for it."""
    return {"span": span, "query": f"?from={span}&to={span}"}


def first_day(month):
    return date(*month, 1) if month else None


def calendar_year_csv(request, year):
    """The meetings that may have been in the year, a line each."""
    range_with(year)
    entries = entries_between(date(year, 1, 1), date(year, 12, 31))
    return csv_answer(f"meetings-{year}", COLUMNS, (line_of(entry, request) for entry in entries))


def calendar_year_json(request, year):
    """The same for programs."""
    range_with(year)
    entries = entries_between(date(year, 1, 1), date(year, 12, 31))
    rows = [dict(zip(COLUMNS, line_of(entry, request), strict=True)) for entry in entries]
    return answer(
        {"year": year, "meetings": [row | {"is_certain": row["is_certain"] == "yes"} for row in rows]}
    )


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
    ]


def calendar_year_ical(request, year):
    """The meetings of sure days in the year, for calendar programs."""
    range_with(year)
    entries = entries_between(date(year, 1, 1), date(year, 12, 31))
    return ical_answer(
        f"meetings-{year}", _("Meetings of %(year)s") % {"year": year}, entries, request.build_absolute_uri
    )


def calendar_month(request, year, month):
    """The weeks of a month with the meetings on their days, and those that were perhaps in it."""
    whole = range_with(year)
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - date.resolution
    shown = month_of(year, month, entries_between(first, last))
    context = {
        "month": shown,
        **list_of(f"{year:04}-{month:02}"),
        "before": first_day(whole.before(year, month)),
        "after": first_day(whole.after(year, month)),
    }
    return render(request, "participants/calendar_month.html", context)


def on_this_day(request, month, day):
    """What was held on one day of the year, in any year."""
    found = on_day(month, day, year_range())
    if found is None:
        raise Http404
    before, after = day_before_and_after(month, day)
    context = {"found": found, "day": date(2000, month, day), "day_before": before, "day_after": after}
    return render(request, "participants/calendar_on.html", context)
