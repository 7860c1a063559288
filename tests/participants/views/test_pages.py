"""The lists and pages of those who met, as readers see them."""

import re

import pytest

from participants.models import Country
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_series,
    make_term,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


def test_a_row_of_one_country_with_another_ones_office_counts_for_its_own(client):
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    office = make_office("President of Uzbekistan", country=uzbekistan)
    make_participation(make_meeting(), country=kazakhstan, office=office, status="attended")
    counts = {row.code: row.meetings_held for row in Country.objects.with_meetings_held()}
    assert counts == {"KZ": 1, "UZ": 0}
    for code, number in counts.items():
        listed = client.get("/meetings.json", {"country": code, "status": "held", "part": "present"})
        assert listed.json()["total"] == number


def test_a_series_lists_its_editions_newest_first(client):
    series = make_series("Informal summits", slug="informal-summits")
    make_meeting("The older one", when="2018-12-06", series=series)
    make_meeting("The newer one", when="2023-12-26", series=series)
    text = page(client, "/series/informal-summits/")
    assert text.index("The newer one") < text.index("The older one")
    assert "Informal summits" in page(client, "/series/")


def test_a_list_of_people_says_what_of_its_address_was_ignored(client):
    make_person("Nikol Pashinyan")
    text = page(client, "/people/?page=9&sort=age")
    assert "Nikol Pashinyan" in text
    assert "“sort=age” was ignored" in text
    assert "“9” is beyond the last page" in text


def test_a_meetings_card_does_not_name_a_country_that_stayed_away(client):
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ", name="Kazakhstan")])
    make_participation(meeting, country=make_country("AZ", name="Azerbaijan"), status="absent")

    cards = client.get("/meetings/").content.decode().partition('class="meeting-card')[2]

    assert "Kazakhstan" in cards
    assert "Azerbaijan" not in cards


def fill(number):
    """`number` of everything in a list, and a series with as many meetings."""
    cis = make_organisation("CIS")
    series = make_series(slug="series", organisation=cis)
    office = make_office(country=make_country("KZ"))
    for index in range(number):
        country, person = make_country(), make_person()
        make_term(person, office, start=f"{1991 + index}-01-01", end=f"{1991 + index}-12-31")
        make_membership(country, cis)
        make_organisation()
        make_series()
        make_name(f"Spelling {index}", person=person)
        make_meeting(countries=[country], people=[person], series=series, organisation=cis)


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/leaders/", 2), ("/people/", 5), ("/organisations/", 2), ("/series/", 1), ("/series/series/", 6)],
)
def test_a_page_costs_the_same_for_any_size(client, django_assert_num_queries, address, queries, number):
    fill(number)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_lists_say_how_many_meetings_each_had_and_lead_to_them(client):
    cis, member, former = make_organisation("CIS"), make_country("KZ"), make_country("GE")
    make_membership(member, cis, start="1991-12-21")
    make_membership(former, cis, start="1993-12-03", end="2009-08-18")
    make_membership(make_country("TM"), cis, start="2005-08-26", standing="associate")
    person, guest = make_person("Nikol Pashinyan", slug="nikol"), make_person("Guest", slug="guest")
    make_meeting(people=[person], organisation=cis)
    make_meeting(people=[person], organisation=cis, status="cancelled")
    make_participation(make_meeting(), person=guest, status="invited")
    assert "Nikol Pashinyan 1 " in page(client, "/people/")
    address = re.search(r'href="([^"]*person=nikol[^"]*)"', client.get("/people/").text)[1].replace(
        "&amp;", "&"
    )
    assert client.get(address.replace("/meetings/", "/meetings.json")).json()["total"] == 1
    assert "person=guest" not in client.get("/people/").text
    assert "Commonwealth of Independent States CIS 1 1 " in page(client, "/organisations/")


def test_leaders_of_the_region_are_drawn_and_all_of_them_stand_in_the_list(client):
    armenia, atlantis = make_country("AM"), make_country("XA", name="Atlantis")
    for country, name in ((armenia, "Nikol Pashinyan"), (atlantis, "The King")):
        make_term(make_person(name), make_office(f"Head of {country}", country=country), start="2018-05-08")
    premier = make_office("Prime Minister of Armenia", kind="head-of-government", country=armenia)
    make_term(make_person("Karen Karapetyan"), premier, start="2018-04-23", end="2018-05-08", is_acting=True)
    html = client.get("/leaders/").text
    drawn = re.findall(r'<svg class="lanes__picture".*?</svg>', " ".join(html.split()))
    assert len(drawn) == 2
    assert "Nikol Pashinyan, Head of Armenia: since 8 May 2018" in drawn[0]
    assert "Karen Karapetyan, Prime Minister of Armenia, acting: 23 April 2018 – 8 May 2018" in drawn[1]
    assert "The King" not in "".join(drawn)
    listed = html.partition('class="jump"')[2]
    assert (
        listed.index("Nikol Pashinyan</a>")
        < listed.index("Leaders of 1 other country")
        < listed.index("The King</a>")
    )


def test_the_list_of_people_says_what_it_is_and_who_only_acted(client):
    office = make_office("Prime Minister of Russia", country=make_country("RU"))
    make_term(make_person("Andrei Belousov"), office, start="2020-04-30", end="2020-05-19", is_acting=True)
    full = make_person("Mikhail Mishustin")
    make_term(full, office, start="2020-01-16", end="2024-05-07")
    make_term(full, office, start="2024-05-07", end="2024-05-10", is_acting=True)

    text = page(client, "/people/")

    assert "Everybody who takes part or speaks" not in text
    assert "Andrei Belousov Prime Minister of Russia (acting)" in text
    assert "Mikhail Mishustin Prime Minister of Russia" in text
    assert text.count("Russia (acting)") == 1
    rows = {row["name"]: row for row in client.get("/people.json").json()["results"]}
    belousov, mishustin = rows["Andrei Belousov"], rows["Mikhail Mishustin"]
    assert (belousov["offices"], belousov["only_acted_in"]) == ([], [office.slug])
    assert (mishustin["offices"], mishustin["only_acted_in"]) == ([office.slug], [])
    assert "2 people on record have been head of state or government, or acted as one." in page(
        client, "/leaders/"
    )
