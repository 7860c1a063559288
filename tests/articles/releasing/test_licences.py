"""Under which licence a publisher's texts may be passed on is known by its own page, or not at all."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Publisher
from articles.reference.loader import FOLDER
from articles.reference.tables import PUBLISHERS
from participants.reference.entries import read_csv
from tests.forms import typed
from tests.make import make_publisher

pytestmark = pytest.mark.django_db

STATED = "http://en.kremlin.ru/about/copyrights"


def test_an_editor_says_the_licence_and_where_it_is_stated(admin_client):
    publisher = make_publisher("Kremlin press service")
    address = f"/admin/articles/publisher/{publisher.pk}/change/"

    def save(**values):
        return admin_client.post(address, typed(admin_client.get(address), "publisher_form", **values))

    refused = save(text_licence="CC-BY-4.0")
    assert "Say where the publisher states the licence" in refused.content.decode()
    assert save(text_licence="CC-BY-4.0", licence_source_url=STATED).status_code == 302
    assert Publisher.objects.get().text_licence == "CC-BY-4.0"


def test_the_database_keeps_no_licence_without_its_source():
    with pytest.raises(IntegrityError, match="publisher_licence_has_a_source"), transaction.atomic():
        make_publisher("TASS", text_licence="CC-BY-4.0")


def test_of_those_shipped_the_licences_are_known_by_a_page_of_theirs():
    rows = list(read_csv(FOLDER / "publishers.csv", PUBLISHERS.columns, PUBLISHERS.optional))
    stated = {row["slug"]: (row["text_licence"], row["licence_source_url"]) for row in rows}
    assert stated["kremlin-press-service"] == ("CC-BY-4.0", STATED)
    assert [slug for slug, (licence, page) in stated.items() if bool(licence) != bool(page)] == []
