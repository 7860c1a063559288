"""Whether rows of the files agree with each other, once each of them is right by itself.

facts        the rows, as the other files here ask for them
cities       nobody in two cities on one day without a reason
offices      nobody in an office before or after holding it without a note
identifiers  no number of a scheme given to two at one time
meetings     hosts and places, statuses, days, numbers of sides, meetings that stand twice

Each is a function that gives complaints: the file, the line, the column, the value and what is expected.
"""

from .cities import people_in_two_cities
from .facts import Facts
from .identifiers import numbers_given_twice
from .meetings import (
    hosts_elsewhere,
    more_sides_than_the_kind_has,
    same_meeting_twice,
    those_who_attended_what_was_not_held,
)
from .offices import people_outside_of_their_terms

CHECKS = [
    people_in_two_cities,
    people_outside_of_their_terms,
    numbers_given_twice,
    hosts_elsewhere,
    those_who_attended_what_was_not_held,
    more_sides_than_the_kind_has,
    same_meeting_twice,
]


def disagreements(rows):
    """Complaints about `rows`, {table: [(entry, unsaved row), …]}, each of which is right by itself."""
    facts = Facts(rows)
    return [complaint for check in CHECKS for complaint in check(facts)]
