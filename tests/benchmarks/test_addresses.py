"""Each address that is chosen is one of a page, and what it asks is understood."""

import pytest

from tests.benchmarks.addresses import addresses
from tests.benchmarks.all_pages.busiest import Busiest
from tests.benchmarks.all_pages.questions import FILTERS, of_filter
from tests.benchmarks.all_pages.routes import routes
from tests.benchmarks.every_page import ANSWERED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_stories")]


@pytest.mark.parametrize("name", FILTERS)
def test_every_parameter_of_a_filter_is_asked(name):
    """In an archive of little there may be nothing to ask by, but never no rule."""
    assert of_filter(FILTERS[name], Busiest()).keys() == FILTERS[name].base_filters.keys()


def test_each_page_answers(client):
    """The first address of each; what lists are asked is asked in their own tests."""
    found = addresses()
    assert found.keys() == {route.name for route in routes()}
    statuses = {
        some[0]: status_of(client.get(some[0])) for name, some in found.items() if some and name != ON_REQUEST
    }
    assert {address: status for address, status in statuses.items() if status not in ANSWERED} == {}


# It is there where an operator says whom to write to.
ON_REQUEST = "security"


def status_of(response):
    response.close()
    return response.status_code


@pytest.mark.parametrize("name", ["article-list", "meeting-list", "matrix", "compare"])
def test_what_is_asked_is_understood(client, name):
    """No address is met with a notice that something of it was ignored."""
    misunderstood = [address for address in addresses()[name] if client.get(address).context["problems"]]
    assert misunderstood == []
