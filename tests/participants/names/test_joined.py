"""Names that a dash joins are two names; a name that has a dash itself stays one."""

import pytest

from participants.names import names_apart
from tests.make import make_article, make_country, make_name, make_person, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive():
    for code, russian in (("KZ", "Казахстан"), ("UZ", "Узбекистан")):
        make_name(russian, "ru", country=make_country(code))
    make_person("Vladimir Putin", family_name="Putin")
    make_person("Alexander Lukashenko", family_name="Lukashenko")
    make_place("Nur-Sultan")
    make_place("Karabakh")


@pytest.mark.parametrize(
    "typed, apart",
    [
        ("Kazakhstan-Uzbekistan", "Kazakhstan Uzbekistan"),
        ("Kazakhstan–Uzbekistan gas", "Kazakhstan Uzbekistan gas"),
        ("Казахстан—Узбекистан", "Казахстан Узбекистан"),
        ("Putin-Lukashenko 2016–2023", "Putin Lukashenko 2016–2023"),
        ("Kazakhstan – Uzbekistan", "Kazakhstan – Uzbekistan"),
        ("Kazakhstan-Atlantis", "Kazakhstan-Atlantis"),
        ("Nur-Sultan", "Nur-Sultan"),
        ("Nagorno-Karabakh", "Nagorno-Karabakh"),
        ('"Kazakhstan-Uzbekistan"', '"Kazakhstan-Uzbekistan"'),
        ("gas", "gas"),
    ],
)
def test_a_dash_parts_names_of_countries_and_people_alone(typed, apart):
    assert names_apart(typed) == apart


def test_a_word_without_a_dash_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        names_apart("Kazakhstan Uzbekistan, 2016–2023")


def test_articles_that_have_both_are_found_by_names_that_a_dash_joins(client):
    make_article("Uzbekistan, and later Kazakhstan, spoke")
    make_article("Kazakhstan spoke")
    assert client.get("/articles/", {"q": "Kazakhstan–Uzbekistan"}).context["result"].total == 1
