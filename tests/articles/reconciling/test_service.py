"""What surrounds the matching: the manifest, suggestions, previews, and columns for a table whose rows were matched."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import validate

from articles.reconciling.properties import COLUMNS
from articles.reconciling.things import THINGS
from tests.make import (
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_participation,
    make_person,
    make_place,
    make_term,
)

from .test_names import PUTIN, archive  # noqa: F401
from .told import EXTENDED, MANIFEST, PROPOSED, SUGGESTED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]


def get(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_service_tells_what_it_is_and_each_address_of_it_answers(client):
    told = get(client, "/reconcile/")
    validate(told, MANIFEST)
    assert {one["id"] for one in told["defaultTypes"]} == set(THINGS)
    for name, identifier in (("entity", PUTIN), ("type", "person"), ("property", "iso3")):
        service = told["suggest"][name]
        assert client.get(service["service_path"], {"prefix": "p"}).status_code == 200
        flyout = service["flyout_service_path"].replace("${id}", identifier)
        assert get(client, flyout)["id"] == identifier
    for url in (told["view"]["url"], told["preview"]["url"]):
        assert client.get(url.removeprefix("http://testserver").replace("{{id}}", PUTIN)).status_code in (
            200,
            302,
        )


def test_an_identifier_leads_to_the_page_of_the_record(client):
    pages = {
        PUTIN: "/people/vladimir-putin/",
        "country:ru": "/countries/ru/",
        "place:astana": "/meetings/?place=astana",
        "office:president-of-russia": "/countries/ru/",
        "meeting:talks-on-gas": "/meetings/talks-on-gas/",
    }
    for identifier, page in pages.items():
        assert client.get("/reconcile/view", {"id": identifier}).headers["Location"] == page
    for nothing in ("person:nobody", "person", "", "human:1", "person:" + "a" * 999, "country:\u0660"):
        assert client.get("/reconcile/view", {"id": nothing}).status_code == 404


def test_a_preview_may_stand_in_another_program_and_runs_no_script(client):
    answer = client.get("/reconcile/preview", {"id": "meeting:talks-on-gas"})
    assert "Talks on “gas”, {St. Petersburg}" in answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy and "script" not in policy
    assert "frame-ancestors 'none'" in client.get("/people/").headers["Content-Security-Policy"]


def test_what_is_told_of_a_record_is_escaped(client):
    make_person("<b>Anna</b> & “Co”", slug="anna")
    told = get(client, "/reconcile/flyout/entity", id="person:anna")
    assert "&lt;b&gt;Anna&lt;/b&gt; &amp; “Co”" in told["html"]


@pytest.mark.parametrize(
    ("prefix", "type_", "identifier"),
    [
        ("put", "", PUTIN),
        ("пут", "", PUTIN),
        ("put", "person", PUTIN),
        ("asta", "place", "place:astana"),
        ("President of R", "office", "office:president-of-russia"),
        ("natur", "topic", "topic:natural-gas"),
        ("krem", "publisher", "publisher:kremlin"),
    ],
)
def test_what_begins_so_is_suggested(client, prefix, type_, identifier):
    told = get(client, "/reconcile/suggest/entity", prefix=prefix, **({"type": type_} if type_ else {}))
    validate(told, SUGGESTED)
    assert told["result"][0]["id"] == identifier


def test_types_and_properties_are_suggested(client):
    types, properties = (
        get(client, f"/reconcile/suggest/{name}", prefix="coun") for name in ("type", "property")
    )
    validate(types, SUGGESTED)
    validate(properties, SUGGESTED)
    assert [one["id"] for one in types["result"]] == ["country"]
    assert {one["id"] for one in properties["result"]} == {"country", "held-in", "attended-by"}
    assert get(client, "/reconcile/suggest/entity", prefix="") == {"result": []}


@pytest.mark.parametrize("type_", THINGS)
def test_every_column_that_is_proposed_is_told_of_a_record_of_the_type(client, type_):
    proposed = get(client, "/reconcile/properties", type=type_)
    validate(proposed, PROPOSED)
    row = THINGS[type_].model.objects.order_by("pk").first()
    (identifier,) = [f"{type_}:{getattr(row, 'address_code', None) or row.slug}"]
    asked = {"ids": [identifier], "properties": [{"id": one["id"]} for one in proposed["properties"]]}
    told = get(client, "/reconcile/", extend=json.dumps(asked))
    validate(told, EXTENDED)
    assert [one["id"] for one in told["meta"]] == [one["id"] for one in proposed["properties"]]
    assert told["rows"][identifier]["address"][0]["str"].startswith("http://testserver/")


def extended(client, identifiers, *properties):
    asked = {"ids": identifiers, "properties": list(properties)}
    answer = client.post("/reconcile/", {"extend": json.dumps(asked)})
    assert answer.status_code == 200, answer.content
    validate(answer.json(), EXTENDED)
    return answer.json()["rows"]


def test_columns_say_what_is_on_record_and_nothing_else(client):
    rows = extended(
        client,
        [PUTIN, "country:ru", "person:nobody", "meeting:talks-on-gas", "=cmd()"],
        {"id": "wikidata"},
        {"id": "iso3"},
        {"id": "when"},
        {"id": "name", "settings": {"language": "ru"}},
    )
    assert rows[PUTIN]["wikidata"] == [{"str": "Q7747"}]
    assert [one["str"] for one in rows[PUTIN]["name"]] == ["Владимир Путин", "Владимир Владимирович Путин"]
    assert (rows["country:ru"]["iso3"], rows["country:ru"]["when"]) == ([{"str": "RUS"}], [])
    assert rows["meeting:talks-on-gas"]["when"] == [{"str": "XXXX-12-26"}]
    nothing = {"wikidata": [], "iso3": [], "when": [], "name": []}
    assert rows["person:nobody"] == rows["=cmd()"] == nothing


def test_a_holder_is_told_for_the_day_and_as_possible_where_nobody_knows(client):
    make_term(make_person("Anna", slug="anna"), make_office(slug="speaker"), start="2012")

    def holders(office, day):
        asked = {"id": "holder", "settings": {"on": day}}
        told = extended(client, [f"office:{office}"], asked)[f"office:{office}"]["holder"]
        return [(one["id"], one.get("description")) for one in told]

    assert holders("president-of-russia", "2016-05-01") == [(PUTIN, None)]
    assert holders("president-of-russia", "2001-01-01") == []
    assert holders("speaker", "2012-03-01") == [("person:anna", "possibly, on that day")]


def test_who_was_only_invited_did_not_take_part(client):
    meeting = make_meeting(
        "Summit", slug="summit", status="held", place=make_place("Osh", country=make_country("KG"))
    )
    make_participation(meeting, country=make_country("UZ"), status="attended")
    make_participation(meeting, country=make_country("AM"), status="invited")
    told = extended(client, ["meeting:summit"], {"id": "attended-by"}, {"id": "held-in"})["meeting:summit"]
    assert [one["id"] for one in told["attended-by"]] == ["country:uz"]
    assert [one["id"] for one in told["held-in"]] == ["country:kg"]


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"ids": "person:x", "properties": []}, "extend.ids"),
        ({"ids": [7], "properties": []}, "extend.ids"),
        ({"ids": ["person:x"] * 201, "properties": []}, "extend.ids"),
        ({"ids": [], "properties": [{"id": "on"}]}, "extend.properties.id"),
        ({"ids": [], "properties": [{"id": "iso3"}] * 51}, "extend.properties"),
        (
            {"ids": [], "properties": [{"id": "holder", "settings": {"on": "now"}}]},
            "extend.properties.settings.on",
        ),
        ({"ids": [], "properties": [{"id": "holder", "settings": []}]}, ""),
        ({"ids": [], "properties": [{"id": "holder", "settings": [1]}]}, "extend.properties.settings"),
    ],
)
def test_what_of_an_extension_cannot_be_read_is_refused(client, asked, parameter):
    answer = client.post("/reconcile/", {"extend": json.dumps(asked)})
    assert answer.status_code == (400 if parameter else 200)
    assert not parameter or answer.json()["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize("people", [1, 12])
def test_columns_cost_the_same_for_any_number_of_rows(client, people):
    identifiers = []
    for number in range(people):
        make_name(
            f"Анна {number}", person=make_person(f"Anna {number}", slug=f"anna-{number}"), language="ru"
        )
        identifiers.append(f"person:anna-{number}")
    with CaptureQueriesContext(connection) as asked:
        extended(client, identifiers, *({"id": pid} for pid in COLUMNS))
    assert len(asked) == 5


def test_other_sites_may_ask(client):
    answer = client.post("/reconcile/", {"query": "Putin"}, headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert re.match("application/json", answer.headers["Content-Type"])
