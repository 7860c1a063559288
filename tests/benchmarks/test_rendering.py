"""The list of articles in Jinja2, which the site's own is held against, has the same markup."""

from datetime import date

import pytest

from tests.make import make_article, make_country, make_publisher, make_topic

ADDRESSES = [
    "/articles/",
    "/articles/?country=kz&topic=energy",
    "/articles/?country=kz&country=uz&match=all",
    "/articles/?q=gas&from=2023",
    "/articles/?from=later&page=9",
    "/articles/?q=nothing",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_yardstick_shows_the_same_page(address):
    from tests.benchmarks.templates.rendering import measured

    energy = make_topic(slug="energy")
    for day in (date(2023, 12, 26), date(2022, 1, 1), None):
        make_article(
            "Talks on gas & <oil>",
            standfirst="What they said.",
            published_on=day,
            countries=[make_country("KZ"), make_country("UZ")],
            publisher=make_publisher(name="Akorda"),
            topics=[energy],
        )
    assert measured(address, 1)["same"]
