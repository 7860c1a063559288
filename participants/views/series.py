"""The pages of series of meetings: their editions, and who came to them."""

from django.shortcuts import render

from summit_archive.files.answers import csv_of
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import follows_former_slugs, row_at
from summit_archive.web.problems import refusal

from ..attendance import SeriesRecord
from ..called import in_order
from ..exporting import attendance
from ..listing.days_filter import DaysFilter, touches
from ..listing.perhaps_same import of_series
from ..models import MeetingSeries

# As many as a table can hold and still be read; the file has all.
EDITIONS_SHOWN = 100
MEETINGS_SHOWN = 10


def series_list(request):
    """Every series of meetings, with how many of its meetings were held."""
    series = MeetingSeries.objects.with_held_count().select_related("organisation").order_by("name", "pk")
    return render(request, "participants/series_list.html", {"series": in_order(series)})


@follows_former_slugs
def series_detail(request, slug):
    """A series: who came to its editions, who hosted them, its gaps, and its newest meetings."""
    series = row_at(MeetingSeries.objects.select_related("organisation"), slug)
    record = SeriesRecord(series)
    context = {
        "series": series,
        "record": record,
        "editions": record.editions[:EDITIONS_SHOWN],
        "shown": f":{EDITIONS_SHOWN}",
        "left_out": max(len(record.editions) - EDITIONS_SHOWN, 0),
        "meetings": record.meetings[:MEETINGS_SHOWN],
        "meeting_counts": {
            "held": len(record.editions),
            "same": of_series(series),
            "other": len(record.others),
        },
        "key": attendance.key(),
    }
    return render(request, "participants/series_detail.html", context)


@reads_its_query
@follows_former_slugs
def series_attendance(request, slug):
    """The table of attendance as a file: a line for each state at each edition that may have been in the days asked for."""
    series = row_at(MeetingSeries.objects.select_related("organisation"), slug)
    asked = DaysFilter.read(request.GET)
    if asked.problems:
        return refusal(asked.problems)
    rows = attendance.rows(SeriesRecord(series), lambda meeting: touches(asked, meeting.possible))
    return csv_of(request, f"{series.slug}-attendance", attendance.HEADER, rows)
