"""The addresses of every page: none of the site's own list is forgotten; and what is told of their cost."""

import pytest

from tests.benchmarks import addresses as benchmark
from tests.benchmarks import every_page
from tests.benchmarks.all_pages import questions
from tests.benchmarks.all_pages.fillings import FILLINGS
from tests.benchmarks.all_pages.questions import FILTERS, has_rule
from tests.benchmarks.all_pages.routes import Route, routes
from tests.benchmarks.every_page import Page, told, unanswered


def test_every_page_of_the_site_has_a_rule():
    assert benchmark.unruled(routes()) == []


@pytest.mark.parametrize(
    "route",
    [
        Route("new", "ships/<slug:slug>/", reads_its_query=False),
        Route("new", "ships/", reads_its_query=True),
    ],
    ids=["rows", "query"],
)
def test_a_page_without_a_rule_is_told(route):
    assert benchmark.unruled([*routes(), route]) == [route.pattern]


def test_no_rule_is_left_of_a_page_that_is_gone():
    every = routes()
    assert set(FILLINGS) == {route.shape for route in every}
    reading = [route.name for route in every if route.reads_its_query]
    assert set(questions.OTHERS) <= set(reading)
    assert all(any(name.startswith(of_filter) for name in reading) for of_filter in FILTERS)
    assert all(has_rule(route) for route in every)


def test_files_and_pages_of_editors_are_told_apart():
    every = {route.name: route for route in routes()}
    assert every["meeting-list-xlsx"].is_file
    assert not every["meeting-list"].is_file
    assert not any(route.pattern.startswith("admin/") for route in every.values())


def test_what_pages_cost_is_told_in_hellos():
    pages = [Page("/", number, 0.5, 200, 1) for number in (5, 10, 20)]
    assert told(pages) == {"median": 20, "95%": 40, "worst": 40}


def test_a_page_that_does_not_answer_is_told():
    fine, broken = Page("/", 1, 1, 302, 0), Page("/broken", 1, 1, 503, 0)
    assert unanswered([fine, broken]) == [broken]


def test_the_file_of_all_meetings_is_asked_once(monkeypatch):
    asked = []

    class Visitor:
        def __init__(self, _port):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_error):
            pass

        def get(self, address):
            asked.append(address)
            return 0.5, 200, {}, b""

    monkeypatch.setattr(every_page, "Visitor", Visitor)
    every_page.each(0, ["/spreadsheet.csv", "/meetings/"], rounds=3)
    assert (asked.count("/spreadsheet.csv"), asked.count("/meetings/")) == (1, 4)


def test_a_workbook_is_asked_of_a_part_of_the_meetings_alone():
    (route,) = (route for route in routes() if route.name == "meeting-list-xlsx")
    assert route.name in questions.ONLY_ASKED
    assert [asked.keys() for asked in questions.asked_of(route, OfOneYear())] == [{"from", "to"}]


class OfOneYear:
    """Stands for `Busiest`: of an archive that has nothing but a year."""

    def __getattr__(self, name):
        return lambda: [2020] if name == "years" else ["a", "b"]
