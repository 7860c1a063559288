"""Who types two names is told how often the two met, and when last, with the source."""

import pytest

from participants.models import Meeting
from tests.make import make_country, make_meeting, make_name, make_participation, make_person, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    make_name("Казахстан", language="ru", country=kazakhstan)
    make_name("Узбекистан", language="ru", country=uzbekistan)
    return kazakhstan, uzbekistan


def card(client, text):
    return client.get("/articles/", {"q": text}).context["pair"]


def met(two, when, title, **fields):
    return make_meeting(
        title, when, two, source="Kun.uz, “27 December” {1}", confirmation="one-source", **fields
    )


@pytest.mark.parametrize(
    "text", ["kazakhstan uzbekistan", "Казахстан и Узбекистан", "Узбекистан Kazakhstan gas"]
)
def test_two_countries_are_answered_by_their_pair_and_its_last_meeting(client, two, text):
    met(two, "2022-12-26", "Summit")
    met(two, "2025-11-14/2025-11-15", "Talks", kind=Meeting.Kind.BILATERAL)
    met(two, "XXXX-12-26", "Of no year")
    found = card(client, text)
    assert (found.url, found.number, found.last.title) == ("/countries/kz/uz/", 3, "Talks")
    page = client.get("/articles/", {"q": text}).content.decode()
    assert 'Talks</a>, <span class="answer__when">14–15 November 2025</span>.' in page
    assert "According to Kun.uz, “27 December” {1}" in page


def test_each_claim_is_followed_by_its_own_source(client, two):
    met(two, "2025-11-14", "Summit", source_url="https://example.org/summit")
    make_meeting("Talks", "2022-12-26", two, kind=Meeting.Kind.BILATERAL, source="Kremlin press service")
    page = client.get("/articles/", {"q": "kazakhstan uzbekistan"}).content.decode()
    said = page.partition('aria-labelledby="pair"')[2].partition("</section>")[0]
    places = [said.index(words) for words in ("Summit</a>", "Kun.uz", "Talks</a>", "Kremlin press service")]
    assert places == sorted(places)


def test_a_year_is_answered_with_what_surely_was_in_it(client, two):
    met(two, "2022-12-26", "Summit")
    met(two, "2022-05?", "Perhaps")
    met(two, "2025-11-14", "Talks")
    found = card(client, "kazakhstan uzbekistan 2022")
    assert (found.time.words, found.time.number, found.time.last.title) == ("2022", 1, "Summit")
    assert found.last.title == "Talks"
    assert set(found.claim_url.partition("?")[2].split("&")) == {"who=kz", "met=uz", "on=2022"}


def test_two_people_are_counted_by_the_offices_that_they_surely_held(client, two):
    tokayev = make_person("Kassym-Jomart Tokayev", slug="tokayev", family_name="Tokayev")
    mirziyoyev = make_person("Shavkat Mirziyoyev", slug="mirziyoyev", family_name="Mirziyoyev")
    term = make_term(tokayev, start="2019-03-20")
    meeting = make_meeting("Talks", "2022-12-26", people=[mirziyoyev])
    make_participation(meeting, office=term.office, status="attended")
    found = card(client, "Tokayev Mirziyoyev 2022")
    assert (found.url, found.number, found.time.number) == ("/people/mirziyoyev/tokayev/", 1, 1)


def test_the_two_alone_are_told_apart_from_calls_and_larger_meetings(client, two):
    met(two, "2022-12-26", "Talks", kind=Meeting.Kind.BILATERAL)
    met(two, "2023-05-01", "Call", kind=Meeting.Kind.CALL)
    met((*two, make_country("AM")), "2024-05-01", "Summit")
    found = card(client, "kazakhstan uzbekistan")
    assert [(mark.name, mark.number) for mark in found.marks] == [("point", 1), ("other", 1), ("call", 1)]
    assert (found.last.title, found.last_alone.title) == ("Summit", "Talks")


def test_a_person_and_a_country_are_answered_by_a_list(client, two):
    mirziyoyev = make_person("Shavkat Mirziyoyev", slug="mirziyoyev", family_name="Mirziyoyev")
    make_meeting("Talks", "2022-12-26", [two[0]], [mirziyoyev])
    found = card(client, "Mirziyoyev Kazakhstan")
    assert (found.number, found.url.partition("?")[0]) == (1, "/meetings/")
    assert client.get(found.url).context["result"].total == 1


def test_nothing_on_record_is_said_to_be_just_that(client, two):
    found = card(client, "kazakhstan uzbekistan")
    assert (found.number, found.last) == (0, None)
    assert "There may have been some." in client.get("/articles/?q=kazakhstan+uzbekistan").content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "kazakhstan",
        "kazakhstan kazakhstan",
        "kazakhstan uzbekistan armenia",
        "kazakhstan -uzbekistan",
        "Aliyev Kazakhstan",
    ],
)
def test_neither_one_nor_three_nor_one_of_several_are_a_pair(client, two, text):
    make_country("AM")
    make_person("Heydar Aliyev", family_name="Aliyev")
    make_person("Ilham Aliyev", family_name="Aliyev")
    assert card(client, text) is None
