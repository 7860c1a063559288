"""Who held an office on a day: surely, acting, possibly, or nobody on record."""

import pytest

from articles.claims import NotAClaim, office_claim
from tests.make import make_country, make_name, make_office, make_person, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """Held until 20 March 2019 by one, from that day on by another, as far as is known until 2026."""
    office = make_office(
        "President of Kazakhstan", country=make_country("KZ"), slug="president-of-kazakhstan"
    )
    make_name("Президент Казахстана", language="ru", office=office)
    nazarbayev = make_person("Nursultan Nazarbayev", slug="nazarbayev", family_name="Nazarbayev")
    tokayev = make_person("Kassym-Jomart Tokayev", slug="tokayev", family_name="Tokayev")
    make_term(nazarbayev, office, start="1990-04-24", end="2019-03-20")
    make_term(
        tokayev,
        office,
        start="2019-03-20",
        known_until="2026-01-01",
        source="The gazette; =1",
        is_acting=False,
    )
    return office


def holders(found):
    return [(holder.person.slug, holder.is_sure) for holder in found.holders]


@pytest.mark.parametrize(
    "name", ["president-of-kazakhstan", "President of Kazakhstan", "президент Казахстана"]
)
def test_the_holder_of_the_day_is_told_with_the_source(office, name):
    found = office_claim(name, "1 January 2020")
    assert holders(found) == [("tokayev", True)]
    assert found.sentence == "Kassym-Jomart Tokayev was President of Kazakhstan (1 January 2020)."
    assert "The gazette; =1" in found.sentences[0]
    assert found.url == "/claims/?office=president-of-kazakhstan&on=2020-01-01"


def test_after_the_day_until_which_it_is_known_the_holder_is_only_possible(office):
    found = office_claim(office.slug, "2026-06-01")
    assert holders(found) == [("tokayev", False)]
    assert found.sentence.startswith("Possibly President of Kazakhstan")
    assert office_claim(office.slug, "2026-06-01", "tokayev").verdict == "possible"


def test_on_the_day_of_a_handover_the_predecessor_is_only_possible(office):
    assert holders(office_claim(office.slug, "2019-03-20")) == [("nazarbayev", False), ("tokayev", True)]


def test_who_only_acted_is_said_to_have_acted(office):
    other = make_office("Prime Minister", country=make_country("KZ"), slug="pm")
    make_term(make_person("Somebody"), other, start="2020-01-01", end="2020-02-01", is_acting=True)
    assert "was acting as Prime Minister" in office_claim("pm", "2020-01-15").sentence


def test_who_possibly_held_it_is_told_apart_from_who_did(office):
    acting, doubted = (
        make_person("Roman Sklyar", slug="sklyar"),
        make_person("Serik Zhumangarin", slug="serik"),
    )
    make_term(doubted, office, start="2019-03-20?", end="2019-03-21", is_acting=True)
    make_term(acting, office, start="2019-05-01", end="2019-05-02", is_acting=True)
    assert office_claim(office.slug, "2019").sentence == (
        "On record as President of Kazakhstan (2019): Nursultan Nazarbayev, Kassym-Jomart Tokayev, "
        "Roman Sklyar (acting); possibly also Serik Zhumangarin (acting)."
    )


def test_nobody_on_record_is_a_gap_and_no_vacancy(office):
    found = office_claim(office.slug, "1985")
    assert (found.holders, "a gap in the sources" in found.sentences[0]) == ((), True)


@pytest.mark.parametrize(
    ("on", "person", "verdict"),
    [
        ("2020-01-01", "Tokayev", "attested"),
        ("2019", "Tokayev", "attested"),
        ("[2018-01-01,2020-01-01]", "Tokayev", "possible"),
        ("2015", "Tokayev", "denied"),
        ("2020-01-01", "Nazarbayev", "denied"),
        ("1985", "Tokayev", "nothing-on-record"),
    ],
)
def test_that_somebody_held_it_is_a_claim_with_a_verdict(office, on, person, verdict):
    assert office_claim(office.slug, on, person).verdict == verdict


@pytest.mark.parametrize(
    ("texts", "parameters"),
    [
        (("", "2020"), ["office"]),
        (("president-of-kazakhstan", ""), ["on"]),
        (("no such office", "yesterday"), ["office", "on"]),
        (("president-of-kazakhstan", "2020", "KZ"), ["person"]),
        (("x" * 300, "\0"), ["office", "on"]),
    ],
)
def test_what_cannot_be_used_is_told_by_field(office, texts, parameters):
    with pytest.raises(NotAClaim) as refused:
        office_claim(*texts)
    assert [problem.parameter for problem in refused.value.problems] == parameters


def test_an_office_that_may_be_several_is_asked_back(office):
    make_office("Prime Minister of Kazakhstan", country=make_country("KZ"), slug="pm")
    with pytest.raises(NotAClaim) as refused:
        office_claim("of Kazakhstan", "2020")
    [problem] = refused.value.problems
    assert [choice.value for choice in problem.choices] == ["president-of-kazakhstan", "pm"]


def test_page_and_file_say_the_same(office, client):
    found = client.get("/claims.json?office=president-of-kazakhstan&on=2020-01-01").json()
    assert [(one["person"], one["certain"], one["source"]) for one in found["holders"]] == [
        ("tokayev", True, "The gazette; =1")
    ]
    content = client.get("/claims/?office=president-of-kazakhstan&on=2020-01-01").content.decode()
    assert found["sentence"] in content
    assert 'href="/people/tokayev/"' in content
