"""Meetings that may be one and the same: a warning to the editor, never an error."""

from django.db.models import Q

from .models import Meeting

MOST = 5


def lookalikes_of(meeting):
    """Up to five other meetings with the same title, or of the same kind on the same days. Three queries at most.

    Of the same kind on a possible day means: of the same organisation; without one, with two
    countries in common, because many pairs of leaders meet on one day.
    """
    same_title = Q(title__iexact=meeting.title)
    same_days = Q(kind=meeting.kind, possible__overlaps=_days_of(meeting)) & _of_the_same(meeting)
    others = Meeting.objects.filter(same_title | same_days).exclude(pk=meeting.pk)
    return others.exclude(pk=meeting.parent_id).exclude(parent=meeting).newest_first()[:MOST]


def _days_of(meeting):
    return Meeting.objects.filter(pk=meeting.pk).values("possible")


def _of_the_same(meeting):
    if meeting.organisation_id:
        return Q(organisation=meeting.organisation_id)
    countries = {row.for_country for row in meeting.participations.for_list()} - {None}
    if len(countries) < 2:
        return Q(pk__in=[])
    alike = Meeting.objects.filter(organisation=None).with_at_least(2, countries)
    return Q(pk__in=alike.values("pk"))
