"""One visitor's work is limited, by its cost and by address; an honest reader's never is."""

import pytest
from django.test import Client

from summit_archive.web import work
from summit_archive.web.work import Allowances
from tests.make import make_country

STRANGER = "93.184.216.34"


class Clock:
    seconds = 1000.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def allowances():
    return Allowances(rate=0.5, most=60, clock=Clock())


def test_a_reader_who_goes_on_all_day_never_waits(allowances):
    """A page in each two seconds, of half a second's work; now and then a file of ten."""
    for number in range(5000):
        assert allowances.wait("reader") == 0
        allowances.charge("reader", 10 if number % 50 == 49 else 0.5)
        allowances.clock.seconds += 2


def test_whoever_keeps_the_site_busy_waits_until_work_is_there_again(allowances):
    for _ in range(20):
        assert allowances.wait("busy") == 0
        allowances.charge("busy", 3)
    assert allowances.wait("busy") == 2
    assert allowances.wait("another") == 0
    allowances.clock.seconds += 2
    assert allowances.wait("busy") == 0


def test_only_so_many_visitors_are_remembered(allowances, monkeypatch):
    monkeypatch.setattr(work, "MOST_VISITORS", 3)
    for name in "abcd":
        allowances.charge(name, 100)
    assert [name for name in "abcd" if allowances.wait(name)] == ["b", "c", "d"]


@pytest.fixture
def spent(settings):
    """A client factory of a site where each visitor has a fiftieth of a second."""
    settings.VISITOR_SECONDS = 0.01

    def of(address):
        return Client(REMOTE_ADDR=address)

    return of


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/countries.csv", "/search.json?q=kz", "/suggest.json?q=k"])
def test_the_answer_says_which_limit_it_is_and_when_to_come_again(spent, address):
    make_country("KZ")
    client, answer = spent(STRANGER), None
    for _ in range(60):
        answer = client.get(address)
        b"".join(answer)
        if answer.status_code != 200:
            break
    assert answer.status_code == 429
    assert "took more work than" in answer.json()["detail"] and "/data/" in answer.json()["detail"]
    assert int(answer.headers["Retry-After"]) > 0 and answer.headers["Cache-Control"] == "no-store"
    assert client.get("/livez").status_code == 200


@pytest.mark.parametrize(
    ("address", "visitor"),
    [
        (STRANGER, STRANGER),
        ("2606:2800:220:1:248:1893:25c8:1946", "2606:2800:220:1::"),
        ("::ffff:198.41.0.4", "198.41.0.4"),
        ("127.0.0.1", None),
        ("::ffff:127.0.0.1", None),
        ("10.1.2.3", None),
        ("::1", None),
        ("", None),
        ("unix:", None),
    ],
)
def test_work_is_counted_by_address_and_not_that_of_a_proxy(rf, address, visitor):
    assert work.visitor_of(rf.get("/countries/", REMOTE_ADDR=address)) == visitor


@pytest.mark.parametrize("path", ["/admin/", "/livez", "/readyz", "/static/css/elements.css"])
def test_editors_and_what_costs_nothing_are_not_counted(rf, path):
    assert work.visitor_of(rf.get(path, REMOTE_ADDR=STRANGER)) is None
