"""Who met whom, seen from one country or one leader."""

from django.http import Http404
from django.shortcuts import render

from summit_archive.web.csv import csv_answer
from summit_archive.web.former_slugs import follows_former_slugs, moved_for_good, row_at

from ..models import Country, Meeting, Person
from ..pictures.network import network
from ..pictures.partners import partners_of

NUMBERS = ["meetings", "bilateral", "known", "of"]


def country_at(code):
    country = Country.objects.filter(code=code.upper()).first()
    if country is None:
        raise Http404
    return country


def country_network(request, code):
    """The countries that a country met, weighted by how often."""
    country = country_at(code)
    if code != country.address_code:
        return moved_for_good(request, "country-network", country.address_code)
    return page(request, country, "country")


def country_network_csv(request, code):
    country = country_at(code)
    if code != country.address_code:
        return moved_for_good(request, "country-network-csv", country.address_code)
    rows = ([row.address_code, row.name, *numbers] for row, numbers in lines(country))
    return csv_answer(f"{country.address_code}-network", ["code", "country", *NUMBERS], rows)


@follows_former_slugs
def person_network(request, slug):
    """The people that a person met, weighted by how often."""
    return page(request, row_at(Person.objects.all(), slug), "person")


@follows_former_slugs
def person_network_csv(request, slug):
    person = row_at(Person.objects.all(), slug)
    rows = ([row.slug, row.name, *numbers] for row, numbers in lines(person))
    return csv_answer(f"{person.slug}-network", ["person", "name", *NUMBERS], rows)


def lines(ego):
    """(a country or a person that `ego` met, `NUMBERS`): the last two are of all held meetings, the same in each line."""
    known = known_participants()
    for partner in partners_of(ego):
        yield partner.row, [partner.number, partner.bilateral, known.known, known.of]


def known_participants():
    return Meeting.objects.held().known_participants()


def page(request, ego, kind):
    partners = partners_of(ego)
    value = ego.address_code if kind == "country" else ego.slug
    context = {
        "ego": ego,
        "kind": kind,
        "value": value,
        "partners": partners,
        "known": known_participants(),
        "network": network(ego, partners),
    }
    return render(request, "participants/network.html", context)
