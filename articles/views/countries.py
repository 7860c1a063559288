"""The pages of countries, with their news."""

from operator import attrgetter

from django.http import Http404
from django.shortcuts import render

from participants.called import in_order
from participants.identifiers import identifiers_of
from participants.listing.newest import newest_of
from participants.listing.perhaps_same import perhaps_same_among
from participants.listing.silence import known_of_set
from participants.models import Country, Membership, Term
from participants.models.meeting import today
from participants.offices.holders import day_asked, in_office
from participants.offices.timeline import timeline
from participants.pictures.partners import meeting_years
from participants.remembered import remembered
from participants.remembered.bits import but
from participants.together.attendance import held_in, with_meetings
from participants.together.sides import CountrySide, meetings_url
from summit_archive.filtering.parameters import knows
from summit_archive.web.former_slugs import moved_for_good

from ..counting.about import recorded, with_article_count
from ..models import Article
from ..proposals.beside import beside_side

SHOWN = 10


def country_list(request):
    """The region's states by sub-region, then every other country, then those that are no more, with what is held of each."""
    memory, rows = remembered(), Country.objects.order_by("region", "sort_key", "code")
    countries = with_meetings(with_article_count(rows), memory)
    context = {
        "countries": by_region(country for country in countries if country.is_of_region),
        "others": by_name(
            country for country in countries if not country.is_of_region and not country.is_former
        ),
        "former": by_name(country for country in countries if country.is_former),
        "known": known_of_set(memory, held_in(memory)),
        "recorded": recorded("country"),
    }
    return render(request, "participants/country_list.html", context)


def by_name(countries):
    return in_order(sorted(countries, key=lambda country: (country.sort_key, country.code)))


def by_region(countries):
    return sorted(in_order(countries), key=attrgetter("region"))


@knows("on")
def country_detail(request, code):
    """A country, its leaders through time, its memberships, its meetings and its news."""
    country = with_article_count(Country.objects).filter(code=code.upper()).first()
    if country is None:
        raise Http404
    if code != code.lower():
        return moved_for_good(request, country)
    day, problem = day_asked(request.GET)
    terms = Term.objects.of_leaders().filter(office__country=country).for_list().by_office()
    memory, side = remembered(), CountrySide(country)
    named, held = side.meetings(memory), held_in(memory)
    took_part = side.meetings(memory, "present") & held
    years = meeting_years(country, memory, took_part)
    same_url = meetings_url([side], same="perhaps")
    context = {
        "country": country,
        "names": country.names.shown(),
        "identifiers": identifiers_of(country),
        "terms": terms,
        "timeline": timeline(list(terms), today(), years),
        "meeting_years": years,
        "day": day,
        "problem": problem,
        "in_office": in_office(country, day) if day else [],
        "memberships": Membership.objects.filter(country=country).select_related("organisation").in_order(),
        "meetings": newest_of(memory, named, SHOWN),
        "meeting_counts": counted(named, took_part, held)
        | {"same": perhaps_same_among(memory, took_part, same_url)},
        "known": known_of_set(memory, held),
        "proposed": beside_side(country),
        "articles": Article.objects.newest_about(country, SHOWN),
        "article_count": country.published_articles,
    }
    return render(request, "participants/country_detail.html", context)


def counted(named, took_part, held):
    """As `Meeting.objects.counted`, with {"invited": …}: held, but the country is not known to have been more."""
    return {
        "held": took_part.bit_count(),
        "invited": but(named & held, took_part).bit_count(),
        "other": but(named, held).bit_count(),
    }
