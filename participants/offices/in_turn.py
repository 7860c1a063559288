"""Who held an office before and after: only where one term follows the other without a gap, as far as is on record."""

from datetime import timedelta

from ..models import Term
from ..models.in_force import WINDOW

A_DAY = timedelta(days=1)


def with_neighbours(terms):
    """Each of `terms`, one person's, with `predecessor` and `successor`: another person, or None. One query."""
    terms = list(terms)
    offices = {term.office_id for term in terms}
    others = (
        list(Term.objects.filter(office__in=offices).select_related("person").in_order()) if offices else []
    )
    for term in terms:
        beside = [
            other
            for other in others
            if other.office_id == term.office_id and other.person_id != term.person_id
        ]
        term.predecessor = next((other.person for other in reversed(beside) if follows(term, other)), None)
        term.successor = next((other.person for other in beside if follows(other, term)), None)
    return terms


def follows(later, earlier):
    """Whether one may have begun on the day on which the other ended, or on the next."""
    if not (later.start and earlier.end):
        return False
    began, ended = days_of(later.start), days_of(earlier.end)
    return began[0] <= ended[1] + A_DAY and ended[0] <= began[1]


def days_of(date):
    """The first day that it can be, and the last."""
    return date.earliest(WINDOW) or WINDOW[0], date.latest(WINDOW) or WINDOW[1]
