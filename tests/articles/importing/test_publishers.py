"""Which publisher a source's name means, and which article a record, where several may be meant: always the first."""

import pytest

from articles.importing.identity import Known
from articles.importing.publishers import Publishers, PublishersOnRecord
from articles.models import Article, Publisher
from tests.articles.importing.test_identity import NOTHING
from tests.articles.news import TALKS, counts
from tests.make import make_office, make_publisher

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["Azertac", "AZERTAC", "azertac.az"])
def test_of_two_publishers_that_a_name_may_mean_the_first_is_meant(written):
    first, _second = (make_publisher("Azertac", url="https://azertac.az/") for _ in range(2))

    assert Publishers([written]).id_of(written) == first.pk


def test_the_publisher_that_is_written_so_goes_before_an_older_one_that_differs_in_case():
    make_publisher("AZERTAC")
    exact = make_publisher("Azertac")

    assert Publishers(["Azertac"]).id_of("Azertac") == exact.pk


def test_names_that_differ_in_case_make_one_publisher(bring_in):
    bring_in(*(TALKS | {"source": name, "url": "", "id": name} for name in ("Azertac", "AZERTAC")))

    assert list(Publisher.objects.values_list("name", flat=True)) == ["AZERTAC"]


def test_of_two_articles_that_a_record_without_a_publisher_may_be_the_first_is_meant(bring_in):
    homeless = TALKS | {"url": "", "id": ""}
    bring_in(
        homeless | {"source": "First", "author": "One"}, homeless | {"source": "Second", "author": "Two"}
    )
    assert Article.objects.count() == 2

    same = [
        counts(bring_in(homeless | {"source": "", "author": name}))["unchanged"] for name in ("One", "Two")
    ]

    assert same == [1, 0]


def test_of_two_staged_records_that_a_record_may_be_the_first_is_meant():
    first, second, again = (NOTHING | {"url": "https://example.org/1", "byline": name} for name in "abc")

    assert Known([again], staged=[first, second]).find(again) is first


@pytest.mark.parametrize("written", ["Azertac", "AZERTAC", "azertac", "azertac.az"])
def test_the_publisher_that_a_name_means_tells_whose_press_service_it_is(written):
    first, second = make_office(), make_office()
    make_publisher("Azertac", slug="azertac", url="https://azertac.az/", office=first)
    make_publisher("Azertac", url="https://azertac.az/", office=second)

    assert PublishersOnRecord().voice_of(written) == first.pk == first.publishers.get().office_id


def test_a_publisher_of_which_nothing_is_on_record_has_no_voice():
    make_publisher("AZERTAC", office=make_office())
    make_publisher("Azertac")

    on_record = PublishersOnRecord()
    assert [on_record.voice_of(name) for name in ("Azertac", "Trend", "")] == [None, None, None]
