"""The pages of people, with their statements and news."""

from django.shortcuts import render

from participants.detail.of_party import meetings_of
from participants.identifiers import identifiers_of
from participants.models import Person
from participants.models.meeting import today
from participants.offices.in_turn import with_neighbours
from participants.offices.said import in_order, rank, said_of, standing
from participants.pictures.met_most import places_of
from participants.remembered import remembered
from participants.together.sides import PersonSide
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..counting.about import with_article_count
from ..models import Article
from ..proposals.beside import beside_side

SHOWN = 10


@follows_former_slugs
def person_detail(request, slug):
    """A person: what they are, whom they met, their offices, statements and news."""
    person = row_at(with_article_count(Person.objects.all()), slug)
    terms = with_neighbours(person.terms.for_list())
    context = {
        "person": person,
        "names": person.names.shown(),
        "identifiers": identifiers_of(person),
        "terms": in_order(terms),
        "said": said_of(terms, today()),
        "standing": standing(terms, today()),
        "country": country_of(terms),
        "proposed": beside_side(person),
        "statements": person.statements.published().newest_first().for_list()[:SHOWN],
        "articles": Article.objects.newest_about(person, SHOWN),
        "article_count": person.published_articles,
    }
    return render(request, "participants/person_detail.html", context | told_of_meetings(person))


def country_of(terms):
    """Of the highest office that is or was held, the newest of several."""
    of_countries = [term for term in reversed(terms) if term.office.country]
    highest = min(of_countries, key=lambda term: rank(term.office)[:2], default=None)
    return highest.office.country if highest else None


def told_of_meetings(person):
    side, memory = PersonSide(person), remembered()
    told, took_part, _held = meetings_of(side, memory)
    return told | {"places": places_of(side, memory, took_part)}
