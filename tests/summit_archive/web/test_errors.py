from io import StringIO

import pytest
from django.db import connections
from psycopg2._psycopg import sqlstate_errors

from summit_archive.web.database_errors import BY_STATE
from tests.forms import typed
from tests.summit_archive.web.broken_urls import ASKED

pytestmark = pytest.mark.urls("tests.summit_archive.web.broken_urls")


@pytest.fixture
def client(client):
    """Shows the page a visitor would see instead of raising the error in the test."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("address", ["/fails/operational", "/fails/interface", "/fails-because/operational"])
def test_a_lost_database_is_a_pause_and_no_fault(client, address):
    response = client.get(address)

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "The archive is not available" in response.content.decode()


@pytest.mark.parametrize("address", ["/fails/operational", "/fails-because/interface"])
def test_a_database_lost_outside_of_a_view_is_a_pause_too(client, settings, address):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "DatabaseErrors" not in name]

    response = client.get(address)

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"


@pytest.mark.django_db(transaction=True)
def test_a_database_that_cannot_be_reached_is_a_pause(client, monkeypatch):
    connection = connections["default"]
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")

    response = client.get("/admin/", headers={"cookie": f"sessionid={'a' * 32}"})

    assert response.status_code == 503


@pytest.mark.parametrize(
    ("error", "status", "title"),
    [
        ("integrity", 409, "Nothing was saved"),
        ("data", 400, "The request cannot be read"),
        ("internal", 503, "The archive is not available"),
        ("unnamed", 503, "The archive is not available"),
        ("ours", 500, "Something went wrong"),
    ],
)
def test_an_error_is_a_page_in_words(client, error, status, title):
    response = client.get(f"/fails/{error}")

    assert response.status_code == status
    assert f"<h1>{title}</h1>" in response.content.decode()


def test_an_error_of_json_is_json(client):
    response = client.get("/fails/operational.json")

    assert response.status_code == 503
    assert response.json()["title"] == "The archive is not available"
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Retry-After"] == "5"


def test_an_address_that_leads_nowhere_is_a_page_in_words(client):
    response = client.get("/nothing/is/here")

    assert response.status_code == 404
    assert "There is no page at this address in the archive." in response.content.decode()


# By PostgreSQL's five letters


STATUS = {
    "read-only": (503, "The archive can only be read at the moment"),
    "slow": (503, "The archive is busy"),
    "ended": (503, "The archive is not available"),
    "no-table": (503, "The archive is being updated"),
    "no-column": (503, "The archive is being updated"),
    "no-right": (503, "The archive is being updated"),
    "no-room-for-sorting": (503, "The archive is busy"),
    "wide": (400, "The request cannot be read"),
    "division": (400, "The request cannot be read"),
    "twice": (409, "Nothing was saved"),
    "raised": (409, "Nothing was saved"),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ASKED)
def test_what_a_real_server_refuses_is_answered_in_words(client, name):
    response = client.get(f"/asks/{name}")

    status, title = STATUS[name]
    assert (response.status_code, f"<h1>{title}</h1>" in response.content.decode()) == (status, True)
    assert ("Retry-After" in response.headers) == (status == 503)


OF_THE_REQUEST = ("22", "54")
OF_RULES = ("23", "27", "44", "40002", "P0001")
# Success, which nobody raises.
NO_ERROR = ("00", "01", "02", "03")


@pytest.mark.django_db(transaction=True)
def test_every_error_that_postgresql_knows_has_an_answer(client):
    wrong = {}
    for state in sqlstate_errors:
        if state.startswith(NO_ERROR):
            continue
        expected = 400 if state.startswith(OF_THE_REQUEST) else 409 if state.startswith(OF_RULES) else 503
        answer = client.get(f"/raises/{state}")
        if answer.status_code != expected:
            wrong[state] = answer.status_code
    assert wrong == {} and len(BY_STATE) > 20


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("53100", "disk is full. Whoever runs the archive has to make room."),
        ("53100", "Nothing was saved."),
        ("25006", "Changes and logins are not possible for a few minutes. Reading goes on."),
        ("25006", "Nothing was saved."),
        ("40P01", "Somebody else is changing the same at this moment."),
        ("57P01", "It is not certain whether what you sent was saved"),
    ],
)
def test_whoever_sent_something_is_told_why_and_what_became_of_it(client, state, words):
    assert words in client.post(f"/admin/form/?state={state}", {"note": "x"}).content.decode()


@pytest.mark.django_db(transaction=True)
def test_nothing_typed_is_lost(client):
    sent = {"note": "«Газ» & <b>oil</b>\nsecond line", "nothing": "", "of": ["a", "b"]}
    answer = client.post("/admin/form/?state=25006", sent)

    assert 'action="/admin/form/?state=25006"' in answer.content.decode()
    assert typed(answer, "send-again") == sent | {"note": [sent["note"]], "nothing": [""]}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sent", [{"username": "editor", "password": "x"}, {"file": StringIO("x")}])
def test_secrets_and_files_are_not_put_on_a_page(client, sent):
    answer = client.post("/admin/form/?state=25006", sent)

    assert answer.status_code == 503 and "send-again" not in answer.content.decode()
