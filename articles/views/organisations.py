"""The pages of organisations, with their news."""

from django.shortcuts import render

from participants.listing.perhaps_same import perhaps_same, same_of
from participants.models import Meeting, Organisation
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..models import Article
from ..proposals.beside import beside_organisation

SHOWN = 10


@follows_former_slugs
def organisation_detail(request, slug):
    """An organisation: its members through time, its series and meetings, its news."""
    organisation = row_at(Organisation.objects.select_related("parent", "country"), slug)
    meetings = Meeting.objects.of_organisation(organisation)
    same_url = same_of(organisation=organisation.slug)
    context = {
        "organisation": organisation,
        "names": organisation.names.shown(),
        "memberships": organisation.memberships.select_related("country").order_by(
            "country__sort_key", "possibly_in_force"
        ),
        "series": organisation.series.all(),
        "parts": organisation.parts.all(),
        "meetings": meetings.newest_first().for_list()[:SHOWN],
        "meeting_counts": meetings.counted() | {"same": perhaps_same(meetings.held(), same_url)},
        "proposed": beside_organisation(organisation),
        "articles": Article.objects.newest_about(organisation, SHOWN),
        "article_count": Article.objects.number_about(organisation),
    }
    return render(request, "participants/organisation_detail.html", context)
