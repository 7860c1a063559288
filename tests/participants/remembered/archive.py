"""A small archive made at random, in which every kind of party, date, link and absence occurs; and changes of it."""

import random
from datetime import date
from itertools import combinations
from types import SimpleNamespace

from participants.models import Meeting, MeetingLink, Participation
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
    make_term,
)

DATES = """2019-12-26 2019-12 2019 2021-12-31/2022-01-01 2022-03-04? 2023-06~ XXXX-12-26 2018/2020
    [2022-12-26,2023-12-26] 2023-12-26 2023-02-01 2023-02 202X 2022-03-04""".split()
STATUSES = ["attended", "invited", "absent", "not-stated"]


def make_archive(seed, size=60):
    """The rows by kind, and `draw`, the dice."""
    draw = random.Random(seed)
    countries = [make_country(code) for code in ("KZ", "UZ", "AM", "RU")]
    organisations = [make_organisation(slug=f"o{number}") for number in range(2)]
    offices = [make_office(country=country) for country in countries[:3]]
    offices.append(make_office(organisation=organisations[0], country=None))
    people = [make_person(slug=f"p{number}") for number in range(3)]
    for person, office in zip(people, offices, strict=False):
        make_term(person, office, start="2019-06-01", end="2022-12-31")
    made = SimpleNamespace(
        draw=draw,
        countries=countries,
        organisations=organisations,
        offices=offices,
        people=people,
        series=[
            make_series(slug=f"s{number}", organisation=draw.choice([None, *organisations]))
            for number in range(2)
        ],
        places=[
            make_place(slug=f"l{number}", country=country) for number, country in enumerate(countries[:2])
        ],
        meetings=[],
    )
    for _number in range(size):
        add_meeting(made)
    pairs = list(combinations(made.meetings, 2))
    kinds = ["perhaps-same", "perhaps-same", "perhaps-same", "sibling", "continues"] * 3
    for kind, pair in zip(kinds, draw.sample(pairs, min(len(kinds), len(pairs))), strict=False):
        first, second = draw.sample(pair, 2)
        MeetingLink.objects.create(first=first, second=second, kind=kind)
    return made


def add_meeting(made):
    draw = made.draw
    meeting = make_meeting(
        when=draw.choice(DATES),
        kind=draw.choice(["summit", "call", "bilateral", "visit"]),
        status=draw.choice(["held", "held", "held", "announced", "cancelled"]),
        series=draw.choice([None, *made.series]),
        edition=draw.choice([None, None, 1, 2]),
        organisation=draw.choice([None, *made.organisations]),
        place=draw.choice([None, *made.places]),
        parent=draw.choice([None, None, None, *made.meetings[:5]]),
        confirmation=draw.choice(["official", "no-source", "reported"]),
        stated_on=date(2024, 1, 1),
    )
    for party in parties(made):
        add_party(meeting, party, draw)
    made.meetings.append(meeting)
    return meeting


def parties(made):
    every = [
        *({"country": country} for country in made.countries),
        *({"office": office} for office in made.offices),
        *({"person": person} for person in made.people),
        *(
            {"person": person, "office": office}
            for person, office in zip(made.people, made.offices, strict=False)
        ),
        {"organisation": made.organisations[1]},
        {"name_as_given": "an envoy"},
    ]
    return made.draw.sample(every, made.draw.choice([0, 1, 2, 3, 5]))


def add_party(meeting, party, draw):
    role = draw.choice(["host", "chair", "participant", "participant", "not-stated"])
    make_participation(meeting, **party, role=role, status=draw.choice(STATUSES))


def change(made):
    """Does one thing of those that happen to meetings."""
    draw = made.draw
    meeting = Meeting.objects.get(pk=draw.choice(made.meetings).pk)
    what = draw.randrange(7)
    if what == 0:
        add_meeting(made)
    elif what == 1:
        meeting.when = draw.choice(DATES)
        meeting.save()
    elif what == 2:
        Meeting.objects.filter(pk=meeting.pk).update(kind=draw.choice(["summit", "call"]), status="held")
    elif what == 3 and not meeting.parts.exists():
        made.meetings.remove(meeting)
        meeting.delete()
    elif what == 4:
        meeting.participations.all().delete()
    elif what == 5:
        Participation.objects.filter(meeting=meeting).update(status=draw.choice(STATUSES))
    else:
        for party in parties(made):
            if not meeting.participations.filter(**party).exists():
                add_party(meeting, party, draw)
