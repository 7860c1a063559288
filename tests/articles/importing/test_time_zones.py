"""Where publishers are, and on which day an article is dated by it."""

import datetime
import re

import pytest
from django.core.management import CommandError
from django.db import IntegrityError, transaction
from django.urls import reverse

from articles.importing.publishers import PublishersOnRecord
from articles.models import Article, Publisher
from articles.models.publisher import known_time_zones
from tests.articles.news import TALKS
from tests.forms import errors_of, typed
from tests.make import make_publisher

pytestmark = pytest.mark.django_db

AT_NIGHT = TALKS | {"source": "Astana wire", "published": "Mon, 25 Dec 2023 21:30:00 GMT"}
DAY_IN_GMT, DAY_IN_ASTANA = datetime.date(2023, 12, 25), datetime.date(2023, 12, 26)


def day_of_the_article():
    return Article.objects.values_list("published_on", flat=True).get()


def test_without_a_known_place_the_day_in_gmt_stays_and_is_told(bring_in):
    make_publisher("Astana wire")
    make_publisher("Bishkek wire", time_zone="Asia/Bishkek")

    said = bring_in(AT_NIGHT)

    assert day_of_the_article() == DAY_IN_GMT
    assert "the time is in GMT: the day at the place may be the next" in said


@pytest.mark.parametrize(
    "publisher",
    [
        {"name": "Astana wire"},
        {"name": "ASTANA WIRE"},
        {"name": "Агентство", "slug": "Astana-wire"},
        {"name": "Агентство", "url": "https://astana-wire.example/"},
    ],
)
def test_the_day_is_that_at_the_place_of_the_publisher_whatever_the_record_calls_it(bring_in, publisher):
    make_publisher("Bishkek wire")
    make_publisher(**publisher, time_zone="Asia/Almaty")
    name = "astana-wire.example" if "url" in publisher else publisher.get("slug", "Astana wire")

    bring_in(AT_NIGHT | {"source": name})

    assert day_of_the_article() == DAY_IN_ASTANA


def test_of_two_publishers_of_one_name_the_first_tells_the_place():
    make_publisher("Astana wire", time_zone="Asia/Almaty")
    make_publisher("Astana wire", time_zone="America/New_York")

    assert str(PublishersOnRecord().zone_of("Astana wire")) == "Asia/Almaty"


def test_the_publisher_that_is_written_so_goes_before_one_that_differs_in_case():
    make_publisher("ASTANA WIRE", time_zone="Asia/Almaty")
    make_publisher("Astana wire")

    assert PublishersOnRecord().zone_of("Astana wire") is None


def test_the_option_tells_the_place_of_those_of_whom_nothing_is_known(bring_in):
    make_publisher("New York wire", time_zone="America/New_York")
    at_night = AT_NIGHT | {"published": "2023-12-26T03:30:00Z"}

    bring_in(AT_NIGHT, at_night | {"source": "New York wire", "url": "", "id": "2"}, time_zone="Asia/Almaty")

    days = Article.objects.order_by("publisher__name").values_list("publisher__name", "published_on")
    assert list(days) == [("Astana wire", DAY_IN_ASTANA), ("New York wire", DAY_IN_GMT)]


def test_an_option_that_is_no_time_zone_is_refused(bring_in):
    with pytest.raises(
        CommandError, match="--time-zone: a time zone is expected .* Asia/Almaty; .* given: GMT[+]5"
    ):
        bring_in(AT_NIGHT, time_zone="GMT+5")


@pytest.mark.parametrize("publishers", [1, 25])
def test_to_know_the_places_costs_the_same_for_any_number_of_publishers(
    django_assert_num_queries, publishers
):
    with django_assert_num_queries(1):
        PublishersOnRecord().zone_of("Publisher")
    for number in range(publishers):
        make_publisher(f"Publisher {number}", time_zone="Europe/Moscow")

    with django_assert_num_queries(2):
        publishers = PublishersOnRecord()
        assert str(publishers.zone_of("Publisher 0")) == "Europe/Moscow"
        assert publishers.zone_of("Publisher") is None


def test_the_form_takes_the_name_of_a_zone_and_no_other(admin_client):
    publisher = make_publisher("Astana wire")
    address = reverse("admin:articles_publisher_change", args=[publisher.pk])

    def sent(zone):
        return admin_client.post(address, typed(admin_client.get(address), "publisher_form", time_zone=zone))

    assert "No time zone is called “almaty”: expected a name of the IANA database, such as Asia/Almaty." in (
        errors_of(sent("almaty"))
    )
    for nothing in ("\0", "../zone", "x" * 65):
        assert errors_of(sent(nothing))
    assert sent("Asia/Almaty").status_code == 302
    assert Publisher.objects.get().time_zone == "Asia/Almaty"


@pytest.mark.parametrize("name", ["../zone", "Asia Almaty", "+5", "'"])
def test_the_database_takes_no_other_words_for_a_zone(name):
    with pytest.raises(IntegrityError, match="publisher_time_zone_is_a_name"), transaction.atomic():
        make_publisher(time_zone=name)


def test_the_database_takes_every_zone():
    pattern = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]*")

    assert [name for name in known_time_zones() if not pattern.fullmatch(name)] == []
