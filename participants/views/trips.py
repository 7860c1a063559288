"""Where a leader stayed, as a page and as files; all stays, or those in some days and countries."""

from django.shortcuts import render
from django.urls import reverse

from summit_archive.files.answers import csv_of, json_of
from summit_archive.filtering import Links
from summit_archive.filtering.conditions import narrowed
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import follows_former_slugs, row_at
from summit_archive.web.json import day
from summit_archive.web.problems import refusal

from ..listing.days_filter import DaysAndCountriesFilter, is_in, touches
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


class TripsLinks(Links):
    """Of one person; `name` is the page or the file."""

    def __init__(self, asked, person):
        super().__init__(asked, "person-trips", "person-trips-json")
        self.person = person

    def path(self, name=None):
        return reverse(name or self.list_name, args=[self.person.slug])


def stays_asked(person, asked):
    """The whole stays of which some day, and the country, is asked for: what is asked never cuts a stay in two."""
    stays = stays_of(attended_by(person), person.terms.for_list())
    return [
        stay
        for stay in stays
        if touches(asked, [(stay.first, stay.last)]) and is_in(asked, stay.place.country)
    ]


def known_participants(asked):
    """Of how many held meetings in the days and countries asked for the participants are on record. One query."""
    meetings = narrowed(Meeting.objects.held(), asked.declared, asked.conditions)
    return meetings.known_participants()


@reads_its_query
@follows_former_slugs
def person_trips(request, slug):
    """A person's stays, newest first: consecutive meetings in one place together."""
    person = row_at(Person.objects.all(), slug)
    asked = DaysAndCountriesFilter.read(request.GET)
    stays = stays_asked(person, asked)
    context = {
        "person": person,
        "stays": stays[:SHOWN],
        "stay_count": len(stays),
        "several_count": len([stay for stay in stays if stay.has_several]),
        "most_days_apart": MOST_DAYS_APART,
        "known": known_participants(asked),
        "links": TripsLinks(asked, person),
        "problems": asked.problems,
    }
    return render(request, "participants/person_trips.html", context)


@reads_its_query
@follows_former_slugs
def person_trips_csv(request, slug):
    """A line for each meeting; those of one stay have one number. `known` and `of` are of all held meetings asked for."""
    person = row_at(Person.objects.all(), slug)
    asked = DaysAndCountriesFilter.read(request.GET)
    if asked.problems:
        return refusal(asked.problems)
    rows = lines(stays_asked(person, asked), known_participants(asked))
    return csv_of(request, f"{person.slug}-stays", COLUMNS, rows)


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


@reads_its_query
@follows_former_slugs
def person_trips_json(request, slug):
    """The stays with their meetings."""
    person = row_at(Person.objects.all(), slug)
    asked = DaysAndCountriesFilter.read(request.GET)
    if asked.problems:
        return refusal(asked.problems)
    stays = [as_json(stay) for stay in stays_asked(person, asked)]
    return json_of(request, {"person": person.slug} | known_participants(asked).as_json | {"stays": stays})


def as_json(stay):
    return {
        "first_day": day(stay.first),
        "last_day": day(stay.last),
        "place": stay.place.slug,
        "country": stay.place.country.address_code,
        "at_home": stay.is_at_home,
        "meetings": [
            {
                "meeting": meeting.slug,
                "title": meeting.title,
                "when": str(meeting.when),
                "resolved": meeting.is_resolved,
            }
            for meeting in stay.meetings
        ],
    }
