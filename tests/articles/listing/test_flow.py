"""A request falls through its files: none of them calls one that called it."""

from datetime import date

import pytest

from tests.make import make_article, make_country, make_publisher
from tests.structure_flow import each_other, run_through, view_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/articles/?country=kz", "/articles/?country=kz&page=2", "/articles.json?country=kz"]
)
def test_no_two_files_of_a_list_request_call_each_other(address):
    country, publisher = make_country("KZ"), make_publisher()
    for day in range(1, 31):
        make_article(countries=[country], publisher=publisher, published_on=date(2001 + day % 3, 1, day))
    files, calls = run_through(view_of(address))
    assert len(files) > 20
    assert each_other(calls) == []
