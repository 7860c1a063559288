"""The pages of people, with their statements and news."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from participants.cases import in_case
from participants.identifiers import identifiers_of
from participants.listing.perhaps_same import perhaps_same_among
from participants.listing.silence import known_of_set
from participants.models import Person
from participants.models.meeting import today
from participants.offices.in_turn import with_neighbours
from participants.offices.said import in_order, rank, said_of, standing
from participants.pictures.marks_by_year import marks_by_year
from participants.pictures.met_most import met_most, places_of
from participants.remembered import remembered
from participants.together.attendance import counted_as, held_in
from participants.together.last_and_next import last_and_next
from participants.together.sides import PersonSide, any_year_url, meetings_url
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
    return render(request, "participants/person_detail.html", context | meetings_of(person))


def country_of(terms):
    """Of the highest office that is or was held, the newest of several."""
    of_countries = [term for term in reversed(terms) if term.office.country]
    highest = min(of_countries, key=lambda term: rank(term.office)[:2], default=None)
    return highest.office.country if highest else None


def meetings_of(person):
    """What the page tells of the meetings: the last and the next, by year, with whom and where."""
    memory, side = remembered(), PersonSide(person)
    named, held = side.meetings(memory), held_in(memory)
    took_part = side.meetings(memory, "present") & held
    return {
        "meetings": last_and_next(memory, named, took_part, today(), SHOWN),
        "meeting_counts": counted_as(named, took_part, held)
        | {"same": perhaps_same_among(memory, took_part, meetings_url([side], same="perhaps"))},
        "known": known_of_set(memory, held),
        "label": str(_("Meetings of %(name)s by year") % {"name": in_case(person, "gen")}),
        "marks": marks_by_year(memory, took_part, lambda year: any_year_url([side], year)),
        "met": met_most(person, memory, took_part),
        "places": places_of(side, memory, took_part),
    }
