"""Which offices people held, and who held an office, on the days of a claim or of a meeting."""

from collections import defaultdict

from participants.models import Term
from participants.models.office import LEADING_OFFICES
from participants.offices.holders import fits, is_sure


def terms_of(people):
    """{person's id: their terms, oldest first}. One query, none for nobody."""
    terms = defaultdict(list)
    if people:
        for term in Term.objects.filter(person__in=people).for_list():
            terms[term.person_id].append(term)
    return terms


def is_leading(term):
    return term.office.kind in LEADING_OFFICES


def surely_held(terms):
    """[(office's id, first sure day, the one after the last)], as `remembered.people.terms_of` has them. No query."""
    sure = [term for term in terms if not term.surely_in_force.isempty]
    return [
        (term.office_id, term.surely_in_force.lower.toordinal(), term.surely_in_force.upper.toordinal())
        for term in sure
    ]


def as_listed(terms):
    """The same as `PersonSide.rows` has them, for whom proposals are asked for."""
    return [
        {
            "office": term.office_id,
            "first": term.surely_in_force.lower.isoformat(),
            "end": term.surely_in_force.upper.isoformat(),
        }
        for term in terms
        if not term.surely_in_force.isempty
    ]


def fitting(terms, days):
    """Of `terms` those possibly in force on some day of `days`, a time or a meeting; each with whether on all of them."""
    return [(term, is_sure(term, days)) for term in terms if fits(term, days)]


def of_offices(offices, days):
    """Whoever possibly held one of `offices` on some day of `days`, oldest first. One query, none for no office."""
    if not offices:
        return []
    return [term for term in Term.objects.filter(office__in=offices).for_list() if fits(term, days)]
