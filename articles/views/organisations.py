"""The pages of organisations, with their news."""

from operator import attrgetter

from django.shortcuts import render

from participants.called import in_order
from participants.identifiers import identifiers_of
from participants.listing.newest import newest_of
from participants.listing.perhaps_same import perhaps_same_among, same_of
from participants.models import Organisation
from participants.remembered import remembered
from participants.together.attendance import counted, held_in
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..models import Article
from ..proposals.beside import beside_organisation

SHOWN = 10


@follows_former_slugs
def organisation_detail(request, slug):
    """An organisation: its members through time, its series and meetings, its news."""
    organisation = row_at(Organisation.objects.select_related("parent", "country"), slug)
    memory = remembered()
    meetings, held = memory.get("organisation", organisation.pk), held_in(memory)
    same_url = same_of(organisation=organisation.slug)
    context = {
        "organisation": organisation,
        "names": organisation.names.shown(),
        "identifiers": identifiers_of(organisation),
        "memberships": in_order(
            organisation.memberships.select_related("country").order_by(
                "country__sort_key", "possibly_in_force"
            ),
            attrgetter("country"),
        ),
        "series": organisation.series.all(),
        "parts": organisation.parts.all(),
        "meetings": newest_of(memory, meetings, SHOWN),
        "meeting_counts": counted(meetings, held)
        | {"same": perhaps_same_among(memory, meetings & held, same_url)},
        "proposed": beside_organisation(organisation),
        "articles": Article.objects.newest_about(organisation, SHOWN),
        "article_count": Article.objects.number_about(organisation),
    }
    return render(request, "participants/organisation_detail.html", context)
