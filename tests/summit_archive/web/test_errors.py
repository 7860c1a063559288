import pytest
from django.db import connections

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
