"""What may be wrong among the facts of who met: one check a function, told to editors.

meetings    parts and wholes, people in two cities, hosts elsewhere, meetings that stand twice (duplicates)
lists       lists of participants that are said to be complete, and those of talks that name one side
members     countries at an organisation's meetings without belonging to it
people      one person who stands twice
terms       people who act outside of their terms, two in one office
unresolved  participants of whom nobody knows who they are
horizon     what has no end, and is known until a day that makes no sense
derived     columns that no longer follow from others
pages       the editors' pages of meetings and people, to link to

`articles.quality` adds those that need articles; the command and the page show all.
"""

from .derived import stale_days, stale_names
from .horizon import known_before_its_day, known_on_first_day, open_before_the_next
from .lists import (
    complete_list_of_nobody,
    complete_list_of_too_few,
    complete_list_without_a_member,
    side_not_on_record,
)
from .meetings import host_elsewhere, lookalike_meetings, part_outside_parent, person_in_two_cities
from .members import attending_without_membership, member_without_membership
from .people import lookalike_people, same_wikidata
from .terms import (
    acting_outside_term,
    acting_perhaps_outside_term,
    acting_without_term,
    leader_outside_term,
    leaders_who_may_overlap,
    overlapping_acting_leaders,
    overlapping_leaders,
)
from .unresolved import office_without_holder, unresolved_participants

CHECKS = [
    acting_outside_term,
    overlapping_leaders,
    part_outside_parent,
    member_without_membership,
    same_wikidata,
    stale_names,
    stale_days,
    complete_list_of_nobody,
    acting_perhaps_outside_term,
    leader_outside_term,
    overlapping_acting_leaders,
    leaders_who_may_overlap,
    open_before_the_next,
    known_before_its_day,
    person_in_two_cities,
    host_elsewhere,
    attending_without_membership,
    lookalike_meetings,
    lookalike_people,
    complete_list_of_too_few,
    side_not_on_record,
    unresolved_participants,
    office_without_holder,
    acting_without_term,
    complete_list_without_a_member,
    known_on_first_day,
]
