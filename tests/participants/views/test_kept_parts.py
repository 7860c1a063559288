"""The cards of meetings and the lines of participants that are rendered once are never out of date, and escaped."""

import datetime
import re

import pytest

from articles.models import Coverage
from participants.models import Meeting
from tests.make import (
    make_article,
    make_attestation,
    make_country,
    make_coverage,
    make_meeting,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
)

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('1')</script>"


def change(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


def redate(meeting, when):
    meeting.when = when
    meeting.save()


def make_kazakh_meeting(**fields):
    fields = {
        "title": "Talks in Astana",
        "when": "2023-12-26",
        "status": "held",
        "kind": "bilateral",
        "place": make_place(name="Astana", country=make_country("KZ")),
        "organisation": make_organisation(name="Commonwealth", abbreviation="CIS"),
    } | fields
    return make_meeting(**fields)


def shown(client, address):
    return re.sub(r"\s+", " ", client.get(address).content.decode())


def card(client):
    (found,) = re.findall(
        r'<article class="meeting-card ledger__row">.*?</article>', shown(client, "/meetings/")
    )
    return found


CHANGES = {
    "its title": (lambda meeting: change(meeting, title="Talks in Aqmola"), "Talks in Aqmola"),
    "its day": (lambda meeting: redate(meeting, "2023-12-27"), "27 December 2023"),
    "its doubt": (lambda meeting: redate(meeting, "2023-12"), "when--doubt"),
    "its status": (lambda meeting: change(meeting, status="cancelled"), "mark--off"),
    "that it was a call": (lambda meeting: change(meeting, kind="call"), ">call<"),
    "that it was online": (lambda meeting: change(meeting, format="online"), "online"),
    "its ground": (lambda meeting: change(meeting, confirmation="reported"), "not checked"),
    "its place": (lambda meeting: change(meeting.place, name="Nur-Sultan"), "Nur-Sultan"),
    "who says so": (
        lambda meeting: change(meeting, source="Akorda, 26 December 2023"),
        "Akorda, 26 December 2023",
    ),
    "where that stands": (
        lambda meeting: change(meeting, source="Akorda", source_url="https://akorda.kz/1"),
        'href="https://akorda.kz/1"',
    ),
    "who came": (lambda meeting: make_participation(meeting, country=make_country("UZ")), "Uzbekistan"),
    "who was invited": (
        lambda meeting: make_participation(meeting, country=make_country("UZ"), status="invited"),
        "Invited:",
    ),
    "who was the host": (
        lambda meeting: make_participation(meeting, country=make_country("UZ"), role="host"),
        "(host)",
    ),
    "who came for a country": (
        lambda meeting: make_participation(
            meeting, country=make_country("UZ"), person=make_person(name="Islam Karimov")
        ),
        "Islam Karimov",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_card_tells_what_is_true_now(client, what):
    meeting = make_kazakh_meeting()
    change_it, told = CHANGES[what]
    assert told not in card(client)
    change_it(meeting)
    assert told in card(client)


def test_what_was_planned_for_a_day_that_has_passed_is_told_to_have_no_known_outcome(client, monkeypatch):
    make_kazakh_meeting(when="2030-12-26", status="announced")
    assert "outcome unknown" not in card(client)
    monkeypatch.setattr("participants.models.meeting.today", lambda: datetime.date(2030, 12, 27))
    assert "outcome unknown" in card(client)


def parties(client, meeting):
    (found,) = re.findall(
        r'<section class="section" aria-labelledby="participants">.*?</section>',
        shown(client, address_of(meeting)),
    )
    return found


def address_of(meeting):
    return Meeting.objects.get(pk=meeting.pk).get_absolute_url()


LINES = {
    "a name": (lambda row: change(row.person, name="Kassym-Jomart Tokayev"), "Kassym-Jomart Tokayev"),
    "a status": (lambda row: change(row, status="invited"), "attendance not known"),
    "a role": (lambda row: change(row, role="host"), ">Host<"),
    "a note": (lambda row: change(row, note="By telephone"), "By telephone"),
    "one more": (lambda row: make_participation(row.meeting, country=make_country("UZ")), "Uzbekistan"),
    "what an article says": (
        lambda row: make_attestation(make_article("He came"), row, status="absent"),
        "He came",
    ),
}


@pytest.mark.parametrize("what", LINES)
def test_who_took_part_is_told_as_it_is_now(client, what):
    meeting = make_kazakh_meeting()
    row = make_participation(meeting, person=make_person(name="Nursultan Nazarbayev"), status="attended")
    change_it, told = LINES[what]
    assert told not in parties(client, meeting)
    change_it(row)
    assert told in parties(client, meeting)


SAYINGS = {
    "the headline": (lambda row: change(row.article, headline="Talks were held"), "Talks were held"),
    "the publisher": (lambda row: change(row.article.publisher, name="Akorda.kz"), "Akorda.kz"),
    "the day": (lambda row: change(row.article, published_on="2023-12-27"), "27 December 2023"),
    "the status": (lambda row: change(row, status="cancelled"), "cancelled"),
    "what the archive concludes": (lambda row: change(row.meeting, status="cancelled"), "differs"),
    "the kind": (lambda row: change(row, kind=Coverage.Kind.BACKGROUND), "gives background"),
}


@pytest.mark.parametrize("what", SAYINGS)
def test_what_an_article_says_is_told_as_it_is_now(client, what):
    meeting = make_kazakh_meeting()
    article = make_article(
        "Talks", publisher=make_publisher(name="Akorda"), published_on=datetime.date(2023, 12, 26)
    )
    row = make_coverage(article, meeting, status="held")
    change_it, told = SAYINGS[what]

    def line():
        (found,) = re.findall(rf'<tr id="said-{row.pk}">.*?</tr>', shown(client, address_of(meeting)))
        return found

    assert told not in line()
    change_it(row)
    assert told in line()


def test_each_field_is_escaped_however_often_it_is_shown(client):
    country = make_country("KZ", name=f"Country {SCRIPT}")
    meeting = make_kazakh_meeting(
        title=f"Title {SCRIPT}",
        place=make_place(name=f"Place {SCRIPT}", country=country),
        organisation=make_organisation(name=f"Body {SCRIPT}", abbreviation=""),
    )
    make_participation(meeting, country=country, note=f"Note {SCRIPT}", source=f"Source {SCRIPT}")
    make_participation(meeting, name_as_given=f"Given {SCRIPT}")
    article = make_article(f"Headline {SCRIPT}", publisher=make_publisher(name=f"Publisher {SCRIPT}"))
    make_coverage(article, meeting, quote=f"Quote {SCRIPT}")
    named = {
        "/meetings/": ("Title", "Place", "Country"),
        address_of(meeting): (
            "Title",
            "Country",
            "Note",
            "Source",
            "Given",
            "Headline",
            "Publisher",
            "Quote",
        ),
    }
    for address in [*named, *named]:
        page = shown(client, address)
        assert "<script>alert(" not in page
        for name in named[address]:
            assert f"{name} &lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;" in page, (address, name)
