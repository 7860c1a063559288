"""The description of the API holds: what it promises is what the addresses answer."""

import io
import json
from urllib.parse import urlsplit

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from articles.describing.examples import address_of, snippets, values
from articles.describing.operations import is_described, operations, routes
from articles.describing.summaries import sentence_of
from summit_archive.web.problems import KINDS, PARAMETERS
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_series,
    make_source,
    make_term,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def archive():
    """Two of everything, with names and dates that files stumble over."""
    countries = [make_country("KZ"), make_country("UZ")]
    organisation, series = make_organisation("CIS"), make_series("Summits {of} «всех»", slug="summits")
    people = [make_person("Anna =cmd()", slug="anna"), make_person("“Боб”\nBob", slug="bob")]
    for person, country in zip(people, countries, strict=True):
        make_term(person, make_office(country=country), start="2012")
    for number, when in enumerate(("2019-05-28", "XXXX-12-26")):
        meeting = make_meeting(
            f"Talks {number}",
            slug=f"talks-{number}",
            status="held",
            when=when,
            series=series,
            organisation=organisation,
            place=make_place(country=countries[0]),
        )
        for country, person in zip(countries, people, strict=True):
            make_participation(meeting, country=country, person=person, status="attended")
    article = make_article(
        "Talks on gas",
        countries=countries,
        people=people,
        topics=[make_topic(slug="gas")],
        publisher=make_publisher(slug="paper"),
        body="Gas\x0b",
    )
    make_coverage(article, meeting)
    make_topic(slug="oil"), make_publisher(slug="agency"), make_source()


@pytest.fixture
def described(client, archive):
    return client.get("/api/openapi.json").json()


def test_it_is_a_description_by_openapi_s_own_rules(described):
    validate(described)
    assert described["openapi"] == "3.1.0"


def test_every_address_for_programs_is_described_once(described):
    names = [get["operationId"] for path in described["paths"].values() for get in path.values()]
    assert len(names) == len(set(names))
    assert {route.name for route in routes() if is_described(route)} <= set(names)
    assert {"article-list-json", "meeting-list-csv", "person-json", "reconcile", "claim-json"} <= set(names)


def test_every_address_says_in_a_written_sentence_what_it_answers():
    for one in operations():
        assert sentence_of(one.name, one.path, one.page) == one.summary, one.path
        assert one.summary.endswith("."), one.path


def test_parameters_are_those_that_the_filter_declares(described):
    asked = {one["name"]: one for one in described["paths"]["/meetings.json"]["get"]["parameters"]}
    assert asked["status"]["schema"]["enum"][:2] == ["rumoured", "possible"]
    assert asked["country"]["schema"]["type"] == "array" and asked["limit"]["schema"]["maximum"] == 1000
    assert "limit" not in {one["name"] for one in described["paths"]["/meetings.csv"]["get"]["parameters"]}


def checked(described, path, response, method="get"):
    """Whether an answer is as described: status, media type, and what JSON holds."""
    body = b"".join(response)
    told = described["paths"][path][method]["responses"]
    answer = told[str(response.status_code)]
    if "$ref" in answer:
        answer = described["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    if not (content := answer.get("content")):
        return
    media_type = response.headers["Content-Type"].partition(";")[0]
    assert media_type in content, (path, media_type)
    if schema := content[media_type].get("schema"):
        Draft202012Validator(described | {"$ref": "#/x", "x": schema}).validate(json.loads(body))


def test_every_example_answers_as_described(client, described):
    found, answered, silent = values(), [], []
    for operation in operations():
        address = address_of(operation, found.get(operation.name, {}))
        if address is None:
            silent.append(operation.path)
            continue
        response = client.get(address)
        # An example that leads on, or asks for what needs more, is none of a page of rows.
        assert response.status_code in (200, 301, 302, 400, 404), address
        checked(described, operation.path, response)
        answered += [operation.name] if response.status_code == 200 else []
    assert {
        "article-json",
        "meeting-json",
        "person-json",
        "country-json",
        "series-json",
        "article-list-json",
        "claim-json",
    } <= set(answered)
    assert len(answered) > 50
    assert all("{" in path for path in silent)


def test_the_page_explains_every_type_of_problem(client, archive):
    page = client.get("/api/").content.decode()
    assert all(f'id="{kind}"' in page for kind in {*KINDS.values(), PARAMETERS})
    assert "/api/openapi.json" in page and "curl &#x27;http://testserver/articles.json" in page


def test_the_python_of_the_page_runs_as_it_stands(client, archive, monkeypatch, capsys):
    def urlopen(url):
        parts = urlsplit(url)
        return io.BytesIO(client.get(f"{parts.path}?{parts.query}").content)

    monkeypatch.setattr("urllib.request.urlopen", urlopen)
    python = {one.language: one.text for one in snippets("http://testserver/articles.json?q=gas", True)}[
        "Python"
    ]
    exec(python, {})
    assert "Talks on gas" in capsys.readouterr().out


@pytest.mark.parametrize("rows", [1, 4])
def test_the_page_costs_the_same_for_any_archive(client, rows, django_assert_num_queries):
    for number in range(rows):
        make_meeting(slug=f"m{number}")
        make_article()
        make_topic()
    with django_assert_num_queries(10):
        client.get("/api/")


# --- Asked whatever the description allows ---------------------------------------------------------------------

AT_RANDOM = settings(
    max_examples=2,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
handler = WSGIHandler()


def site(environ, start_response):
    """The whole site, within the test's own transaction."""
    response = handler.get_response(WSGIRequest(environ))
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.headers.items()))
    body = b"".join(response)
    # `close` would tell Django that the request is over, and it would let go of the test's connection.
    for close in response._resource_closers:
        close()
    return [body]


def test_whatever_is_asked_is_answered_as_described(archive, described):
    """By schemathesis: no fault of ours, no status and no content that the description does not name."""
    described["servers"] = [{"url": "http://localhost"}]
    schema = schemathesis.openapi.from_dict(described)
    schema.app = site
    for result in schema.get_all_operations():
        operation = result.ok()

        @AT_RANDOM
        @given(case=operation.as_strategy())
        def asked(case):
            case.call_and_validate(headers={"Host": "localhost"}, checks=CHECKS)

        asked()
