"""The pages of people, with their statements and news."""

from django.shortcuts import render

from participants.identifiers import identifiers_of
from participants.listing.newest import newest_of
from participants.listing.perhaps_same import perhaps_same_among, same_of
from participants.listing.silence import known_of_set
from participants.models import Person
from participants.remembered import remembered
from participants.together.attendance import counted, held_in
from participants.together.sides import PersonSide
from participants.together.trips import latest_stays
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..counting.about import with_article_count
from ..models import Article
from ..proposals.beside import beside_side

SHOWN = 10


@follows_former_slugs
def person_detail(request, slug):
    """A person: terms, names, meetings, statements and news."""
    person = row_at(with_article_count(Person.objects.all()), slug)
    memory = remembered()
    meetings, held = PersonSide(person).meetings(memory), held_in(memory)
    terms = list(person.terms.for_list())
    same_url = same_of(person=person.slug)
    context = {
        "person": person,
        "names": person.names.shown(),
        "identifiers": identifiers_of(person),
        "terms": terms,
        "stays": latest_stays(person, terms),
        "meetings": newest_of(memory, meetings, SHOWN),
        "meeting_counts": counted(meetings, held)
        | {"same": perhaps_same_among(memory, meetings & held, same_url)},
        "known": known_of_set(memory, held),
        "proposed": beside_side(person),
        "statements": person.statements.published().newest_first().for_list()[:SHOWN],
        "articles": Article.objects.newest_about(person, SHOWN),
        "article_count": person.published_articles,
    }
    return render(request, "participants/person_detail.html", context)
