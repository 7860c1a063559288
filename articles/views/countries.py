"""The pages of countries, with their news."""

from django.http import Http404
from django.shortcuts import render

from participants.called import in_order
from participants.detail.of_party import meetings_of
from participants.identifiers import identifiers_of
from participants.listing.silence import known_of_set
from participants.models import Country, Membership, Term
from participants.models.meeting import today
from participants.offices.holders import day_asked, in_office
from participants.offices.said import standing
from participants.offices.timeline import timeline
from participants.pictures.met_most import met_here
from participants.remembered import remembered
from participants.together.attendance import held_in, with_meetings
from participants.together.sides import CountrySide
from summit_archive.filtering.parameters import knows
from summit_archive.web.former_slugs import moved_for_good

from ..counting.about import recorded, with_article_count
from ..models import Article
from ..proposals.beside import beside_side

SHOWN = 10


def country_list(request):
    """The region's states, then others, each with what is on record of it; those of which nothing is come last."""
    memory = remembered()
    countries = in_order(
        with_meetings(with_article_count(Country.objects.order_by("sort_key", "code")), memory)
    )
    told = [country for country in countries if country.meetings_held or country.published_articles]
    context = {
        "countries": [country for country in countries if country.is_of_region],
        "others": [country for country in told if not country.is_of_region and not country.is_former],
        "former": [country for country in countries if country.is_former],
        "silent": [
            country
            for country in countries
            if country not in told and not country.is_of_region and not country.is_former
        ],
        "known": known_of_set(memory, held_in(memory)),
        "recorded": recorded("country"),
    }
    return render(request, "participants/country_list.html", context)


@knows("on")
def country_detail(request, code):
    """A country, its leaders through time, its memberships, its meetings and its news."""
    country = with_article_count(Country.objects).filter(code=code.upper()).first()
    if country is None:
        raise Http404
    if code != code.lower():
        return moved_for_good(request, country)
    day, problem = day_asked(request.GET)
    terms = list(Term.objects.of_leaders().filter(office__country=country).for_list().by_office())
    context = {
        "country": country,
        "names": country.names.shown(),
        "identifiers": identifiers_of(country),
        "terms": terms,
        "standing": standing(terms, today()),
        "timeline": timeline(terms, today()),
        "day": day,
        "problem": problem,
        "in_office": in_office(country, day) if day else [],
        "memberships": Membership.objects.filter(country=country).select_related("organisation").in_order(),
        "proposed": beside_side(country),
        "articles": Article.objects.newest_about(country, SHOWN),
        "article_count": country.published_articles,
    }
    return render(request, "participants/country_detail.html", context | told_of_meetings(country))


def told_of_meetings(country):
    memory = remembered()
    told, _took_part, held = meetings_of(CountrySide(country), memory)
    return told | {"here": met_here(country, memory, held)}
