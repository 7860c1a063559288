"""The pages of countries, with their news."""

from django.http import Http404
from django.shortcuts import render

from participants.listing.perhaps_same import perhaps_same
from participants.models import Country, Meeting, Membership, Term
from participants.models.meeting import today
from participants.offices.holders import day_asked, in_office
from participants.offices.timeline import timeline
from participants.pictures.partners import meeting_years
from participants.together.attendance import ids_of, with_meetings
from participants.together.sides import CountrySide, meetings_of, meetings_url
from summit_archive.filtering.parameters import knows
from summit_archive.postgres.expressions import IsAmong
from summit_archive.web.former_slugs import moved_for_good

from ..counting.about import recorded, with_article_count
from ..models import Article
from ..proposals.beside import beside_side

SHOWN = 10


def country_list(request):
    """The region's states by sub-region, then every other country, then those that are no more, with what is held of each."""
    countries = with_meetings(with_article_count(Country.objects.order_by("region", "sort_key", "code")))
    context = {
        "countries": [country for country in countries if country.is_of_region],
        "others": by_name(
            country for country in countries if not country.is_of_region and not country.is_former
        ),
        "former": by_name(country for country in countries if country.is_former),
        "known": Meeting.objects.held().known_participants(),
        "recorded": recorded("country"),
    }
    return render(request, "participants/country_list.html", context)


def by_name(countries):
    return sorted(countries, key=lambda country: (country.sort_key, country.code))


@knows("on")
def country_detail(request, code):
    """A country, its leaders through time, its memberships, its meetings and its news."""
    country = with_article_count(CountrySide.rows()).filter(code=code.upper()).first()
    if country is None:
        raise Http404
    if code != code.lower():
        return moved_for_good(request, country)
    day, problem = day_asked(request.GET)
    terms = Term.objects.of_leaders().filter(office__country=country).for_list().by_office()
    meetings = Meeting.objects.with_any([country])
    ((named, took_part),) = meetings_of([CountrySide(country)])
    years = meeting_years(country, took_part)
    context = {
        "country": country,
        "names": country.names.shown(),
        "terms": terms,
        "timeline": timeline(list(terms), today(), years),
        "meeting_years": years,
        "day": day,
        "problem": problem,
        "in_office": in_office(country, day) if day else [],
        "memberships": Membership.objects.filter(country=country).select_related("organisation").in_order(),
        "meetings": meetings.newest_first().for_list()[:SHOWN],
        "meeting_counts": counted(named, took_part) | {"same": same_of(country, took_part)},
        "known": Meeting.objects.held().known_participants(),
        "proposed": beside_side(country),
        "articles": Article.objects.newest_about(country, SHOWN),
        "article_count": country.published_articles,
    }
    return render(request, "participants/country_detail.html", context)


def same_of(country, took_part):
    """How many of its held meetings may be the same as another of them. One query."""
    held = Meeting.objects.held().filter(IsAmong("pk", took_part))
    return perhaps_same(held, meetings_url([CountrySide(country)], same="perhaps"))


def counted(named, took_part):
    """As `Meeting.objects.counted`, with {"invited": …}: held, but the country is not known to have been more. One query."""
    held = ids_of(Meeting.objects.held().filter(IsAmong("pk", named)))
    return {
        "held": len(held & took_part),
        "invited": len(held - took_part),
        "other": len(named - held),
    }
