"""What speaks for each date of a meeting. Its own page, and the list of meetings, stand in `articles`."""

from django.db.models import Q

from summit_archive.files.answers import csv_of
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..dating import weigh
from ..exporting import dating as doubt
from ..models import Meeting, MeetingLink


def links_of(meeting):
    """Those that it states and those that name it, with both ends, in one query."""
    ends = [f"{end}__{row}" for end in ("first", "second") for row in ("place__country", "organisation")]
    return MeetingLink.objects.filter(Q(first=meeting) | Q(second=meeting)).select_related(*ends)


@follows_former_slugs
def meeting_dates(request, slug):
    """What speaks for and against each candidate date of a meeting, as a file; empty for a definite date."""
    meeting = row_at(
        Meeting.objects.select_related("place", "organisation", "series__organisation", "parent"), slug
    )
    weighing = weigh(meeting, meeting.participations.for_list(), links_of(meeting), meeting.parts.all())
    return csv_of(request, f"{meeting.slug}-dates", doubt.HEADER, doubt.rows(meeting, weighing))
