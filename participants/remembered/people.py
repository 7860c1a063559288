"""In which meetings a person was: named in person, or as the sure holder of an office on every possible day."""

from datetime import date

from ..models import Term
from .bits import but, of_positions, positions

BEYOND_ALL_DAYS = date.max.toordinal() + 1


def terms_of(person):
    """[(office's id, first sure day, the one after the last)], days as numbers. One query."""
    terms = Term.objects.filter(person=person, surely_in_force__isempty=False).order_by()
    spans = terms.values_list("office", "surely_in_force__startswith", "surely_in_force__endswith")
    return [
        (office, start.toordinal() if start else 0, end.toordinal() if end else BEYOND_ALL_DAYS)
        for office, start, end in spans
    ]


def naming(memory, person, part=""):
    """As `querysets.names_person`. One query."""
    terms = terms_of(person)
    if part == "present":
        return named_or_in_office(memory, person, "present", terms)
    named = named_or_in_office(memory, person, "named", terms)
    return but(named, named_or_in_office(memory, person, "present", terms)) if part == "invited" else named


def named_or_in_office(memory, person, part, terms):
    found = memory.get(f"{part}-person", person.pk)
    for office, start, end in terms:
        of_office = positions(memory.get(f"{part}-office", office))
        found |= of_positions([place for place in of_office if memory.lies_within(place, start, end)])
    return found
