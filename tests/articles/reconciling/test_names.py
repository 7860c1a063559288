"""Names of other people's tables, in any script and order, lead to who is meant, with a score that says how sure."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import validate

from tests.make import (
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_place,
    make_publisher,
    make_series,
    make_term,
    make_topic,
)

from .told import RESULTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    russia, kazakhstan = make_country("RU", wikidata="Q159", alpha3="RUS"), make_country("KZ")
    make_name("Россия", country=russia, language="ru", kind="preferred")
    make_name("Российской Федерации", country=russia, language="ru", kind="case-form")
    make_name("the Kremlin", country=russia, language="en", kind="metonym")
    putin = make_person("Vladimir Putin", slug="vladimir-putin", family_name="Putin", wikidata="Q7747")
    make_name("Владимир Путин", person=putin, language="ru", kind="preferred")
    make_name("Владимир Владимирович Путин", person=putin, language="ru", kind="official")
    make_name("Vladimir Poutine", person=putin, language="fr", kind="variant")
    tokayev = make_person("Kassym-Jomart Tokayev", slug="kassym-jomart-tokayev", family_name="Tokayev")
    make_name("Қасым-Жомарт Тоқаев", person=tokayev, language="kk", kind="native")
    office = make_office("President of Russia", slug="president-of-russia", country=russia)
    make_term(putin, office, start="2012-05-07")
    make_term(
        tokayev,
        make_office("President of Kazakhstan", slug="president-of-kazakhstan", country=kazakhstan),
        start="2019-03-20",
    )
    make_organisation("CIS", slug="cis")
    make_place("Astana", slug="astana", country=kazakhstan)
    make_series("Informal summit of CIS heads of state", slug="informal-summits")
    make_meeting("Talks on “gas”, {St. Petersburg}", slug="talks-on-gas", when="XXXX-12-26")
    make_publisher("Kremlin press service", slug="kremlin")
    make_topic("Natural gas", slug="natural-gas")
    return putin


def matched(client, queries):
    """{key: [(identifier, score, whether it is taken for the one)]}"""
    answer = client.post("/reconcile/", {"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.content
    validate(answer.json(), RESULTS)
    return {
        key: [(one["id"], one["score"], one["match"]) for one in found["result"]]
        for key, found in answer.json().items()
    }


def one(client, text, **more):
    return matched(client, {"q0": {"query": text} | more})["q0"]


PUTIN = "person:vladimir-putin"


@pytest.mark.parametrize(
    ("text", "identifier", "score", "is_taken"),
    [
        ("Vladimir Putin", PUTIN, 100, True),
        ("  vladimir   putin ", PUTIN, 100, True),
        ("Владимир Путин", PUTIN, 100, True),
        ("Владимир Владимирович Путин", PUTIN, 97, True),
        ("Vladimir Poutine", PUTIN, 94, True),
        ("Putin, Vladimir", PUTIN, 98, True),
        ("Путин Владимир Владимирович", PUTIN, 94, True),
        ("Vlàdimir Pütin", PUTIN, 96, True),
        ("Путин В.В.", PUTIN, 78, False),
        ("В. Путин", PUTIN, 78, False),
        ("Putin", PUTIN, 60, False),
        ("H.E. Mr. Vladimir Putin", PUTIN, 70, False),
        ("Қасым-Жомарт Тоқаев", "person:kassym-jomart-tokayev", 97, True),
        ("Kassym-Jomart Tokaev", "person:kassym-jomart-tokayev", 70, False),
        ("Q7747", PUTIN, 100, True),
        ("RUS", "country:ru", 95, True),
        ("Россия", "country:ru", 100, True),
        ("Российской Федерации", "country:ru", 86, True),
        ("the Kremlin", "country:ru", 50, False),
        ("CIS", "organisation:cis", 92, True),
        ("Astana", "place:astana", 100, True),
        ("President of Russia", "office:president-of-russia", 100, True),
        ("informal summit of CIS heads of state", "series:informal-summits", 100, True),
        ("Talks on “gas”, {St. Petersburg}", "meeting:talks-on-gas", 100, True),
        ("Talks on gas", "meeting:talks-on-gas", 64, False),
        ("Kremlin press service", "publisher:kremlin", 100, True),
        ("natural gas", "topic:natural-gas", 100, True),
    ],
)
def test_a_name_leads_to_who_is_meant(client, archive, text, identifier, score, is_taken):
    assert one(client, text)[0] == (identifier, score, is_taken)


@pytest.mark.parametrize(
    "text", ["Nobody at all", "=cmd()", "\x00", "\ud800", "«»", "x" * 5000, "}{\n", "Путин А.Б.", "99", "%"]
)
def test_what_names_nobody_leads_to_nobody(client, archive, text):
    assert one(client, text) == []


def test_of_several_none_is_taken(client, archive):
    make_person("Vladimir Putin", slug="vladimir-putin-2", family_name="Putin")
    assert one(client, "Vladimir Putin") == [(PUTIN, 100, False), ("person:vladimir-putin-2", 100, False)]


def test_a_property_tells_namesakes_apart(client, archive):
    other = make_person("Vladimir Putin", slug="vladimir-putin-2", family_name="Putin")
    make_term(other, make_office("Mayor", slug="mayor", country=make_country("UZ")), start="2001")
    for pid, value in (
        ("country", "Россия"),
        ("country", {"id": "country:ru"}),
        ("country", ["uz", "ru"][1:]),
    ):
        found = one(client, "Vladimir Putin", properties=[{"pid": pid, "v": value}])
        assert found == [(PUTIN, 100, True), ("person:vladimir-putin-2", 60, False)], value
    found = one(client, "Vladimir Putin", properties=[{"pid": "on", "v": "2005-01-01"}])
    assert found == [("person:vladimir-putin-2", 100, True), (PUTIN, 60, False)]
    in_then = [{"pid": "country", "v": "Russia"}, {"pid": "on", "v": "2016-05-01"}]
    assert one(client, "Vladimir Putin", properties=in_then)[0] == (PUTIN, 100, True)


def test_what_is_not_on_record_of_a_property_says_nothing(client, archive):
    make_person("Dmitry Peskov", slug="peskov")
    found = one(client, "Dmitry Peskov", properties=[{"pid": "country", "v": "Russia"}])
    assert found == [("person:peskov", 97, True)]


def test_types_narrow_what_is_looked_for(client, archive):
    make_organisation("AG", name="Astana", slug="astana-group")
    assert one(client, "Astana", type="place") == [("place:astana", 100, True)]
    assert one(client, "Astana", type=["place", "country"]) == [("place:astana", 100, True)]
    assert one(client, "Astana", type="meeting") == []
    should = one(client, "Astana", type=["place"], type_strict="should")
    assert should == [("place:astana", 100, False), ("organisation:astana-group", 90, False)]


def test_no_more_than_are_asked_for(client, archive):
    for number in range(8):
        make_person(f"Anna Putin {number}", slug=f"anna-{number}", family_name="Putin")
    assert [len(one(client, "Putin", limit=limit)) for limit in (1, 3, 1000)] == [1, 3, 9]
    assert len(one(client, "Putin")) == 5


@pytest.mark.parametrize(
    ("sent", "parameter", "expected"),
    [
        ({"queries": "{"}, "queries", "JSON"),
        ({"queries": "[" * 100_000}, "queries", "JSON"),
        ({"queries": "[]"}, "queries", "an object in JSON"),
        ({"queries": '{"q0": "Putin"}'}, "queries.q0", "an object with “query”"),
        ({"queries": '{"q0": {}}'}, "queries.q0.query", "the name that is looked for"),
        ({"queries": '{"q0": {"query": 7}}'}, "queries.q0.query", "the name that is looked for"),
        ({"queries": '{"q0": {"query": "a", "limit": NaN}}'}, "queries.q0.limit", "a whole number from 1"),
        ({"queries": '{"q0": {"query": "a", "limit": "5"}}'}, "queries.q0.limit", "a whole number from 1"),
        ({"queries": '{"q0": {"query": "a", "type": "human"}}'}, "queries.q0.type", "one of person, country"),
        (
            {"queries": '{"q0": {"query": "a", "type_strict": "no"}}'},
            "queries.q0.type_strict",
            "any, should, all",
        ),
        (
            {"queries": '{"q": {"query": "a", "properties": [{"pid": "P1", "v": 1}]}}'},
            "queries.q.properties.pid",
            "iso3",
        ),
        ({"queries": '{"q": {"query": "a", "properties": {}, "type": []}}'}, "", ""),
        (
            {"queries": '{"q": {"query": "a", "properties": [{"pid": "on", "v": "soon"}]}}'},
            "properties.on",
            "YYYY-MM-DD",
        ),
        ({"queries": json.dumps({str(n): {"query": "a"} for n in range(101)})}, "queries", "at most 100"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(client, archive, sent, parameter, expected):
    answer = client.post("/reconcile/", sent)
    if not parameter:
        assert answer.status_code == 200
        return
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["parameter"]) == (400, parameter)
    assert f"expected {expected}" in error["message"] or expected in error["message"]


def test_a_batch_in_an_address_is_answered_as_one_in_a_form(client, archive):
    queries = json.dumps({"q0": {"query": "Putin"}, "ключ": {"query": "Astana", "type": "place"}})
    assert (
        client.get("/reconcile/", {"queries": queries}).json()
        == client.post("/reconcile/", {"queries": queries}).json()
    )
    single = client.get("/reconcile/", {"query": "Putin"}).json()
    assert single == client.get("/reconcile/", {"query": '{"query": "Putin"}'}).json()
    assert single["result"][0]["id"] == PUTIN


def test_a_form_needs_no_token_of_ours(archive, client):
    client.handler.enforce_csrf_checks = True
    assert client.post("/reconcile/", {"query": "Putin"}).status_code == 200


@pytest.mark.parametrize("people", [2, 40])
def test_a_batch_costs_the_same_for_any_number_of_names(client, people, archive):
    queries = {}
    for number in range(people):
        name = f"Anna{'abcdefghij'[number % 10]} Petrova{'abcdefghij'[number // 10]}"
        make_term(
            make_person(name, slug=f"anna-{number}"), make_office(country=make_country("KZ")), start="2001"
        )
        queries[f"q{number}"] = {"query": name, "properties": [{"pid": "country", "v": "Kazakhstan"}]}
    queries["title"] = {"query": "Talks on gas"}
    queries["part"] = {"query": "H.E. Vladimir Putin"}
    with CaptureQueriesContext(connection) as asked:
        found = matched(client, queries)
    assert all(found[f"q{number}"][0] == (f"person:anna-{number}", 100, True) for number in range(people))
    assert len(asked) == 12
