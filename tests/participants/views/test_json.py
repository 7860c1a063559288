"""Lists of those who met as files that programs read."""

import pytest

from tests.articles.views.test_json import get
from tests.make import make_person

pytestmark = pytest.mark.django_db


def test_people(client):
    for _number in range(101):
        make_person()
    first = get(client, "/people.json")
    assert (first["total"], len(first["results"]), first["next"]) == (101, 100, "/people.json?page=2")
    assert get(client, "/people.json?colour=red", 400)["errors"][0]["parameter"] == "colour"
    assert "error" in get(client, "/people.json?page=3", 404)
