"""The pages that explain the archive: what it is, how to use it, what it covers, and by which rules it works."""

from django.conf import settings
from django.shortcuts import render

from participants.called import order_of
from participants.listing.countries import every_country
from participants.models import MeetingSeries, Membership, Term
from participants.models.outlook import REGION_STARTS_ON, YEARS_AHEAD
from participants.remembered import remembered
from participants.together.attendance import held_in
from participants.together.coverage import coverage as coverage_of
from summit_archive import __version__
from summit_archive.files.about import LICENCE

from ..claims.coverage import reach
from ..counting.about import recorded
from ..encounters.reading.rules import RULES as READING_RULES
from ..encounters.same import DAYS_OFF, ENOUGH_PARTIES, SOON
from ..linking.meetings import DAYS_AFTER, DAYS_AHEAD
from ..linking.rules import RULES as LINKING_RULES
from ..models import Article
from ..searching.matches import COUNTED_UP_TO, EXACT


def guide(request):
    """How to search, cite, download, follow, read doubt and correct. No query."""
    return render(request, "guides/help.html", {"licence": LICENCE})


def about(request):
    """What the archive promises, under which licence, and whom to write to. One query."""
    context = {
        "version": __version__,
        "counted_up_to": EXACT,
        "total_counted_up_to": COUNTED_UP_TO,
        "known_until": Term.objects.latest_known_day(),
        "contact": settings.SECURITY_CONTACT,
    }
    return render(request, "about.html", context)


def coverage(request):
    """Which bodies and years are on record, and until when each kind of fact is known; all counted. Nine queries."""
    memory = remembered()
    held = held_in(memory)
    years, last_day, _bodies = reach(memory, held)
    context = {
        "first_year": min(years, default=None),
        "last_year": max(years, default=None),
        "last_day": last_day,
        "coverage": coverage_of(memory, held),
        "terms_known_until": Term.objects.latest_known_day(),
        "memberships_known_until": Membership.objects.latest_known_day(),
        "series": sorted(
            MeetingSeries.objects.with_held_count().select_related("organisation"),
            key=lambda series: (-series.held_count, order_of(series.called)),
        ),
        "region": [value.label for value in every_country().values() if value.row.is_of_region],
        "articles": recorded("country"),
        "years_of_articles": sorted(Article.objects.years_about()),
    }
    return render(request, "guides/coverage.html", context)


def method(request):
    """The rules that the linker and the readers of meetings follow, from the rules themselves. No query."""
    context = {
        "linking_rules": list(LINKING_RULES.values()),
        "reading_rules": sorted(READING_RULES.values(), key=lambda rule: rule.number),
        "days_ahead": DAYS_AHEAD,
        "days_after": DAYS_AFTER,
        "days_off": DAYS_OFF.days,
        "enough_parties": ENOUGH_PARTIES,
        "soon": SOON.days,
        "region_starts_on": REGION_STARTS_ON,
        "years_ahead": YEARS_AHEAD,
    }
    return render(request, "guides/method.html", context)
