"""Where a leader stayed, as a page and as a file."""

from django.shortcuts import render

from summit_archive.web.csv import csv_answer
from summit_archive.web.former_slugs import follows_former_slugs, row_at
from summit_archive.web.json import day

from ..models import Meeting, Person
from ..together.trips import MOST_DAYS_APART, attended_by, stays_of

COLUMNS = [
    "stay",
    "first_day",
    "last_day",
    "place",
    "country",
    "at_home",
    "meeting",
    "title",
    "when",
    "resolved",
    "known",
    "of",
    "confirmation",
]
SHOWN = 100


@follows_former_slugs
def person_trips(request, slug):
    """A person's stays, newest first: consecutive meetings in one place together."""
    person = row_at(Person.objects.all(), slug)
    stays = stays_of(attended_by(person), person.terms.for_list())
    context = {
        "person": person,
        "stays": stays[:SHOWN],
        "stay_count": len(stays),
        "several_count": len([stay for stay in stays if stay.has_several]),
        "most_days_apart": MOST_DAYS_APART,
        "known": Meeting.objects.held().known_participants(),
    }
    return render(request, "participants/person_trips.html", context)


@follows_former_slugs
def person_trips_csv(request, slug):
    """A line for each meeting; those of one stay have one number. `known` and `of` are of all held meetings."""
    person = row_at(Person.objects.all(), slug)
    stays = stays_of(attended_by(person), person.terms.for_list())
    return csv_answer(
        f"{person.slug}-stays", COLUMNS, lines(stays, Meeting.objects.held().known_participants())
    )


def lines(stays, known):
    for number, stay in enumerate(stays, start=1):
        for meeting in stay.meetings:
            yield [
                number,
                day(stay.first),
                day(stay.last),
                stay.place.name,
                stay.place.country.address_code,
                "yes" if stay.is_at_home else "no",
                meeting.slug,
                meeting.title,
                str(meeting.when),
                "yes" if meeting.is_resolved else "no",
                known.known,
                known.of,
                meeting.confirmation,
            ]
