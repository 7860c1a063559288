"""Who met whom, seen from one country or one leader."""

from django.http import Http404
from django.shortcuts import render

from summit_archive.files.about import about
from summit_archive.files.answers import csv_of, json_of
from summit_archive.files.graphs import GRAPHS, graph_answer
from summit_archive.web.former_slugs import follows_former_slugs, moved_for_good, row_at
from summit_archive.web.json import table

from ..exporting.networks import network_of_one
from ..listing.silence import known_of_set
from ..models import Country, Person
from ..pictures.network import network
from ..pictures.partners import partners_of
from ..remembered import remembered
from ..together.attendance import held_in
from ..together.sides import side_of

COUNTRY_COLUMNS = ["code", "country", "meetings", "bilateral"]
PERSON_COLUMNS = ["person", "name", "meetings", "bilateral"]
# Of how many held meetings the participants are on record: the same in each line.
KNOWN = ["known", "of"]


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
    return csv_of(request, f"{country.address_code}-network", [*COUNTRY_COLUMNS, *KNOWN], with_known(country))


def country_network_json(request, code):
    country = country_at(code)
    if code != country.address_code:
        return moved_for_good(request, "country-network-json", country.address_code)
    met = {"met": table(COUNTRY_COLUMNS, lines(country))}
    return json_of(request, {"country": country.address_code} | known_participants().as_json | met)


@follows_former_slugs
def person_network(request, slug):
    """The people that a person met, weighted by how often."""
    return page(request, row_at(Person.objects.all(), slug), "person")


@follows_former_slugs
def person_network_csv(request, slug):
    person = row_at(Person.objects.all(), slug)
    return csv_of(request, f"{person.slug}-network", [*PERSON_COLUMNS, *KNOWN], with_known(person))


@follows_former_slugs
def person_network_json(request, slug):
    person = row_at(Person.objects.all(), slug)
    met = {"met": table(PERSON_COLUMNS, lines(person))}
    return json_of(request, {"person": person.slug} | known_participants().as_json | met)


def country_graph(form):
    """The view of the same as a network, GraphML or GEXF."""

    def country_network_graph(request, code):
        country = country_at(code)
        if code != country.address_code:
            return moved_for_good(request, f"country-network-{form}", country.address_code)
        return graph_of(request, country, form)

    return country_network_graph


def person_graph(form):
    @follows_former_slugs
    def person_network_graph(request, slug):
        return graph_of(request, row_at(Person.objects.all(), slug), form)

    return person_network_graph


COUNTRY_GRAPHS = {form: country_graph(form) for form in GRAPHS}
PERSON_GRAPHS = {form: person_graph(form) for form in GRAPHS}


def graph_of(request, ego, form):
    told = about(request)
    graph = network_of_one(ego, partners_of(ego), told)
    return graph_answer(form, f"{side_of(ego).value}-network", graph, told)


def lines(ego):
    """A line for each of those whom `ego` met, most meetings first."""
    for partner in partners_of(ego):
        yield [side_of(partner.row).value, partner.row.name, partner.number, partner.bilateral]


def with_known(ego):
    known = known_participants()
    return ([*line, known.known, known.of] for line in lines(ego))


def known_participants():
    memory = remembered()
    return known_of_set(memory, held_in(memory))


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
